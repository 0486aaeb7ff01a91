"""Tests of the everyday edits: the form of a data file, changes that are written, the command `set`."""
