"""Document -> .docx: 版头, 落款, 附注 and 版记, as GB/T 9704-2012, 7.2 to 7.4 has them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.document import Document, Letterhead, Signatory, Signing, SignOff
from reportgen.write.docx import write
from reportgen.write.docx_signature import SEAL, seal_rows, unsealed
from tests.write.papers import official, t
from tests.write.wordxml import W, body, paragraphs, part, text_of, value

WIDTH = 8844  # of 版心, in twips
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def head(letterhead: Letterhead) -> list[tuple[str, str]]:
    """Style and text of each paragraph down to the title."""
    root = part(write(Document(t("标题"), (), letterhead=letterhead)))
    found = [(value(p, "pPr/pStyle") or "", text_of(p)) for p in root.iter(f"{W}p")]
    return found[: found.index(("Title", "标题"))]


def test_the_head_stands_in_the_order_of_the_standard() -> None:
    found = head(official().letterhead or Letterhead())
    assert found == [
        ("HeadLine", "000012"),
        ("HeadLine", "机密★1年"),
        ("HeadLine", "特急"),
        ("Blank", ""),  # the spacer that brings 发文机关标志 to 35 mm
        ("Issuer", "中共德州市委文件"),
        ("Blank", ""),
        ("Blank", ""),
        ("DocumentNumberUp", "德发〔2022〕15号签发人：张明"),
        ("Blank", ""),
        ("Blank", ""),
    ]


def test_what_is_not_given_leaves_its_line_empty_so_that_the_mark_keeps_its_place() -> None:
    found = head(Letterhead(issuers=(t("德州市人民政府"),), number=t("德政发〔2022〕15号")))
    assert [style for style, _ in found[:5]] == ["Blank", "Blank", "Blank", "Blank", "Issuer"]
    assert found[-3] == ("DocumentNumber", "德政发〔2022〕15号")


def test_a_draft_alone_needs_one_line_and_an_empty_one() -> None:
    assert head(Letterhead(draft=t("征求意见稿"))) == [("HeadLine", "征求意见稿"), ("Blank", "")]


def test_the_word_document_may_be_left_out() -> None:
    found = head(Letterhead(issuers=(t("德州市人民政府"),), document_word=False))
    assert ("Issuer", "德州市人民政府") in found


def test_several_bodies_stand_in_lines_of_one_length_beside_the_word() -> None:
    root = part(write(official(bodies=2)))
    (table,) = (t_ for t_ in root.iter(f"{W}tbl") if "文件" in text_of(t_) and "中共德州市委" in text_of(t_))
    assert [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")] == [
        ["中共德州市委", "文件"],
        ["德州市人民政府", ""],
    ]
    names = [p for p in table.iter(f"{W}p") if text_of(p) not in ("", "文件")]
    assert {value(p, "pPr/jc") for p in names} == {"distribute"}
    assert [m.get(f"{W}val") for m in table.iter(f"{W}vMerge")] == ["restart", None]


@given(st.integers(1, 40), st.integers(1, 3), st.booleans())
def test_the_mark_is_never_wider_than_the_text(length: int, bodies: int, word: bool) -> None:
    letterhead = Letterhead(issuers=(t("市" * length),) * bodies, document_word=word)
    root = part(write(Document((), (), letterhead=letterhead)))
    mark = next(p for p in paragraphs(root, "Issuer") if text_of(p))
    assert len(text_of(mark)) * int(value(mark, "r/rPr/sz") or 0) * 10 <= WIDTH
    assert all(int(grid.get(f"{W}w") or 0) > 0 for grid in root.iter(f"{W}gridCol"))


def test_approvers_stand_two_in_a_row_under_each_other_and_the_last_row_has_the_number() -> None:
    names = tuple(map(t, ("张明", "李四平", "王五")))
    found = head(Letterhead(number=t("德发〔2022〕15号"), approvers=names))
    assert [text for style, text in found if style in ("Approvers", "DocumentNumberUp")] == [
        "签发人：张明李四平",
        "德发〔2022〕15号王五",
    ]
    root = part(write(Document((), (), letterhead=Letterhead(number=t("号"), approvers=names))))
    stops = [
        [int(tab.get(f"{W}pos") or 0) for tab in p.iter(f"{W}tab") if tab.get(f"{W}pos")]
        for style in ("Approvers", "DocumentNumberUp")
        for p in paragraphs(root, style)
    ]
    first, second = stops
    assert second == [first[0] + 4 * 315]  # below the first name, behind 签发人：
    assert first[1] == WIDTH - 315  # the last name of a row ends one character from the edge


def test_without_a_letterhead_and_an_imprint_there_is_neither() -> None:
    root = body(SignOff((t("市政府"),), t("2022年8月30日")))
    assert not paragraphs(root, "HeadLine") + paragraphs(root, "Issuer")
    assert root.find(f".//{MC}AlternateContent") is None


def lines_of(signing: Signing, *signers: str) -> list[tuple[str, str]]:
    """Style and text of the paragraphs of a signature."""
    who = (Signatory(t("德州市人民政府市长"), t("张明")),) if signing is Signing.STAMPED else ()
    root = body(SignOff(tuple(map(t, signers)), t("2022年8月30日"), signing, who))
    found = [(value(p, "pPr/pStyle") or "", text_of(p)) for p in root.iter(f"{W}p")]
    return found[1:]


def test_bodies_that_seal_stand_side_by_side_over_the_date() -> None:
    assert lines_of(Signing.SEALED, "中共德州市委", "德州市人民政府") == [
        ("Blank", ""),
        ("Blank", ""),
        ("SealedSigners", "中共德州市委德州市人民政府"),
        ("IssueDate", "2022年8月30日"),
    ]


def test_one_body_that_seals_is_centred_over_the_date() -> None:
    assert [style for style, _ in lines_of(Signing.SEALED, "德州市人民政府")] == [
        "Blank",
        "Blank",
        "Signer",
        "IssueDate",
    ]


def test_a_stamped_name_stands_behind_its_post_and_the_date_two_lines_below() -> None:
    assert lines_of(Signing.STAMPED, "德州市人民政府") == [
        ("Blank", ""),
        ("Blank", ""),
        ("SealedSigners", "德州市人民政府市长张明"),
        ("Blank", ""),
        ("IssueDate", "2022年8月30日"),
    ]


def test_without_a_seal_the_date_begins_two_characters_right_of_the_signature() -> None:
    (right,), date = unsealed([12.0], 8.0)
    assert right == 2
    assert date == 4  # it begins at 12 + 2 - 2 - 8 characters from the right


@given(st.lists(st.floats(2, 24), min_size=1, max_size=4), st.floats(6, 12))
def test_without_a_seal_all_begin_together_and_nothing_passes_two_characters(signers: list[float], date: float) -> None:
    rights, date_right = unsealed(signers, date)
    begins = [right + width for right, width in zip(rights, signers, strict=True)]
    assert max(begins) == pytest.approx(min(begins))
    assert date_right + date == pytest.approx(begins[0] - 2)
    assert min(*rights, date_right) >= 2 - 1e-9


@given(st.lists(st.floats(3, 10), min_size=1, max_size=7), st.floats(7, 10))
def test_seals_neither_touch_nor_leave_the_text_at_the_right(signers: list[float], middle: float) -> None:
    rows = seal_rows(signers, middle)
    assert sum(map(len, rows)) == len(signers)
    assert max(map(len, rows)) <= 3
    for row in rows:
        assert all(after - before >= SEAL for before, after in pairwise(row))
        assert row[-1] == pytest.approx(WIDTH - middle * 315, abs=1600)
        assert row[0] >= SEAL / 2 - 60 or len(row) == 1


def test_an_annotation_gets_its_brackets_and_the_date_is_kept_with_it() -> None:
    root = part(write(official()))
    (note,) = paragraphs(root, "Annotation")
    assert text_of(note) == "（联系人：张明，电话：0534-1234567）"
    (date,) = paragraphs(root, "IssueDate")
    assert date.find(f"{W}pPr/{W}keepNext") is not None


def box_of(root: etree._Element) -> etree._Element:
    (box,) = root.iter(f"{W}txbxContent")
    return box


def test_the_imprint_stands_at_the_foot_between_rules_thick_thin_thick() -> None:
    root = part(write(official()))
    box = box_of(root)
    assert [text_of(row) for row in box.iter(f"{W}tr")] == [
        "抄送：市人大常委会办公室，市政协办公室，德州军分区。",
        "德州市人民政府办公室2022年8月31日印发",
    ]
    tops = [e.get(f"{W}sz") for e in box.iter(f"{W}top") if e.get(f"{W}sz")]
    bottoms = [e.get(f"{W}sz") for e in box.iter(f"{W}bottom") if e.get(f"{W}sz")]
    assert (tops, bottoms) == (["8", "6"], ["6", "8"])
    (down,) = root.iter(f"{WP}positionV")
    assert (down.get("relativeFrom"), "".join(map(str, down.itertext()))) == ("margin", "bottom")


def test_behind_a_turned_annex_the_imprint_has_an_upright_sheet_of_its_own() -> None:
    root = part(write(official(rows=3)))
    assert [value(s, "pgSz", "orient") for s in root.iter(f"{W}sectPr")] == [None, "landscape", None]
    last = [p for p in root[0] if p.tag == f"{W}p"][-1]
    assert box_of(last) is not None


def test_an_imprint_without_copies_has_one_row_and_an_empty_one_no_box() -> None:
    paper = official()
    assert paper.imprint is not None
    one = part(write(replace(paper, imprint=replace(paper.imprint, copies_to=()))))
    assert len(list(box_of(one).iter(f"{W}tr"))) == 1
    none = part(write(replace(paper, imprint=replace(paper.imprint, copies_to=(), printer=(), printed_on=()))))
    assert none.find(f".//{W}txbxContent") is None


def signed(post: str) -> list[str]:
    """The lines from the signature on."""
    who = Signatory(t(post), t("张明"))
    block = SignOff((t("德州市人民政府"),), t("2022年8月30日"), Signing.STAMPED, (who,))
    lines = [text_of(p) for p in body(block).iter("{*}p")]
    return [line.strip() for line in lines if post[-2:] in line or "张明" in line]


def test_a_post_too_long_for_the_line_of_its_name_has_its_own() -> None:
    assert signed("市长") == ["市长张明"]
    long = "德州市督察整改工作领导小组组长、德州市人民政府代理市长"
    assert signed(long) == [long, "张明"]
