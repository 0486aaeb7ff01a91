"""Papers in which nearly everything was edited: each paragraph is told of the one that it was made of."""

from __future__ import annotations

from reportgen.pull.changes import Kind, Unit, What
from reportgen.pull.compare import compare
from reportgen.pull.spans import spans
from tests.pull.edits import TOWNS

WORKS = ["污水管网改造", "农村黑臭水体治理", "秸秆露天禁烧管控", "露天矿山生态修复", "饮用水源保护", "砂石码头清理整顿"]


def paper(texts: list[str]) -> list[Unit]:
    return [Unit(What.BODY, text, n) for n, text in enumerate(texts)]


def texts(verb: str, done: str) -> list[str]:
    """Seventy-two paragraphs, each of a place and a work."""
    return [f"{place}镇{verb}{work}，共投入资金若干，{done}。" for place in TOWNS for work in WORKS]


def test_every_paragraph_edited_is_every_paragraph_found_again() -> None:
    built = paper(texts("组织实施", "群众比较满意"))
    new = paper(texts("扎实推进", "群众十分满意"))
    changes = compare(built, new)
    assert [change.kind for change in changes] == [Kind.EDITED] * len(built)
    assert [change.old for change in changes] == built
    assert [change.new for change in changes] == new


def test_edited_paragraphs_that_changed_places_are_found_again() -> None:
    built = paper(texts("组织实施", "群众比较满意"))
    edited = texts("扎实推进", "群众十分满意")
    changes = compare(built, paper(edited[12:] + edited[:12]))
    assert {change.kind for change in changes} == {Kind.EDITED, Kind.MOVED}
    for change in changes:
        assert change.old is not None
        assert change.new is not None
        assert change.new.text == edited[built.index(change.old)]


def test_a_long_text_edited_from_end_to_end_is_compared_sentence_by_sentence() -> None:
    sentences = [f"第{n}个村完成改造。" for n in range(400)]
    new = [s.replace("完成", "基本完成") if n % 50 == 7 else s for n, s in enumerate(sentences)]
    new[200:200] = ["另有新增一处。"]
    old, now = "".join(sentences), "".join(new[1:])
    found = spans(old, now)
    assert [(old[s.start : s.end], s.new) for s in found] == [
        ("第0个村完成改造。", ""),
        *[("", "基本")] * 4,
        ("", "另有新增一处。"),
        *[("", "基本")] * 4,
    ]


def test_a_long_text_without_any_known_sentence_is_one_edit() -> None:
    assert len(spans("甲。" * 3_000, "乙。" * 3_000)) == 1
