"""`各行`: the rows of a table that templates only name are the cells that their markup would have been read as."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.dates import Date, parse_deadline
from reportgen.document import Cell, Document, Properties, Table, Text, plain
from reportgen.markup import Rows, Slip, parse
from reportgen.model import Closure, Progress, Status, Task
from reportgen.pipeline import Options, build
from reportgen.place import Place, Source
from reportgen.render.environment import environment
from reportgen.render.placeholders import fill
from reportgen.render.rows import TABLES, rows
from reportgen.render.view import View
from reportgen.values import Text as Value
from tests.render.test_templates import EXTENDS, closing, made

PLACE = Place(Source("city.yaml"), 3, 7)
COLUMNS = ["序号", "反馈问题", "整改措施", "责任单位", "整改时限", "状态", "完成日期", "销号"]
PAGE = (
    "<公文><table><thead><tr>{% for 栏 in 栏目 %}<th>{{ 栏 }}</th>{% endfor %}</tr></thead>"
    '<tbody>{% macro 环节(值) %}{{ 值.环节 | 并列 }}{% endmacro %}{{ 各行(各项, 栏目, ["整改措施"], {"销号": 环节}) }}'
    "</tbody></table></公文>"
)
DATA = (
    "城市: {名称: 德州市}\n附件: {名称: 清单, 来自: 整改任务, 栏目: [序号, 整改措施, 进展, 销号]}\n整改任务: {列表: ["
    "{序号: 1, 整改措施: [甲, 乙], 进展: 完工, 状态: 已完成, 完成日期: 2022-06-20, 销号: {环节: 已申请}},"
    "{序号: 2, 整改措施: [一是丙, 丁], 责任单位: 市水利局, 状态: 推进中}]}\n"
)

values = st.builds(
    Value, st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.sampled_from([PLACE, None])
)
tasks = st.builds(
    Task,
    no=values,
    finding=st.none() | values,
    measures=st.lists(values, max_size=3).map(tuple),
    responsible_units=st.lists(values, max_size=3).map(tuple),
    deadline=st.sampled_from([None, parse_deadline("2022年底前，长期坚持", PLACE)]),
    status=st.sampled_from([None, Status(progress=Progress.DONE, text="完成", place=PLACE)]),
    completed_on=st.sampled_from([None, Date(2022, 6, place=PLACE)]),
    closure=st.sampled_from([None, Closure(stage="已申请")]),
)


def view(task: Task) -> View:
    return View(task, partial(fill, names={}))


def read(items: list[Any], *, aside: bool) -> tuple[Document | None, list[Slip]]:
    """The page of these tasks; `aside` says whether the rows are kept beside the markup, or written into it."""
    tables: dict[str, Rows] = {}
    names = {"各项": items, "栏目": COLUMNS, **({TABLES: tables} if aside else {})}
    text = environment(None).from_string(PAGE).render(names)
    assert bool(tables) is aside
    return parse(text, Properties(), tables)


def cells(document: Document | None) -> list[list[str]]:
    """The table of the paper, a paragraph of a cell a line."""
    assert document is not None
    (table,) = (b for block in document.blocks for b in (block, *getattr(block, "blocks", ())) if isinstance(b, Table))
    return [["\n".join(map(plain, cell)) for cell in row] for row in table.rows]


@given(st.lists(tasks, min_size=1, max_size=3))
def test_rows_that_were_never_written_are_as_if_they_had_been_read(found: list[Task]) -> None:
    items = [view(task) for task in found]
    (aside, slips), (written, written_slips) = read(items, aside=True), read(items, aside=False)
    assert aside == written
    assert [s.code for s in slips] == [s.code for s in written_slips]


@pytest.mark.parametrize("text", ["甲\r乙", "甲\r\n乙", " 甲 ", "", "\n", "<b>&amp;", "PM2.5  浓度", "20㎡", "\ue000"])
def test_odd_characters_are_as_the_markup_has_them(text: str) -> None:
    task = Task(no=Value(text, PLACE), measures=(Value(text), Value(text, PLACE)))
    items = [view(task)]
    assert read(items, aside=True) == read(items, aside=False)


def test_each_text_knows_its_place() -> None:
    task = Task(no=Value("1", PLACE), measures=(Value("甲", PLACE), Value("乙", PLACE)))
    document, _ = read([view(task)], aside=True)
    assert document is not None
    (table,) = document.blocks
    assert isinstance(table, Table)
    row: tuple[Cell, ...] = table.rows[0]
    assert row[0] == ((Text("1", source="city.yaml:3:7"),),)
    assert row[2][1] == (Text("2."), Text("乙", source="city.yaml:3:7"))


def test_measures_stand_line_by_line_and_what_is_missing_is_an_empty_cell(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    document = build(tmp_path / "city.yaml").document
    assert cells(document) == [["1", "1.甲\n2.乙", "完工", "已申请"], ["2", "一是丙\n丁", "", ""]]


def test_a_template_may_print_a_column_its_own_way(tmp_path: Path) -> None:
    head = "<table><thead><tr><th>号</th><th>进展</th></tr></thead>"
    report = EXTENDS + (
        "{% macro 进展格(值) %}<p>{{ 值 or '没有进展' }}</p><p><b>止</b></p>{% endmacro %}\n"
        f"{{% block 附件 %}}{head}<tbody>"
        '{{ 各行(任务清单, ["序号", "进展"], [], {"进展": 进展格}) }}</tbody></table>{% endblock %}\n'
    )
    document, found = made(tmp_path, {"report.j2": report}, DATA)
    assert found == []
    assert cells(document) == [["1", "完工\n止"], ["2", "没有进展\n止"]]


def test_rows_of_other_things_than_tasks(tmp_path: Path) -> None:
    table = "{{ 各行([{'名': '甲'}, {'名': 任务.总数}], ['名']) }}"
    block = f"<table><thead><tr><th>名</th></tr></thead><tbody>{table}</tbody></table>"
    document, found = made(tmp_path, closing(block))
    assert found == []
    assert cells(document) == [["甲"], ["1项"]]


def test_a_macro_that_is_imported_without_the_data_prints_the_same(tmp_path: Path) -> None:
    block = '{% import "shared/blocks.j2" as 块 %}{{ 块.任务清单(任务清单, ["序号", "名称", "整改措施"]) }}'
    document, found = made(tmp_path, closing(block))
    assert found == []
    assert cells(document) == [["1", "甲", ""]]


def test_the_markup_can_be_had_whole(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    built = build(tmp_path / "city.yaml", Options())
    assert built.markup is not None
    whole = built.markup.whole()
    assert "<td><p>1.<data" in whole
    assert ">已申请</td></tr>" in whole
    assert "各行" not in whole
    document, slips = parse(whole, Properties())
    assert slips == []
    assert cells(document) == cells(built.document)


@pytest.mark.parametrize(
    ("call", "code", "reason"),
    [
        ('各行(任务清单, ["没有"])', "TPL502", "没有“没有”这一项"),
        ('各行(任务清单, ["place"])', "TPL502", "没有“place”这一项"),
        ('各行(任务清单, ["_part"])', "TPL507", "不能使用“_part”"),
        ('各行([任务], ["_tally"])', "TPL507", "不能使用“_tally”"),
        ('各行(任务清单, ["名称"], [], {"名称": 任务.名单})', "TPL508", "“名称”栏要用宏来印"),
        ('各行(任务清单, ["名称", "序号"])', "TPL504", "表头有 1 栏，有一行却有 2 栏"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, call: str, code: str, reason: str) -> None:
    head = "<table><thead><tr><th>甲</th></tr></thead><tbody>"
    document, (found,) = made(tmp_path, closing(f"{head}{{{{ {call} }}}}</tbody></table>"))
    assert document is None
    assert found.code == code
    assert str(found.place).startswith("模板/report.j2:3:")
    assert reason in found.reason


HEAD = "<table><thead><tr><th>甲</th></tr></thead><tbody>"
NAMED = "{% macro 格(值) %}{{ 值 }}号{% endmacro %}{% set 表 = 各行(任务清单, ['序号'], [], {'序号': 格}) %}\n"


@pytest.mark.parametrize("number", ["0", "-1", "7", "七", "²", "", pytest.param("9" * 5000, id="huge")])
def test_only_the_program_writes_what_stands_for_rows(number: str) -> None:
    body = f'{HEAD}<各行 at="r.j2:7" 号="{number}"/></tbody></table>'
    document, (slip,) = parse(f"<公文>{body}</公文>", Properties())
    assert document is None
    assert (slip.at, slip.code, slip.word) == ("r.j2:7", "TPL503", "各行")


@pytest.mark.parametrize(
    "rows",
    ['<各行 号="0"></各行>', f'<各行 号="{"9" * 5000}"></各行>', '{{ 表.partition(">")[0] }}></各行>'],
    ids=["the first", "huge", "without its cells"],
)
def test_rows_that_a_template_names_by_hand_are_told(tmp_path: Path, rows: str) -> None:
    block = f"{NAMED}{HEAD}{{{{ 表 }}}}</tbody></table>\n{HEAD}{rows}</tbody></table>"
    document, (found,) = made(tmp_path, closing(block))
    assert document is None
    assert (found.code, found.reason) == ("TPL503", "<各行> 只由程序写")


def test_rows_may_be_kept_and_printed_twice_and_are_the_same_each_time(tmp_path: Path) -> None:
    both = f"{NAMED}{HEAD}{{{{ 表 }}}}{{{{ 表 }}}}</tbody></table><p>{{{{ 表 | forceescape }}}}</p>"
    (first, found), (second, _) = made(tmp_path, closing(both)), made(tmp_path, closing(both))
    assert found == []
    assert cells(first) == [["1号"], ["1号"]]
    assert first == second


@pytest.mark.parametrize("measures", ["[甲]", "[甲, 乙]", "[一是甲, 二是乙]", "[1.甲, 乙]", "[甲, （2）乙, 丙]"])
def test_measures_are_numbered_in_a_table_as_in_the_text(tmp_path: Path, measures: str) -> None:
    text = '<tr><td>{{ 块.逐条(项["整改措施"]) }}</td></tr>'
    block = (
        f'{{% import "shared/blocks.j2" as 块 %}}{HEAD}{{{{ 各行(任务清单, ["整改措施"], ["整改措施"]) }}}}'
        f"{{% for 项 in 任务清单 %}}{text}{{% endfor %}}</tbody></table>"
    )
    data = f"城市: {{名称: 德州市}}\n整改任务: {{列表: [{{序号: 1, 名称: 丁, 状态: 推进中, 整改措施: {measures}}}]}}\n"
    document, found = made(tmp_path, closing(block), data)
    assert found == []
    in_table, in_text = cells(document)
    assert in_table == in_text


def test_cells_are_counted_before_they_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list of columns would fill the memory before it could be refused."""
    own = sys.modules[rows.__module__]
    monkeypatch.setattr(own, "CELLS_MAX", 9)
    monkeypatch.setattr(own, "Table", None)
    _, (found,) = made(tmp_path, closing(f"{HEAD}{{{{ 各行(任务清单, ['序号'] * 10) }}}}</tbody></table>"))
    assert (found.code, str(found.place)) == ("TPL506", "模板/report.j2:3:1")


def test_a_paper_has_not_more_cells_than_fit_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[rows.__module__], "CELLS_MAX", 9)
    block = f"{{% for 次 in range(10) %}}{HEAD}{{{{ 各行(任务清单, ['序号']) }}}}</tbody></table>{{% endfor %}}"
    _, (found,) = made(tmp_path, closing(block))
    assert (found.code, str(found.place)) == ("TPL506", "模板/report.j2:3:1")
