"""What takes effect on paper: styles, themes, toggles, indents in characters, tracked changes, text boxes, sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.read.word import Para, Where
from tests.words import (
    DOCUMENT,
    EVEN,
    SETTINGS,
    SPACES,
    STYLES,
    THEME,
    changed,
    document,
    face,
    p,
    run,
    section,
    size,
    small,
    sound,
    style,
    word_of,
)

THEME_XML = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="ＭＳ 明朝"/>'
    '<a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
THEMED = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:eastAsia="仿宋"/>'


def first(tmp_path: Path, content: str) -> Para:
    return word_of(tmp_path, small(content)).paras[0]


def test_styles_pass_on_what_they_are_based_on(tmp_path: Path) -> None:
    para = first(tmp_path, p("甲", "Heading1"))
    assert (para.look.asian, para.look.size, para.look.spacing) == ("黑体", 16, -0.25)
    assert (para.shape.first, para.shape.line, para.shape.rule) == (630, 579, "exact")
    assert (para.shape.outline, para.shape.keep_next, para.shape.widow_control) == (0, True, False)


def test_what_a_run_says_itself_goes_before_its_style(tmp_path: Path) -> None:
    look = first(tmp_path, p("甲", "Heading1", look=face("楷体") + size(28) + '<w:color w:val="ff0000"/>')).look
    assert (look.asian, look.size, look.colour) == ("楷体", 14, "FF0000")


@pytest.mark.parametrize(("language", "asian"), [("zh-CN", "宋体"), ("ja-JP", "ＭＳ 明朝"), ("", "")])
def test_a_theme_face_depends_on_the_language_of_the_theme(tmp_path: Path, language: str, asian: str) -> None:
    parts = {**small(p("甲", look=THEMED)), THEME: THEME_XML}
    look = word_of(tmp_path, changed(parts, SETTINGS, 'w:eastAsia="zh-CN"', f'w:eastAsia="{language}"')).paras[0].look
    assert (look.asian, look.latin) == (asian, "Calibri")


def test_two_styles_that_are_both_bold_make_a_run_plain(tmp_path: Path) -> None:
    strong = '<w:style w:type="character" w:styleId="S"><w:name w:val="S"/><w:rPr><w:b/></w:rPr></w:style>'
    bold = style("Loud", "Normal", "", "<w:b/>")
    parts = changed(
        small(p("甲", "Loud", look='<w:rStyle w:val="S"/>')), STYLES, "</w:styles>", f"{strong}{bold}</w:styles>"
    )
    assert not word_of(tmp_path, parts).paras[0].look.bold
    assert first(tmp_path, p("甲", look="<w:b/>")).look.bold
    assert not first(tmp_path, p("甲", look='<w:b w:val="0"/>')).look.bold


@pytest.mark.parametrize(
    ("indent", "characters"),
    [
        ('w:firstLineChars="200" w:firstLine="420"', 2.0),
        ('w:firstLineChars="0" w:firstLine="315"', 1.0),
        ('w:hanging="630"', -2.0),
        ('w:firstLine="11.1125mm"', 2.0),
    ],
)
def test_indents_in_characters_go_before_those_in_twips(tmp_path: Path, indent: str, characters: float) -> None:
    para = first(tmp_path, p("甲", "Normal", f"<w:ind {indent}/>"))
    assert para.shape.first / para.look.character == pytest.approx(characters, abs=0.01)


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>"
    text = f"<w:p>{run('一')}{deleted}<w:ins>{run('新')}</w:ins>{moved}</w:p>"
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前')}</w:p>{p('后')}"
    assert [x.text for x in word_of(tmp_path, small(text + joined)).paras] == ["一新来", "前后"]


def test_content_controls_links_and_text_boxes_are_read_in_their_places(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r>"
    inline = f"<w:sdt><w:sdtContent>{run('控')}</w:sdtContent></w:sdt><w:hyperlink>{run('链')}</w:hyperlink>"
    block = f"<w:sdt><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>"
    word = word_of(tmp_path, small(f"<w:p>{inline}{box}</w:p>{block}"))
    assert [(x.text, x.where) for x in word.paras] == [
        ("控链", Where.BODY),
        ("框", Where.BOX),
        ("块", Where.BODY),
    ]


def test_of_two_ways_to_draw_a_box_one_is_read(tmp_path: Path) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ways = "".join(
        f"<mc:{way}><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></mc:{way}>"
        for way in ("Choice", "Fallback")
    )
    content = f"<w:p><w:r><mc:AlternateContent {mc}>{ways}</mc:AlternateContent></w:r></w:p>"
    assert [x.text for x in word_of(tmp_path, small(content)).paras] == ["", "框"]


def test_hidden_text_and_instructions_of_fields_are_not_read(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("今天")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert first(tmp_path, f"<w:p>{run('密', '<w:vanish/>')}{field}</w:p>").text == "今天"


def test_a_place_counts_characters_of_the_extracted_text_from_1(tmp_path: Path) -> None:
    word = word_of(tmp_path, small(p("甲") + p("乙丙丁")))
    assert str(word.place(word.paras[1], 1, 2)).endswith("公文.docx:2:2")
    assert word.place(word.paras[1], 1, 2).end_column == 3
    assert word.source.lines == ("甲", "乙丙丁")


def test_pages_begin_at_breaks_sections_and_where_paragraphs_say_so(tmp_path: Path) -> None:
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    before = p("段前", layout="<w:pageBreakBefore/>")
    led = '<w:p><w:r><w:br w:type="page"/><w:t>首</w:t></w:r></w:p>'
    word = word_of(
        tmp_path, small(p("一") + p("二") + broken + p("三") + before + led + p("尾", layout=section()) + p("新"))
    )
    starts = {x.text: x.starts_page for x in word.paras if x.text}
    assert starts == {"一": True, "二": False, "三": True, "段前": True, "首": True, "尾": False, "新": True}


def test_a_continuous_section_begins_no_page(tmp_path: Path) -> None:
    last = section().replace("<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>')
    parts = {**sound(), DOCUMENT: document(p("一", layout=section()) + p("二"), last)}
    assert [x.starts_page for x in word_of(tmp_path, parts).paras] == [True, False]


def test_a_section_without_a_footer_has_that_of_the_one_before(tmp_path: Path) -> None:
    plain = section().split("<w:footerReference")[0] + "</w:sectPr>"
    word = word_of(tmp_path, {**sound(), DOCUMENT: document(p("一", layout=section()) + p("二"), plain)})
    assert word.sections[1].footer == word.sections[0].footer
    assert [x.text for x in word.sections[1].even_footer or ()] == ["— 1 —"]
    assert [r.field for r in (word.sections[0].footer or ())[0].runs] == ["", "PAGE", ""]


def test_a_page_field_without_a_result_is_still_a_page_number(tmp_path: Path) -> None:
    bare = f'<w:ftr {SPACES}><w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/></w:p></w:ftr>'
    word = word_of(tmp_path, {**sound(), EVEN: bare})
    assert [(r.text, r.field) for r in (word.sections[0].even_footer or ())[0].runs] == [("1", "PAGE")]


def test_iso_strict_files_are_read_like_others(tmp_path: Path) -> None:
    strict = {
        name: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, text in sound().items()
    }
    assert word_of(tmp_path, strict).paras == word_of(tmp_path, sound()).paras


def test_styles_that_are_based_on_each_other_end(tmp_path: Path) -> None:
    loop = style("A", "B") + style("B", "A", "", size(28))
    parts = changed(small(p("甲", "A")), STYLES, "</w:styles>", f"{loop}</w:styles>")
    assert word_of(tmp_path, parts).paras[0].look.size == 14


def test_a_file_with_nothing_but_a_body_is_read_with_words_own_values(tmp_path: Path) -> None:
    word = word_of(tmp_path, {DOCUMENT: f"<w:document {SPACES}><w:body><w:p>{run('甲')}</w:p></w:body></w:document>"})
    assert (word.sections[0].width, word.paras[0].look.size, word.sections[0].footer) == (12240, 10, None)
