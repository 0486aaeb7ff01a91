"""Tests of reportgen/figures."""
