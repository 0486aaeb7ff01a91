"""Names of files that hold what commands a terminal, or what is no character: shown as boxes, and never a traceback."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from reportgen.diagnostics import fault, show
from reportgen.diagnostics_out import as_github, as_json
from reportgen.place import Place, Source
from reportgen.zh import printable, width
from tests.batch.cities import NOTATION, POSIX, built
from tests.commands import Ran
from tests.reports import TWO_TASKS

FORGED = "a\r\n已生成 b.docx\x1b[2J\x9b1A\u202e.yaml"
SHOWN = "a□□已生成 b.docx□[2J□1A□.yaml"
GBK = os.fsdecode("德州".encode("gbk"))  # a folder out of a zip that was packed on Windows
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")


@pytest.mark.parametrize("control", ["\n", "\r", "\t", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "\u061c", "\udcb5"])
def test_what_disorders_a_terminal_is_a_box(control: str) -> None:
    assert printable(f"甲{control}乙").encode("utf-8", "backslashreplace").decode() == "甲□乙"  # what pytest can print


@pytest.mark.parametrize("name", ["德州市（送审稿）.docx", "全\u3000角.txt", "𠮷📄.txt", "e\u0301.txt", "a b"])
def test_what_a_name_may_well_hold_is_shown_as_it_is(name: str) -> None:
    assert printable(name) == name


def test_every_line_of_a_message_is_one_line_and_commands_nothing() -> None:
    place = Place(Source(FORGED, (f"城市: {FORGED}",)), 1, 1)
    text = show([fault("SRC101", place, FORGED, FORGED, [place], name=FORGED)])
    assert [line for line in text.splitlines() if line] == [
        f"{SHOWN}:1:1: 错误[SRC101] 找不到文件“{SHOWN}”",
        f"1 | 城市: {SHOWN}",
        "  | " + "^" * width(f"城市: {SHOWN}"),
        f"  原因：{SHOWN}",
        f"  办法：{SHOWN}",
        f"  另见：{SHOWN}:1:1",
        "共 1 处错误",
    ]


def test_programs_get_the_name_as_it_is_and_a_log_one_line() -> None:
    found = [fault("SRC101", Place(Source(FORGED)), FORGED, "", name=FORGED)]
    assert json.loads(as_json(found))[0]["file"] == FORGED
    (line,) = as_github(found).splitlines()
    assert line.startswith("::error file=a%0D%0A已生成 b.docx□[2J□1A□.yaml,line=1,")


@POSIX
def test_a_build_prints_no_line_that_is_not_its_own(tmp_path: Path) -> None:
    home = tmp_path / "省"
    home.mkdir()
    (home / FORGED).write_text(TWO_TASKS, encoding="utf-8")
    (home / f"坏{FORGED}").write_text(NOTATION, encoding="utf-8")
    run = built("省", "-f", "txt", cwd=tmp_path)
    assert run.stdout == f"已生成 省/{SHOWN.removesuffix('.yaml')}.txt\n"
    assert not [c for c in run.stderr.replace("\n", "") if c < " " or c in "\x9b\u202e"]
    assert f"省/坏{SHOWN}:1:1: 错误[YML101]" in run.stderr
    assert (home / f"{FORGED.removesuffix('.yaml')}.txt").is_file()


@LINUX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_names_that_are_no_utf_8_are_built_and_shown_as_boxes(tmp_path: Path, jobs: str) -> None:
    home = tmp_path / GBK
    home.mkdir()
    (home / "a.yaml").write_text(TWO_TASKS, encoding="utf-8")
    (home / f"{GBK}.yaml").write_text(NOTATION, encoding="utf-8")
    run = built(GBK, "-f", "docx", "-f", "html", "-j", jobs, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (1, "已生成 □□□□/a.docx\n已生成 □□□□/a.html\n")
    assert "\n  □□□□/□□□□.yaml  1 处  YML101 □□□□.yaml:1:1 冒号写成了全角“：”\n" in run.stderr
    assert sorted(map(os.fsencode, os.listdir(home))) == [b"a.docx", b"a.html", b"a.yaml", os.fsencode(f"{GBK}.yaml")]


@LINUX
def test_the_paper_of_a_file_of_such_a_name_is_written_beside_it(tmp_path: Path) -> None:
    (tmp_path / f"{GBK}.yaml").write_text(TWO_TASKS, encoding="utf-8")
    assert built(f"{GBK}.yaml", "-f", "docx", "-f", "html", "-f", "txt", cwd=tmp_path).returncode == 0
    made = [os.fsencode(f"{GBK}.{end}") for end in ("docx", "html", "txt", "yaml")]
    assert sorted(map(os.fsencode, os.listdir(tmp_path))) == made


@LINUX
def test_json_has_such_a_name_so_that_it_opens_the_file(tmp_path: Path) -> None:
    (tmp_path / f"{GBK}.yaml").write_text(NOTATION, encoding="utf-8")
    ran = Ran("check", f"{GBK}.yaml", "--format", "json", cwd=tmp_path)
    assert (tmp_path / json.loads(ran.out)[0]["file"]).is_file()
    assert Ran("check", f"{GBK}.yaml", "--format", "github", cwd=tmp_path).out.startswith("::error file=□□□□.yaml,")
    assert "□□□□.yaml:1:1: 错误" in Ran("check", f"{GBK}.yaml", cwd=tmp_path).err


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "utf-8"])
def test_json_is_json_on_any_console(tmp_path: Path, encoding: str) -> None:
    """𠮷 and ² are in no GBK, and a Latin console has no Han character."""
    (tmp_path / "city.yaml").write_text(f"{TWO_TASKS}𠮷²䶮: 无\n", encoding="utf-8")
    ran = Ran("check", "city.yaml", "--format", "json", cwd=tmp_path, encoding=encoding)
    assert json.loads(ran.out)[0]["message"] == "不认识“𠮷²䶮”"
