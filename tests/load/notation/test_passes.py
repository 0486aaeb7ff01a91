"""What one pass over the parser's events keeps: the faults before, the count of values, lines beside brackets."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.load.notation.compose import compose
from reportgen.load.source import source_of
from tests.load.notation.trees import both, codes, only, where


@both
def test_a_text_cut_off_is_told_beside_the_faults_before_it(loader: Any) -> None:
    _, found = compose(source_of("甲: 1\n甲: 2\n乙: 完成3 #锅炉\n丙: 4 # 说明\n"), loader)
    assert where(found) == [("YML109", 2, 1), ("YML110", 3, 7)]


@both
@pytest.mark.parametrize("text", ["甲: 一&二！三!四 #五\n", "乙: 一&二\n丙: 三!四\n丁: 五 #六\n"])
def test_a_text_cut_off_is_told_where_other_signs_stand_in_the_file(loader: Any, text: str) -> None:
    assert codes(compose(source_of(text), loader)[1]) == ["YML110"]


@both
def test_a_tab_in_a_text_above_a_list_in_brackets_is_a_blank(loader: Any) -> None:
    assert compose(source_of("甲: 一\t二\n乙: [三,\n  四]\n"), loader)[1] == []
    only("甲: 一\n乙: [三,\n\t四]\n", loader, "YML103", (3, 1))


@both
@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("主送:\n  -省委\n", "YML107", (2, 3)),
        ("主送:\n  •省委\n", "YML107", (2, 3)),
        ("-省委\n", "YML107", (1, 1)),
        ("导语: ｜\n", "YML105", (1, 5)),
        ("措施: 一是\n  \t二是\n  三是\n", "YML103", (2, 1)),
        ('措施: "\\U00110000"\n', "YML123", (1, 6)),  # beyond the last character of Unicode
        ('措施: "\\udfff"\n', "YML123", (1, 6)),
    ],
)
def test_a_mark_that_the_parser_takes_for_text_is_told(
    loader: Any, text: str, code: str, place: tuple[int, int]
) -> None:
    only(text, loader, code, place)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of 100 values."""
    monkeypatch.setattr("reportgen.load.notation.events.NODES", 100)


@both
@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("unit", ["- [甲]\n", "- {甲: 乙}\n", "- - 甲\n"])
def test_values_inside_of_lists_count_towards_the_limit(loader: Any, unit: str) -> None:
    assert compose(source_of(unit * 30), loader)[1] == []
    root, (found,) = compose(source_of(unit * 60), loader)
    assert (root, found.code) == (None, "YML115")
    assert "已超过 100 项" in found.reason


@both
@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("value", ["甲", "'甲'", "*"])
def test_the_limit_is_the_number_of_values_that_are_read(loader: Any, value: str) -> None:
    """A list of 99 values is 100 with itself."""
    values = "- 甲\n" * 98
    assert "YML115" not in codes(compose(source_of(f"{values}- {value}\n"), loader)[1])
    assert codes(compose(source_of(f"{values}- {value}\n- '乙'\n"), loader)[1])[-1] == "YML115"
