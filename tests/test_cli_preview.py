"""`reportgen preview` as a clerk meets it: what it says, wrong usage, and Ctrl-C at any moment."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.test_cli import CITY, Process, city, english

NO_SIGINT = pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")


# The program from its first line on, which begins with a word; the interpreter before it is none of ours.
FROM_THE_START = (
    "import signal, sys; signal.signal(signal.SIGINT, lambda *_: sys.exit(130)); print('begun', flush=True); "
    "from reportgen.__main__ import main; main()"
)


@contextmanager
def started(
    *words: str | Path, cwd: Path, program: tuple[str, str] = ("-m", "reportgen"), **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """A preview as a process, killed if the test leaves it running."""
    command = [sys.executable, *program, "preview", *map(str, words)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=cwd, env=env, stdout=pipe, stderr=pipe, text=True, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def ended(process: subprocess.Popen[str], number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
    """Exit status and stderr after a signal."""
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    return process.returncode, err


@pytest.fixture
def port() -> int:
    """One that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@NO_SIGINT
def test_it_prints_its_address_serves_and_ends_with_ctrl_c_without_a_word(tmp_path: Path, port: int) -> None:
    city(tmp_path)
    with started("city.yaml", "--no-browser", "--port", str(port), cwd=tmp_path) as process:
        said = line(process)
        assert said.startswith(f"预览：http://127.0.0.1:{port}/")
        assert line(process) == "按 Ctrl-C 结束"
        assert httpx.get(said.removeprefix("预览：") + "city/0/state", timeout=20).json()["city"] == "德州市"
        assert ended(process) == (0, "")
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


@NO_SIGINT
@pytest.mark.usefixtures("heard_hang_up")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_open_streams_do_not_keep_it_from_ending(tmp_path: Path, port: int, name: str) -> None:
    """SIGHUP: the window of the terminal is closed."""
    city(tmp_path)
    with started("city.yaml", "--no-browser", "--port", str(port), cwd=tmp_path) as process:
        url = line(process).removeprefix("预览：")
        with httpx.stream("GET", url + "city/0/events", timeout=20) as answer:
            lines = answer.iter_lines()
            assert next(lines) == "event: state"
            begun = time.monotonic()
            assert ended(process, signal.Signals[name]) == (0, "")
            assert time.monotonic() - begun < 5


@NO_SIGINT
def test_ctrl_c_while_a_report_is_being_built_ends_it_at_once(tmp_path: Path, port: int) -> None:
    row = "    - {序号: %d, 名称: 河道治理, 整改时限: 2021年底前, 状态: 已完成整改, 完成日期: 2021-12-20}\n"
    city(tmp_path, CITY.replace("落款:", "".join(row % n for n in range(3, 30_000)) + "落款:"))
    with started("city.yaml", "--no-browser", "--port", str(port), cwd=tmp_path) as process:
        line(process)
        time.sleep(1)
        begun = time.monotonic()
        assert ended(process) == (0, "")
        assert time.monotonic() - begun < 3


@NO_SIGINT
@pytest.mark.parametrize("wait", [0, 0.1, 0.2, 0.3, 0.5, 0.8])
def test_ctrl_c_while_it_starts_ends_it_without_a_word(tmp_path: Path, port: int, wait: float) -> None:
    city(tmp_path)
    words = ("city.yaml", "--no-browser", "--port", str(port))
    with started(*words, cwd=tmp_path, program=("-c", FROM_THE_START)) as process:
        assert line(process) == "begun"
        time.sleep(wait)
        status, err = ended(process)
    assert (status in (0, 130), err) == (True, "")


@NO_SIGINT
def test_ctrl_c_twice_ends_it_too(tmp_path: Path, port: int) -> None:
    city(tmp_path)
    with started("city.yaml", "--no-browser", "--port", str(port), cwd=tmp_path) as process:
        line(process)
        process.send_signal(signal.SIGINT)
        assert ended(process) == (0, "")


@NO_SIGINT
def test_a_port_that_is_taken_is_said_and_the_next_used(tmp_path: Path, port: int) -> None:
    city(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with started("city.yaml", "--no-browser", "--port", str(port), cwd=tmp_path) as process:
            said, address = line(process), line(process)
            assert said.startswith(f"端口 {port} 已被占用，改用 ")
            assert address.startswith(f"预览：http://127.0.0.1:{said.rpartition(' ')[2]}/")
            assert ended(process) == (0, "")


@NO_SIGINT
def test_a_folder_of_cities_and_a_missing_file_are_previewed_too(tmp_path: Path, port: int) -> None:
    city(tmp_path / "省" / "德州")
    city(tmp_path / "省" / "云山", CITY.replace("德州市", "云山市"))
    (tmp_path / "省" / "样式.yaml").write_text("行距: 28磅\n", encoding="utf-8")
    with started("省", "没有.yaml", "--no-browser", "--port", str(port), cwd=tmp_path) as process:
        url = line(process).removeprefix("预览：")
        files = [row["file"] for row in httpx.get(url + "cities", timeout=20).json()]
        assert files == [os.path.join("云山", "city.yaml"), os.path.join("德州", "city.yaml"), "没有.yaml"]
        state = httpx.get(url + "city/2/state", timeout=20).json()
        assert [fault["code"] for fault in state["faults"]] == ["SRC101"]
        assert ended(process) == (0, "")


@NO_SIGINT
def test_the_browser_is_opened_and_its_noise_is_not_heard(tmp_path: Path, port: int) -> None:
    city(tmp_path)
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\necho noise\necho noise >&2\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    with started("city.yaml", "--port", str(port), cwd=tmp_path, BROWSER=str(browser)) as process:
        url, hint = line(process).removeprefix("预览："), line(process)
        for _ in range(100):
            if (tmp_path / "opened").exists() and (tmp_path / "opened").read_text():
                break
            time.sleep(0.1)
        assert (tmp_path / "opened").read_text().strip() == url
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, hint + out, err) == (0, "按 Ctrl-C 结束", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "缺少参数"),
        (("",), "文件名是空的"),
        (("empty",), "文件夹“empty”里没有数据文件"),
        (("city.yaml", "--port", "80000"), "超出范围"),
        (("city.yaml", "--port", "八"), "不是数字"),
        (("city.yaml", "--as-of", "八月底"), "日期“八月底”读不懂"),
        (("city.yaml", "-t", "函"), "没有“函”这个文种"),
        (("city.yaml", "-t", "empty"), "里没有模板"),
        (("city.yaml", "--no-such"), "没有“--no-such”这个选项"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_ends_with_2_and_is_told_in_chinese(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    city(tmp_path)
    (tmp_path / "empty").mkdir()
    ran = Process("preview", *words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert [word for word in english(ran.err) if word not in ("preview", "templates", "md", "j2", "docs")] == []


def test_help_is_in_chinese(tmp_path: Path) -> None:
    ran = Process("preview", "-h", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert "8765" in ran.out
    assert [word for word in english(ran.out) if word not in ("preview", "Ctrl")] == []
