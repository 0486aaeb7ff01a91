"""Shared by the tests of the writers: where a report is saved."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "德州市.docx"
