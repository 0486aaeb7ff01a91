"""What several commands and the page say or go by stands in one place of the source."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportgen

SOURCES = sorted(Path(reportgen.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("读不懂，写成", "dates/date.py"),
        ('".xlsx", ".xls', "place.py"),
        ('".docm", ".txt"', "place.py"),
    ],
)
def test_it_is_written_once(words: str, place: str) -> None:
    found = [path for path in SOURCES for _ in range(path.read_text("utf-8").count(words))]
    assert [path.as_posix()[-len(place) :] for path in found] == [place]
