"""Findings that are not wanted: by code, by code and words, by a comment in the YAML; never what stops a build."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Diagnostic, fault
from reportgen.ignoring import Unwanted, unwanted, wanted
from reportgen.place import Place, Source

LINES = (
    "章节:",
    "  - 标题: 补齐短板",
    "    段落:",
    "      - 任务37项,已完成34项。  # 不查 FMT753",
    "      # 不查 FMT753、FMT758",
    "      - 任务37项,已完成 34 项。",
    "    结语: |",
    "      任务37项,其余推进。",
    "    导语: |  # 不查 FMT7",
    "      任务37项,其余推进。",
)


SOURCES = {name: Source(name, LINES) for name in ("city.yaml", "公文.txt")}


def at(line: int, code: str = "FMT753", name: str = "city.yaml") -> Diagnostic:
    """A finding on the half-width comma of a line."""
    column = LINES[line - 1].find(",") + 1
    return fault(code, Place(SOURCES[name], line, column, line, column + 1), "半角标点", "改成全角")


@pytest.mark.parametrize(("line", "kept"), [(4, False), (6, False), (8, True), (10, False)])
def test_a_comment_at_the_line_above_it_or_at_its_key_is_enough(line: int, kept: bool) -> None:
    assert bool(wanted([at(line)], [])) is kept


def test_a_comment_is_for_its_codes_and_for_data_files_only() -> None:
    assert wanted([at(4, "FMT758")], []) != []
    assert wanted([at(6, "FMT758")], []) == []
    assert wanted([at(4, name="公文.txt")], []) != []


def test_a_code_or_a_family_is_ignored_everywhere() -> None:
    for start in ("FMT753", "FMT", "FMT75"):
        assert wanted([at(8)], [Unwanted(start)]) == []
    assert wanted([at(8)], [Unwanted("FMT758")]) == [at(8)]


def test_with_words_only_the_finding_on_these_characters_is_ignored() -> None:
    entry = unwanted("FMT753:37项,其余")
    assert isinstance(entry, Unwanted)
    assert wanted([at(8), at(4, name="公文.txt")], [entry]) == [at(4, name="公文.txt")]


def test_of_a_finding_in_several_places_those_that_are_wanted_are_left() -> None:
    second = at(8, name="公文.txt").place
    first = at(4, name="公文.txt")
    assert first.place is not None
    assert second is not None
    both = Diagnostic(first.code, first.place, "", "", "", first.severity, (second,))
    (left,) = wanted([both], [Unwanted("FMT753", "37项,已完成34")])
    assert (left.place, left.related) == (second, ())


def test_an_error_that_stops_the_build_stays() -> None:
    place = Place(Source("city.yaml", ("整改任务: 37  # 不查 LED304",)), 1, 1)
    error = fault("LED304", place, "", "")
    assert wanted([error], [Unwanted("LED")]) == [error]
    warning = fault("LED332", place, "", "")
    assert wanted([warning], [Unwanted("LED")]) == []


@pytest.mark.parametrize("entry", ["", "ABC", "TXT9999", "：甲"])
def test_an_entry_without_a_code_is_told(entry: str) -> None:
    assert "没有以" in str(unwanted(entry))


def test_a_colon_without_words_is_a_slip_and_not_the_whole_code() -> None:
    assert "没有写文字" in str(unwanted("FMT753:"))


def test_the_colon_may_be_full_width_and_the_code_small() -> None:
    assert unwanted("fmt753：37项") == Unwanted("FMT753", "37项")
