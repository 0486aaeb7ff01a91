"""A process that dies over a city, or is killed, costs that city alone; none outlives the build."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.pipeline import Options, batch, build_files
from reportgen.pipeline.batch import Job, outcomes
from reportgen.pipeline.workers import AHEAD, in_order
from tests.batch.cities import POSIX, building, children, long_city, province
from tests.reports import TWO_TASKS

FORMATS = ("txt",)


def work(task: str) -> str:
    """What the processes of these tests do; the word says what becomes of them."""
    name, _, rest = task.partition(" ")
    if name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "exit":
        os._exit(int(rest))
    if name == "touch":
        Path(rest).touch()
    if name == "sleep":
        time.sleep(float(rest))
    return task.upper()


def lost(task: str, code: int) -> str:
    return f"lost {task} {code}"


@POSIX
def test_only_the_task_of_which_a_process_died_is_lost() -> None:
    tasks = ["a", "killed", "b", "exit 3", "killed", "exit 0", "c"]
    expected = ["A", "lost killed -9", "B", "lost exit 3 3", "lost killed -9", "lost exit 0 0", "C"]
    assert list(in_order(work, tasks, 2, lost)) == expected
    assert list(in_order(work, ["killed"] * 5, 3, lost)) == ["lost killed -9"] * 5


def test_results_come_in_the_order_of_the_tasks_and_as_soon_as_those_before_are_there() -> None:
    told = in_order(work, ["a", "sleep 0.5", "b", "sleep 20"], 3, lost)
    with closing(told):
        assert [next(told) for _ in range(3)] == ["A", "SLEEP 0.5", "B"]


def test_not_many_results_lie_ready_behind_one_that_takes_long(tmp_path: Path) -> None:
    """So the memory does not grow with the number of cities."""
    tasks = ["sleep 1", *(f"touch {tmp_path / str(n)}" for n in range(1, AHEAD + 100))]
    told = in_order(work, tasks, 2, lost)
    with closing(told):
        assert next(told) == "SLEEP 1"
        time.sleep(0.2)  # for what was given out
        assert sorted(int(p.name) for p in tmp_path.iterdir()) == list(range(1, AHEAD))


def test_whoever_wants_no_more_does_not_wait_for_what_is_under_way() -> None:
    told = in_order(work, ["a", "sleep 60", "sleep 60"], 2, lost)
    assert next(told) == "A"
    before = time.monotonic()
    told.close()
    assert time.monotonic() - before < 30


@POSIX
@pytest.mark.parametrize(("number", "said"), [(signal.SIGKILL, "内存不足"), (signal.SIGSEGV, "崩溃了（信号 11）")])
def test_a_city_whose_process_is_killed_is_told_and_the_others_are_made(
    tmp_path: Path, number: signal.Signals, said: str
) -> None:
    province(tmp_path, TWO_TASKS, long_city(40_000), TWO_TASKS, TWO_TASKS)
    with building("省", "-f", "txt", "-j", "2", cwd=tmp_path) as process:
        time.sleep(0.5)  # the two behind the long city are done
        for pid in children(process.pid):
            os.kill(pid, number)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert out.split() == ["已生成", "省/03/city.txt", "已生成", "省/04/city.txt"]
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
