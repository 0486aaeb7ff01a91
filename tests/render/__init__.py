"""Tests of reportgen/render."""
