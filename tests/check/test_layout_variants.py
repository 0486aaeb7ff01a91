"""The layout rules in their less common cases: one change of a sound paper, and what is said of it, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faulty_words import BLANK
from tests.papers import found_in_word, looked_over
from tests.words import (
    ANNEX,
    CENTRED,
    DOCUMENT,
    EVEN,
    ODD,
    SETTINGS,
    STYLES,
    TITLE,
    Parts,
    changed,
    face,
    p,
    run,
    size,
    small,
    sound,
    word_of,
)


class Case(NamedTuple):
    """In `part`, `old` became `new`; `said` is the code and a part of what is told, "" where it is all right."""

    part: str
    old: str
    new: str
    said: str


def told(tmp_path: Path, parts: Parts) -> list[str]:
    """`FMT741 原因` of each finding."""
    return [f"{d.code} {d.reason}" for d in found_in_word(tmp_path, parts)]


INDENTED = '<w:ind w:left="630" w:firstLine="0"/>'
NOTE_FIRST = p(f"附件：1.{ANNEX}", "Note")
NOTE_SECOND = p("2.信访举报件办理情况", "NoteNext")
LINE_OF_NOTE = "附件：1."
ATTACHED = p("信访举报件办理情况", "Title")
TO = p("省委、省政府：", "Normal")
COPY_TO = p("抄送：省委办公厅，省政府办公厅。", "Imprint")
SENTENCE = p("按月调度、按季通报，逐项验收销号，确保改到位。")
AROUND = {
    "标题居中又缩进": Case(
        DOCUMENT,
        p(TITLE, "Title"),
        p(TITLE, "Title", f"{INDENTED}{CENTRED}"),
        "FMT741 标题居中，但带有缩进，偏了 0.7 个字",
    ),
    "主送机关缩进": Case(DOCUMENT, TO, p("省委、省政府：", "Normal", INDENTED), "FMT743 主送机关左空 2 字，应居左顶格"),
    "主送机关居中": Case(DOCUMENT, TO, p("省委、省政府：", "Normal", CENTRED), "FMT743 主送机关没有居左，应居左顶格"),
    "附件说明用半角冒号": Case(DOCUMENT, LINE_OF_NOTE, "附件:1.", "FMT744 附件说明写作"),
    "附件顺序号用顿号": Case(DOCUMENT, LINE_OF_NOTE, "附件：1、", "FMT744 附件顺序号写作“1、”"),
    "没有附件说明": Case(DOCUMENT, NOTE_FIRST + NOTE_SECOND, "", "FMT745 文后有 2 个附件，正文下没有附件说明"),
    "附件说明与附件标题不同": Case(
        DOCUMENT, "2.信访举报件", "2.信访件", "FMT745 附件说明写作“信访件办理情况”，附件标题是“信访举报件办理情况”"
    ),
    "“附件：”自成一行": Case(DOCUMENT, NOTE_FIRST, p("附件：", "Note", INDENTED) + p(f"1.{ANNEX}", "NoteNext"), ""),
    "标题下有日期": Case(
        DOCUMENT, p(TITLE, "Title"), p(TITLE, "Title") + p("（2022年8月30日）", "Normal", CENTRED), ""
    ),
    "附件标志居中": Case(DOCUMENT, p("附件1", "Mark"), p("附件1", "Mark", CENTRED), "FMT748 附件标志没有顶格"),
    "附件标题没有居中": Case(
        DOCUMENT, ATTACHED, p("信访举报件办理情况", "Title", '<w:jc w:val="left"/>'), "FMT748 附件标题没有居中"
    ),
    "抄送机关左空三字": Case(
        DOCUMENT,
        COPY_TO,
        p("抄送：省委办公厅，省政府办公厅。", "Imprint", '<w:ind w:left="840"/>'),
        "FMT761 版记有左空 3 字",
    ),
    "抄送用半角冒号": Case(DOCUMENT, "抄送：", "抄送:", "FMT762 写作“抄送:省”"),
    "印发日期编虚位": Case(DOCUMENT, "2022年8月30日印发", "2022年08月30日印发", "FMT762 印发日期写作"),
    "发文字号下的标题另起一页": Case(
        DOCUMENT, BLANK + p(TITLE, "Title"), p(TITLE, "Title", "<w:pageBreakBefore/>"), ""
    ),
    "正文里单独一行“附件1”不是附件": Case(DOCUMENT, SENTENCE, p("附件1") + SENTENCE, ""),
    "成文日期与附件之间还有一段": Case(
        DOCUMENT, p("附件1", "Mark"), p("附后材料另行报送。") + p("附件1", "Mark"), "FMT747 附件接在上文之后"
    ),
    "用样式定级、没有序号的小标题": Case(DOCUMENT, SENTENCE, p("基本情况", "Heading4") + SENTENCE, ""),
    "“一”字开头的一句话不是小标题": Case(DOCUMENT, SENTENCE, p("一 个问题一个方案，逐项落实到具体部门。"), ""),
}
FRAMED = '<w:jc w:val="right"/><w:framePr w:xAlign="{}"/>'
ALIGNED = '<w:jc w:val="right"/>'
NUMBERS_FROM = '<w:pgNumType w:start="3"/><w:pgSz w:w="11906"'
TABLE_TEXT = "雨污分流不到位"
PAGE = {
    "页码在图文框里居外侧": Case(ODD, ALIGNED, FRAMED.format("outside"), ""),
    "页码在图文框里居内侧": Case(ODD, ALIGNED, FRAMED.format("inside"), "FMT772 页码单页居左，应单页居右"),
    "图文框没有说明位置就在左边": Case(EVEN, '<w:jc w:val="left"/>', "<w:framePr/>", ""),
    "首页页码是 3": Case(DOCUMENT, '<w:pgSz w:w="11906"', NUMBERS_FROM, "FMT775 页码从 3 起编号"),
    "页码用罗马数字": Case(
        DOCUMENT, "<w:pgSz", '<w:pgNumType w:fmt="upperRoman"/><w:pgSz', "FMT775 页码不是阿拉伯数字"
    ),
    "网格每页 40 行": Case(
        DOCUMENT, 'w:linePitch="579"', 'w:linePitch="312"', "FMT705 第 1 节的文档网格是每页 40 行（每行 15.6 磅）"
    ),
    "行距最小值": Case(STYLES, 'w:lineRule="exact"', 'w:lineRule="atLeast"', ""),
    "段首用空格而没有缩进": Case(
        DOCUMENT,
        SENTENCE,
        p("\u3000\u3000按月调度。", "Normal"),
        "FMT724 用空格排位置",
    ),
    "整段左缩进二字": Case(
        DOCUMENT, SENTENCE, p("按月调度、按季通报。", "Normal", INDENTED), "FMT721 正文有的回行空 2 字"
    ),
    "一级标题用微软雅黑": Case(STYLES, face("黑体"), face("微软雅黑"), "FMT713 “一、”这一级的标题有微软雅黑"),
}
CASES = AROUND | PAGE


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_change_is_told_in_these_words(tmp_path: Path, case: Case) -> None:
    said = told(tmp_path, changed(sound(), case.part, case.old, case.new))
    if case.said:
        assert [one for one in said if one.startswith(case.said)], said
    else:
        assert said == []


def test_one_footer_for_all_pages_may_stand_outside_by_its_frame(tmp_path: Path) -> None:
    """WPS writes it so: the frame changes sides, and no page needs a footer of its own."""
    single = changed(sound(), SETTINGS, "<w:evenAndOddHeaders/>", "")
    assert told(tmp_path, changed(single, ODD, ALIGNED, FRAMED.format("outside"))) == []
    assert told(tmp_path, changed(single, ODD, ALIGNED, FRAMED.format("center"))) == [
        "FMT772 页码没有区分单双页，一律居中，应单页居右、双页居左各空一字"
    ]


def test_a_table_of_many_sizes_and_faces_is_told_with_both(tmp_path: Path) -> None:
    """A cell of blanks counts for nothing."""
    parts = sound()
    looks = (size(18), size(20), size(22) + face("宋体"), size(24) + face("楷体"), face("黑体"), face("隶书"))
    for look in looks:
        parts = changed(parts, DOCUMENT, run(TABLE_TEXT), run(TABLE_TEXT + "。", look), 1)
    parts = changed(parts, DOCUMENT, run(TABLE_TEXT), run(TABLE_TEXT) + run("　", size(12)), 1)
    (one,) = told(tmp_path, parts)
    assert one.startswith("FMT784 表格字号有 5 种（")
    assert "；字体有 5 种（" in one


def test_the_place_of_a_wrong_name_is_its_own_line_below_a_bare_head(tmp_path: Path) -> None:
    """附件： may stand alone, and the names below it."""
    head = p("附件：", "Note", INDENTED) + p(f"1.{ANNEX}", "NoteNext")
    parts = changed(changed(sound(), DOCUMENT, NOTE_FIRST, head), DOCUMENT, "2.信访举报件", "2.信访件")
    word = word_of(tmp_path, parts)
    (one,) = looked_over(word)
    assert one.code == "FMT745"
    assert one.place is not None
    assert word.source.lines[one.place.line - 1] == "2.信访件办理情况"


def test_what_stands_between_the_date_and_the_end_is_a_remark_only_in_its_form(tmp_path: Path) -> None:
    date = p("2022年8月30日", "Right")
    content = p(TITLE, "Title") + date + p("附后材料另行报送。")
    assert told(tmp_path, small(content)) == []
