"""-q says what has to be acted on, -v what is done and how long it takes; both before and behind the command word."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from reportgen import steps
from tests.commands import Ran, ended
from tests.reports import TWO_TASKS
from tests.test_cli import Process

QUIET = [("-q", "build"), ("build", "-q"), ("--quiet", "build"), ("build", "--quiet")]
VERBOSE = [("-v", "build"), ("build", "-v"), ("--verbose", "build"), ("build", "--verbose")]
FAULTY = TWO_TASKS + "整改工作: 无\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    (tmp_path / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "公文.txt").write_text("目前，任务37项,已完成34项。\n目前已完成34项。\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", QUIET, ids=" ".join)
def test_a_quiet_build_that_went_well_says_nothing(folder: Path, words: tuple[str, ...]) -> None:
    ran = ended(*words, "city.yaml", cwd=folder)
    assert (ran.out, ran.err) == ("", "")
    assert (folder / "city.docx").is_file()


def test_a_quiet_build_tells_errors_as_ever(folder: Path) -> None:
    loud, quiet = (Ran("build", "faulty.yaml", *more, cwd=folder) for more in ((), ("-q",)))
    assert (quiet.status, quiet.out, quiet.err) == (loud.status, loud.out, loud.err)
    assert quiet.status == 1


def test_hints_are_left_out_and_not_counted(folder: Path) -> None:
    loud = ended("check", "公文.txt", cwd=folder)
    quiet = ended("check", "公文.txt", "-q", cwd=folder)
    assert "提示[" in loud.err
    assert "处提示" in loud.err
    assert "警告[" in quiet.err
    assert "提示" not in quiet.err
    assert quiet.err.rstrip().splitlines()[-1].startswith("共 ")


def test_where_there_are_only_hints_nothing_is_said(folder: Path) -> None:
    words = ("check", "公文.txt", "--select", "TXT859")
    assert "提示[TXT859]" in ended(*words, cwd=folder).err
    quiet = ended(*words, "-q", cwd=folder)
    assert (quiet.out, quiet.err) == ("", "")


def test_a_quiet_check_that_finds_nothing_says_nothing(folder: Path) -> None:
    (folder / "好.txt").write_text("特此报告。\n", encoding="utf-8")
    assert ended("check", "好.txt", cwd=folder).out == "好.txt：没有发现问题\n"
    assert ended("-q", "check", "好.txt", cwd=folder).out == ""


@pytest.mark.parametrize("words", [("figures",), ("status",), ("explain", "已完成")], ids=lambda words: words[0])
def test_what_was_asked_for_is_answered_quietly_too(folder: Path, words: tuple[str, ...]) -> None:
    command, *more = words
    loud, quiet = (ended(command, "city.yaml", *more, *option, cwd=folder) for option in ((), ("-q",)))
    assert quiet.out == loud.out != ""


def test_a_quiet_ledger_writes_without_a_word(folder: Path) -> None:
    ran = ended("ledger", "export", "city.yaml", "-q", cwd=folder)
    assert (ran.out, ran.err) == ("", "")
    assert (folder / "台账.xlsx").is_file()


@pytest.mark.parametrize("words", VERBOSE, ids=" ".join)
def test_a_verbose_build_tells_files_and_stages_on_stderr(folder: Path, words: tuple[str, ...]) -> None:
    ran = ended(*words, "city.yaml", cwd=folder)
    assert ran.out == "已生成 city.docx\n已生成 city.txt\n"
    lines = [line.removeprefix("  · ") for line in ran.err.splitlines()]
    assert "读了：city.yaml" in lines
    stages = [found[1] for line in lines if (found := re.fullmatch(r"(.+)：\d+\.\d{3} 秒", line))]
    assert stages == ["读数据和台账", "核对数据", "套模板", "排版", "写文件"]
    assert re.fullmatch(r"共用了 \d+\.\d{3} 秒（不算程序启动）", lines[-1])


def test_a_verbose_build_tells_its_templates_and_how_many_were_compiled_before(folder: Path) -> None:
    """In a process of its own: here they are compiled once for all tests."""
    for _ in range(2):
        ran = Process("build", "city.yaml", "-v", cwd=folder)
    assert "用了模板：rectification-report/report.j2\n" in ran.err
    found = re.search(r"模板 (\d+) 个，其中 (\d+) 个上次编译过，从缓存里取", ran.err)
    assert found is not None
    assert found[1] == found[2] == str(ran.err.count("用了模板："))


def test_a_verbose_run_tells_the_workbook_and_no_file_of_the_program(folder: Path) -> None:
    ended("ledger", "export", "city.yaml", cwd=folder)
    told = ended("-v", "status", "台账.xlsx", "--as-of", "2022-08-30", cwd=folder).err
    assert "读了：台账.xlsx" in told
    assert "schema" not in told
    assert str(Path(__file__).parents[2]) not in told


def test_each_run_listens_for_itself_and_the_next_one_is_as_quiet_as_ever(folder: Path) -> None:
    first = ended("-v", "build", "city.yaml", cwd=folder).err
    second = ended("-v", "build", "city.yaml", "--force", cwd=folder).err
    assert first.count("共用了") == second.count("共用了") == 1
    assert ended("build", "city.yaml", cwd=folder).err == ""


def test_a_verbose_run_that_fails_ends_as_ever(folder: Path) -> None:
    ran = ended("build", "faulty.yaml", "-v", cwd=folder, status=1)
    assert "读了：faulty.yaml" in ran.err
    assert "错误[SHP201]" in ran.err
    assert ended("build", "city.yaml", cwd=folder).err == ""


def test_a_usual_run_loads_nothing_for_v(folder: Path) -> None:
    sys.modules.pop("reportgen.cli_zh.verbose", None)
    ended("build", "city.yaml", cwd=folder)
    assert "reportgen.cli_zh.verbose" not in sys.modules


@pytest.mark.parametrize("words", [("-q", "build", "-v"), ("build", "-q", "-v"), ("-v", "ledger", "-q", "export")])
def test_less_and_more_at_once_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    assert "“-q”和“-v”不能同用" in ended(*words, "city.yaml", cwd=folder, status=2).err


def test_a_listener_hears_a_stage_that_fails_and_nothing_when_it_has_gone() -> None:
    heard: list[str] = []

    @steps.stage("试")
    def work(fails: bool) -> int:
        if fails:
            raise ValueError("so")
        return 1

    end = steps.listen(lambda name, seconds: heard.append(name))
    with pytest.raises(ValueError, match="so"):
        work(True)
    assert work(False) == 1
    end()
    assert work(False) == 1
    assert heard == ["试", "试"]
