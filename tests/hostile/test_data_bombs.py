"""Data files that are too much of something: told in time, and in no more messages than a person reads."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportgen.diagnostics import SHOWN_AT_MOST, show
from reportgen.pipeline import build
from tests.reports import CITY, TWO_TASKS, loaded

HUGE = "9" * 5000  # Python reads no number of more than 4300 digits


def test_thousands_of_unknown_keys_are_a_hundred_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    real = difflib.get_close_matches

    def counting(word: str, known: Sequence[str], n: int, cutoff: float) -> list[str]:
        nonlocal compared
        compared += 1
        return real(word, known, n, cutoff)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    found = loaded(tmp_path, CITY + "".join(f"坏{n}: 1\n" for n in range(5_000))).found
    assert {d.code for d in found} == {"SHP201"}
    assert compared <= SHOWN_AT_MOST, "what nobody is shown is not guessed at"
    shown = show(found)
    assert shown.count("SHP201") == SHOWN_AT_MOST
    assert "另有 4900 条" in shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("序号: 1", f"序号: {HUGE}"),
        ("序号: 1", f"序号: 第{HUGE}项"),
        ("序号: 1", f"序号: {HUGE}.0"),
        ("2022-08-30", f"{HUGE}-08-30"),
        ("2021年底前", f"{HUGE}年底前"),
        ("整改任务:", f"整改任务:\n  总数: {HUGE}"),
        ("河道治理", HUGE),
        ("德州市", "德" * 100_000 + "市"),
        ("河道治理", "【" * 10_000),
        ("河道治理", "【任务." * 3000 + "】" * 3000),
        ("已完成整改", "已" * 100_000),
    ],
    ids=range(11),
)
def test_a_value_beyond_all_measure_is_printed_or_told(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(TWO_TASKS.replace(old, new, 1), encoding="utf-8")
    made = build(path)
    assert made.document is not None or any(d.is_error for d in made.found)
    assert len(show(made.found)) < 20_000
