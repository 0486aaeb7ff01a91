"""From the files of a city to its paper: one fact changes what depends on it alone; same data, same bytes."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from reportgen.diagnostics import show
from reportgen.pipeline import Options, build, build_files, options
from reportgen.resources import folder
from reportgen.write import WRITERS
from tests.reports import CITY, day, said

EXAMPLES = sorted(p.parent.name for p in folder("examples").glob("*/city.yaml"))


def copy_of(city: str, home: Path, closing: str = "") -> Path:
    """A copy of an example, with another 结束语."""
    place = home / city
    shutil.copytree(folder("examples") / city, place)
    path = place / "city.yaml"
    if closing:
        text = re.sub("^结束语: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(f"{text}结束语: {closing}\n", encoding="utf-8")
    return path


def lines_of(path: Path, opts: Options | None = None) -> list[str]:
    built = build(path, opts or Options())
    assert built.document is not None, show(built.found)
    return WRITERS["txt"](built.document).decode().split("\n")


def changes(path: Path, change: Callable[[], None]) -> list[tuple[str, str]]:
    """The lines of the paper that `change` changes, before and after."""
    before = lines_of(path)
    change()
    after = lines_of(path)
    assert len(before) == len(after)
    return [(a, b) for a, b in zip(before, after, strict=True) if a != b]


def test_one_cell_of_the_workbook_changes_the_figures_and_its_row_and_nothing_else(tmp_path: Path) -> None:
    path = copy_of("dezhou", tmp_path, "完成率为【任务.完成率】。")
    place = path.parent / "台账.xlsx"

    def finish() -> None:
        book = openpyxl.load_workbook(place)
        assert book.worksheets[0]["I4"].value == "达到序时进度"
        book.worksheets[0]["I4"].value = "已完成整改"
        book.save(place)

    chapter, remaining, rate, row = changes(path, finish)
    assert chapter[1] == chapter[0].replace("已完成整改17项，其余20项", "已完成整改18项，其余19项") != chapter[0]
    assert remaining[1] == remaining[0].replace("20项任务", "19项任务") != remaining[0]
    assert rate == ("完成率为45.9%。", "完成率为48.6%。")
    assert row[0].startswith("2\t")
    assert row[1] == row[0].replace("达到序时进度", "已完成整改")


def test_one_word_of_a_yaml_list_changes_the_statement_and_its_row_and_nothing_else(tmp_path: Path) -> None:
    path = copy_of("dalian", tmp_path, "基本完成率为【任务.基本完成率】。")

    def finish() -> None:
        text = path.read_text("utf-8")
        assert text.count("状态: 未达到序时进度") == 2
        path.write_text(text.replace("状态: 未达到序时进度", "状态: 基本完成", 1), encoding="utf-8")

    statement, behind, mostly, rate, row = changes(path, finish)
    assert "已到时限的11项，其中9项已基本完成、2项未达到序时进度" in statement[0]
    assert "已到时限的11项，其中10项已基本完成、1项未达到序时进度" in statement[1]
    assert behind[1] == behind[0].replace("仍有2项未达到序时进度", "仍有1项未达到序时进度") != behind[0]
    assert mostly[1] == mostly[0].replace("基本完成的9项", "基本完成的10项") != mostly[0]
    assert rate == ("基本完成率为45%。", "基本完成率为50%。")
    assert row[0].startswith("10\t")
    assert row[1] == row[0].replace("未达到序时进度", "基本完成")


def test_the_day_of_the_figures_decides_what_is_due(tmp_path: Path) -> None:
    path = copy_of("dalian", tmp_path)
    assert any("已到时限的11项" in line for line in lines_of(path))
    assert any("已到时限的14项" in line for line in lines_of(path, Options(as_of=day("2018-12-31"))))


@pytest.fixture(scope="module")
def dezhou() -> dict[str, bytes]:
    document = build(folder("examples") / "dezhou" / "city.yaml").document
    assert document is not None
    return {name: write(document) for name, write in WRITERS.items()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_in_any_encoding_gives_the_same_bytes(
    tmp_path: Path, dezhou: dict[str, bytes], encoding: str, end: str
) -> None:
    path = copy_of("dezhou", tmp_path)
    mark = "\ufeff" if encoding.startswith(("utf-16", "utf-32")) else ""
    path.write_bytes((mark + path.read_text("utf-8").replace("\n", end)).encode(encoding))
    document = build(path).document
    assert document is not None
    assert {name: write(document) for name, write in WRITERS.items() if name != "html"} == {
        name: data for name, data in dezhou.items() if name != "html"
    }


SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "3", "TZ": "UTC", "PYTHONIOENCODING": "gbk", "PYTHONOPTIMIZE": "1"},
]


@pytest.mark.parametrize("around", SURROUNDINGS, ids=lambda s: s["TZ"])
def test_the_same_bytes_wherever_and_whenever_it_runs(
    tmp_path: Path, dezhou: dict[str, bytes], around: dict[str, str]
) -> None:
    path = copy_of("dezhou", tmp_path)
    words = [sys.executable, "-m", "reportgen", "build", "city.yaml", "-f", "docx", "-f", "txt", "-o", "稿"]
    done = subprocess.run(words, cwd=path.parent, env={**os.environ, **around}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    for name in ("docx", "txt"):
        assert (path.parent / "稿" / f"city.{name}").read_bytes() == dezhou[name]


@pytest.mark.parametrize("city", EXAMPLES)
def test_a_second_run_writes_the_same_bytes_and_is_no_edit(tmp_path: Path, city: str) -> None:
    path = copy_of(city, tmp_path)
    for _ in range(2):
        written, found = build_files(path, ("docx", "txt", "html"), None)
        assert [p.name for p in written] == ["city.docx", "city.txt", "city.html"]
        assert not [d for d in found if d.code.startswith("OUT")]


def test_with_an_error_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY + "整改任务: {总数: 2, 列表: [{序号: 1, 状态: 推进中}]}\n", encoding="utf-8")
    written, found = build_files(path, ("docx", "txt"), None)
    assert (written, said(found)) == ([], ["LED304 2:12"])
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


@pytest.mark.parametrize("relative", [False, True])
def test_a_paper_never_covers_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: bool) -> None:
    """OUT604, however the folder and the file are written."""
    monkeypatch.chdir(tmp_path)
    data = CITY + "结束语: 特此报告。\n"
    (tmp_path / "city.txt").write_text(data, encoding="utf-8")
    path = Path("city.txt") if relative else tmp_path / "city.txt"
    written, found = build_files(path, ("txt",), tmp_path)
    assert written == []
    assert "OUT604" in [d.code for d in found]
    assert (tmp_path / "city.txt").read_text("utf-8") == data


def test_strict_refuses_a_paper_with_missing_facts(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    assert build(path).document is not None
    assert build(path, Options(strict=True)).document is None


def test_another_kind_of_paper_from_the_same_data(tmp_path: Path) -> None:
    path = copy_of("dezhou", tmp_path)
    assert lines_of(path, Options(kind="整改方案"))[0] == "德州市贯彻落实第二轮省级生态环境保护督察反馈意见整改方案"


def test_words_of_the_command_line_that_are_wrong_are_told_in_chinese(tmp_path: Path) -> None:
    plain = {"template": None, "as_of": None, "public": False, "strict": False, "force": False}
    assert options(**{**plain, "as_of": "昨天"}) == "日期“昨天”读不懂，写成 2022-08-30 或 2022年8月30日"  # type: ignore[arg-type]
    wrong = options(**{**plain, "template": str(tmp_path / "没有")})  # type: ignore[arg-type]
    assert isinstance(wrong, str)
    assert "没有这个文种或模板文件夹" in wrong.replace(f"“{tmp_path / '没有'}”", "")
    assert options(**{**plain, "template": "整改方案"}) == Options(kind="整改方案")  # type: ignore[arg-type]
    empty = options(**{**plain, "template": str(tmp_path)})  # type: ignore[arg-type]
    assert isinstance(empty, str)
    assert "没有模板（.j2）" in empty
    (tmp_path / "report.j2").write_text("<公文></公文>", encoding="utf-8")
    assert options(**{**plain, "template": str(tmp_path)}) == Options(template=tmp_path)  # type: ignore[arg-type]


def test_one_run_tells_slips_of_notation_contradictions_and_placeholders_together(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        "城市: {名称: 示例市}\n截至日期：2022-08-30\n整改任务: {总数: 46, 分组: {已完成整改: 34, 推进中: 11}}\n"
        "结束语: 完成【任务.以完成】。\n",
        encoding="utf-8",
    )
    built = build(path)
    assert built.document is None
    assert [f"{d.code} {d.place.line}" for d in built.found if d.place] == ["YML101 2", "LED305 3", "FIG401 4"]


def test_where_a_value_could_not_be_read_nothing_is_guessed_of_what_hangs_on_it(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        "城市: {名称: 示例市}\n整改任务:\n  总数: 1\n  列表:\n    - {序号: 1, 状态: 搞定了}\n", encoding="utf-8"
    )
    assert [d.code for d in build(path).found] == ["LED301"]


@pytest.mark.parametrize("city", EXAMPLES)
def test_a_report_is_gone_with_its_paper_and_does_not_wait_for_the_garbage_collector(city: str) -> None:
    gc.disable()
    try:
        built = build(folder("examples") / city / "city.yaml")
        assert built.document is not None
        assert built.report is not None
        left = [weakref.ref(part) for part in (built.report, *built.report.tasks)]
        del built
        assert [part() for part in left if part() is not None] == []
    finally:
        gc.enable()
