"""The ledger of a data file as a workbook, and the same tasks again from that workbook."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.dates import Date, parse_deadline
from reportgen.ledger.answers import tasks_in
from reportgen.ledger.export import export
from reportgen.load import load, load_any
from reportgen.load.states import STATUS
from reportgen.model import City, Closure, Ledger, Report, Status, Task
from reportgen.model.tasks import STAGES
from reportgen.pipeline.ledger import export_ledger
from reportgen.values import Int, Text
from tests.ledger.rounds import cells_of
from tests.reports import CITY, said

AWKWARD = "=+-@＝＋#'_x0041B、，；。（）《》“”&<> \n0123456789.年月日%/德州市委区政府局水气"

DITTO = ('"', "〃", "″")  # as the name of a unit these are told


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _is_text(text: str) -> bool:
    """No error value and no word of a sum row, which a workbook can't hold as mere texts; these are told."""
    return bool(text) and not re.search(r"#[A-Z]|计|共", text)


raw = st.one_of(
    st.text(AWKWARD, min_size=1, max_size=30),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, exclude_categories=("C", "Z")), max_size=20),
    st.sampled_from(["=1+1", "+1", "-1", "@x", "＝1", "1.10", "2022.10", "010", "'甲", "_x000B_", "_x005F_x0041_"]),
)
texts = raw.map(_lines).filter(_is_text).map(Text)
numbers = st.one_of(st.integers(1, 999).map(str), st.sampled_from(["1.10", "010", "１", "一", "（二）", "S-3", "1-2"]))
units = st.sampled_from(
    [
        "市水利局",
        "市住房城乡建设局",
        "陵城区委、区政府",
        "陵城区委",
        "区政府",
        "各县（市、区）政府",
        "甲（含乙、丙）",
        "市局(一)",
    ]
)
days = st.dates(dt.date(1949, 1, 1), dt.date(2100, 12, 31)).map(lambda d: Date(d.year, d.month, d.day))
months = st.builds(Date, st.integers(1949, 2100), st.integers(1, 12), end=st.booleans())
dates = st.one_of(days, months, st.builds(Date, st.integers(1949, 2100), end=st.booleans()))
DEADLINES: tuple[str, ...] = (
    "2022年底前",
    "2022.10",
    "2022-12-31",
    "2022/8/30",
    "20220830",
    "2022年上半年",
    "2022年8月至10月",
    "2022年",
)
DEADLINES += (
    "立行立改",
    "立行立改，长期坚持",
    "长期坚持",
    "2024年底前，并长期坚持",
    "2022年10月前",
    "持续推进",
    "44803",
)
deadlines = st.sampled_from([found for text in DEADLINES if (found := parse_deadline(text))])
statuses = st.sampled_from(
    [Status(progress=m.progress, text=word, ongoing=m.ongoing, stage=m.stage) for word, m in STATUS.items()]
)


@st.composite
def closures(draw: st.DrawFn, status: Status | None) -> Closure | None:
    """What the reader makes: the stage of a status stands here too; a close-out without anything is none."""
    stage = draw(st.sampled_from((None, *STAGES)))
    whole = st.none() | dates
    closure = Closure(
        stage=status.stage if status and status.stage else stage,
        notice_from=draw(whole),
        notice_to=draw(whole),
        notice_days=draw(st.none() | st.integers(0, 99).map(Int)),
        closed_on=draw(whole),
    )
    return closure if closure != Closure() else None


@st.composite
def tasks(draw: st.DrawFn, few: list[Text]) -> Task:
    """Any task that a data file can hold, of a few texts."""
    status = draw(st.none() | statuses)
    lines = [line for text in few if (line := Text(text.replace("\n", "，"))) not in DITTO]
    some, name = (st.sampled_from([None, *given_]) for given_ in (few, lines))
    listed = st.lists(st.sampled_from(lines), max_size=3).map(tuple) if lines else st.just(())
    named = st.lists(units, max_size=3, unique=True).map(lambda us: tuple(map(Text, us)))
    return Task(
        no=Text(draw(numbers)),
        id=draw(name),
        title=draw(name),
        inspection=draw(name),
        finding=draw(some),
        field=draw(name),
        nature=draw(st.sampled_from((None, "共性", "个性"))),
        district=draw(name),
        target=draw(some),
        measures=draw(listed),
        lead_unit=draw(name),
        responsible_units=draw(named),
        support_units=draw(named),
        supervising_unit=draw(name),
        acceptance_unit=draw(name),
        responsible_person=draw(name),
        phone=draw(name),
        deadline=draw(st.none() | deadlines),
        status=status,
        completed_on=draw(st.none() | dates),
        progress=draw(some),
        difficulty=draw(some),
        next_step=draw(some),
        closure=draw(closures(status)),
        evidence=draw(listed),
        public=draw(st.booleans()),
        internal_note=draw(some),
    )


# A text for each column of each task would take longer to draw than to write and to read.
ledgers = st.lists(texts, max_size=6).flatmap(lambda few: st.lists(tasks(few), min_size=1, max_size=3))


def again(*given_: Task) -> tuple[Task, ...]:
    """The tasks that the reader finds in the exported workbook."""
    report = Report(city=City(name=Text("德州市")), ledger=Ledger(tasks=given_))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        path.write_bytes(export(report))
        found, told = tasks_in(path, path.name, {})
    assert [d.reason for d in told if d.is_error] == []
    return found


@given(ledgers)
def test_any_ledger_reads_back_as_it_was(ledger: list[Task]) -> None:
    assert again(*ledger) == tuple(ledger)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "＝1", "1.10", "010", "１", "_x000B_", "_x0041_", "甲\n\n乙", "2022-08-30", "a\tb"],
)
def test_a_text_stays_the_text_that_it_is_whatever_excel_would_make_of_it(text: str) -> None:
    task = Task(no=Text("1"), progress=Text(text), title=Text(text))
    assert again(task) == (task,)


def test_a_text_that_looks_like_a_formula_is_none_in_excel_either(tmp_path: Path) -> None:
    yaml = tmp_path / "city.yaml"
    yaml.write_text(f"{CITY}整改任务: {{列表: [{{序号: 1, 进展: '=1+1', 联系电话: '010'}}]}}\n", encoding="utf-8")
    written, found = export_ledger(yaml, tmp_path / "台账.xlsx", force=False)
    assert (written, found) == (tmp_path / "台账.xlsx", [])
    cells = cells_of(tmp_path / "台账.xlsx")
    assert {(cells["1", head].data_type, cells["1", head].quotePrefix) for head in ("进展", "联系电话")} == {
        ("s", True)
    }


def test_whole_dates_are_real_dates_and_the_others_text(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    made = (Task(no=Text("1"), completed_on=Date(2022, 8, 30)), Task(no=Text("2"), completed_on=Date(2022, 8)))
    path.write_bytes(export(Report(city=City(name=Text("")), ledger=Ledger(tasks=made))))
    cells = cells_of(path)
    assert (cells["1", "完成日期"].value, cells["1", "完成日期"].number_format) == (
        dt.datetime(2022, 8, 30),
        "yyyy-mm-dd",
    )
    assert cells["2", "完成日期"].value == "2022年8月"


def test_only_columns_that_hold_something_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    made = (Task(no=Text("1"), closure=Closure(closed_on=Date(2022, 8, 1)), district=Text("陵城区"), phone=Text("1")),)
    path.write_bytes(export(Report(city=City(name=Text("")), ledger=Ledger(tasks=made))))
    heads = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][3]]
    assert heads == [
        "序号",
        "反馈问题",
        "区域",
        *["责任单位", "联系电话", "整改时限", "状态", "销号环节", "销号日期", "公开"],
    ]


def test_the_examples_read_back_through_a_data_file(tmp_path: Path) -> None:
    from reportgen.resources import folder

    for city in ("dezhou", "yunshan"):
        loaded = load(folder("examples") / city / "city.yaml")
        assert loaded.report
        assert export_ledger(folder("examples") / city / "city.yaml", tmp_path / f"{city}.xlsx", force=False)[0]
        yaml = tmp_path / f"{city}.yaml"
        yaml.write_text(f"{CITY}整改任务: {{台账: {city}.xlsx}}\n", encoding="utf-8")
        read = load(yaml).report
        assert read
        assert read.tasks == loaded.report.tasks


def test_what_a_cell_can_not_keep_is_told(tmp_path: Path) -> None:
    yaml = tmp_path / "city.yaml"
    rows = '    - {序号: 1, 进展: "#N/A"}\n    - 序号: 2\n      整改措施:\n        - |\n          甲\n          乙\n'
    yaml.write_text(f"{CITY}整改任务:\n  列表:\n{rows}", encoding="utf-8")
    written, found = export_ledger(yaml, tmp_path / "台账.xlsx", force=False)
    assert written
    assert [d.code for d in found] == ["LED375", "LED375"]
    assert [d.message for d in found] == ["第 1 项的“进展”导出后会变样", "第 2 项的“整改措施”导出后会变样"]
    assert [d.reason for d in found] == [
        "导出后再读，“#N/A”成了空白",
        "导出后再读，“甲（换行）乙”（1 条）成了“甲”、“乙”（2 条）",
    ]
    assert "一条里面没有换行" in found[1].fix


def test_a_text_too_long_for_a_cell_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    yaml = tmp_path / "city.yaml"
    yaml.write_text(f"{CITY}整改任务: {{列表: [{{序号: 1, 进展: {'整' * 32_768}}}]}}\n", encoding="utf-8")
    written, found = export_ledger(yaml, tmp_path / "台账.xlsx", force=False)
    assert (written, [d.code for d in found]) == (None, ["LED374"])
    assert not (tmp_path / "台账.xlsx").exists()


def test_a_file_without_tasks_has_nothing_to_export(tmp_path: Path) -> None:
    yaml = tmp_path / "city.yaml"
    yaml.write_text(CITY, encoding="utf-8")
    written, found = export_ledger(yaml, tmp_path / "台账.xlsx", force=False)
    assert (written, said(found)) == (None, ["LED377 0:0"])


def test_the_same_ledger_has_the_same_bytes_and_a_changed_one_is_not_written_over(tmp_path: Path) -> None:
    yaml, path = tmp_path / "city.yaml", tmp_path / "台账.xlsx"
    yaml.write_text(f"{CITY}整改任务: {{列表: [{{序号: 1, 状态: 推进中}}]}}\n", encoding="utf-8")
    export_ledger(yaml, path, force=False)
    before = path.read_bytes()
    assert export_ledger(yaml, path, force=False) == (path, [])
    assert path.read_bytes() == before
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A4"].value = 9
    book.save(path)
    assert [d.code for d in export_ledger(yaml, path, force=False)[1]] == ["OUT601"]
    assert load_any(path).report


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("[{序号: 1, 反馈问题: 甲}, {序号: 合计, 反馈问题: 乙}]", "台账有 2 项，读回来是 1 项"),
        ("[{序号: 合计, 反馈问题: 甲}]", "台账有 1 项，读回来是 0 项（表头（第 3 行）以下没有任务）"),
    ],
)
def test_a_task_that_would_be_read_back_as_none_is_told(tmp_path: Path, rows: str, reason: str) -> None:
    (tmp_path / "city.yaml").write_text(f"{CITY}整改任务: {{列表: {rows}}}\n", encoding="utf-8")
    written, found = export_ledger(tmp_path / "city.yaml", tmp_path / "台账.xlsx", force=False)
    assert written == tmp_path / "台账.xlsx"
    assert [(d.code, d.reason) for d in found] == [("LED375", reason)]
