"""Shared by the tests of `pull`: a city whose Word file is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pull.papers import DATA, made


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The data file, with its Word file built beside it."""
    return made(tmp_path, DATA)
