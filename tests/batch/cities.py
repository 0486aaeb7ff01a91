"""Cities for builds in processes of their own, and such processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.reports import TWO_TASKS

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
UNKNOWN, NOTATION = TWO_TASKS + "整改工作: 无\n", "城市：德州市\n"  # two faulty files
ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": "utf-8"}
ROW = "    - {序号: %d, 名称: 河道治理, 整改时限: 2021年底前, 状态: 已完成整改, 完成日期: 2021-12-20}\n"


def long_city(tasks: int) -> str:
    """One that takes its time."""
    return TWO_TASKS.replace("落款:", "".join(ROW % n for n in range(3, tasks)) + "落款:")


def province(home: Path, *texts: str) -> Path:
    """home/省/01/city.yaml and so on."""
    for number, text in enumerate(texts, 1):
        folder = home / "省" / f"{number:02}"
        folder.mkdir(parents=True)
        (folder / "city.yaml").write_text(text, encoding="utf-8")
    return home / "省"


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "reportgen", "build", *map(str, words)]


def built(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A build that has ended."""
    run = subprocess.run(
        command(*words), cwd=cwd, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert "Traceback" not in run.stderr, run.stderr
    return run


@contextmanager
def building(*words: str | Path, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """A build that runs, and has said its first line."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command(*words), cwd=cwd, env=ENVIRONMENT, stdout=pipe, stderr=pipe, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout is not None
            assert "已生成" in process.stdout.readline()
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def files(folder: Path) -> dict[str, bytes]:
    """All files under a folder, by their paths in it."""
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in listed.stdout.split()]
