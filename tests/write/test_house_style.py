"""A house style on paper: what it changes in the Word file and the web page, and that the standard changes nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

import reportgen
from reportgen.document import Attachment, Document, Enumeration, Heading, Layout, Paragraph
from reportgen.gongwen import NATIONAL, Face, HouseStyle
from reportgen.load.style import PARTS, read_style
from reportgen.pipeline import Options, build, build_files
from reportgen.resources import folder
from reportgen.write import WRITERS, html
from reportgen.write.docx import write
from tests.write.papers import TITLE, item, rich, t
from tests.write.wordxml import W, paragraphs, part, text_of, value

FACES = """
字体: {标题: 题体, 正文: 文体, 一级标题: 甲体, 二级标题: 乙体, 三级标题: 丙体, 四级标题: 丁体,
  表格: 格体, 表头: 头体, 页码: 码体, 西文: Local Latin}
"""
# The paragraph and character styles whose face a house style names, and those that they share it with.
STYLES = {
    "题体": ("Title", "AttachmentTitle", "Issuer"),
    "文体": ("Normal",),
    "甲体": ("Heading1", "Heading1Char"),
    "乙体": ("Heading2", "Heading2Char"),
    "丙体": ("Heading3", "Heading3Char"),
    "丁体": ("Heading4", "Heading4Char"),
    "格体": ("TableText",),
    "头体": ("TableHead",),
    "码体": ("Footer",),
}
FOOTERS = [f"word/footer{n}.xml" for n in range(1, 5)]


def house(home: Path, text: str) -> HouseStyle:
    """The style of home/样式.yaml."""
    path = home / "样式.yaml"
    path.write_text(text, encoding="utf-8")
    style, found = read_style(path)
    assert style is not None, found
    return style


def looks(data: bytes) -> dict[str, etree._Element]:
    """The run properties of each style of the package by its id; none where it has none."""
    found = part(data, "word/styles.xml").iter(f"{W}style")
    return {s.get(f"{W}styleId", ""): r for s in found if (r := s.find(f"{W}rPr")) is not None}


def is_bold(look: etree._Element) -> bool:
    return look.find(f"{W}b") is not None


# Faces


def test_every_part_has_its_face_in_the_word_file(tmp_path: Path) -> None:
    found = looks(write(rich(), house(tmp_path, FACES)))
    for name, styles in STYLES.items():
        assert {s: value(found[s], "rFonts", "eastAsia") for s in styles} == dict.fromkeys(styles, name)


def test_figures_and_letters_have_the_latin_face_but_for_the_page_number(tmp_path: Path) -> None:
    data = write(rich(), house(tmp_path, FACES))
    fonts = {s: look.find(f"{W}rFonts") for s, look in looks(data).items()}
    latin = {s: {f.get(W + a) for a in ("ascii", "hAnsi", "cs")} for s, f in fonts.items() if f is not None}
    assert latin.pop("Footer") == {"码体"}
    assert set(map(frozenset, latin.values())) == {frozenset({"Local Latin"})}
    defaults = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    assert (value(defaults, "rFonts", "eastAsia"), value(defaults, "rFonts", "ascii")) == ("文体", "Local Latin")


def first_of(table: etree._Element) -> dict[str, str]:
    """Of each face what Word tries first in its place."""
    return {font.get(f"{W}name") or "": (value(font, "altName") or "").split(",")[0] for font in table.iter(f"{W}font")}


def test_the_font_table_names_each_face_once_and_what_may_stand_in_for_it(tmp_path: Path) -> None:
    table = part(write(rich(), house(tmp_path, FACES)), "word/fontTable.xml")
    named = [font.get(f"{W}name") for font in table.iter(f"{W}font")]
    assert sorted(map(str, named)) == sorted([*STYLES, "Local Latin"])
    others = first_of(table)
    assert (others["题体"], others["文体"], others["Local Latin"]) == (
        "方正小标宋简体",
        "仿宋_GB2312",
        "Times New Roman",
    )


def test_a_known_face_falls_back_on_its_like(tmp_path: Path) -> None:
    style = house(tmp_path, "字体: {标题: 方正小标宋_GBK, 二级标题: 楷体}\n")
    others = first_of(part(write(rich(), style), "word/fontTable.xml"))
    assert (others["方正小标宋_GBK"], others["楷体"]) == ("方正小标宋简体", "楷体_GB2312")
    assert '"方正小标宋_GBK", "方正小标宋简体"' in html.write(rich(), style).decode()


def test_the_web_page_has_the_same_faces(tmp_path: Path) -> None:
    css = html.write(rich(), house(tmp_path, FACES)).decode()
    assert [name for name in STYLES if f'"{name}"' not in css] == []
    assert 'local("Local Latin")' in css


def test_a_face_cannot_break_out_of_the_markup() -> None:
    """No file can hold such a name; a caller of the writers can."""
    style = NATIONAL._replace(title=Face('"/><x>&;}', ()), latin=Face('a"<b>', ()))
    assert part(write(rich(), style), "word/styles.xml") is not None
    assert part(write(rich(), style), "word/fontTable.xml") is not None
    assert "<x>" not in html.write(rich(), style).decode()


# Lines and sizes


@pytest.mark.parametrize(("words", "pitch"), [("28磅", "560"), ("30", "600"), ("28.95", "579")])
def test_the_line_pitch_is_that_of_the_text_while_the_grid_keeps_the_text_at_the_top(
    tmp_path: Path, words: str, pitch: str
) -> None:
    data = write(rich(), house(tmp_path, f"行距: {words}\n"))
    normal = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Normal")
    assert (value(normal, "pPr/spacing", "line"), value(normal, "pPr/spacing", "lineRule")) == (pitch, "exact")
    sections = list(part(data).iter(f"{W}sectPr"))
    assert len(sections) == 3
    # LibreOffice centres on the sheet whatever whole lines of the grid there are.
    assert {value(s, "docGrid", "linePitch") for s in sections} == {"579"}
    assert {value(s, "docGrid", "type") for s in sections} == {"lines"}


def test_a_larger_title_is_broken_into_more_lines(tmp_path: Path) -> None:
    lines = {}
    for words in ("三号", "二号", "一号"):
        style = house(tmp_path, f"字号: {words}\n")
        data = write(rich(), style)
        assert {value(looks(data)[s], "sz") for s in ("Title", "AttachmentTitle")} == {str(style.title_size)}
        lines[words] = [text_of(p) for p in paragraphs(part(data), "Title")]
        assert "".join(lines[words]) == TITLE
        page = html.write(rich(), style).decode()
        assert f'<h1 class="title">{"<br>".join(lines[words])}</h1>' in page
        assert f"font-size: {style.title_size / 32}em" in page
    assert len(lines["三号"]) < len(lines["一号"])
    assert max(len(line) for line in lines["一号"]) <= 17 < max(len(line) for line in lines["三号"])


# Bold


def points(levels: int = 4) -> Document:
    """A heading of each level, on its own and run in, and points with heads of both layouts."""
    heads = [Heading(n, t(f"标题{n}")) for n in range(1, levels + 1)]
    run_in = [
        block for n in range(2, levels + 1) for block in (Heading(n, t("接排"), run_in=True), Paragraph(t("文。")))
    ]
    many = (item("抓责任", "压实。"), item("抓落实", "办结。"))
    annex = Attachment(t("附件"), (Heading(1, t("情况")), Paragraph(t("文。"))))
    return Document(t("题"), (*heads, *run_in, Enumeration(many), Enumeration(many, Layout.PARAGRAPHS), annex))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_bold_level_is_bold_on_its_own_and_run_in_and_no_other_is(tmp_path: Path, level: int) -> None:
    style = house(tmp_path, f"加粗: {level}级标题\n")
    data = write(points(), style)
    bold = {name for name, look in looks(data).items() if is_bold(look)}
    assert bold == {"Strong", f"Heading{level}", f"Heading{level}Char"}
    leads = {value(r, "rPr/rStyle") for p in paragraphs(part(data), "RunIn2") for r in p.iter(f"{W}r")}
    assert "Heading2Char" in leads
    rules = html.write(points(), style).decode().split("\n")
    bold_rules = [r.split(" {")[0] for r in rules if "font-weight: bold" in r and ".lead" in r]
    assert bold_rules == [f".lead{level}, .heading{level}"]


def test_the_heads_of_points_are_bold_where_the_house_wants_it(tmp_path: Path) -> None:
    style = house(tmp_path, "加粗: 要点\n")
    data = write(points(), style)
    assert {name for name, look in looks(data).items() if is_bold(look)} == {"Strong", "PointLead"}
    heads = [text_of(r) for r in part(data).iter(f"{W}r") if value(r, "rPr/rStyle") == "PointLead"]
    assert len(heads) == 4
    assert all("抓" in head for head in heads)
    assert ".point { color: inherit; font-weight: bold }" in html.write(points(), style).decode()


def test_nothing_is_bold_by_the_standard() -> None:
    data = write(points())
    assert {name for name, look in looks(data).items() if is_bold(look)} == {"Strong"}


# Page numbers


@pytest.mark.parametrize("footer", FOOTERS)
def test_the_page_number_stands_in_the_middle_of_all_four_footers(tmp_path: Path, footer: str) -> None:
    def layout(style: HouseStyle) -> tuple[str | None, bool]:
        numbers = [p for p in part(write(rich(), style), footer).iter(f"{W}p") if "— " in text_of(p)]
        number = numbers[-1]
        return value(number, "pPr/jc"), number.find(f"{W}pPr/{W}ind") is not None

    assert layout(house(tmp_path, "页码: 居中\n")) == ("center", False)
    side = "right" if footer in FOOTERS[::2] else "left"
    assert layout(house(tmp_path, "页码: 外侧\n")) == (side, True)


def test_the_page_number_of_the_web_page_stands_there_too_when_printed(tmp_path: Path) -> None:
    page = html.write(rich(), house(tmp_path, "页码: 居中\n")).decode()
    assert page.count("@bottom-center") == 2
    assert "@bottom-right" not in page


# The standard


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_the_standard_written_out_as_a_style_changes_no_byte(tmp_path: Path, name: str) -> None:
    faces = "".join(f"  {key}: {face.name}\n" for key, face in PARTS.items())
    written_out = house(tmp_path, f"字体:\n{faces}字号: 二号\n行距: 28.95磅\n页码: 外侧\n")
    assert WRITERS[name](rich(), written_out) == WRITERS[name](rich()) == WRITERS[name](rich(), NATIONAL)


def test_a_style_changes_no_part_but_those_that_it_must(tmp_path: Path) -> None:
    style = house(tmp_path, FACES + "行距: 28磅\n加粗: [一级标题, 要点]\n页码: 居中\n")
    ours, national = (
        {i.filename: z.read(i) for i in z.infolist()}
        for z in (zipfile.ZipFile(BytesIO(write(rich(), s))) for s in (style, NATIONAL))
    )
    assert ours.keys() == national.keys()
    changed = {name for name in ours if ours[name] != national[name]}
    assert changed == {"word/styles.xml", "word/fontTable.xml", *FOOTERS}


def test_a_text_file_knows_no_style(tmp_path: Path) -> None:
    style = house(tmp_path, FACES + "行距: 30\n字号: 一号\n")
    assert WRITERS["txt"](rich(), style) == WRITERS["txt"](rich())


# From the data file, and from Python


def test_the_style_of_a_data_file_reaches_the_paper(tmp_path: Path) -> None:
    house(tmp_path, "字体: {标题: 题体}\n行距: 28磅\n")
    (tmp_path / "city.yaml").write_text("城市: {名称: 德州市}\n样式: 样式.yaml\n", encoding="utf-8")
    built = build(tmp_path / "city.yaml")
    assert built.style.line == 560
    assert tmp_path / "样式.yaml" in built.files
    written, _ = build_files(tmp_path / "city.yaml", ("docx", "html"), None)
    assert [p.name for p in written] == ["city.docx", "city.html"]
    assert value(looks(written[0].read_bytes())["Title"], "rFonts", "eastAsia") == "题体"
    assert '"题体"' in written[1].read_text("utf-8")


def test_a_style_among_the_citys_own_templates_reaches_the_paper(tmp_path: Path) -> None:
    templates = tmp_path / "模板"
    templates.mkdir()
    (templates / "report.j2").write_text('{% extends "rectification-report/report.j2" %}', encoding="utf-8")
    house(templates, "页码: 居中\n")
    (tmp_path / "city.yaml").write_text("城市: {名称: 德州市}\n", encoding="utf-8")
    assert build(tmp_path / "city.yaml", Options(template=templates)).style.centred_page_number
    assert build(tmp_path / "city.yaml").style is NATIONAL


def test_python_gives_a_style_to_save_document(tmp_path: Path) -> None:
    path = tmp_path / "样式.yaml"
    path.write_text("字体: {标题: 题体}\n", encoding="utf-8")
    document = reportgen.make_document(reportgen.read_report(folder("examples") / "dezhou" / "city.yaml"))
    reportgen.save_document(document, tmp_path / "city.docx", style=reportgen.read_style(path))
    assert value(looks((tmp_path / "city.docx").read_bytes())["Title"], "rFonts", "eastAsia") == "题体"
    path.write_text("行距: 1.5倍\n", encoding="utf-8")
    with pytest.raises(reportgen.FaultsError, match="SHP219"):
        reportgen.read_style(path)
