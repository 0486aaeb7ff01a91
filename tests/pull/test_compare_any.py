"""Whatever was changed: the changes make the edited paper of the built one. No text is too long."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.pull.changes import Unit, What
from reportgen.pull.compare import compare
from tests.pull.edits import applied

SENTENCES = st.lists(
    st.sampled_from(["督导检查", "压实责任", "管网建设", "河道清淤", "群众满意", "完成12项", "共3家"]),
    min_size=1,
    max_size=6,
)
TEXTS = st.lists(SENTENCES.map(lambda words: "，".join(words) + "。"), max_size=12)
STEPS = st.lists(
    st.tuples(st.sampled_from(["删", "增", "移", "改"]), st.integers(0, 99), st.integers(0, 99)), max_size=8
)


def reworked(texts: list[str], steps: Sequence[tuple[str, int, int]]) -> list[str]:
    texts = list(texts)
    for step, one, other in steps:
        if step == "增":
            texts.insert(one % (len(texts) + 1), f"新增第{other}段内容。")
        elif texts and step == "删":
            del texts[one % len(texts)]
        elif texts and step == "移":
            texts.insert(other % len(texts), texts.pop(one % len(texts)))
        elif texts:
            n = one % len(texts)
            at = other % (len(texts[n]) + 1)
            texts[n] = f"{texts[n][:at]}改为{other}处{texts[n][at + 2 :]}"
    return texts


def paragraphs(texts: Sequence[str], several: int) -> list[Unit]:
    """Points, `several` to a paragraph."""
    return [Unit(What.POINT, text, n // several, "一是") for n, text in enumerate(texts)]


@given(texts=TEXTS, steps=STEPS, several=st.integers(1, 4), others=st.integers(1, 4))
def test_the_changes_make_the_edited_paper_of_the_built_one(
    texts: list[str], steps: list[tuple[str, int, int]], several: int, others: int
) -> None:
    built = paragraphs(texts, several)
    new = reworked(texts, steps)
    assert applied(built, compare(built, paragraphs(new, others))) == new


def cells(rows: Sequence[str]) -> list[Unit]:
    """A table of a column of names and one of units."""
    whole = [("名称", "单位"), *((row, "市水利局") for row in rows)]
    return [Unit(What.CELL, t, 0, table=0, row=r, column=c) for r, row in enumerate(whole) for c, t in enumerate(row)]


@given(texts=TEXTS, steps=STEPS)
def test_the_changes_of_a_table_make_the_edited_table(texts: list[str], steps: list[tuple[str, int, int]]) -> None:
    built = cells(texts)
    new = cells(reworked(texts, steps))
    assert applied(built, compare(built, new)) == [u.text for u in new]


@pytest.mark.parametrize(
    "text", ["甲乙" * 300_000, "。" * 500_000, "一是甲。" * 100_000, "7" * 500_000, "甲，" * 40_000]
)
def test_a_paragraph_without_end_is_compared_all_the_same(text: str) -> None:
    half = len(text) // 2
    built, new = [Unit(What.BODY, text, 0)], [Unit(What.BODY, text[:half] + "改" + text[half + 9 :], 0)]
    assert applied(built, compare(built, new)) == [new[0].text]
