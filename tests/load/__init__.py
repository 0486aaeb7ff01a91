"""Tests of reportgen/load."""
