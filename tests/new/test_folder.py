"""What `reportgen new` puts into a folder, by options alone, and what it leaves alone."""

from __future__ import annotations

import json
import os
import platform
import shutil
from pathlib import Path

import openpyxl
import pytest

from reportgen.launchers import NAMES
from reportgen.pipeline.scaffold import Answers, scaffold
from reportgen.render import KINDS
from reportgen.resources import folder as resource
from tests.commands import Ran, ended
from tests.new.folders import built, made
from tests.reports import TWO_TASKS

LEDGER = resource("examples") / "dezhou" / "台账.xlsx"
OPENER = NAMES.get(platform.system(), NAMES["Linux"])


def files(place: Path) -> set[str]:
    """The names of all files below a folder."""
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


def typed(place: Path, before: str, after: str) -> None:
    """What a clerk changes in the data file."""
    text = (place / "city.yaml").read_text("utf-8")
    assert text.count(before) == 1
    (place / "city.yaml").write_text(text.replace(before, after), encoding="utf-8")


def filled_in(path: Path, texts: dict[str, str]) -> None:
    """Types the first task into a ledger, by the names of its columns."""
    book = openpyxl.load_workbook(path)
    sheet = book[book.sheetnames[0]]
    rows = list(sheet.iter_rows(values_only=True))
    line = next(n for n, row in enumerate(rows, 1) if row[0] == "序号")
    for name, text in texts.items():
        column = next(n for n, head in enumerate(rows[line - 1], 1) if str(head).startswith(name))
        sheet.cell(line + 1, column, text)
    book.save(path)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of last year in Word."""
    place = tmp_path_factory.mktemp("去年")
    ended("build", resource("examples") / "dezhou" / "city.yaml", "-f", "docx", "-o", place)
    return place / "city.docx"


def test_an_empty_folder_gets_all_that_a_report_needs_and_each_file_is_explained(tmp_path: Path) -> None:
    ran = made(tmp_path / "我的 报告🏙")
    schema = ".reportgen/report.schema.json"
    assert files(tmp_path / "我的 报告🏙") == {"city.yaml", "台账.xlsx", OPENER, ".vscode/settings.json", schema}
    lines = ran.out.splitlines()
    assert [line.split("  ")[0].rpartition("/")[2] for line in lines[:2]] == ["city.yaml", "台账.xlsx"]
    assert "  双击就打开这个文件夹的报告" in lines[2]
    assert lines[-2] == f"下一步：双击“{OPENER}”，在网页的“修改”里补上空着的事实；在台账里填任务。"
    assert lines[-1] == f'再点“生成”，或运行 reportgen build "{tmp_path}/我的 报告🏙/city.yaml"，就生成报告。'


def test_a_new_folder_has_no_fault_but_what_is_to_be_filled_in(tmp_path: Path) -> None:
    made(tmp_path)
    told = ended("check", tmp_path / "city.yaml", "--format", "json").out
    assert {found["code"] for found in json.loads(told)} == {"LED345", "FIG407"}


def test_the_editor_finds_the_schema_and_the_data_file_names_it(tmp_path: Path) -> None:
    made(tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    ((schema, files_of),) = settings["yaml.schemas"].items()
    assert (tmp_path / schema).read_bytes() == (resource("schemas") / "report.schema.json").read_bytes()
    assert "*.yaml" in files_of
    first = (tmp_path / "city.yaml").read_text("utf-8").partition("\n")[0]
    assert (tmp_path / first.removeprefix("# yaml-language-server: $schema=")).is_file()


@pytest.mark.skipif(os.name == "nt", reason="files of Windows have no such mode")
def test_the_launcher_can_be_run(tmp_path: Path) -> None:
    made(tmp_path)
    assert os.access(tmp_path / OPENER, os.X_OK)
    assert not os.access(tmp_path / "city.yaml", os.X_OK)


def test_a_clerk_fills_two_lines_and_a_row_and_builds(tmp_path: Path) -> None:
    made(tmp_path, "--city", "德州市", "--level", "省级", "--round", "第二轮")
    typed(tmp_path, "\n  督察组:\n", "\n  督察组: 省督察组\n")
    typed(tmp_path, "\n截至日期:\n", "\n截至日期: 2022-08-30\n")
    filled_in(tmp_path / "台账.xlsx", {"反馈问题": "污水直排", "状态": "已完成整改", "整改时限": "2021年底"})
    text = built(tmp_path)
    assert "省督察组对我市开展了第二轮省级生态环境保护督察" in text
    assert "截至2022年8月30日，1项整改任务" in text


def test_a_ledger_of_the_clerk_is_copied_and_counted(tmp_path: Path) -> None:
    made(tmp_path, "--ledger", LEDGER, "--as-of", "2022-08-30")
    assert (tmp_path / "台账.xlsx").read_bytes() == LEDGER.read_bytes()
    assert "37项整改任务" in built(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_builds_with_a_ledger(kind: str, tmp_path: Path) -> None:
    made(tmp_path, "--ledger", LEDGER, "--as-of", "2022-08-30", "--kind", kind)
    built(tmp_path)


def test_a_ledger_that_lies_in_the_folder_is_used_where_it_lies(tmp_path: Path) -> None:
    shutil.copy(LEDGER, tmp_path / "台账.xlsx")
    assert "台账.xlsx" not in made(tmp_path).out.partition("下一步")[0]
    assert "37项整改任务" in built_on(tmp_path, "2022-08-30")
    shutil.copy(LEDGER, tmp_path / "我的#表.xlsx")
    made(tmp_path, "--force", "--ledger", tmp_path / "我的#表.xlsx")
    assert "  台账: 我的#表.xlsx\n" in (tmp_path / "city.yaml").read_text("utf-8")
    assert "37项整改任务" in built_on(tmp_path, "2022-08-30")


def built_on(place: Path, day: str) -> str:
    """The text with figures of a day."""
    ended("build", "city.yaml", "-f", "txt", "--as-of", day, cwd=place)
    return (place / "city.txt").read_text("utf-8")


def test_a_ledger_with_errors_is_told_by_its_cell_and_nothing_is_written(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book[book.sheetnames[0]]
    for row in (("序号", "反馈问题", "状态"), (1, "甲", "不知道")):
        sheet.append(row)
    bad = tmp_path / "坏的.xlsx"
    book.save(bad)
    refused = made(tmp_path / "新", "--ledger", bad, status=2)
    assert "错误：现成的台账：" in refused.err
    assert "C2：不认识状态“不知道”。" in refused.err
    shutil.copy(bad, tmp_path / "台账.xlsx")
    assert "错误[LED301] 不认识状态“不知道”" in made(tmp_path, status=1).err
    assert files(tmp_path) == {"坏的.xlsx", "台账.xlsx"}


def test_the_structure_of_an_old_paper_comes_with_what_is_known_and_a_ledger(old: Path, tmp_path: Path) -> None:
    made(tmp_path, "--from", old, "--city", "云山市", "--level", "省级", "--round", "3", "--ledger", LEDGER)
    text = built(tmp_path)
    assert text.startswith("云山市关于第三轮省级生态环境保护督察反馈意见整改落实情况的报告\n")
    assert "压实领导责任" in text
    assert "2021" not in text
    made(tmp_path / "空台账", "--from", old)
    assert "德州市" in built(tmp_path / "空台账")


def test_an_old_plan_stays_a_plan_unless_another_kind_is_named(tmp_path: Path) -> None:
    plan = tmp_path / "方案.txt"
    plan.write_text("云山市整改方案\n一、指导思想\n坚持问题导向。\n二、组织保障\n加强领导。\n", encoding="utf-8")
    for words, kind in (((), "整改方案"), (("--kind", "报告"), "整改方案"), (("--kind", "公示"), "销号公示")):
        made(tmp_path / kind, "--from", plan, "--force", *words)
        assert f"\n文种: {kind}\n" in (tmp_path / kind / "city.yaml").read_text("utf-8")


def test_a_ledger_in_place_of_an_old_paper_is_the_ledger(tmp_path: Path) -> None:
    made(tmp_path, "--from", LEDGER)
    assert "37项整改任务" in built_on(tmp_path, "2022-08-30")


def test_a_data_file_is_not_overwritten_but_with_force_which_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    assert "错误[OUT601]" in made(tmp_path, status=1).err
    assert files(tmp_path) == {"city.yaml"}
    made(tmp_path, "--force")
    assert (tmp_path / "city.yaml.bak").read_text("utf-8") == TWO_TASKS


def test_settings_of_an_editor_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{}")
    assert "settings.json" not in made(tmp_path, "--force").out
    assert (tmp_path / ".vscode" / "settings.json").read_text() == "{}"


def test_a_folder_that_can_not_be_made_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    assert "“文件”是文件，不是文件夹" in ended("new", "文件", "-y", cwd=tmp_path, status=2).err
    refused = ended("new", Path("文件", "新"), "-y", cwd=tmp_path, status=1)
    assert refused.err.count("错误[OUT602]") == 1
    assert "其实是文件" in refused.err
    assert files(tmp_path) == {"文件"}


def test_a_file_that_stands_in_the_way_of_another_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / ".reportgen").touch()
    made_ = scaffold(tmp_path, Answers(city="德州市"))
    assert [d.code for d in made_.found] == ["OUT602"]
    assert made_.files == ()
    assert files(tmp_path) == {".reportgen"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--feedback-date", "明天"), "哪天反馈的督察意见：日期“明天”读不懂，写成 2022-08-30 或 2022年8月30日"),
        (("--as-of", "13月"), "数字统计到哪一天：日期“13月”读不懂"),
        (("--kind", "整改"), "写哪一种公文：没有“整改”，只能是：整改落实情况报告、整改方案、"),
        (("--level", "市级"), "督察的层级：没有“市级”，只能是：中央、省级"),
        (("--city", "德州"), "城市的全称：“德州”不像全称"),
        (("--ledger", "没有.xlsx"), "现成的台账：没有“没有.xlsx”这个文件"),
        (("--city", "甲", "--level", "乙"), "如 德州市；督察的层级：没有“乙”"),
    ],
)
def test_an_option_that_can_not_be_read_is_wrong_usage(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    ran = Ran("new", "新", *words, cwd=tmp_path)
    assert ran.status == 2
    assert told in ran.err
    assert files(tmp_path) == set()
