"""Tests of reportgen/check."""
