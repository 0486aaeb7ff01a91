"""What text stands in: controls, two ways to write one thing, formulas, phonetic guides, notes; lists by style."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.read import body, package, read_word
from reportgen.read.word import WordFile
from tests.words import (
    DOCUMENT,
    NUMBERING,
    SPACES,
    THEME,
    R,
    item,
    p,
    read_parts,
    run,
    small,
    word_of,
    write_parts,
    write_word,
)

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
RELATIONS = "word/_rels/document.xml.rels"


def texts(tmp_path: Path, content: str) -> list[str]:
    return [para.text for para in word_of(tmp_path, small(content)).paras]


def ways(choice: str, fallback: str = "") -> str:
    """The same for new programs and, where it is given, for old ones."""
    old = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    new = f'<mc:Choice Requires="w14">{choice}</mc:Choice>' if choice else ""
    return f"<mc:AlternateContent {MC}>{new}{old}</mc:AlternateContent>"


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        (ways(p("新"), p("旧")), ["新"]),
        (ways("", p("旧")), ["旧"]),
        (f"<w:customXml>{p('甲')}{control(p('乙'))}</w:customXml>", ["甲", "乙"]),
        (f"<w:sdt><w:sdtPr/></w:sdt>{p('甲')}", ["甲"]),
        (f"<w:permStart/>{p('甲')}<w:permEnd/>", ["甲"]),
    ],
)
def test_paragraphs_are_read_in_whatever_they_stand(tmp_path: Path, content: str, read_as: list[str]) -> None:
    assert texts(tmp_path, content) == read_as


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        (ways(run("新"), run("旧")), "新"),
        (f"<w:r>{ways('<w:t>新</w:t>', '<w:t>旧</w:t>')}</w:r>", "新"),
        (f"<w:r>{ways('<x:sign xmlns:x=$urn:x$/>', '<w:t>☑</w:t>').replace('$', chr(34))}</w:r>", "☑"),
        (f"<m:oMath {M}><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y"),
        (f"<m:oMathPara {M}><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>", "x"),
        (f"<w:r><w:ruby><w:rt>{run('dé')}</w:rt><w:rubyBase>{run('德')}</w:rubyBase></w:ruby></w:r>", "德"),
        (f"<w:r><w:ruby><w:rt>{run('dé')}</w:rt></w:ruby></w:r>", ""),
        ("<w:sdt><w:sdtPr/></w:sdt>", ""),
        (f"<w:smartTag>{run('北京')}</w:smartTag>", "北京"),
        ('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', ""),
        (f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>{run("甲")}', "甲"),
    ],
)
def test_the_words_of_a_paragraph_are_read_in_whatever_they_stand(tmp_path: Path, content: str, read_as: str) -> None:
    assert texts(tmp_path, f"<w:p>{content}</w:p>") == [read_as]


def test_rows_and_cells_may_stand_in_controls(tmp_path: Path) -> None:
    first, second, third, fourth = (f"<w:tc>{p(text)}</w:tc>" for text in "甲乙丙丁")
    cells = f"{first}{control(second)}<w:sdt><w:sdtPr/></w:sdt>"
    rows = f"<w:tr>{cells}</w:tr>" + control(f"<w:tr>{third}</w:tr>")
    wrapped = f"<w:customXml><w:tr>{fourth}</w:tr></w:customXml>"
    word = word_of(tmp_path, small(f"<w:tbl><w:tblPr/>{rows}{wrapped}</w:tbl>"))
    assert [(para.text, para.row, para.column) for para in word.paras] == [
        ("甲", 0, 0),
        ("乙", 0, 1),
        ("丙", 1, 0),
        ("丁", 2, 0),
    ]


def test_a_drawing_without_a_text_box_is_a_drawing_all_the_same(tmp_path: Path) -> None:
    """Of the two ways to write a rule the first has nothing to read, so the second is looked at too."""
    line = ways('<w:drawing xmlns:v="urn:v"><v:line/></w:drawing>', f"<w:pict>{BOX}</w:pict>")
    word = word_of(tmp_path, small(f"<w:p><w:r>{line}</w:r></w:p>"))
    assert [(para.text, para.drawn) for para in word.paras] == [("", True), ("框", False)]


BOX = f"<w:txbxContent>{p('框')}</w:txbxContent>"


def test_of_a_box_drawn_in_two_ways_within_a_drawing_one_is_read(tmp_path: Path) -> None:
    content = f"<w:p><w:r><w:drawing>{ways(BOX, BOX)}</w:drawing></w:r></w:p>"
    assert texts(tmp_path, content) == ["", "框"]


def with_part(tmp_path: Path, kind: str, text: str) -> WordFile:
    """A file with one more part."""
    path = write_word(tmp_path / "公文.docx", small(p("甲")))
    parts = read_parts(path)
    new = f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/><!-- a remark -->'
    linked = f'<Relationship Id="web" Type="{R}/hyperlink" Target="http://a.gov.cn" TargetMode="External"/>'
    parts[RELATIONS] = parts[RELATIONS].replace("</Relationships>", f"{new}{linked}</Relationships>")
    parts[f"word/{kind}.xml"] = text
    word, found = read_word(write_parts(path, parts))
    assert word is not None, found
    return word


def test_the_notes_of_a_page_are_read_but_not_the_line_above_them(tmp_path: Path) -> None:
    notes = "".join(
        f"<w:footnote {mark}>{p(text)}</w:footnote>"
        for mark, text in (('w:type="separator"', "———"), ('w:id="1"', "数据来源：市统计局"), ('w:id="2"', ""))
    )
    assert with_part(tmp_path, "footnotes", f"<w:footnotes {SPACES}>{notes}</w:footnotes>").notes == (
        "数据来源：市统计局",
    )


LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="公文编号"/>'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="公文编号"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="l"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:lvlText w:val="%2.%3"/><w:suff w:val="space"/></w:lvl></w:abstractNum>'
)
NUMS = "".join(
    f'<w:num w:numId="{n}"><w:abstractNumId w:val="{abstract}"/></w:num>' for n, abstract in ((1, 2), (2, 3), (3, 9))
)
OWN = (
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="第%1条"/></w:lvl></w:lvlOverride></w:num>'
)


def test_a_list_may_take_its_numbers_from_the_list_of_a_style(tmp_path: Path) -> None:
    """It has none where the definition, or the level, is missing; and one list may define a level anew."""
    numbering = f"<w:numbering {SPACES}><w:numPicBullet/>{LIST}{NUMS}{OWN}</w:numbering>"
    content = item(0, 1) + item(0, 1) + item(0, 2) + item(2, 2) + item(1, 2) + item(0, 3) + item(0, 4)
    word = word_of(tmp_path, {**small(content), NUMBERING: numbering})
    assert [para.number for para in word.paras] == ["一、", "二、", "•", ".1 ", "", "", "第3条"]


def test_a_theme_may_leave_a_face_open(tmp_path: Path) -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont>'
        '<a:latin typeface="Calibri"/></a:minorFont></a:theme>'
    )
    look = '<w:rFonts w:eastAsiaTheme="majorEastAsia" w:asciiTheme="minorHAnsi"/>'
    word = word_of(tmp_path, {**small(p("甲", look=look)), THEME: theme})
    assert (word.paras[0].look.asian, word.paras[0].look.latin) == ("", "Calibri")


def refused(path: Path) -> str:
    word, (one,) = read_word(path)
    assert word is None
    return f"{one.code} {one.reason}"


def test_more_than_any_document_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_word(tmp_path / "公文.docx", small(p("甲") * 30))
    with monkeypatch.context() as patch:
        patch.setattr(body, "PARAGRAPHS_MAX", 20)
        assert refused(path) == "SRC110 段落多于一百万个"
    with monkeypatch.context() as patch:
        patch.setattr(package, "MARKUP_MAX", 20)
        assert refused(path) == f"SRC110 部件“{DOCUMENT}”的内容太多"
    with monkeypatch.context() as patch:
        patch.setattr(package, "UNPACKED_MAX", 1 << 12)
        assert refused(path).startswith("SRC110 展开后有 ")
    with path.open("ab") as file:
        file.truncate(package.FILE_MAX + 1)
    assert refused(path) == "SRC103 文件有 200 MiB，最大 200 MiB"


def test_a_document_without_a_body_is_a_damaged_one(tmp_path: Path) -> None:
    path = write_word(tmp_path / "公文.docx", {DOCUMENT: f"<w:document {SPACES}/>"})
    assert refused(path) == "SRC109 里面的内容读不懂"
