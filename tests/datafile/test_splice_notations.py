"""Texts in the rarer notations of YAML: what can stay as it was written stays, all else is written anew."""

from __future__ import annotations

import pytest

from reportgen.datafile.edits import Edit, Insert, Path, Put, Replace
from reportgen.datafile.splice import EditError, spliced
from reportgen.datafile.tree import Noted, Tree
from tests.datafile.test_splice import value

KEY: Path = ("键",)
CLAUSES = "".join(f"第{n}户，" for n in range(300))


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ('键: "甲\\_乙"', "甲 丙", '键: "甲 丙"'),  # a blank of a kind that is read as the plain one
        ('键: "甲乙\\\n  丙丁"', "甲乙丙戊", '键: "甲乙\\\n  丙戊"'),  # an escaped line break
        ('键: "甲\\u4e59\\x41丙"', "甲乙A丁", '键: "甲\\u4e59\\x41丁"'),
        ("键: 甲\t乙丙\n", "甲 乙丁", "键: 甲 乙丁\n"),
        ("键: 甲\u200b乙丙\n", "甲乙丁", "键: 甲乙丁\n"),
        ("键: '甲''乙丙'\n", "甲'乙丁", "键: '甲''乙丁'\n"),
        ("键: 甲乙\n\n\n  丙丁\n", "甲乙\n丙丁", "键: 甲乙\n\n  丙丁\n"),
        ("键: 甲乙\n\n  丙丁\n", "甲乙丙丁", "键: 甲乙丙丁\n"),
        ("键: '甲乙\n\n\n  丙'", "甲丁\n\n丙", "键: '甲丁\n\n\n  丙'"),
        ("键: >\n  甲乙\n  丙丁\n", "甲乙 丙戊", "键: 甲乙 丙戊\n"),
        ("键: |\n  甲乙\n   丙丁\n", "甲乙\n 丙戊\n", "键: |\n  甲乙\n   丙戊\n"),
        ("键: |2\n   甲乙\n  丙丁\n", " 甲乙\n丙戊\n", "键: |2\n   甲乙\n  丙戊\n"),
        ("键: |\n\n  甲乙\n", "\n甲丙\n", "键: |\n\n  甲丙\n"),
        ("键: |+\n  甲乙\n\n后: 乙\n", "甲丙\n\n", '键: "甲丙\\n\\n"\n后: 乙\n'),
        ("键: |\n  甲乙\n    \n后: 乙\n", "甲丙", "键: 甲丙\n后: 乙\n"),
        ("键:\n  # 注\n后: 乙\n", "甲", "键: 甲\n  # 注\n后: 乙\n"),
        ("?\n 键\n: \n", "甲", "?\n 键\n: 甲\n"),
        (f"键: {CLAUSES}\n", CLAUSES.replace("第", "共"), f"键: {CLAUSES.replace('第', '共')}\n"),
    ],
)
def test_what_can_stay_as_it_was_written_stays(before: str, new: str, after: str) -> None:
    result = spliced(before, [Replace(KEY, new)])
    assert value(result, KEY) == new
    assert result == after


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        ("键: [甲, 乙]", "一\n二", '键: [甲, "一\\n二", 乙]'),
        ("键: [甲, 乙]", Noted("丙", "注"), "键: [甲, 丙, 乙]"),
        ("键: [[甲], [乙]]", ["丙"], "键: [[甲], [丙], [乙]]"),
        ("键: [{甲: [一, 二]}]", {"甲": ["三"]}, "键: [{甲: [一, 二]}, {甲: [三]}]"),
    ],
)
def test_an_item_among_others_in_brackets_stands_in_brackets(before: str, item: Tree, after: str) -> None:
    assert spliced(before, [Insert(KEY, 1, item)]) == after


@pytest.mark.parametrize(
    ("before", "edits", "reason"),
    [
        ("键: [甲: 乙]\n", [Put(("键", 0, "丙"), "丁")], "方括号里的这一项没有花括号，不能再加一项"),
        ("键: [甲]\n", [Put((0,), "丁")], "新的一项没有项名"),
        ("键:\n", [Put(("键", "甲"), "丁"), Insert(KEY, 0, "戊")], "同一处既写文字，又加一项"),
        ("键:\n", [Replace(KEY, "丁"), Insert(KEY, 0, "戊")], "同一处既写文字，又加一项"),
    ],
)
def test_what_has_no_notation_there_is_refused(before: str, edits: list[Edit], reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        spliced(before, edits)
