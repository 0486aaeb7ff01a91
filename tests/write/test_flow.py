"""Document -> paragraphs in order: what is numbered, what is joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import (
    Addressee,
    Attachment,
    AttachmentNote,
    Block,
    Document,
    Enumeration,
    Heading,
    Layout,
    Mark,
    Paragraph,
    Text,
    plain,
)
from reportgen.write.flow import Para, Sheet, Style, flow
from reportgen.write.inlines import lines
from tests.write.papers import item, ledger, t


def paras(*blocks: Block) -> list[Para]:
    return [p for p in flow(Document((), blocks)) if isinstance(p, Para)]


def texts(*blocks: Block) -> list[str]:
    return [plain(p.lead + p.inlines) for p in paras(*blocks)]


def test_headings_are_numbered_by_level_and_anew_under_each_parent() -> None:
    blocks = [Heading(n, t("题")) for n in (1, 2, 2, 3, 4, 4, 1, 2, 3)]
    assert texts(*blocks) == [
        "一、题", "（一）题", "（二）题", "1.题", "（1）题", "（2）题", "二、题", "（一）题", "1.题",
    ]  # fmt: skip


def test_an_own_line_heading_keeps_to_itself() -> None:
    assert texts(Heading(1, t("题")), Paragraph(t("文。"))) == ["一、题", "文。"]


def test_a_run_in_heading_takes_a_full_stop_and_leads_its_paragraph() -> None:
    (para,) = paras(Heading(2, t("碧水"), run_in=True), Paragraph(t("文。")))
    assert (plain(para.lead), plain(para.inlines)) == ("（一）碧水。", "文。")
    assert (para.style, para.level) == (Style.BODY, 2)


def test_a_run_in_heading_that_ends_in_a_mark_takes_no_second_one() -> None:
    assert texts(Heading(2, t("碧水："), run_in=True), Paragraph(t("文。"))) == ["（一）碧水：文。"]


def test_a_run_in_heading_without_text_stands_alone() -> None:
    assert texts(Heading(2, t("甲"), run_in=True), Heading(2, t("乙"), run_in=True)) == ["（一）甲。", "（二）乙。"]


def test_only_the_first_of_several_paragraphs_joins_a_run_in_heading() -> None:
    joined, second = paras(Heading(2, t("甲"), run_in=True), Paragraph(t("一。\n二。")))
    assert plain(joined.lead + joined.inlines) == "（一）甲。一。"
    assert (plain(second.inlines), second.level) == ("二。", 0)


def test_an_inline_enumeration_runs_on_in_the_paragraph_before_it() -> None:
    points = Enumeration((item("扛牢责任", "压实。"), item("", "坚持。")))
    assert texts(Paragraph(t("齐抓共管。")), points) == ["齐抓共管。一是扛牢责任。压实。二是坚持。"]


def test_an_inline_enumeration_joins_a_run_in_heading_with_and_without_text_between() -> None:
    points = Enumeration((item("", "甲。"), item("", "乙。")))
    head = Heading(2, t("题"), run_in=True)
    assert texts(head, points) == ["（一）题。一是甲。二是乙。"]
    assert texts(head, Paragraph(t("文。")), points) == ["（一）题。文。一是甲。二是乙。"]


def test_an_inline_enumeration_does_not_join_an_own_line_heading_or_a_table() -> None:
    points = Enumeration((item("", "甲。"),))
    assert texts(Heading(1, t("题")), points) == ["一、题", "一是甲。"]
    assert texts(ledger(1), points) == ["一是甲。"]


def test_a_paragraph_after_an_inline_enumeration_is_a_new_one() -> None:
    points = Enumeration((item("", "甲。"),))
    assert texts(Paragraph(t("前。")), points, Paragraph(t("后。"))) == ["前。一是甲。", "后。"]


def test_points_in_paragraphs_of_their_own_have_the_mark_that_was_asked_for() -> None:
    points = (item("", "甲。"), item("乙", ""))
    found = {mark: texts(Enumeration(points, Layout.PARAGRAPHS, mark)) for mark in Mark}
    assert found == {
        Mark.SHI: ["一是甲。", "二是乙。"],
        Mark.DOT: ["1.甲。", "2.乙。"],
        Mark.BRACKET: ["（1）甲。", "（2）乙。"],
        Mark.CIRCLE: ["①甲。", "②乙。"],
        Mark.NONE: ["甲。", "乙。"],
    }


def test_an_enumeration_inside_a_point_is_counted_by_itself() -> None:
    inner = Enumeration((item("", "子。"), item("", "丑。")), Layout.PARAGRAPHS, Mark.CIRCLE)
    outer = Enumeration((item("甲", "文。", inner), item("乙", "文。", inner)), Layout.PARAGRAPHS)
    assert texts(outer) == ["一是甲。文。", "①子。", "②丑。", "二是乙。文。", "①子。", "②丑。"]


def test_an_inline_enumeration_inside_a_point_ends_the_last_paragraph_of_the_point() -> None:
    inner = Enumeration((item("", "子。"), item("", "丑。")), Layout.INLINE, Mark.CIRCLE)
    outer = Enumeration((item("甲", "上。\n下。", inner),), Layout.PARAGRAPHS)
    assert texts(outer) == ["一是甲。上。", "下。①子。②丑。"]


def test_an_enumeration_within_an_inline_one_stays_inline() -> None:
    inner = Enumeration((item("", "子。\n丑。"),), Layout.PARAGRAPHS, Mark.CIRCLE)
    assert texts(Enumeration((item("甲", "文。", inner),))) == ["一是甲。文。①子。丑。"]


def test_a_point_without_any_text_prints_nothing() -> None:
    assert texts(Enumeration((item("", ""),), Layout.PARAGRAPHS, Mark.NONE), Enumeration(())) == []


def test_headings_and_names_never_break_into_two_paragraphs() -> None:
    found = texts(Heading(1, t("上\n下")), Addressee(t("省委、\n省政府")), AttachmentNote((t("清\n单"),)))
    assert found == ["一、上下", "省委、省政府：", "附件：清单"]


def test_a_title_may_have_several_lines() -> None:
    first, second = flow(Document(t("关于整改\n情况的报告"), ()))
    assert isinstance(first, Para)
    assert isinstance(second, Para)
    assert [plain(first.inlines), plain(second.inlines)] == ["关于整改", "情况的报告"]
    assert {first.style, second.style} == {Style.TITLE}


def test_one_attachment_has_no_number_and_several_have() -> None:
    def marks(count: int) -> list[str]:
        note = AttachmentNote((t("清单"),) * count)
        return texts(note, *(Attachment(t("清单"), ()) for _ in range(count)))

    assert marks(1) == ["附件：清单", "附件", "清单"]
    assert marks(2) == ["附件：1.清单", "2.清单", "附件1", "清单", "附件2", "清单"]


def test_an_attachment_begins_a_sheet_and_counts_its_headings_anew() -> None:
    blocks = (Heading(1, t("甲")), Attachment(t("清单"), (Heading(1, t("乙")), ledger(1)), landscape=True))
    kinds = [type(i).__name__ if not isinstance(i, Para) else plain(i.inlines) for i in flow(Document((), blocks))]
    assert kinds == ["一、甲", "Sheet", "附件", "清单", "一、乙", "Table"]
    assert Sheet(landscape=True) in list(flow(Document((), blocks)))


def test_every_paragraph_knows_the_template_line_it_came_from() -> None:
    (para,) = paras(Paragraph(t("文。"), origin="report.j2:7"))
    assert para.origin == "report.j2:7"


@given(st.lists(st.text(alphabet="甲乙\n ", max_size=6), max_size=5))
def test_cutting_at_line_feeds_loses_nothing_but_empty_lines(parts: list[str]) -> None:
    found = [plain(line) for line in lines(tuple(Text(p) for p in parts))]
    assert found == [line for line in "".join(parts).split("\n") if line.strip()]
