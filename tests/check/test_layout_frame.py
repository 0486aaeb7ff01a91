"""Rules on 版头, 署名, 成文日期 and 附注: what is well, in the forms that offices use, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check.layout import check_word
from reportgen.check.layout.faces import LIKENESSES, is_face
from reportgen.gongwen import BODY_FACE, HEI, KAI, SONG, TITLE_FACE, Face
from tests.faulty_words import BLANK, NUMBER, SIGNER
from tests.words import CENTRED, DOCUMENT, TITLE, Parts, changed, p, run, small, sound, word_of

TEXT = p("市委、市政府高度重视，整改任务全部完成。")
RED = '<w:color w:val="FF0000"/>'
RULE = "<w:p><w:r><w:pict/></w:r></w:p>"


def codes(tmp_path: Path, parts: Parts) -> set[str]:
    return {d.code for d in check_word(word_of(tmp_path, parts))}


def at(right: float = 0, left: float = 0, align: str = "right") -> str:
    """Indents in characters of 3号."""
    return (
        f'<w:ind w:left="{round(left * 315)}" w:right="{round(right * 315)}" w:firstLine="0"/><w:jc w:val="{align}"/>'
    )


@pytest.mark.parametrize(
    ("signer", "date", "well"),
    [
        (at(3.7), at(4), True),  # with a seal: 德州市人民政府 is as long as the date
        (at(left=16.9, align="left"), at(4), True),
        (at(2), at(0.4), False),
        (at(2), at(2), False),
        (at(4), at(2), True),  # without a seal, and the date is as long
        (at(4), at(0), False),
        (at(align="center"), at(align="center"), False),
    ],
)
def test_signature_and_date_stand_as_with_a_seal_or_as_without(
    tmp_path: Path, signer: str, date: str, well: bool
) -> None:
    content = p(TITLE, "Title") + TEXT + p("德州市人民政府", "Normal", signer) + p("2022年8月30日", "Normal", date)
    assert ("FMT767" in codes(tmp_path, small(content))) is not well


def test_a_short_date_begins_two_characters_right_of_a_long_signature(tmp_path: Path) -> None:
    """Without a seal; 德州市生态环境保护委员会办公室 is 15 characters long, the date some 7."""
    signer = p("德州市生态环境保护委员会办公室", "Normal", at(2))
    content = p(TITLE, "Title") + TEXT + signer + p("2022年8月30日", "Normal", at(7.5))
    assert codes(tmp_path, small(content)) == set()


def test_names_one_above_the_other_are_centred_over_the_date(tmp_path: Path) -> None:
    names = p("中共德州市委", "Normal", at(4.5)) + p("德州市人民政府", "Normal", at(4))
    content = p(TITLE, "Title") + TEXT + names + p("2022年8月30日", "Normal", at(4))
    assert codes(tmp_path, small(content)) == set()


def test_a_signature_without_a_date_is_nobody_s_fault(tmp_path: Path) -> None:
    content = p(TITLE, "Title") + TEXT + p("德州市人民政府", "Normal", at(0))
    assert "FMT767" not in codes(tmp_path, small(content))


@pytest.mark.parametrize("gap", [RULE + BLANK * 2, RULE + BLANK, BLANK + RULE + BLANK])
def test_a_red_rule_that_was_drawn_may_stand_anywhere_in_its_paragraph(tmp_path: Path, gap: str) -> None:
    parts = changed(sound(), DOCUMENT, NUMBER + BLANK * 2, NUMBER + gap)
    assert codes(tmp_path, parts) == set()


@pytest.mark.parametrize("lines", [0, 1, 3, 5])
def test_two_empty_lines_are_wanted_above_the_number_and_above_the_title(tmp_path: Path, lines: int) -> None:
    parts = changed(sound(), DOCUMENT, BLANK * 2 + NUMBER, BLANK * lines + NUMBER)
    assert codes(tmp_path, parts) == {"FMT766"}
    parts = changed(sound(), DOCUMENT, NUMBER + BLANK * 2, NUMBER + BLANK * lines)
    assert codes(tmp_path, parts) == {"FMT766"}


def test_lines_somewhat_wider_or_closer_are_two_all_the_same(tmp_path: Path) -> None:
    for pitch in (500, 600, 660):
        blank = p(style="Normal", layout=f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>')
        parts = changed(sound(), DOCUMENT, NUMBER + BLANK * 2, NUMBER + blank * 2)
        assert codes(tmp_path, parts) == set()


def test_a_paper_that_goes_up_has_its_number_at_the_left_and_who_signs_at_the_right(tmp_path: Path) -> None:
    stop = '<w:tabs><w:tab w:val="right" w:pos="8529"/></w:tabs>'
    text = run("德政发〔2022〕12号") + "<w:r><w:tab/></w:r>" + run("签发人：张明")
    line = '<w:p><w:pPr><w:pStyle w:val="Normal"/>{}<w:ind w:left="{}"/></w:pPr>' + text + "</w:p>"
    assert codes(tmp_path, changed(sound(), DOCUMENT, NUMBER, line.format(stop, 315))) == set()
    assert codes(tmp_path, changed(sound(), DOCUMENT, NUMBER, line.format(stop, 0))) == {"FMT765"}


def test_the_number_of_a_letter_stands_at_the_right(tmp_path: Path) -> None:
    right = p("德政函〔2022〕12号", "Normal", '<w:jc w:val="right"/>')
    parts = changed(sound(), DOCUMENT, NUMBER, right)
    assert codes(tmp_path, changed(parts, DOCUMENT, "人民政府文件", "人民政府")) == set()
    assert codes(tmp_path, parts) == {"FMT765"}


def test_a_number_below_the_title_as_web_sites_have_it_is_left_alone(tmp_path: Path) -> None:
    content = p(TITLE, "Title") + p("德政发〔2022〕12号", "Normal", CENTRED) + p("省委、省政府：", "Normal") + TEXT
    assert codes(tmp_path, small(content)) == set()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("000012", "12", "不是 6 位"),
        ("机密★1年", "机密☆1年", "没有“★”"),
        ("机密★1年", "机密★一年", "没有用阿拉伯数字"),
        (p("特急", "Mark"), p("特急", "Normal"), "字体是仿宋"),
        (p("特急", "Mark"), p("特急", "Mark", CENTRED), "没有顶格"),
        (p("机密★1年", "Mark") + p("特急", "Mark"), p("特急", "Mark") + p("机密★1年", "Mark"), "排在紧急程度之后"),
    ],
)
def test_copy_number_secrecy_and_urgency_have_one_form_and_order(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    (one,) = check_word(word_of(tmp_path, changed(sound(), DOCUMENT, old, new)))
    assert one.code == "FMT764"
    assert words in one.reason


@pytest.mark.parametrize("line", ["特　急", "秘密", "机密"])
def test_what_has_no_term_and_what_is_spread_out_is_well_too(tmp_path: Path, line: str) -> None:
    assert codes(tmp_path, changed(sound(), DOCUMENT, "特急" if "急" in line else "机密★1年", line)) == set()


def test_the_mark_of_the_issuer_is_red_and_in_the_middle(tmp_path: Path) -> None:
    mark = p("德州市人民政府文件", "Title", look=RED)
    aside = p("德州市人民政府文件", "Title", '<w:jc w:val="left"/>', RED)
    assert codes(tmp_path, changed(sound(), DOCUMENT, mark, aside)) == {"FMT763"}


def test_a_title_on_documents_is_no_mark_of_an_issuer(tmp_path: Path) -> None:
    content = p("关于清理规范性文件", "Title") + p("的报告", "Title") + TEXT
    assert "FMT763" not in codes(tmp_path, small(content))


@pytest.mark.parametrize(
    ("remark", "well"),
    [
        (p("（此件公开发布）"), True),
        (p("（此件公开发布）", "Normal"), False),
        (p("联系人：张明，电话：0534-2687123"), False),
        (p("（此件公开发布）", "Normal", CENTRED), False),
    ],
)
def test_a_remark_stands_in_brackets_two_characters_in(tmp_path: Path, remark: str, well: bool) -> None:
    content = p(TITLE, "Title") + TEXT + SIGNER + p("2022年8月30日", "Right") + remark
    assert codes(tmp_path, small(content)) == (set() if well else {"FMT768"})


@pytest.mark.parametrize("face", [TITLE_FACE, BODY_FACE, HEI, KAI, SONG], ids=lambda face: face.name)
def test_a_face_is_known_under_all_its_names_and_as_no_other(face: Face) -> None:
    """Noto Sans and Serif stand in for several of them."""
    for name in (face.name, *(other for other in face.others if "Noto" not in other)):
        assert [standard.name for standard in LIKENESSES if is_face(name, standard)] == [face.name], name
