"""The state of a page: its faults and the runs that they lead to, tasks, figures, progress, what can be saved."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from reportgen.diagnostics import fault as told
from reportgen.pipeline import Options
from reportgen.pipeline.build import build
from reportgen.pipeline.preview import Choice, Snapshot, download, look, proofed, state
from reportgen.present.preview.faults import faults
from reportgen.present.status_html import as_html, fragment
from reportgen.render import KINDS
from reportgen.write import WRITERS
from tests.preview.looks import EXAMPLES, example, run_of, texts, written
from tests.reports import workbook

CITY = """\
截至日期: 2022-08-30
城市: {名称: 云山市}
整改任务:
  任务:
    - {序号: 1, 名称: 污水处理厂扩建, 状态: 已完成整改, 完成日期: 2022-06-20, 整改时限: 2022年6月底前}
    - {序号: 2, 名称: 雨污混接点整治, 状态: 推进中, 整改时限: 2022年7月30日}
    - {序号: 3, 名称: 河道整治, 状态: 推进中, 整改时限: 2022年9月10日, 责任单位: [市水利局, 甲县]}
"""


def stated(snapshot: Snapshot) -> dict[str, Any]:
    return state(snapshot)


def fault(snapshot: Snapshot, code: str) -> dict[str, Any]:
    return next(f for f in stated(snapshot)["faults"] if f["code"] == code)


def led_to(snapshot: Snapshot, code: str) -> list[str]:
    """The words of the runs that the first fault of this code leads to."""
    return texts(snapshot, fault(snapshot, code)["runs"])


@pytest.mark.parametrize("city", EXAMPLES)
def test_the_state_of_every_example_is_json_and_names_runs_of_its_page(city: str) -> None:
    snapshot = example(city)
    assert snapshot.pages
    found = json.loads(json.dumps(stated(snapshot), ensure_ascii=False))
    assert found["file"] == "city.yaml"
    assert found["kinds"] == list(KINDS)
    assert found["can_save"] is True
    assert found["page"]["html"] == snapshot.pages.html
    for figure in found["figures"]:
        assert {snapshot.pages.runs[n].text.figure for n in figure["runs"]} == {figure["name"]}
    assert sum(len(f["runs"]) for f in found["figures"]) == snapshot.pages.html.count('class="figure"')


def test_city_kind_and_day_are_those_of_the_report() -> None:
    found = stated(example("dezhou"))
    assert (found["city"], found["kind"], found["as_of"]) == ("德州市", "整改落实情况报告", "2022年8月30日")
    assert (found["summary"], found["faults"]) == ("", [])
    assert found["figures"][0]["text"]
    assert len(found["tasks"]) == 37


def test_tasks_say_by_how_many_days_they_are_late_and_what_is_due_soon(tmp_path: Path) -> None:
    tasks = stated(written(tmp_path, CITY))["tasks"]
    assert [(t["row"], t["no"], t["due"], t["remark"]) for t in tasks] == [
        (0, "1", "", ""),
        (1, "2", "late", "超期31天"),
        (2, "3", "soon", "还有11天"),
    ]
    assert tasks[2]["units"] == "市水利局、甲县"
    assert tasks[2]["title"] == "河道整治"
    undated = stated(written(tmp_path, CITY.replace("截至日期: 2022-08-30\n", "")))["tasks"]
    assert [(t["due"], t["remark"]) for t in undated] == [("", "")] * 3


def test_a_task_says_whether_and_under_which_name_a_notice_can_be_made_of_it(tmp_path: Path) -> None:
    tasks = stated(written(tmp_path, CITY.replace("序号: 3,", "序号: 2, 编号: 乙-2,")))
    assert [(t["done"], t["asked"]) for t in tasks["tasks"]] == [(True, "1"), (False, "2"), (False, "乙-2")]
    assert tasks["noticed"] == ""
    assert stated(written(tmp_path, CITY + "公示: {任务: 第1项}\n"))["noticed"] == "第1项"


def test_the_figures_of_the_page_name_what_prose_asks_for_them_by() -> None:
    figures = {f["name"]: f["placeholder"] for f in stated(example("dalian"))["figures"]}
    assert figures["任务.总数"] == "【任务.总数】"
    assert figures["任务.剩余.2018年底"] == ""  # which prose can't ask for


def test_the_progress_is_that_of_the_status_page_and_its_lists_lead_to_tasks(tmp_path: Path) -> None:
    found = html.fromstring(stated(written(tmp_path, CITY))["progress"])
    assert found.get("class") == "progress"
    assert [str(li.xpath("string()")) for li in found.iter("li")][:2] == ["总数3项", "已完成1项"]
    assert "临期1项30天内到期" in [str(li.xpath("string()")) for li in found.iter("li")]
    late = [(tr.get("data-row"), tr[1].text) for tr in found.iter("tr") if tr.get("data-row")]
    assert late == [("1", "雨污混接点整治"), ("2", "河道整治")]
    assert list(found.iter("svg"))
    assert not list(found.iter("style", "script"))
    assert not found.xpath("//@style")


def test_the_fragment_and_the_whole_status_page_say_the_same() -> None:
    shown = example("dezhou").shown
    assert shown
    whole = as_html(shown.overview)
    part = fragment(shown.overview, lambda task: None)
    inner = part.removeprefix('<div class="progress">\n').removesuffix("</div>\n").replace("progress", "chart")
    assert inner in whole


def test_the_drawings_of_the_progress_have_other_names_than_those_of_the_paper(tmp_path: Path) -> None:
    found = stated(written(tmp_path, CITY + "附图: [整改进度]\n"))
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in (found["page"]["html"], found["progress"])]
    assert all(ids)
    assert not ids[0] & ids[1]


def test_a_fault_is_worded_as_on_the_terminal_but_without_folders(tmp_path: Path) -> None:
    found = fault(written(tmp_path, CITY + "导语: {补充: 第【任务.完成数】项。}\n"), "FIG401")
    assert found["severity"] == "error"
    assert found["label"] == "错误"
    assert found["place"] == "city.yaml:8:11"
    assert found["excerpt"][0].startswith("8 | 导语")
    assert "^" in found["excerpt"][1]
    assert found["reason"]
    assert found["fix"]


def test_while_there_are_errors_there_is_no_page_and_nothing_to_save(tmp_path: Path) -> None:
    snapshot = written(tmp_path, CITY + "不认识的键: 1\n")
    found = stated(snapshot)
    assert found["page"] is None
    assert found["can_save"] is False
    assert found["summary"] == "共 1 处错误"
    assert [f["code"] for f in found["faults"]] == ["SHP201"]
    assert found["faults"][0]["runs"] == []
    assert download(snapshot, "docx") is None


@pytest.mark.parametrize("text", ["", "城市: [\n", "- 1\n", "\x00", "城市: {名称: }\n"])
def test_no_text_of_a_data_file_is_too_broken(tmp_path: Path, text: str) -> None:
    snapshot = written(tmp_path, text)
    assert stated(snapshot)["faults"]
    assert stated(proofed(snapshot))["page"] is None


def test_a_report_that_is_known_keeps_its_tasks_where_the_paper_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(CITY, encoding="utf-8")
    found = stated(look(tmp_path / "city.yaml", options=Options(strict=True)))
    assert found["page"] is None
    assert len(found["tasks"]) == 3
    assert "超期" in found["progress"]


@pytest.mark.parametrize("keys", ["", "    督察组:\n    反馈日期:\n截至日期:\n落款:\n"])
def test_a_missing_fact_leads_to_its_mark_alone(tmp_path: Path, keys: str) -> None:
    text = "城市: {名称: 云山市}\n督察:\n  - 名称: 第二轮甲省生态环境保护督察\n"
    snapshot = written(tmp_path, text + keys)
    missing = [f for f in stated(snapshot)["faults"] if f["code"] == "FIG407"]
    assert len(missing) > 1
    for found in missing:
        name = found["message"].removeprefix("事实待补充：")
        assert set(texts(snapshot, found["runs"])) == {f"【待补充：{name}】"}


def test_a_fault_within_a_long_text_leads_to_the_piece_that_it_marks(tmp_path: Path) -> None:
    text = (
        "导语:\n  补充: >\n    群众满意度不断提高提高，【任务.已完成】已经完成，\n    其余【任务.未完成】项正在推进。\n"
    )
    snapshot = proofed(written(tmp_path, CITY + text))
    assert led_to(snapshot, "TXT823") == ["群众满意度不断提高提高，"]
    assert led_to(snapshot, "FIG409") == ["2项"]  # the mark is on the placeholder, which stands between two pieces


def test_a_fault_of_a_task_leads_to_its_cell(tmp_path: Path) -> None:
    table = "附件: [{名称: 清单, 来自: 整改任务, 栏目: [序号, 名称, 状态]}]\n"
    snapshot = written(tmp_path, CITY.replace(" 完成日期: 2022-06-20,", "") + table)
    assert fault(snapshot, "LED307")["place"] == "city.yaml:5:32"
    assert led_to(snapshot, "LED307") == ["已完成整改"]


def test_a_fault_of_a_cell_that_is_not_printed_leads_to_its_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "任务名称", "状态", "完成日期"],
        [1, "河道整治", "已完成整改", None],
        [2, "扬尘管控", "推进中", None],
    ]
    workbook(tmp_path / "台账.xlsx", rows)
    text = "城市: {名称: 云山市}\n整改任务: {台账: 台账.xlsx}\n附件: [{名称: 清单, 来自: 整改任务, 栏目: [名称]}]\n"
    snapshot = written(tmp_path, text)
    assert fault(snapshot, "LED307")["place"] == "台账.xlsx!台账!C2"
    assert led_to(snapshot, "LED307") == ["河道整治"]


def test_a_fault_of_a_value_that_a_figure_prints_leads_to_the_figure(tmp_path: Path) -> None:
    text = CITY + "指标:\n  优良天数: {现值: 233, 单位: 天}\n导语: {补充: 优良天数为【优良天数】。}\n"
    city = written(tmp_path, text)
    shown = city.shown
    assert shown
    place = shown.report.indicators["优良天数"].value
    assert place is not None
    made = faults([told("FIG407", place.place, "", "", name="甲")], shown)
    assert made[0]["runs"] == [run_of(city, "233天")]


def test_of_very_many_faults_the_last_entry_says_how_many_more_there_are(tmp_path: Path) -> None:
    found = stated(written(tmp_path, CITY + "".join(f"键{n}: 1\n" for n in range(130))))
    assert len(found["faults"]) == 101
    assert found["faults"][-1]["message"] == "另有 30 条未显示，请先改正以上各条"
    assert found["summary"] == "共 130 处错误"


def test_what_the_data_file_wants_ignored_is_not_shown(tmp_path: Path) -> None:
    text = CITY + "导语: {补充: 群众满意度不断提高提高。}\n"
    assert "TXT823" in [f["code"] for f in stated(proofed(written(tmp_path, text)))["faults"]]
    quiet = proofed(written(tmp_path, text + "检查: {忽略: [TXT823]}\n"))
    assert "TXT823" not in [f["code"] for f in stated(quiet)["faults"]]


def test_figures_and_progress_are_made_once_for_a_page_before_and_after_it_was_proofread() -> None:
    snapshot = example("yunshan")
    later = proofed(snapshot)
    assert snapshot.shown
    assert later.shown is snapshot.shown
    assert snapshot.shown.catalogue is snapshot.shown.catalogue


def test_a_download_is_the_paper_that_build_writes(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(CITY, encoding="utf-8")
    snapshot = look(tmp_path / "city.yaml", Choice(kind="月度调度表"))
    found = download(snapshot, "txt")
    built = build(tmp_path / "city.yaml", Options(kind="月度调度表"))
    assert found
    assert built.document
    assert found.name == "city-月度调度表.txt"
    assert found.data == WRITERS["txt"](built.document, built.style)
    assert download(snapshot, "html") is None
    assert download(snapshot, "../x") is None
