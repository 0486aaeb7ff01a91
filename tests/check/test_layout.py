"""The layout rules: a sound paper has no finding, each fault has its own, and custom of an office is no error."""

from __future__ import annotations

import inspect
import re
import subprocess
from pathlib import Path

import pytest

from reportgen.check import layout
from reportgen.check.layout import RULES
from reportgen.codes import CODES
from reportgen.diagnostics import has_errors
from reportgen.document import Signing
from reportgen.pipeline import build_files
from reportgen.read import read_word
from reportgen.write import docx
from reportgen.write.office import program
from tests.faulty_words import FAULTY, faulty
from tests.papers import found_in_word, looked_over
from tests.words import (
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
    write_word,
)
from tests.write.papers import official

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/city.yaml"))


def codes(tmp_path: Path, parts: Parts) -> set[str]:
    return {d.code for d in found_in_word(tmp_path, parts)}


def test_a_paper_as_the_standard_wants_it_has_no_finding(tmp_path: Path) -> None:
    assert found_in_word(tmp_path, sound()) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_what_this_program_writes_has_no_finding(tmp_path: Path, example: Path) -> None:
    written, trouble = build_files(example, ("docx",), tmp_path)
    word, _ = read_word(written[0])
    assert word is not None, trouble
    bold = {"FMT717"} if (example.parent / "样式.yaml").exists() else set()  # its house style is bold
    assert {d.code for d in looked_over(word)} == bold


@pytest.mark.parametrize("signing", Signing)
@pytest.mark.parametrize("bodies", [1, 4])
def test_what_it_writes_with_a_head_and_a_tail_has_none_either(tmp_path: Path, bodies: int, signing: Signing) -> None:
    place = tmp_path / "公文.docx"
    place.write_bytes(docx.write(official(bodies=bodies, signing=signing, rows=12)))
    word, trouble = read_word(place)
    assert word is not None, trouble
    assert looked_over(word) == []


def test_a_bare_tab_is_filler_while_the_stops_of_joint_signatures_are_not(tmp_path: Path) -> None:
    """Those of official() above have tabs too, to stops of their own."""
    parts = changed(sound(), DOCUMENT, "市委、市政府主要", "</w:t><w:tab/><w:t>市委、市政府主要")
    assert codes(tmp_path, parts) == {"FMT724"}


# A paragraph style that loses its indent takes it from the headings that are set in it; space behind each paragraph
# makes more of empty lines too.
WITH = {"FMT721": {"FMT737"}, "FMT723": {"FMT766"}}


@pytest.mark.parametrize("code", FAULTY)
def test_each_fault_is_found_by_its_rule_alone(tmp_path: Path, code: str) -> None:
    assert codes(tmp_path, faulty(code)) == {code} | WITH.get(code, set())


def test_every_code_of_layout_has_a_faulty_paper() -> None:
    assert set(FAULTY) == {code for code in CODES if code.startswith("FMT")}


def test_every_rule_of_the_folder_is_in_the_list() -> None:
    folder = Path(inspect.getfile(layout)).parent
    written = re.findall(
        r"^def ([a-z]\w+)\(found: Anatomy\) -> Iterator\[Diagnostic\]",
        "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py"))),
        re.MULTILINE,
    )
    assert sorted(written) == sorted(rule.__name__ for rule in RULES)


def test_the_docstring_of_a_rule_states_what_is_required() -> None:
    for rule in RULES:
        assert "要求：" in (rule.__doc__ or "") or rule.__name__ == "lines_of_text", rule.__name__


HOUSE_STYLES = {
    "28 磅": [(STYLES, 'w:line="579"', 'w:line="560"')],
    "29 磅": [(STYLES, 'w:line="579"', 'w:line="580"')],
    "一级标题加粗": [(STYLES, face("黑体"), face("黑体") + "<w:b/>")],
    "三级标题加粗": [
        (STYLES, '<w:outlineLvl w:val="2"/></w:pPr><w:rPr>', '<w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/>')
    ],
    "页码居中": [(ODD, '<w:jc w:val="right"/>', CENTRED), (EVEN, '<w:jc w:val="left"/>', CENTRED)],
    "不分单双页": [(SETTINGS, "<w:evenAndOddHeaders/>", "")],
    "首页不编页码": [(DOCUMENT, "<w:docGrid", "<w:titlePg/><w:docGrid")],
    "华文中宋标题": [(STYLES, "方正小标宋简体", "华文中宋")],
    "仿宋代替仿宋_GB2312": [(STYLES, "仿宋_GB2312", "仿宋")],
    "字距不紧缩": [(STYLES, '<w:spacing w:val="-5"/>', "")],
    "首行缩进 640": [(STYLES, 'w:firstLineChars="200" w:firstLine="630"', 'w:firstLine="640"')],
}


@pytest.mark.parametrize("changes", HOUSE_STYLES.values(), ids=HOUSE_STYLES)
def test_the_custom_of_an_office_is_no_error(tmp_path: Path, changes: list[tuple[str, str, str]]) -> None:
    parts = sound()
    for change in changes:
        parts = changed(parts, *change)
    assert not has_errors(found_in_word(tmp_path, parts))


@pytest.mark.parametrize("custom", ["28 磅", "华文中宋标题", "仿宋代替仿宋_GB2312", "首行缩进 640"])
def test_what_comes_to_the_same_is_no_finding_at_all(tmp_path: Path, custom: str) -> None:
    parts = sound()
    for change in HOUSE_STYLES[custom]:
        parts = changed(parts, *change)
    assert found_in_word(tmp_path, parts) == []


def test_words_own_grid_of_22_by_28_is_sound_too(tmp_path: Path) -> None:
    parts = changed(sound(), STYLES, '<w:spacing w:val="-5"/>', "")
    parts = changed(parts, STYLES, 'w:line="579" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"')
    grid = 'w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"'
    assert found_in_word(tmp_path, changed(parts, DOCUMENT, 'w:type="lines" w:linePitch="579"', grid)) == []


def test_a_turned_sheet_may_stand_either_way_round(tmp_path: Path) -> None:
    turned = changed(
        sound(),
        DOCUMENT,
        'w:right="2098" w:bottom="1474" w:left="1984"',
        'w:right="1984" w:bottom="1474" w:left="2098"',
    )
    assert found_in_word(tmp_path, turned) == []


def test_what_a_paper_does_not_have_is_no_fault(tmp_path: Path) -> None:
    assert found_in_word(tmp_path, small(p(TITLE, "Title") + p("市委、市政府高度重视，整改任务全部完成。"))) == []
    assert found_in_word(tmp_path, small(p("市委、市政府高度重视，整改任务全部完成。"))) == []
    assert found_in_word(tmp_path, small(p())) == []


def test_a_fault_in_every_paragraph_is_one_finding_that_counts_them(tmp_path: Path) -> None:
    body = p(TITLE, "Title") + p("市委、市政府高度重视。", layout='<w:jc w:val="left"/>') * 300
    (one,) = found_in_word(tmp_path, small(body))
    assert one.code == "FMT722"
    assert "共 300 处" in one.reason
    assert len(one.related) == 99


def test_a_measure_is_told_as_it_is_and_as_it_should_be(tmp_path: Path) -> None:
    (margins,) = found_in_word(tmp_path, faulty("FMT702"))
    assert "上边距 25.4 毫米，应为 37 毫米" in margins.reason
    assert "页面布局－页边距" in margins.fix


@pytest.mark.needs("soffice")
def test_a_sound_paper_saved_by_libreoffice_has_lost_its_hints_and_nothing_else(tmp_path: Path) -> None:
    paper = write_word(tmp_path / "公文.docx", sound())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(program()),
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        str(paper),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    word, _ = read_word(tmp_path / "out" / "公文.docx")
    assert word is not None
    assert {d.code for d in looked_over(word)} == {"FMT715"}


def test_an_imprint_in_a_text_box_is_looked_at(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('抄送：省委办公厅', 'Imprint')}</w:txbxContent></w:pict></w:r>"
    content = (
        p(TITLE, "Title")
        + p("市委、市政府高度重视。") * 3
        + f'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>{box}</w:p>'
    )
    assert codes(tmp_path, small(content)) == {"FMT762"}


HEADING = p("一、总体情况", "Heading1")


@pytest.mark.parametrize(
    ("typed", "style", "code"),
    [
        ("(一)组织领导", "Heading2", "FMT733"),
        ("（一）组织领导", "Heading2", ""),
        ("1、调度通报", "Heading3", "FMT733"),
        ("1．调度通报", "Heading3", ""),
        ("一是压实责任。", "Body", ""),
        ("2022年以来，各级各部门齐抓共管。", "Body", ""),
        ("1.5万户居民完成清洁取暖改造。", "Body", ""),
    ],
)
def test_the_form_of_a_number_is_looked_at_where_it_is_one(tmp_path: Path, typed: str, style: str, code: str) -> None:
    content = p(TITLE, "Title") + HEADING + p(typed, style) + p("市委、市政府高度重视。")
    assert codes(tmp_path, small(content)) - {"FMT731"} == ({code} if code else set())


@pytest.mark.parametrize(
    ("date", "well"),
    [
        ("2022年8月30日", True),
        ("2022年08月30日", False),
        ("2022.8.30", False),
        ("二〇二二年八月三十日", False),
        ("22年8月30日", False),
        ("2022年13月1日", False),
    ],
)
def test_the_date_of_issue_is_written_in_one_way(tmp_path: Path, date: str, well: bool) -> None:
    content = p(TITLE, "Title") + p("市委、市政府高度重视。") + p("德州市人民政府", "Right") + p(date, "Right")
    assert codes(tmp_path, small(content)) == (set() if well else {"FMT746"})


def test_the_lead_of_a_paragraph_in_another_face_is_custom(tmp_path: Path) -> None:
    lead = run("一是压实责任。", face("楷体_GB2312")) + run("市委、市政府高度重视，逐项落实到位。")
    content = p(TITLE, "Title") + f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{lead}</w:p>'
    assert found_in_word(tmp_path, small(content)) == []


def test_a_pasted_sentence_in_another_face_is_found_in_a_long_paper(tmp_path: Path) -> None:
    pasted = p("这一句从网页上粘贴过来，字体和别处不一样，还小了一号。", look=face("宋体") + size(24))
    content = p(TITLE, "Title") + p("市委、市政府高度重视，逐项落实到位。" * 20) * 20 + pasted
    (one,) = found_in_word(tmp_path, small(content))
    assert one.code == "FMT712"
    assert one.place is not None
    assert one.place.line == 22


def test_the_second_line_of_the_list_of_attachments_is_no_signature(tmp_path: Path) -> None:
    parts = changed(sound(), DOCUMENT, "2.信访举报件办理情况", "\u3000\u3000\u3000\u3000\u30002.信访举报件办理情况")
    assert codes(tmp_path, parts) == {"FMT724"}


def test_a_document_of_python_docx_as_it_comes_has_the_faults_that_it_has(tmp_path: Path) -> None:
    import docx

    made = docx.Document()
    made.add_heading("关于督察整改情况的报告", 0)
    made.add_paragraph("省委、省政府:")
    made.add_paragraph("截至2022.8.30，“回头看”反馈问题已完成34项，其余正在推进。")
    made.add_heading("一、总体情况", 1)
    made.add_paragraph("市委、市政府高度重视。")
    made.save(str(tmp_path / "公文.docx"))
    word, _ = read_word(tmp_path / "公文.docx")
    assert word is not None
    said = {d.code for d in looked_over(word)}
    assert {"FMT701", "FMT702", "FMT711", "FMT714", "FMT715", "FMT718", "FMT719", "FMT721", "FMT743", "FMT771"} <= said
    assert {"FMT712", "FMT713", "FMT723", "FMT737", "FMT741", "FMT751"} <= said
