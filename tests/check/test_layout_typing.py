"""Rules on marks, numbers and blanks as they were typed: in Word and in plain text, and what they must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.paper.lines import paper_of_lines
from reportgen.check.proof import proofread
from reportgen.diagnostics import Diagnostic
from reportgen.place import Source
from tests.papers import found_in_word
from tests.words import DOCUMENT, STYLES, TITLE, changed, p, run, small, sound


def lines(*text: str) -> list[Diagnostic]:
    """What is found in a plain text."""
    return proofread(paper_of_lines(Source("公文.txt", text)))


def codes(*text: str) -> list[str]:
    return [d.code for d in lines(*text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("德州市高度重视整改工作；", ""),
        ("德州市高度重视整改工作;", "FMT753"),
        ("PM10:达标", "FMT753"),
        ("比例为1:2，时间8:30，规模12,000吨。", ""),
        ("详见http://a.gov.cn/b?c=1,d;e，邮箱a@b.cn。", ""),
        ("浓度为5(mg/L)，氨氮（NH3-N)达标", "FMT753"),
        ("'回头看'整改", "FMT753"),
        ('管径12"，长3米', ""),
        ("按照O'Neil的方法，", ""),
        ("排放标准(GB 18918-2002)", "FMT753"),
        ("（2）包括：1）污水处理；2）垃圾处理。", ""),
        ("“‘回头看’整改”全部完成。", ""),
        ("《关于〈条例〉的决定》", ""),
        ("《关于《条例》的决定》", "FMT754"),
        ("“完成整改", "FMT754"),
        ("完成（全部整改", "FMT754"),
        ("鲁环发[2021〕7号", "FMT752"),
        ("5-10个工作日", "FMT756"),
        ("10%-20%", "FMT756"),
        ("9月-11月", "FMT756"),
        ("11月-2月", "FMT756"),
        ("3-1个单元", ""),
        ("电话0534-2687123人", ""),
        ("HJ 25.1-2019年版", ""),
        ("表2-3项目", ""),
        ("2022-08-30日", "FMT751"),
        ("下降10-20%", "FMT791"),
        ("由10%～20%", ""),
        ("“气代煤”、“电代煤”", "FMT757"),
        ("“气代煤”“电代煤”、《方案》", ""),
        ("整改，，完成。", "FMT759"),
        ("怎么办？！", ""),
        ("第一、二产业和第三产业", ""),
        ("第一、加强领导。第二、压实责任。", "FMT793"),
        ("ＰＭ值", "FMT792"),
        ("一、总体情况…………1", ""),
        ("等等。。。。。。", "FMT755"),
        ("――题记", ""),
    ],
)
def test_a_line_is_found_or_left_alone(text: str, code: str) -> None:
    assert codes(text) == ([code] if code else [])


@pytest.mark.parametrize(
    "text",
    [
        "出席：张三　李四　王五，列席：赵六。",
        "由张　明同志任组长，负责全面工作。",
        "第三条 本办法自发布之日起施行，由市生态环境局负责解释。",
        "执行 GB 3838 规定的限值，用 AQI 指数评价。",
        "见表 3，联系电话 05342687123。",
        "序号 反馈问题 责任单位",
        "高位推进 真抓实干 整改成效显著",
        "1 总体要求，基本原则。",
    ],
)
def test_blanks_that_part_names_terms_and_columns_are_left_alone(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "共 37 项任务，已完成。",
        "市委市政府高度重视 压实各级责任，成效明显。",
        "任务全部完成， 群众满意。",
        "完成 ，群众满意。",
    ],
)
def test_blanks_within_a_sentence_are_found(text: str) -> None:
    assert codes(text) == ["FMT758"]


def test_a_quotation_may_have_several_paragraphs_and_a_text_may_be_wrapped() -> None:
    assert codes("“一要压实责任。", "“二要狠抓落实。", "“三要严格督办。”") == []
    assert codes("根据《山东省生态环境保护督察", "工作实施办法》，抓好整改。") == []


def test_what_is_left_open_is_told_where_it_was_opened() -> None:
    (one,) = lines("甲。", "落实“回头看意见。", "乙。", "丙。", "“丁”。")
    assert one.place is not None
    assert (one.code, one.place.line, one.place.column) == ("FMT754", 2, 3)


def test_a_slip_that_comes_often_is_one_finding() -> None:
    (one,) = lines(*["整改,完成。"] * 5)
    assert "共 5 处" in one.reason
    assert one.fix == "改成全角的“，”"


@given(st.text("汉甲12.,:;!?()（）“”‘’《》[]〔〕—-–…。，、 \u3000%％～年月AaＡ１\"'第一此页无正文", max_size=60))
def test_whatever_was_typed_every_place_lies_within_its_line(text: str) -> None:
    for d in lines(text):
        for place in (d.place, *d.related):
            assert place is not None
            assert 1 <= place.column < place.end_column <= len(text) + 1


def found(tmp_path: Path, content: str) -> list[str]:
    return [d.code for d in found_in_word(tmp_path, small(p(TITLE, "Title") + content))]


SUB, LOW = '<w:vertAlign w:val="subscript"/>', '<w:position w:val="-4"/>'


@pytest.mark.parametrize(("look", "codes_"), [(SUB, []), (LOW, []), ("", ["FMT794"])])
def test_a_formula_has_its_digits_below_the_line(tmp_path: Path, look: str, codes_: list[str]) -> None:
    runs = run("细颗粒物（PM") + run("2.5", look) + run("）浓度下降。")
    assert found(tmp_path, f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{runs}</w:p>') == codes_


def test_units_are_told_too_and_other_names_with_digits_are_not(tmp_path: Path) -> None:
    assert found(tmp_path, p("处理能力每日5000m3，绿化120km2。")) == ["FMT794"]
    assert found(tmp_path, p("N2号排口、A2地块、PM₂.₅和500m³均达标。")) == []


def test_a_line_break_within_a_paragraph_is_no_blank(tmp_path: Path) -> None:
    runs = run("市委、市政府高度重视。") + "<w:r><w:br/></w:r>" + run("各级各部门狠抓落实，成效明显。")
    assert found(tmp_path, f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{runs}</w:p>') == []


@pytest.mark.parametrize("switch", ["kinsoku", "overflowPunct"])
def test_line_breaking_that_is_switched_off_is_told_by_words_own_name(tmp_path: Path, switch: str) -> None:
    off = f'<w:widowControl w:val="0"/><w:{switch} w:val="0"/>'
    parts = changed(sound(), STYLES, '<w:widowControl w:val="0"/>', off)
    (one,) = found_in_word(tmp_path, parts)
    assert one.code == "FMT727"
    assert {"kinsoku": "首尾字符", "overflowPunct": "溢出边界"}[switch] in one.reason


def test_the_words_of_a_table_are_read_too(tmp_path: Path) -> None:
    parts = changed(sound(), DOCUMENT, "雨污分流不到位", "雨污分流不到位,正在整改", 1)
    assert [d.code for d in found_in_word(tmp_path, parts)] == ["FMT753"]
