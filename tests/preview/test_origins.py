"""A click on a run of the page: which rows a figure counts, which line a value stands in, which template wrote it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from reportgen.document import Text
from reportgen.model import Progress
from reportgen.pipeline.preview import Choice, explained, look
from reportgen.resources import folder
from reportgen.typography import tidy
from tests.preview.looks import EXAMPLES, answer, example, run_of, written
from tests.reports import workbook

CITY = """\
截至日期: 2022-08-30
城市: {名称: 云山市}
整改任务:
  任务:
    - {序号: 1, 名称: 污水处理厂扩建, 状态: 已完成整改, 整改时限: 2022年6月底前}
    - {序号: 2, 名称: 雨污混接点整治, 状态: 推进中, 整改时限: 2022年7月30日}
    - {序号: 3, 名称: 河道整治, 状态: 已完成整改, 整改时限: 2022年9月10日}
"""


def rows(figure: dict[str, Any]) -> list[str]:
    return [row["no"] for row in figure["rows"]]


def dense(text: str) -> str:
    return "".join(text.split())


def test_the_rows_behind_the_tasks_that_are_done_are_exactly_those_that_are_done() -> None:
    snapshot = example("dezhou")
    assert snapshot.built.report
    done = [t for t in snapshot.built.report.tasks if t.status and t.status.progress is Progress.DONE]
    found = answer(snapshot, "17项")
    assert found["kind"] == "figure"
    assert found["figure"]["name"] == "任务.已完成"
    assert found["figure"]["placeholder"] == "【任务.已完成】"
    assert rows(found["figure"]) == [str(t.no) for t in done]
    assert {row["status"] for row in found["figure"]["rows"]} == {"已完成整改"}
    first = found["figure"]["rows"][0]
    assert first["place"] == f"{first['file']}!{first['spot']}" == "台账.xlsx!整改任务台账!A3"
    assert found["figure"]["rows"][0]["row"] == 0
    assert found["figure"]["parts"] == ["已完成并销号14项＋已完成未销号3项＝17项"]
    assert found["places"] == []  # the rows say where


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("city", EXAMPLES)
def test_every_figure_is_explained_and_one_that_counts_has_as_many_rows_as_it_says(city: str, public: bool) -> None:
    snapshot = look(folder("examples") / city / "city.yaml", Choice(public=public))
    for n, run in enumerate(snapshot.pages.runs if snapshot.pages else ()):
        if not run.text.figure:
            continue
        found = answer(snapshot, n)
        figure = found["figure"]
        assert found["kind"] == "figure"
        assert figure["name"] == run.text.figure
        assert figure["summary"]
        assert figure["rows"] or found["places"], run
        counted = re.fullmatch(r"(\d+)(?:[项个件])?", run.text.text)
        if counted and figure["rows"]:
            assert len(figure["rows"]) + figure["more"] == int(counted[1]), run
        if not figure["rows"]:
            assert all(place["lines"] for place in found["places"]), run


@pytest.mark.parametrize("city", EXAMPLES)
def test_every_value_leads_to_a_line_that_holds_its_words(city: str) -> None:
    """But for dates, which are written out, and what the program makes of the name of the city."""
    snapshot = example(city)
    assert snapshot.pages
    held = 0
    for n, run in enumerate(snapshot.pages.runs):
        found = answer(snapshot, n)
        if found["kind"] != "value":
            continue
        assert found["places"], run
        for place in found["places"]:
            words = "".join(line for _, line in place["lines"])
            as_printed = "".join(t.text for t in tidy((Text(words),), title=False))
            derived = re.fullmatch(r"(\d+年)?(\d+月)?(\d+日)?|我.|.委、.政府|中共.+委|.+人民政府", run.text.text)
            if place["lines"] and not derived:
                held += 1
                assert dense(run.text.text) in dense(words) + dense(as_printed), place
            if place["lines"]:
                assert place["line"] in dict(place["lines"])
    assert held > 10


@pytest.mark.parametrize("city", EXAMPLES)
def test_every_run_names_the_line_of_its_template(city: str) -> None:
    snapshot = example(city)
    assert snapshot.pages
    for n in range(len(snapshot.pages.runs)):
        template = answer(snapshot, n)["template"]
        name, _, line = template["at"].rpartition(":")
        text = (folder("templates") / name).read_text("utf-8").split("\n")
        assert template["line"] == int(line)
        assert (int(line), text[int(line) - 1]) in template["lines"]
        assert template["block"]


def test_a_part_that_a_template_counted_by_itself_has_the_rows_of_its_own_run() -> None:
    snapshot = example("dalian")
    assert snapshot.pages
    n = next(n for n, run in enumerate(snapshot.pages.runs) if run.text.figure == "任务.剩余.2018年底")
    figure = answer(snapshot, n)["figure"]
    assert figure["summary"] == "【任务.剩余】中，时限在2018年底的"
    assert figure["placeholder"] == ""  # which prose can't ask for
    assert len(figure["rows"]) == 3
    assert all("2018" in row["deadline"] for row in figure["rows"])


def test_a_rate_shows_its_division_and_the_rows_of_its_part(tmp_path: Path) -> None:
    snapshot = written(tmp_path, CITY + "导语: {补充: 完成率为【任务.完成率】，约为【任务.完成率|约数】。}\n")
    figure = answer(snapshot, "66.7%")["figure"]
    assert figure["arithmetic"] == "已完成2项÷总数3项＝66.7%"
    assert rows(figure) == ["1", "3"]
    assert rows(answer(snapshot, "六成多")["figure"]) == ["1", "3"]


def test_a_placeholder_in_another_style_is_the_same_figure(tmp_path: Path) -> None:
    found = answer(written(tmp_path, CITY + "导语: {补充: 已完成【任务.已完成|数】件事。}\n"), "2")
    assert found["figure"]["name"] == "任务.已完成"
    assert rows(found["figure"]) == ["1", "3"]


def test_a_change_of_an_indicator_shows_both_values() -> None:
    found = answer(example("dezhou"), "同比提升50个百分点")
    assert found["figure"]["arithmetic"] == "66.7－16.7＝50个百分点"
    assert [(p["line"], dict(p["lines"])[p["line"]].strip()) for p in found["places"]] == [
        (55, "现值: 66.7"),
        (56, "上期值: 16.7"),
    ]


def test_petitions_that_were_counted_one_by_one_are_listed(tmp_path: Path) -> None:
    text = """\
城市: {名称: 云山市}
信访:
  明细:
    - {受理编号: X1, 举报内容: 某养殖场恶臭, 是否属实: 属实, 办理: 已办结}
    - {受理编号: X2, 举报内容: 某工地扬尘, 是否属实: 不属实, 办理: 已办结}
    - {受理编号: X3, 举报内容: 某河段黑臭, 是否属实: 属实, 办理: 正在办理}
导语: {补充: 已办结【信访.已办结】。}
"""
    figure = answer(written(tmp_path, text), "2件")["figure"]
    assert [(r["no"], r["title"], r["row"]) for r in figure["rows"]] == [
        ("X1", "某养殖场恶臭", None),
        ("X2", "某工地扬尘", None),
    ]


def test_of_very_many_rows_the_first_500_are_listed(tmp_path: Path) -> None:
    tasks = "".join(f"    - {{序号: {n}, 名称: 任务{n}, 状态: 推进中}}\n" for n in range(1, 521))
    text = "城市: {名称: 云山市}\n整改任务:\n  任务:\n" + tasks + "导语: {补充: 共【任务.总数】。}\n"
    figure = answer(written(tmp_path, text), "520项")["figure"]
    assert len(figure["rows"]) == 500
    assert figure["more"] == 20


def test_a_piece_of_a_long_text_leads_to_its_own_line_and_shows_the_whole_text(tmp_path: Path) -> None:
    text = CITY + "导语:\n  补充: |\n    第一行写了一些话。\n    共有【任务.总数】，\n    第三行又写了一些话。\n"
    places = answer(written(tmp_path, text), "第三行又写了一些话。")["places"]
    assert places[0]["place"] == "city.yaml:12:5"
    assert [line for _, line in places[0]["lines"]][-3:-1] == ["    共有【任务.总数】，", "    第三行又写了一些话。"]


def test_a_very_long_line_is_cut_around_the_value(tmp_path: Path) -> None:
    padding = "，".join(["很长的话"] * 300)
    lines = answer(written(tmp_path, CITY + f"导语: {{补充: 开头{padding}。, 过渡语: 从这里过渡。}}\n"), "从这里过渡。")
    line = lines["places"][0]["lines"][-2][1]
    assert len(line) <= 402
    assert "从这里过渡" in line


def test_a_missing_fact_says_where_it_belongs(tmp_path: Path) -> None:
    snapshot = written(tmp_path, "城市: {名称: 云山市}\n督察:\n  - 名称: 第二轮甲省生态环境保护督察\n")
    found = answer(snapshot, "【待补充：督察.反馈日期】")
    assert found["kind"] == "missing"
    assert found["places"][0]["place"] == "city.yaml:3:5"
    assert (3, "  - 名称: 第二轮甲省生态环境保护督察") in found["places"][0]["lines"]


def test_words_of_the_template_and_numbers_of_the_program_are_told_apart() -> None:
    snapshot = example("dezhou")
    assert answer(snapshot, "一、")["kind"] == "number"
    assert answer(snapshot, "一是")["kind"] == "number"
    assert answer(snapshot, "附件：")["kind"] == "number"
    words = answer(snapshot, "公开")
    assert words["kind"] == "words"
    assert any("公开{{" in line for _, line in words["template"]["lines"])


def test_words_that_a_macro_wrote_lead_to_the_line_of_the_macro() -> None:
    found = answer(example("dezhou"), "反馈督察意见。")["template"]
    assert found["at"].startswith("shared/")
    number = int(found["at"].rpartition(":")[2])
    assert "反馈督察意见。" in dict(found["lines"])[number]
    assert found["block"] == "导语"


def test_a_template_of_the_citys_own_is_shown_and_nothing_outside_of_the_templates(tmp_path: Path) -> None:
    from reportgen.pipeline import Options
    from reportgen.render.environment import template_place

    own = tmp_path / "模板"
    own.mkdir()
    words = '{% extends "rectification-report/report.j2" %}\n{% block 标题 %}<h1>自己的题目</h1>{% endblock %}\n'
    (own / "report.j2").write_text(words, encoding="utf-8")
    (tmp_path / "city.yaml").write_text(CITY, encoding="utf-8")
    snapshot = look(tmp_path / "city.yaml", options=Options(template=own))
    template = answer(snapshot, "自己的题目")["template"]
    assert template["at"] == "report.j2:2"
    assert template["block"] == "标题"
    assert template["lines"][1][1] == words.split("\n")[1]
    for at in ("../city.yaml:1", "/etc/passwd:1", "city.yaml:1", "", "report.j2", "report.j2:x"):
        assert template_place(at, own) is None


def test_a_workbook_with_a_hostile_name_is_named_as_it_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [["序号", "任务名称", "状态"], [1, "河道整治", "已完成整改"], [2, "扬尘管控", "推进中"]]
    workbook(tmp_path / "台 账%20&<1>.xlsx", rows, title="表 '1'&")
    table = "附件: [{名称: 清单, 来自: 整改任务, 栏目: [名称]}]\n"
    text = "城市: {名称: 云山市}\n整改任务: {台账: '台 账%20&<1>.xlsx'}\n" + table
    snapshot = written(tmp_path, text, "城 市%41.yaml")
    assert answer(snapshot, "河道整治")["places"] == [{"place": "台 账%20&<1>.xlsx!表 '1'&!B2", "line": 2, "lines": []}]
    assert answer(snapshot, "云山市")["places"][0]["place"] == "城 市%41.yaml:1:10"


def test_a_run_that_is_none_has_no_answer() -> None:
    snapshot = example("huaibei")
    assert snapshot.pages
    assert explained(snapshot, -1) is None
    assert explained(snapshot, len(snapshot.pages.runs)) is None
    assert run_of(snapshot, snapshot.pages.runs[0].text.text) == 0
