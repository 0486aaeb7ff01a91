"""Papers in Traditional characters: which are, and what they are in Simplified ones."""

from __future__ import annotations

import sys

import pytest

from reportgen.extract.parts import Grid, Item, Line
from reportgen.extract.script import converted, is_traditional

TRADITIONAL = (
    "雲州市關於省生態環境保護督察反饋意見整改落實情況的報告",
    "市委、市政府高度重視，將整改作為重大政治任務，統籌推進，環境質量持續改善。",
)
SIMPLIFIED = (
    "云州市关于省生态环境保护督察反馈意见整改落实情况的报告",
    "市委、市政府高度重视，将整改作为重大政治任务，统筹推进，环境质量持续改善。",
)


def test_a_paper_in_traditional_characters_is_known() -> None:
    assert is_traditional(TRADITIONAL)
    assert is_traditional(["生態(tài)環(huán)境(jìng)保護(hù)督察反饋問題整改"])


@pytest.mark.parametrize(
    "texts",
    [(), ("",), SIMPLIFIED, (*SIMPLIFIED, "由張國華、陳寶強負責。"), ("臺灣",), ("Report 2022",)],
)
def test_other_papers_are_not(texts: tuple[str, ...]) -> None:
    assert not is_traditional(texts)


def test_a_paper_is_converted_and_its_columns_hold() -> None:
    pytest.importorskip("opencc")
    items: list[Item] = [Line(TRADITIONAL[0], 1, 1), Grid((("責任單位", "時限\n進展"),), 2), Line(TRADITIONAL[1], 5)]
    assert converted(items) == [
        Line(SIMPLIFIED[0], 1, 1),
        Grid((("责任单位", "时限\n进展"),), 2),
        Line(SIMPLIFIED[1], 5),
    ]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("著力補齊短板", "着力补齐短板"),
        ("以壓煤為著力點", "以压煤为着力点"),
        ("圍繞著、隨著、沿著", "围绕着、随着、沿着"),
        ("著重、著眼、著手", "着重、着眼、着手"),
        ("成效顯著", "成效显著"),
        ("顯著力度", "显著力度"),
        ("著名專家的名著", "著名专家的名著"),
        ("其餘3項徵求意見", "其余3项征求意见"),
        ("幹部並肩治理乾淨", "干部并肩治理干净"),
    ],
)
def test_words_of_these_papers_are_written_as_they_should_be(traditional: str, simplified: str) -> None:
    pytest.importorskip("opencc")
    assert converted([Line(traditional, 1)]) == [Line(simplified, 1)]


def test_every_text_keeps_its_length() -> None:
    pytest.importorskip("opencc")
    text = "".join(map(chr, range(0x4E00, 0x9FA6))) + "瞭解覆蓋𠀀著力"
    (made,) = converted([Line(text, 1)]) or [Line("", 1)]
    assert isinstance(made, Line)
    assert len(made.text) == len(text)


def test_simplified_text_stays() -> None:
    pytest.importorskip("opencc")
    items = [Line(text, n) for n, text in enumerate(SIMPLIFIED, 1)]
    assert converted(items) == items


def test_without_the_library_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    assert converted([Line(TRADITIONAL[0], 1)]) is None
