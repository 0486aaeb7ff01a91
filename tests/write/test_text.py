"""Document -> plain text: what a person pastes into a web page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Annotation, Attachment, Column, Document, Heading, Look, Paragraph, Table, Text
from reportgen.write import columns
from reportgen.write.text import write
from tests.write.papers import ANNEX, TITLE, rich, t, t_cell


def cell(*lines: str) -> str:
    """The last line of a table with one cell."""
    table = Table((Column(t("栏")),), ((t_cell(*lines),),))
    return write(Document(t("题"), (table,))).decode().splitlines()[-1]


def test_each_paragraph_is_one_line_without_an_indent() -> None:
    assert write(rich(2)).decode().splitlines() == [
        TITLE,
        "省委、省政府：",
        "市委、市政府高度重视督察整改工作。",
        "一、提高政治站位",
        "各级各部门齐抓共管。一是扛牢政治责任。压实“一岗双责”。二是坚持生态优先。",
        "二、补齐短板弱项",
        "（一）“德州蓝”成为新常态。PM2.5为48微克/立方米，【待补充：排名】。",
        "（二）碧水畅流",
        "1.地表水。一是扛牢政治责任。压实“一岗双责”。二是坚持生态优先。",
        "三、坚持以察促改",
        "（1）扛牢政治责任。压实“一岗双责”。",
        "（2）坚持生态优先。",
        "类别\t数量",
        "大气\t",
        "四、下一步打算",
        "特此报告。",
        f"附件：1.{ANNEX}",
        "2.信访举报件办理情况",
        "中共德州市委",
        "德州市人民政府",
        "2022年8月30日",
        "",
        "附件1",
        ANNEX,
        "序号\t反馈问题\t责任单位\t整改状态",
        "1\t第1项问题：雨污分流不到位。部分管网老旧。\t市生态环境局、市水利局\t已完成",
        "2\t第2项问题：雨污分流不到位。部分管网老旧。\t市生态环境局、市水利局\t已完成",
        "",
        "附件2",
        "信访举报件办理情况",
        "一、总体情况",
        "交办二十八件。",
    ]


def test_it_is_utf_8_without_a_mark_and_ends_its_lines_with_lf() -> None:
    data = write(Document(t("题"), (Paragraph(t("文。")),)))
    assert data == "题\n文。\n".encode()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("市生态环境局", "市水利局"), "市生态环境局、市水利局"),
        (("完成清淤。", "建成泵站。"), "完成清淤。建成泵站。"),
        (("1.完成清淤", "2.建成泵站"), "1.完成清淤 2.建成泵站"),
        (("甲\n乙",), "甲、乙"),
        (("甲\t乙",), "甲 乙"),
        ((), ""),
    ],
)
def test_the_lines_of_a_cell_become_one(lines: tuple[str, ...], expected: str) -> None:
    assert cell(*lines) == expected


@given(st.lists(st.text(max_size=8), max_size=4))
def test_no_text_can_add_a_row_or_a_column(lines: list[str]) -> None:
    table = Table((Column(t("一")), Column(t("二"))), ((t_cell(*lines), t_cell("末")),))
    found = write(Document(t("题"), (table, Paragraph(t("后。"))))).decode()
    assert found.count("\n") == 4
    assert found.split("\n")[2].count("\t") == 1


def test_looks_leave_no_trace_in_the_text() -> None:
    inlines = (Text("PM"), Text("2.5", Look.SUB), Text("达标", Look.STRONG), Text("【待补充】", Look.MISSING))
    assert write(Document(t("题"), (Paragraph(inlines),))).decode() == "题\nPM2.5达标【待补充】\n"


def test_the_power_of_a_unit_is_the_raised_character_and_a_subscript_stays_as_typed() -> None:
    inlines = (
        Text("PM"),
        Text("2.5", Look.SUB),
        Text("为48μg/m"),
        Text("3", Look.SUP),
        Text("，30m"),
        Text("2", Look.SUP),
    )
    assert write(Document(t("题"), (Paragraph(inlines),))).decode() == "题\nPM2.5为48μg/m³，30m²\n"
    table = Table((Column(t("栏")),), ((((Text("30m"), Text("2", Look.SUP)),),),))
    assert write(Document(t("题"), (table,))).decode() == "题\n栏\n30m²\n"
    assert write(Document((Text("Cr"), Text("6+", Look.SUP)), ())).decode() == "Cr6+\n"


def test_a_document_that_begins_with_an_attachment_begins_with_no_empty_line() -> None:
    assert (
        write(Document((), (Attachment(t("清单"), (Heading(1, t("甲")),)),)))
        .decode()
        .startswith("附件\n清单\n一、甲\n")
    )


def test_no_table_is_measured_for_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(columns, "_measure", measured)
    monkeypatch.setattr(columns, "_measures", measured)
    annex = Attachment(t("清单"), (Table((Column(t("栏")),), ((t_cell("市水利局"),),)),))
    assert write(Document(t("题"), (annex,))).decode().splitlines()[-1] == "市水利局"


def test_an_annotation_that_has_its_brackets_gets_no_others() -> None:
    for typed in ("此件公开发布", "（此件公开发布）", "(此件公开发布)。"):
        made = write(Document(t("题"), (Annotation(t(typed)),))).decode()
        assert "（此件公开发布）" in made
        assert "（（" not in made
