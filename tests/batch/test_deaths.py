"""A process that dies over a city, or is killed, costs that city alone; none outlives the build."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.pipeline import Options, batch, build_files, workers
from reportgen.pipeline.batch import Job, outcomes
from reportgen.pipeline.workers import AHEAD, in_order
from tests.batch.cities import ENVIRONMENT, POSIX, building, children, command, long_city, province
from tests.reports import TWO_TASKS

FORMATS = ("txt",)


# Runs the command line; a process that comes to the second city is killed.
DYING = """
import os
from reportgen.__main__ import main
from reportgen.pipeline import batch
build = batch.build_files
def dying(path, *rest):
    if path.parent.name == "02":
        os.kill(os.getpid(), {})
    return build(path, *rest)
batch.build_files = dying
main()
"""


def work(task: str) -> str:
    """What the processes of these tests do; the word says what becomes of them."""
    name, _, rest = task.partition(" ")
    if name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "exit":
        os._exit(int(rest))
    if name == "touch":
        Path(rest).touch()
    if name == "wait":
        appeared(Path(rest))
    if name == "swallow":
        _Swallowing()
    if name == "tidy":
        try:
            Path(rest).touch()
            time.sleep(3_600)
        finally:
            Path(rest).unlink()
    return task.upper()


class _Swallowing:
    """A signal that comes while Python can't raise anything."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0)  # it comes here at the latest


def appeared(path: Path) -> None:
    while not path.exists():
        time.sleep(0.01)


def lost(task: str, code: int) -> str:
    return f"lost {task} {code}"


@POSIX
def test_only_the_task_of_which_a_process_died_is_lost() -> None:
    tasks = ["a", "killed", "b", "exit 3", "killed", "exit 0", "c"]
    expected = ["A", "lost killed -9", "B", "lost exit 3 3", "lost killed -9", "lost exit 0 0", "C"]
    assert list(in_order(work, tasks, 2, lost)) == expected
    assert list(in_order(work, ["killed"] * 5, 3, lost)) == ["lost killed -9"] * 5


def test_results_come_in_the_order_of_the_tasks_and_as_soon_as_those_before_are_there(tmp_path: Path) -> None:
    behind = tmp_path / "behind"
    told = in_order(work, ["a", f"wait {behind}", f"touch {behind}", f"wait {tmp_path / 'never'}"], 3, lost)
    with closing(told):
        assert [next(told).split()[0] for _ in range(3)] == ["A", "WAIT", "TOUCH"]


def test_not_many_results_lie_ready_behind_one_that_takes_long(tmp_path: Path) -> None:
    """So the memory does not grow with the number of cities."""
    tasks = [f"wait {tmp_path / str(AHEAD - 1)}", *(f"touch {tmp_path / str(n)}" for n in range(1, AHEAD + 100))]
    told = in_order(work, tasks, 2, lost)
    with closing(told):
        assert next(told).startswith("WAIT")
        assert sorted(int(p.name) for p in tmp_path.iterdir()) == list(range(1, AHEAD))


@POSIX
def test_whoever_wants_no_more_ends_what_is_under_way_and_that_tidies_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "GRACE", 600.0)
    told = in_order(work, ["a", f"tidy {tmp_path / 'half'}", f"tidy {tmp_path / 'other'}"], 2, lost)
    assert next(told) == "A"
    appeared(tmp_path / "half")
    told.close()
    assert not (tmp_path / "half").exists()
    assert not multiprocessing.active_children()


@POSIX
def test_a_signal_just_behind_the_sending_of_a_task_ends_that_task_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "GRACE", 600.0)
    half = tmp_path / "half"
    send = Connection.send

    def interrupted(self: Connection, task: str) -> None:
        send(self, task)
        if task.startswith("tidy"):
            appeared(half)
            raise SystemExit(143)

    monkeypatch.setattr(Connection, "send", interrupted)
    with pytest.raises(SystemExit):
        list(in_order(work, [f"tidy {half}"], 1, lost))
    assert not half.exists()


@POSIX
def test_a_process_that_could_not_be_ended_at_once_ends_behind_its_task(capfd: pytest.CaptureFixture[str]) -> None:
    """Without a word; another does the rest."""
    assert list(in_order(work, ["swallow", "a", "b"], 1, lost)) == ["lost swallow 143", "A", "B"]
    assert capfd.readouterr().err == ""


@POSIX
@pytest.mark.parametrize("deaths", [1, 2, 3, 4, 9])
def test_a_process_that_dies_before_its_task_is_replaced_once(monkeypatch: pytest.MonkeyPatch, deaths: int) -> None:
    """Two deaths over one task cost it."""
    left = iter([True] * deaths)
    start = BaseProcess.start

    def started(self: BaseProcess) -> None:
        start(self)
        if next(left, False):
            self.kill()
            self.join()

    monkeypatch.setattr(BaseProcess, "start", started)
    expected = [f"lost {task} -9" if n < deaths // 2 else task.upper() for n, task in enumerate("abc")]
    assert list(in_order(work, ["a", "b", "c"], 2, lost)) == expected


@pytest.mark.parametrize("starts", [0, 1, 2])
def test_where_no_more_processes_can_start_those_that_there_are_do_the_work(
    monkeypatch: pytest.MonkeyPatch, starts: int
) -> None:
    """Where there is none, the first itself."""
    left = iter([True] * starts)
    start = BaseProcess.start

    def started(self: BaseProcess) -> None:
        if not next(left, False):
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        start(self)

    monkeypatch.setattr(BaseProcess, "start", started)
    assert list(in_order(work, list("abcde"), 3, lost)) == list("ABCDE")


@POSIX
@pytest.mark.parametrize(("number", "said"), [(signal.SIGKILL, "把 -j 写小"), (signal.SIGSEGV, "崩溃了（信号 11）")])
def test_a_city_whose_process_is_killed_is_told_and_the_others_are_made(
    tmp_path: Path, number: signal.Signals, said: str
) -> None:
    province(tmp_path, TWO_TASKS, TWO_TASKS, TWO_TASKS, TWO_TASKS)
    words = [sys.executable, "-c", DYING.format(int(number)), *command("省", "-f", "txt", "-j", "2")[3:]]
    run = subprocess.run(words, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 1
    assert run.stdout.split()[1::2] == ["省/01/city.txt", "省/03/city.txt", "省/04/city.txt"]
    err = run.stderr
    assert "省/02/city.yaml: 错误[OUT609] “city.yaml”没有生成完" in err
    assert said in err
    assert err.endswith("省/02/city.yaml  1 处  OUT609 city.yaml “city.yaml”没有生成完\n")
    assert [p.name for p in (tmp_path / "省" / "02").iterdir()] == ["city.yaml"]


@POSIX
def test_no_process_outlives_a_build_that_is_killed(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS, *[long_city(1_000)] * 20)
    with building("省", "-f", "txt", "-j", "3", cwd=tmp_path) as process:
        pids = children(process.pid)
        assert pids
        process.kill()
    deadline = time.monotonic() + 60
    while any(_alive(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert len(list(tmp_path.rglob("city.txt"))) < 21


def _alive(pid: int) -> bool:
    """Neither gone nor waiting to be buried by the machine's first process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that can't build the city of folder 02."""

    def build(
        path: Path, formats: tuple[str, ...], folder: Path | None, options: Options
    ) -> tuple[list[Path], list[Diagnostic]]:
        if path.parent.name == "02":
            raise KeyError("x")
        return build_files(path, formats, folder, options)

    monkeypatch.setattr(batch, "build_files", build)


@pytest.mark.usefixtures("faulty")
def test_an_error_of_our_own_over_one_city_is_told_as_such_and_the_others_are_made(tmp_path: Path) -> None:
    """OUT609 with the line of the program; of a single city the traceback is shown."""
    home = province(tmp_path, TWO_TASKS, TWO_TASKS, TWO_TASKS)
    jobs = [Job(path, path.parent) for path in sorted(home.rglob("city.yaml"))]
    told: Iterator[batch.Outcome] = outcomes(jobs, FORMATS, Options(), 1)
    first, second, third = told
    assert (first.errors, second.errors, third.errors) == (0, 1, 0)
    assert "程序出错：KeyError：'x'（batch/test_deaths.py:" in second.said
    assert second.first == "OUT609 city.yaml “city.yaml”没有生成完"
    with pytest.raises(KeyError):
        next(outcomes(jobs[1:2], FORMATS, Options(), 1))
