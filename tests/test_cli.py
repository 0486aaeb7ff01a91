"""The command line as a clerk meets it: exit status, what is printed and where; the first tests start processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from reportgen.cli import main
from reportgen.cli_zh import TEXTS, Commands, Deferred
from reportgen.write import PRINTERS, WRITERS
from tests.commands import Ran
from tests.reports import TWO_TASKS

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CITY = TWO_TASKS.replace("督察:", "主送: [省委, 省政府]\n督察:", 1)


class Process:
    """A process that has ended: its exit status and its two streams."""

    def __init__(self, *words: str | Path, cwd: Path, encoding: str = "utf-8") -> None:
        environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "reportgen", *map(str, words)]
        run = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)
        self.status = run.returncode
        self.out = run.stdout.decode(encoding).replace("\r\n", "\n")
        self.err = run.stderr.decode(encoding).replace("\r\n", "\n")
        assert "Traceback" not in self.err, self.err


def city(folder: Path, text: str = CITY, name: str = "city.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_ends_with_0_and_names_what_was_made_on_stdout(tmp_path: Path) -> None:
    city(tmp_path)
    ran = Process("build", "city.yaml", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "已生成 city.docx\n已生成 city.txt\n"
    assert (tmp_path / "city.docx").read_bytes().startswith(b"PK")
    assert "德州市" in (tmp_path / "city.txt").read_text("utf-8")


def test_a_fault_in_the_data_ends_with_1_tells_it_on_stderr_and_makes_nothing(tmp_path: Path) -> None:
    city(tmp_path, CITY + "整改工作: 无\n")
    ran = Process("build", "city.yaml", cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert "city.yaml:11:1: 错误[SHP201]" in ran.err
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


def test_a_warning_alone_ends_with_0_and_with_strict_1(tmp_path: Path) -> None:
    city(tmp_path, CITY.replace("反馈日期: 2021-07-23", "轮次: 第二轮"))
    ran = Process("build", "city.yaml", cwd=tmp_path)
    assert ran.status == 0
    assert "警告[FIG407]" in ran.err
    assert "警告" not in ran.out
    (tmp_path / "city.docx").unlink()
    strict = Process("build", "city.yaml", "--strict", cwd=tmp_path)
    assert strict.status == 1
    assert "错误[FIG407]" in strict.err
    assert not (tmp_path / "city.docx").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build",), "缺少参数"),
        (("build", "city.yaml", "--no-such"), "没有“--no-such”这个选项"),
        (("biuld", "city.yaml"), "没有“biuld”这个命令"),
        (("build", "city.yaml", "-f", "pdf2"), "“pdf2”不在其中：'docx', 'txt', 'html'"),
        (("build", "city.yaml", "-o"), "选项“-o”后面要写值"),
        (("build", "city.yaml", "--public=是"), "选项“--public”后面不带值"),
        (("build", "city.yaml", "-o", "city.yaml"), "是文件，不是文件夹"),
        (("build", "city.yaml", "--as-of", "八月底"), "日期“八月底”读不懂"),
        (("build", "city.yaml", "-t", "函"), "没有“函”这个文种"),
        (("build", "empty"), "文件夹“empty”里没有数据文件"),
        (("build", "city.yaml", "-j", "-1"), "要写 0 或更大的整数"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_ends_with_2_and_is_told_in_chinese(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    city(tmp_path)
    (tmp_path / "empty").mkdir()
    ran = Process(*words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "错误：" in ran.err
    assert english(ran.err) == []
    assert not (tmp_path / "city.docx").exists()


def english(text: str) -> list[str]:
    """Words of click's that came through; options, file names and our own names aside."""
    own = {"reportgen", "build", "city", "yaml", "docx", "txt", "html", "pdf", "YAML", "Word", "GBK", "bak", "empty"}
    words = re.findall(r"(?<![-\w])[A-Za-z]{2,}", text)
    commands = {"check", "diff", "explain", "figures", "import", "ledger", "new", "preview", "pull", "rules", "status"}
    commands |= {"set", "open"}
    stops = {"data", "model", "document", "templates", "Excel", "xlsx", "opencc", "WPS", "completion", "Tab"}
    return [w for w in words if w not in own | commands | stops | {"biuld", "public"}]


@pytest.mark.parametrize("words", [("-h",), ("--help",), ("build", "-h")])
def test_help_is_in_chinese_and_goes_to_stdout(tmp_path: Path, words: tuple[str, ...]) -> None:
    ran = Ran(*words, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("用法：")
    assert "选项" in ran.out
    assert "显示本说明" in ran.out
    assert english(ran.out) == []


def test_the_columns_of_help_stand_under_each_other(tmp_path: Path) -> None:
    """A Han character is two columns wide."""
    from reportgen.zh import width

    lines = [line for line in Ran("build", "-h", cwd=tmp_path).out.split("\n") if line.startswith("  -")]
    starts = {width(re.split(r"(?<=\S)  +", line)[0] + re.findall(r"(?<=\S)  +", line)[0]) for line in lines}
    assert len(lines) >= 8
    assert len(starts) == 1


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    ran = Ran(cwd=tmp_path)
    assert ran.status in (0, 2)  # click 8.1, click 8.2
    assert "build" in ran.out + ran.err
    assert english(ran.out + ran.err) == []


def test_version(tmp_path: Path) -> None:
    import reportgen

    assert Process("--version", cwd=tmp_path).out == f"reportgen {reportgen.__version__}\n"


@pytest.mark.parametrize("message", [m for m in TEXTS if "{" in m])
def test_a_translation_has_no_blank_that_the_original_lacks(message: str) -> None:
    """Else str.format would end the run just when something is to be explained."""
    blanks = re.compile(r"\{(\w+)")
    assert set(blanks.findall(TEXTS[message])) <= set(blanks.findall(message))


def test_every_command_shows_its_options_in_chinese() -> None:
    assert isinstance(main, Commands)
    for name, deferred in main.commands.items():
        assert isinstance(deferred, Deferred)
        command = deferred.real()
        context = click.Context(command, info_name=name, help_option_names=["-h", "--help"])  # click remembers them
        assert "[选项]" in command.get_usage(context)
        assert all(p.help for p in command.params if isinstance(p, click.Option)), name


@pytest.mark.parametrize("fmt", sorted(WRITERS))
def test_a_format_that_is_asked_for_is_made_and_no_other(tmp_path: Path, fmt: str) -> None:
    city(tmp_path)
    assert Ran("build", "city.yaml", "-f", fmt, cwd=tmp_path).out == f"已生成 city.{fmt}\n"
    assert {p.suffix for p in tmp_path.iterdir()} == {".yaml", f".{fmt}"}


def test_the_formats_of_the_command_are_those_of_the_writers() -> None:
    from reportgen.cli.build import FORMATS

    assert set(FORMATS) == {*WRITERS, *PRINTERS}


def test_output_goes_to_the_folder_named_which_is_made(tmp_path: Path) -> None:
    city(tmp_path)
    assert Ran("build", "city.yaml", "-o", "out/2022", "-f", "txt", cwd=tmp_path).status == 0
    assert (tmp_path / "out/2022/city.txt").is_file()
    assert not (tmp_path / "city.txt").exists()


def test_a_folder_of_cities_is_built_city_by_city_each_beside_its_data(tmp_path: Path) -> None:
    for name in ("甲市", "乙市"):
        city(tmp_path / "全省" / name, CITY.replace("德州市", name))
    ran = Ran("build", "全省", "-f", "txt", cwd=tmp_path)
    assert ran.status == 0
    assert ran.out.count("已生成") == 2
    for name in ("甲市", "乙市"):
        assert (tmp_path / "全省" / name / "city.txt").read_text("utf-8").startswith(name)


def test_under_another_folder_the_cities_keep_their_folders(tmp_path: Path) -> None:
    """All data files are called city.yaml; in one folder the last city would overwrite the others."""
    for name in ("甲市", "乙市"):
        city(tmp_path / "全省" / name, CITY.replace("德州市", name))
    assert Ran("build", "全省", "-o", "out", "-f", "txt", cwd=tmp_path).status == 0
    for name in ("甲市", "乙市"):
        assert (tmp_path / "out" / name / "city.txt").read_text("utf-8").startswith(name)


def test_two_cities_that_would_write_one_document_are_refused(tmp_path: Path) -> None:
    for name in ("甲市", "乙市"):
        city(tmp_path / name)
    ran = Ran("build", "甲市/city.yaml", "乙市/city.yaml", "-o", "out", cwd=tmp_path)
    assert ran.status == 2
    assert "同名" in ran.err
    assert not (tmp_path / "out").exists()


def test_one_faulty_city_does_not_hold_up_the_others(tmp_path: Path) -> None:
    city(tmp_path / "全省" / "a", "城市：德州市")
    city(tmp_path / "全省" / "b")
    ran = Ran("build", "全省", "-f", "txt", cwd=tmp_path)
    assert ran.status == 1
    assert ran.out == f"已生成 {Path('全省/b/city.txt')}\n"


def test_as_of_counts_to_another_day(tmp_path: Path) -> None:
    """The second task is due at the end of 2022."""
    city(tmp_path, CITY + "导语: 截至【截至日期】，到期【任务.已到时限】。\n")
    Ran("build", "city.yaml", "-f", "txt", cwd=tmp_path)
    assert "截至2022年8月30日，到期1项" in (tmp_path / "city.txt").read_text("utf-8")
    Ran("build", "city.yaml", "-f", "txt", "--as-of", "2023-01-31", cwd=tmp_path)
    assert "截至2023年1月31日，到期2项" in (tmp_path / "city.txt").read_text("utf-8")


def test_public_leaves_out_the_addressees(tmp_path: Path) -> None:
    city(tmp_path)
    Ran("build", "city.yaml", "-f", "txt", cwd=tmp_path)
    assert "省委、省政府：" in (tmp_path / "city.txt").read_text("utf-8")
    Ran("build", "city.yaml", "-f", "txt", "--public", cwd=tmp_path)
    assert "省委、省政府：" not in (tmp_path / "city.txt").read_text("utf-8")


def test_another_kind_of_paper_from_the_same_data(tmp_path: Path) -> None:
    city(tmp_path)
    assert Ran("build", "city.yaml", "-f", "txt", "-t", "整改方案", cwd=tmp_path).status == 0
    assert "整改方案" in (tmp_path / "city.txt").read_text("utf-8").split("\n")[0]


def test_a_folder_of_templates_of_ones_own(tmp_path: Path) -> None:
    city(tmp_path)
    (tmp_path / "模板").mkdir()
    own = "<公文><h1>{{ 城市.名称 }}简报</h1><p>共{{ 任务.总数 }}。</p></公文>"
    (tmp_path / "模板" / "report.j2").write_text(own, encoding="utf-8")
    assert Ran("build", "city.yaml", "-f", "txt", "-t", "模板", cwd=tmp_path).status == 0
    text = (tmp_path / "city.txt").read_text("utf-8")
    assert text.split() == ["德州市简报", "共2项。"]


def test_an_edited_document_is_kept_unless_forced(tmp_path: Path) -> None:
    city(tmp_path)
    (tmp_path / "city.docx").write_bytes(b"somebody's own")
    ran = Ran("build", "city.yaml", "-f", "docx", cwd=tmp_path)
    assert ran.status == 1
    assert "--force" in ran.err
    assert (tmp_path / "city.docx").read_bytes() == b"somebody's own"
    forced = Ran("build", "city.yaml", "-f", "docx", "--force", cwd=tmp_path)
    assert forced.status == 0
    assert (tmp_path / "city.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "city.docx.bak").read_bytes() == b"somebody's own"


@pytest.mark.parametrize("example", sorted(p.parent.name for p in EXAMPLES.glob("*/city.yaml")))
def test_every_bundled_example_builds(tmp_path: Path, example: str) -> None:
    shutil.copytree(EXAMPLES / example, tmp_path / example)
    ran = Ran("build", example, *(word for fmt in sorted(WRITERS) for word in ("-f", fmt)), cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count("已生成") == len(WRITERS)
