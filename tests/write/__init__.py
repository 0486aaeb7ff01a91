"""Tests of the writers, Document -> bytes -> file."""
