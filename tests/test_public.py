"""The public paper: what is hidden is found nowhere in any file of it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from reportgen.diagnostics import show
from reportgen.figures import count
from reportgen.model import Task
from reportgen.pipeline import Options, build, draw
from reportgen.public import for_paper, redacted
from reportgen.values import Text
from reportgen.write import WRITERS
from tests.reports import report, workbook

SECRETS = [f"密{mark}" for mark in "甲乙丙丁戊己庚辛壬癸子丑"]
HEAD = (
    "序号",
    "任务名称",
    "状态",
    "整改时限",
    "责任人",
    "联系电话",
    "佐证",
    "内部备注",
    "督导单位",
    "是否公开",
    "进展",
)
DATA = """
截至日期: 2022-08-30
主送: [密甲]
城市: {名称: 德州市}
督察: {督察组: 组, 反馈日期: 2021-07-23}
整改任务: {台账: 台账.xlsx}
导语: {完成情况: 完整}
章节:
  - 角色: 提高政治站位
    导语: 共【任务.总数】。【任务.完成情况】。
    要点:
      - 甲
      - {内容: 密乙, 公开: 否}
      - {标题: 乙, 要点: [{内容: 密丙, 公开: 否}, 丁]}
  - {标题: 密丁, 导语: 密丁, 公开: 否}
  - {标题: 丙, 小节: [{标题: 密戊, 导语: 戊, 公开: 否}, {标题: 己, 导语: 己}]}
下一步: {要点: [甲, {内容: 密己, 公开: 否}]}
附件:
  - {名称: 清单, 来自: 整改任务, 栏目: [序号, 名称, 责任人, 联系电话, 督导单位, 状态, 进展]}
发布: {渠道: [报纸], 隐去栏目: [督导单位]}
落款: {日期: 2022-08-30}
"""
ROWS = (
    (1, "一", "滞后", "2022-06-30", "密庚", "密辛", "密壬", "密癸", "密子", "是", "推进"),
    (2, "密丑", "滞后", "2022-06-30", "密庚", "密辛", "密壬", "密癸", "密子", "否", "密丑"),
)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return written(tmp_path)


def written(home: Path) -> Path:
    workbook(home / "台账.xlsx", (HEAD, *ROWS))
    path = home / "city.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return papers(written(tmp_path_factory.mktemp("city")), Options(public=True))


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return papers(written(tmp_path_factory.mktemp("city")), Options())


def papers(path: Path, options: Options) -> dict[str, str]:
    """The text of every file of the paper; of .docx every part, unzipped."""
    built = build(path, options)
    assert built.document is not None, show(built.found)
    made = {name: write(built.document) for name, write in WRITERS.items()}
    texts = {name: data.decode() for name, data in made.items() if name != "docx"}
    with zipfile.ZipFile(BytesIO(made["docx"])) as package:
        names = package.namelist()
        texts |= {name: package.read(name).decode("utf-8", "replace") for name in names}
    return texts


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_hidden_is_in_no_part_of_any_file_of_the_public_paper(public: dict[str, str], secret: str) -> None:
    assert {"txt", "html", "word/document.xml", "docProps/core.xml"} <= set(public)
    for name, text in public.items():
        assert secret not in text, name


def test_a_draft_for_the_public_is_a_public_paper(city: Path, public: dict[str, str]) -> None:
    city.write_text(DATA + "稿次: 公开稿\n", encoding="utf-8")
    assert papers(city, Options()) == public


@pytest.mark.parametrize("secret", [s for s in SECRETS if s not in ("密壬", "密癸")])
def test_the_paper_for_the_superior_shows_it(internal: dict[str, str], secret: str) -> None:
    """So the test above can fail. 佐证 and 内部备注 are in no column that a paper may print."""
    assert secret in internal["txt"]


def test_hidden_tasks_are_counted_and_not_named(public: dict[str, str], internal: dict[str, str]) -> None:
    text = public["txt"]
    assert "共2项" in text
    assert "已到时限的2项均未达到序时进度。" in text
    assert "已到时限的2项均未达到序时进度，分别为：一和密丑。" in internal["txt"]


def test_columns_of_what_is_hidden_are_no_columns_of_the_annex(public: dict[str, str]) -> None:
    lines = public["txt"].split("\n")
    assert "序号\t名称\t状态\t进展" in lines
    assert "1\t一\t未达到序时进度\t推进" in lines


def test_the_data_that_a_template_sees_hold_nothing_that_is_hidden(city: Path, tmp_path: Path) -> None:
    values = "".join(f"{{{{ 项.{key} or '无' }}}}" for key in ("责任人", "内部备注", "佐证"))
    block = "{% for 项 in 任务.名单('超期') %}<p>{{ 项.名称 }}" + values + "</p>{% endfor %}"
    own = tmp_path / "模板"
    own.mkdir()
    text = '{% extends "rectification-report/report.j2" %}{% block 结束语 %}' + block + "{% endblock %}"
    (own / "report.j2").write_text(text, encoding="utf-8")
    public = papers(city, Options(public=True, template=own))["txt"]
    assert "一无无" in public
    assert not [s for s in SECRETS if s in public]
    internal = papers(city, Options(template=own))["txt"]
    assert "密庚无" in internal


def test_a_report_without_any_of_it_stays_as_it_is(tmp_path: Path) -> None:
    made = report(tmp_path, "整改任务: {列表: [{序号: 1, 状态: 已完成}]}\n章节: [{标题: 甲, 要点: [乙]}]\n")
    assert redacted(made) == made
    assert for_paper(made, public=False) == made


def test_columns_to_hide_may_be_named_by_their_synonyms(tmp_path: Path) -> None:
    text = "发布: {隐去栏目: [责任部门, 序号]}\n整改任务: {列表: [{序号: 1, 责任单位: 甲局, 状态: 已完成}]}\n"
    (task,) = redacted(report(tmp_path, text)).tasks
    assert (task.no, task.responsible_units) == ("1", ())


def test_tasks_without_places_are_matched_by_their_numbers(tmp_path: Path) -> None:
    """A report that a program made has no places."""
    text = "整改任务: {列表: [{序号: 1, 状态: 已完成}]}\n附件: [{名称: 单, 来自: 整改任务}]\n"
    text += "督察: {督察组: 省督察组, 反馈日期: 2021-07-23}\n落款: {日期: 2022-08-30}\n截至日期: 2022-08-30\n"
    made = report(tmp_path, text)
    assert made.ledger is not None
    tasks = (replace(made.tasks[0], place=None), Task(no=Text("2"), status=made.tasks[0].status, public=False))
    made = replace(made, ledger=replace(made.ledger, tasks=tasks))
    assert len(redacted(made).tasks) == 1
    assert str(count(made).tasks["总数"]) == "2项"
    assert draw(made, Options(public=True)).document is not None


@pytest.mark.parametrize("stage", ["公开稿", "印发稿"])
def test_a_public_or_final_paper_with_a_fact_missing_is_not_made(stage: str, tmp_path: Path) -> None:
    place = tmp_path / "city.yaml"
    place.write_text(f"城市: {{名称: 德州市}}\n稿次: {stage}\n", encoding="utf-8")
    built = build(place)
    assert built.document is None
    assert {d.code for d in built.found if d.is_error} == {"FIG407"}
    assert "先生成送审稿" in built.found[0].fix


def test_the_public_sees_neither_the_head_nor_the_tail_nor_the_stage_of_a_draft(tmp_path: Path) -> None:
    place = tmp_path / "city.yaml"
    place.write_text(
        "城市: {名称: 德州市}\n稿次: 征求意见稿\n督察: {督察组: 省督察组, 反馈日期: 2021-07-23}\n"
        "落款: {日期: 2022-08-30}\n"
        "版头: {份号: 7, 紧急程度: 特急, 发文字号: 德发〔2022〕15号, 签发人: 张明}\n附注: 联系人乙\n"
        "版记: {抄送: 市人大, 印发机关: 市政府办公室, 印发日期: 2022-08-31}\n",
        encoding="utf-8",
    )
    words = ("征求意见稿", "000007", "特急", "15号", "张明", "联系人乙", "市人大", "市政府办公室")
    internal, public = build(place), build(place, Options(public=True))
    assert internal.document is not None
    assert public.document is not None
    for name, writer in WRITERS.items():
        if name != "docx":
            assert all(word in writer(internal.document).decode() for word in words)
            assert not any(word in writer(public.document).decode() for word in words)
    assert (public.document.letterhead, public.document.imprint) == (None, None)


def test_a_secret_paper_is_not_made_public(tmp_path: Path) -> None:
    place = tmp_path / "city.yaml"
    place.write_text("城市: {名称: 德州市}\n版头: {密级: 机密★1年}\n附注: 此件不公开\n", encoding="utf-8")
    public = build(place, Options(public=True))
    assert public.document is None
    assert {"SHP223", "SHP224"} <= {d.code for d in public.found}
    assert not {"SHP223", "SHP224"} & {d.code for d in build(place).found}
