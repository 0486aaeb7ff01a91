"""Document -> .docx: empty lines, indents, sheets and tables, as GB/T 9704-2012 has them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import (
    Attachment,
    AttachmentNote,
    Block,
    Column,
    Inlines,
    Paragraph,
    Signing,
    SignOff,
    Table,
)
from reportgen.write.docx import write
from reportgen.write.title import title_lines
from tests.write.papers import TITLE, rich, t, t_cell
from tests.write.wordxml import W, body, paragraphs, part, text_of, value


def test_an_empty_line_stands_where_the_standard_wants_one() -> None:
    blocks = (
        Paragraph(t("文。")),
        AttachmentNote((t("清单"), t("台账"))),
        SignOff((t("中共德州市委"), t("德州市人民政府")), t("2022年8月30日")),
        Attachment(t("清单"), (Paragraph(t("文。")),)),
    )
    found = [text_of(p) for p in body(*blocks).iter(f"{W}p")]
    assert found == [
        "标题", "", "文。", "", "附件：1.清单", "2.台账", "", "中共德州市委", "德州市人民政府", "2022年8月30日",
        "附件", "", "清单", "", "文。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "kept"),
    [(5, False), (17, True), (18, True), (20, True), (25, False)],
    ids=["all on one page", "doubtful", "would part", "would part too", "all on the next"],
)
def test_the_last_of_the_text_is_kept_with_the_signature_where_a_page_might_part_them(lines: int, kept: bool) -> None:
    """The title and an empty line take 2 lines of 22, an empty line and the signature 3."""
    paragraphs_ = (Paragraph(t(f"第{n}段。")) for n in range(1, lines + 1))
    root = body(*paragraphs_, SignOff((t("德州市人民政府"),), t("2022年8月30日")))
    found = [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs(root, "Body")]
    assert found == [False] * (lines - 1) + [kept]


def test_a_long_last_paragraph_that_runs_over_needs_no_keeping() -> None:
    root = body(
        *(Paragraph(t(f"第{n}段。")) for n in range(14)), Paragraph(t("字" * 280)), SignOff((t("市政府"),), t(""))
    )
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs(root, "Body")][-1] is False


def test_in_doubt_a_long_paragraph_is_not_kept_and_a_signature_longer_than_a_page_keeps_nothing() -> None:
    """Kept, it would leave its page as a whole in LibreOffice."""
    doubtful = body(
        *(Paragraph(t(f"第{n}段。")) for n in range(9)), Paragraph(t("字" * 210)), SignOff((t("市政府"),), t(""))
    )
    bodies = tuple(t(f"示例市{n}局") for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")
    tall = body(*(Paragraph(t("文。")) for _ in range(15)), SignOff(bodies, t("2022年8月30日"), Signing.SEALED))
    for root in (doubtful, tall):
        assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs(root, "Body")][-1] is False


def test_the_signature_is_centred_over_the_date() -> None:
    root = body(SignOff((t("中共德州市委"), t("德州市生态环境保护督察整改工作领导小组")), t("2022年8月30日")))
    short, long = (int(value(p, "pPr/ind", "right") or 0) for p in paragraphs(root, "Signer"))
    assert 1260 < short < 1260 + 630  # the date stands 1260 twips from the right and is wider by less than two
    assert 0 <= long < 1260


def test_attachments_hang_behind_their_number() -> None:
    several = body(AttachmentNote((t("清单"), t("台账"))))
    assert [text_of(p) for p in paragraphs(several, "NoteFirst")] == ["附件：1.清单"]
    assert [text_of(p) for p in paragraphs(several, "NoteNext")] == ["2.台账"]
    assert [text_of(p) for p in paragraphs(body(AttachmentNote((t("清单"),))), "Note")] == ["附件：清单"]


def test_from_the_tenth_attachment_on_the_number_hangs_further() -> None:
    lines = paragraphs(body(AttachmentNote((t("清单"),) * 11)), "NoteNext")
    assert [value(p, "pPr/ind", "hanging") for p in lines] == [None] * 8 + ["385", "385"]


def test_each_line_of_a_long_title_is_a_paragraph_without_an_indent() -> None:
    lines = paragraphs(body(title=TITLE), "Title")
    assert [text_of(p) for p in lines] == title_lines(TITLE, 8844 / 440)
    assert len(lines) > 1
    assert all(value(p, "pPr/ind", "left") is None for p in lines)


def test_each_sheet_is_a_section_with_its_own_page() -> None:
    sections = list(part(write(rich())).iter(f"{W}sectPr"))
    assert [value(s, "pgSz", "orient") for s in sections] == [None, "landscape", None]
    upright, landscape, _ = (s.find(f"{W}pgMar") for s in sections)
    assert upright is not None
    assert landscape is not None
    assert [upright.get(W + side) for side in ("top", "right", "bottom", "left")] == ["2098", "1474", "1984", "1588"]
    assert [landscape.get(W + side) for side in ("top", "right", "bottom", "left")] == ["1588", "2098", "1474", "1984"]
    assert {value(s, "docGrid", "linePitch") for s in sections} == {"579"}
    assert {value(s, "docGrid", "type") for s in sections} == {"lines"}


def test_a_section_ends_with_its_last_paragraph() -> None:
    root = body(Paragraph(t("末。")), Attachment(t("清单"), (), landscape=True), Attachment(t("台账"), ()))
    ends = [text_of(p) for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert ends == ["末。", "清单"]
    last = root.find(f"{W}body")
    assert last is not None
    assert last[-1].tag == f"{W}sectPr"


def test_a_table_at_the_end_is_followed_by_a_paragraph() -> None:
    root = body(Table((Column(t("甲")),), ()))
    content = root.find(f"{W}body")
    assert content is not None
    assert [child.tag.removeprefix(W) for child in content][-3:] == ["tbl", "p", "sectPr"]


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    rows = list(list(part(write(rich())).iter(f"{W}tbl"))[-1].iter(f"{W}tr"))
    assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [True] + [False] * 40
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)


def test_a_row_higher_than_a_page_may_be_split() -> None:
    table = Table((Column(t("措施")),), ((t_cell("字" * 3000),), (t_cell("字"),)))
    rows = list(body(table).iter(f"{W}tr"))
    assert [r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows] == [True, False, True]


@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        (("字" * 41 * 38,), True),  # of 42 lines a page has 38 for a row, each of 41 characters
        (("字" * 41 * 38 + "末",), False),
        (("“甲”、" * 380,), True),  # ten to a line, for none of them may be parted
        (("“甲”、" * 381,), False),
        (("一是整改。",) * 38, True),
        (("一是整改。",) * 39, False),
        (("字" * 42,) * 19, True),
        (("字" * 42,) * 20, False),
    ],
    ids=lambda value: value[0][:4] + str(len(value)) if isinstance(value, tuple) else None,
)
def test_the_lines_of_a_cell_are_counted_as_they_are_broken(cell: tuple[str, ...], whole: bool) -> None:
    root = body(Table((Column(t("措施")),), ((t_cell(*cell),),)))
    row = list(root.iter(f"{W}tr"))[1]
    assert (row.find(f"{W}trPr/{W}cantSplit") is not None) is whole


@given(st.lists(st.integers(1, 200), min_size=1, max_size=12), st.booleans())
def test_columns_fill_the_width_of_the_sheet(weights: list[int], landscape: bool) -> None:
    table = Table(tuple(Column(t("栏"), w) for w in weights), ())
    root = body(Attachment(t("清单"), (table,), landscape=landscape))
    widths = [int(g.get(f"{W}w") or 0) for g in root.iter(f"{W}gridCol")]
    assert sum(widths) == (12756 if landscape else 8844)
    assert min(widths) >= 569
    ranked = sorted(zip(weights, widths, strict=True))
    assert all(before <= after + 2 for (_, before), (_, after) in pairwise(ranked))


def test_the_lines_of_a_cell_are_paragraphs_and_an_empty_cell_has_one() -> None:
    two_lines: tuple[Inlines, ...] = (t("甲\n乙"), t("丙"))
    root = body(Table((Column(t("一")), Column(t("二"))), ((two_lines, ()),)))
    cells = [[text_of(p) for p in c.iter(f"{W}p")] for c in root.iter(f"{W}tc")]
    assert cells == [["一"], ["二"], ["甲", "乙", "丙"], [""]]


def test_columns_of_short_entries_are_centred_and_others_are_not() -> None:
    root = part(write(rich()))
    last = list(list(root.iter(f"{W}tbl"))[-1].iter(f"{W}tr"))[1]
    styles = [value(c, "p/pPr/pStyle") for c in last.iter(f"{W}tc")]
    assert styles == ["TableCentre", "TableText", "TableText", "TableCentre"]


def test_a_row_with_too_few_cells_is_a_fault_of_the_program_not_a_silent_loss() -> None:
    with pytest.raises((ValueError, IndexError)):
        body(Table((Column(t("一")), Column(t("二"))), ((t_cell("甲"),),)))


ONE_CELL = Table((Column(t("类别")),), ((t_cell("大气"),),))


def kinds(*blocks: Block) -> list[str]:
    """p or tbl of each block of the body."""
    return [str(element.tag).rpartition("}")[2] for element in body(*blocks)[0]]


def test_two_tables_one_after_the_other_stay_two() -> None:
    """Word would join them."""
    found = kinds(ONE_CELL, ONE_CELL, Paragraph(t("文。")))
    assert found[found.index("tbl") :][:3] == ["tbl", "p", "tbl"]


def test_a_table_without_columns_is_none() -> None:
    assert "tbl" not in kinds(Table((), ()), Paragraph(t("文。")))
