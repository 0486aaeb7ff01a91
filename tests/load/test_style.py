"""A house style: what 样式.yaml may say, what becomes of it, and every fault at its own place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic, show
from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.load import load
from reportgen.load.style import PARTS, read_style
from reportgen.place import STYLES, Place, Source
from tests.reports import CITY, said

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
OTHER_FACES = """
字体: {标题: 方正小标宋_GBK, 正文: 仿宋, 一级标题: SimHei, 二级标题: KaiTi, 三级标题: 方正仿宋_GBK, 四级标题: 宋体,
  表格: 华文中宋, 表头: 方正黑体_GBK, 页码: 宋体, 西文: Arial}
"""


def found_in(home: Path, text: str) -> tuple[HouseStyle | None, list[Diagnostic]]:
    """`text` as home/样式.yaml, read."""
    path = home / "样式.yaml"
    path.write_text(text, encoding="utf-8")
    return read_style(path)


def style(home: Path, text: str) -> HouseStyle:
    """The style of a file about which nothing was said."""
    made, found = found_in(home, text)
    assert found == [], show(found)
    assert made is not None
    return made


def only(home: Path, text: str) -> Diagnostic:
    """The one fault of a file."""
    _, found = found_in(home, text)
    assert len(found) == 1, show(found)
    return found[0]


# What it may say


def test_what_is_left_out_is_as_the_standard_has_it(tmp_path: Path) -> None:
    assert style(tmp_path, "页码: 外侧\n") == NATIONAL
    assert style(tmp_path, "字体:\n字号:\n行距:\n加粗: []\n页码:\n") == NATIONAL


def test_the_standard_written_out_is_the_standard(tmp_path: Path) -> None:
    faces = "".join(f"  {part}: {face.name}\n" for part, face in PARTS.items())
    assert style(tmp_path, f"字体:\n{faces}字号: {{标题: 二号}}\n行距: 28.95磅\n加粗: []\n页码: 外侧\n") == NATIONAL


def test_each_part_takes_its_face(tmp_path: Path) -> None:
    made = style(tmp_path, OTHER_FACES)
    assert [f.name for f in (made.title, made.body, *made.headings)] == [
        "方正小标宋_GBK", "仿宋", "SimHei", "KaiTi", "方正仿宋_GBK", "宋体",
    ]  # fmt: skip
    rest = (made.table, made.table_head, made.page_number, made.latin)
    assert [f.name for f in rest] == ["华文中宋", "方正黑体_GBK", "宋体", "Arial"]


def test_headings_of_the_third_and_fourth_level_and_tables_follow_the_text(tmp_path: Path) -> None:
    made = style(tmp_path, "字体: {正文: 仿宋, 四级标题: 楷体}\n")
    assert [f.name for f in (*made.headings, made.table)] == ["黑体", "楷体_GB2312", "仿宋", "楷体", "仿宋"]


@pytest.mark.parametrize(
    ("words", "half_points"),
    [
        ("小二", 36),
        ("小2号", 36),
        ("2号", 44),
        ("一号", 52),
        ("二号字", 44),
        ("22磅", 44),
        ("18.5 pt", 37),
        ("２０", 40),
    ],
)
def test_the_title_has_a_size_by_name_or_in_points(tmp_path: Path, words: str, half_points: int) -> None:
    assert style(tmp_path, f"字号: {{标题: {words}}}\n").title_size == half_points
    assert style(tmp_path, f"字号: {words}\n").title_size == half_points


@pytest.mark.parametrize(
    ("words", "twips"),
    [("28磅", 560), ("28", 560), ("28.95磅", 579), ("固定值 28 磅", 560), ("28.97pt", 579), ("２８．５磅", 570)],
)
def test_a_line_pitch_that_gives_22_lines_passes_without_a_word(tmp_path: Path, words: str, twips: int) -> None:
    assert style(tmp_path, f"行距: {words}\n").line == twips


@pytest.mark.parametrize(
    ("points", "lines"), [("26", 24), ("27", 23), ("29", 21), ("29.5磅", 21), ("30", 21), ("32", 19)]
)
def test_any_other_line_pitch_is_taken_and_its_lines_are_told(tmp_path: Path, points: str, lines: int) -> None:
    made, found = found_in(tmp_path, f"行距: {points}\n")
    assert made is not None
    assert made.line == int(float(points.removesuffix("磅")) * 20)
    assert said(found) == ["SHP220 1:5"]
    assert found[0].message.endswith(f"每页 {lines} 行")


def test_what_is_bold_may_be_a_list_or_one_text(tmp_path: Path) -> None:
    listed = style(tmp_path, "加粗:\n  - 一级标题\n  - 三级标题\n  - 要点\n")
    assert (listed.bold_headings, listed.bold_leads) == (frozenset({1, 3}), True)
    assert style(tmp_path, "加粗: 一级标题、3级标题、要点\n") == listed
    assert style(tmp_path, "加粗: 一级标题\n") == NATIONAL._replace(bold_headings=frozenset({1}))


def test_the_page_number_may_stand_in_the_middle(tmp_path: Path) -> None:
    assert style(tmp_path, "页码: 居中\n") == NATIONAL._replace(centred_page_number=True)


def test_english_names_and_synonyms_are_keys_too(tmp_path: Path) -> None:
    chinese = style(tmp_path, "字体: {一级标题: SimHei}\n行距: 28\n")
    assert style(tmp_path, "fonts: {heading1: SimHei}\nline: 28\npage_number: outside\n") == chinese
    assert style(tmp_path, "字体: {1级标题: SimHei}\n行间距: 28\n") == chinese


# Faults


def test_every_fault_of_a_file_is_told_at_its_place(tmp_path: Path) -> None:
    text = "字体：\n  标提: 黑体\n  正文: 三号\n字号: 5\n行距: 1.5倍\n加粗: 全部\n页码: 左边\n页眉: 有\n"
    made, found = found_in(tmp_path, text)
    assert made is None
    assert said(found) == [
        "YML101 1:3", "SHP201 2:3", "SHP201 8:1", "SHP205 6:5", "SHP205 7:5", "SHP216 3:7", "SHP218 4:5", "SHP219 5:5",
    ]  # fmt: skip
    assert "是否为“标题”" in next(d for d in found if d.place and d.place.line == 2).fix


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("行距: 单倍行距", "SHP219 1:5", "公文用固定值"),
        ("行距: 1.5", "SHP219 1:5", "公文用固定值"),
        ("行距: 10毫米", "SHP219 1:5", "1 毫米约 2.83 磅"),
        ("行距: 22行", "SHP219 1:5", "不是磅数"),
        ("行距: -28", "SHP219 1:5", "不是磅数"),
        ("行距: 20磅", "SHP207 1:5", "不能小于 26 磅，现写作 20磅，每页要排 31 行"),
        ("行距: 40", "SHP207 1:5", "不能大于 32 磅，现写作 40，每页只排 15 行"),
        ("字号: 四号", "SHP207 1:5", "不能小于三号（16 磅）"),
        ("字号: 初号", "SHP207 1:5", "不能大于一号（26 磅），现写作 初号（42 磅）"),
        ("字号: {标题: 大号}", "SHP218 1:10", "不是字号"),
        ("字号: {标题: 2}", "SHP218 1:10", "2 号还是 2 磅"),
        ("字号: 20.3磅", "SHP218 1:5", "没有 20.3 磅"),
        ("字号: {正文: 四号}", "SHP201 1:6", "这里没有“正文”这一项"),
        ("字体: 仿宋", "SHP204 1:5", "这里写成了一句话"),
        ("- 字体: {正文: 仿宋}", "SHP204 1:1", "这里写成了列表"),
        ("行距: 28\n行间距: 28", "SHP202 2:1", "都读作“行距”"),
        ("行距: 28\n行距: 28", "YML109 2:1", "已经有“行距”"),
        ("\t行距: 28", "YML103 1:1", ""),
        ("行距:28", "YML102 1:1", ""),
    ],
)
def test_a_wrong_value_is_told_with_its_reason(tmp_path: Path, text: str, place: str, reason: str) -> None:
    made, found = found_in(tmp_path, text + "\n")
    assert made is None
    assert said(found) == [place], show(found)
    assert reason in found[0].reason


@given(st.text(alphabet="字体号行距加粗页码标题正文: -[]{}#'\"\n 123磅二居中,、", max_size=60))
def test_no_text_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    made, found = found_in(tmp_path_factory.getbasetemp(), text)
    assert (made is None) == any(d.is_error for d in found)


# Where it lies


def test_the_data_file_names_it_and_it_is_read_from_there(tmp_path: Path) -> None:
    (tmp_path / "共用").mkdir()
    (tmp_path / "共用" / "样式.yaml").write_text("行距: 28磅\n", encoding="utf-8")
    path = tmp_path / "city.yaml"
    path.write_text(CITY + "样式: 共用/样式.yaml\n", encoding="utf-8")
    loaded = load(path)
    assert loaded.found == []
    assert loaded.style.line == 560
    assert loaded.files == (path, tmp_path / "共用" / "样式.yaml")


def test_without_one_it_is_the_standard(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    (tmp_path / "样式.yaml").write_text("行距: 28磅\n", encoding="utf-8")
    assert load(path).style is NATIONAL


@pytest.mark.parametrize("name", STYLES)
def test_a_style_beside_the_citys_own_templates_holds_where_the_data_names_none(tmp_path: Path, name: str) -> None:
    templates = tmp_path / "模板"
    templates.mkdir()
    (templates / name).write_text("行距: 28磅\n", encoding="utf-8")
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    loaded = load(path, templates)
    assert loaded.style.line == 560
    assert loaded.files == (path, templates / name)
    (tmp_path / "本次.yaml").write_text("页码: 居中\n", encoding="utf-8")
    path.write_text(CITY + "样式: 本次.yaml\n", encoding="utf-8")
    assert load(path, templates).style == NATIONAL._replace(centred_page_number=True)


def test_a_file_that_is_missing_is_told_at_the_line_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY + "样式: 样式.yaml\n", encoding="utf-8")
    loaded = load(path)
    assert loaded.report is None
    assert said(loaded.found) == ["SRC101 2:5"]
    assert "样式.yaml" in loaded.found[0].message


def test_a_folder_or_a_word_file_is_no_style(tmp_path: Path) -> None:
    here = Place(Source("city.yaml", ("样式: 样式.yaml",)), 1, 5)
    assert said(read_style(tmp_path, here)[1]) == ["SRC102 1:5"]
    (tmp_path / "样式.docx").write_bytes(b"PK\x03\x04")
    style, found = read_style(tmp_path / "样式.docx", here)
    assert (style, [d.code for d in found]) == (None, ["SRC104"])
    assert found[0].place is not None
    assert found[0].place.source.name.endswith("样式.docx")


def test_its_faults_and_those_of_the_data_are_told_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "样式.yaml").write_text("行距: 50\n", encoding="utf-8")
    path = tmp_path / "city.yaml"
    path.write_text(CITY + "样式: 样式.yaml\n文种: 通知\n", encoding="utf-8")
    assert sorted(d.code for d in load(path).found) == ["SHP205", "SHP207"]


def test_with_a_faulty_style_the_data_is_still_looked_through(tmp_path: Path) -> None:
    (tmp_path / "样式.yaml").write_text("行距: 50\n", encoding="utf-8")
    path = tmp_path / "city.yaml"
    path.write_text(CITY + "样式: 样式.yaml\n", encoding="utf-8")
    assert load(path).mended is not None


@pytest.mark.parametrize("text", ["", "# 空的\n"])
def test_a_file_that_says_nothing_is_the_national_standard(tmp_path: Path, text: str) -> None:
    place = tmp_path / "样式.yaml"
    place.write_text(text, encoding="utf-8")
    assert read_style(place) == (NATIONAL, [])
