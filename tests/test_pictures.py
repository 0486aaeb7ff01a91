"""The pictures that `make pictures` takes for docs/start.md: small, as wide as the page, and shown there."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["start-list.png", "start-form.png", "start-build.png"])
def test_the_page_for_beginners_shows_small_pictures(name: str) -> None:
    assert f"]({name})" in (ROOT / "docs" / "start.md").read_text("utf-8")
    picture = (ROOT / "docs" / name).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20]) == (1000,)
    assert len(picture) < 80_000
