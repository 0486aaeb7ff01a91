"""What the command line meets: files that are no data files, consoles that lack characters, Ctrl-C."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli import main
from reportgen.pipeline import batch
from tests.test_cli import CITY, Process, city


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "SRC101"),
        (b"", "YML116"),
        (b"\n \n# \xe6\xb3\xa8\n", "YML116"),
        (bytes(range(256)) * 40, "SRC104"),
        (b"PK\x03\x04" + bytes(200), "SRC104"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "SRC104"),
        (b"just words", ""),
        (b"[1, 2, 3]", ""),
        (b"{{{{", ""),
        ("城市: {名称: 德州市}".encode("utf-16"), ""),
    ],
)
def test_a_file_that_is_no_data_file_is_told_without_a_traceback(tmp_path: Path, data: bytes | None, code: str) -> None:
    if data is not None:
        (tmp_path / "city.yaml").write_bytes(data)
    ran = Process("build", "city.yaml", "-o", "out", cwd=tmp_path)
    assert ran.status in (0, 1)
    assert ran.status == 1 or (tmp_path / "out" / "city.docx").is_file()
    assert code in ran.err


def test_a_folder_named_like_a_data_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").mkdir()
    ran = Process("build", "city.yaml", cwd=tmp_path)
    assert ran.status == 2
    assert "没有数据文件" in ran.err


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "utf-8"])
def test_a_character_that_the_console_lacks_does_not_end_the_run(tmp_path: Path, encoding: str) -> None:
    """䶮 is in no GBK; a Latin console has no Han character at all."""
    name = "刘䶮县"
    city(tmp_path / name, CITY.replace("德州市", name) + f"刘䶮: {name}\n")
    city(tmp_path / (name + "二"), CITY.replace("德州市", name))
    ran = Process("build", tmp_path, "-o", tmp_path / "出䶮", "-f", "txt", cwd=tmp_path, encoding=encoding)
    shown = "䶮" if encoding == "utf-8" else "\\u4dae"
    assert ran.status == 1
    assert shown in ran.out
    assert shown in ran.err
    assert (tmp_path / "出䶮" / (name + "二") / "city.txt").is_file()


def test_a_full_disk_of_another_file_is_not_told_as_that_of_the_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such an error of a file that is written has no name in it either: it is one of ours, with its traceback."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(batch, "outcomes", full)
    monkeypatch.chdir(tmp_path)
    Path("city.yaml").touch()
    with pytest.raises(OSError, match="No space left"):
        main(["build", "city.yaml"], "reportgen")


def test_help_can_be_shown_on_a_latin_console(tmp_path: Path) -> None:
    assert Process("build", "-h", cwd=tmp_path, encoding="latin-1").status == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_ends_the_run_with_130_and_without_a_word(tmp_path: Path) -> None:
    """The second city has so many tasks that the first is told long before the second is done."""
    city(tmp_path / "a")
    row = "    - {序号: %d, 名称: 河道治理, 整改时限: 2021年底前, 状态: 已完成整改, 完成日期: 2021-12-20}\n"
    tasks = "".join(row % n for n in range(3, 30_000))
    city(tmp_path / "b", CITY.replace("落款:", tasks + "落款:"))
    command = [sys.executable, "-m", "reportgen", "build", str(tmp_path), "-f", "txt"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert "已生成" in process.stdout.readline().decode()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert sorted(p.name for p in (tmp_path / "b").iterdir()) == ["city.yaml"]
