"""Marks in a line, and those of headings in a plain text."""

from __future__ import annotations

import pytest

from reportgen.check.paper.lines import paper_of_lines
from reportgen.check.proof import proofread
from reportgen.place import Source
from tests.papers import codes, found, marked


@pytest.mark.parametrize("text", ["跟踪问效.对已完成的逐项回头看。", "各级高度重视.坚决整改。"])
def test_a_point_between_words(text: str) -> None:
    assert marked("FMT753", text) == ["."]


@pytest.mark.parametrize("text", ["附件一.整改清单，已印发。", "域名为www.云山.cn，已备案。", "下降3.5个百分点。"])
def test_a_point_of_a_number_or_an_address_is_none(text: str) -> None:
    assert marked("FMT753", text) == []


@pytest.mark.parametrize("text", ["化学需氧量(COD)达标。", "颗粒物(PM)浓度下降。"])
def test_brackets_with_latin_letters_behind_words(text: str) -> None:
    assert marked("FMT753", text) == [text[text.index("(") : text.index(")") + 1]]


def test_what_a_page_of_the_web_left_is_not_told_twice() -> None:
    text = "转变态(tài)度，加强环(huán)境治理，压实责(zé)任&nbsp;。"
    assert set(codes(text)) >= {"TXT866", "TXT867"}
    assert marked("FMT753", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [("印发《关于‹条例›的通知》。", "〈条例〉"), ("印发<实施意见>的通知。", "《实施意见》")],
)
def test_the_marks_of_a_name(text: str, right: str) -> None:
    assert [f.edit for f in found("FMT753", text)] == [right]


def test_less_and_more_are_none() -> None:
    assert marked("FMT753", "浓度<标准值，天数>5天；pH<6。") == []


HEADINGS = ("(一)压实责任。全面落实。", "（二)狠抓整改。全面落实。", "（三）、推进治理。全面落实。")


def test_headings_are_gathered_into_one_finding() -> None:
    paper = paper_of_lines(Source("公文.txt", HEADINGS))
    told = [d for d in proofread(paper) if d.code == "FMT798"]
    assert [len(d.related) for d in told] == [2]


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        (HEADINGS, ["(一)", "（二)", "（三）、"]),
        (("一.总体情况", "各级高度重视。", "二，工作成效", "成效明显。"), ["一.", "二，"]),
        (("1、加快建设。建成管网。",), ["1、"]),
        (("（一）压实责任。全面落实。", "二）狠抓整改。全面落实。"), ["二）"]),
        (("（一）压实责任。全面落实。", "（", "二）狠抓整改。全面落实。"), []),
        (("一）压实责任。全面落实。", "二）狠抓整改。全面落实。"), []),
        (("一、 总体情况", "（一） 压实责任。全面落实。", "5、6月份雨水偏多。"), []),
    ],
)
def test_the_number_of_a_heading(lines: tuple[str, ...], marks: list[str]) -> None:
    assert marked("FMT798", *lines) == marks
