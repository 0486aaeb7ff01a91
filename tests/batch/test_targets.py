"""Which files `reportgen build` builds by the words of the command line, and where their papers go."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.batch.cities import built, files, province
from tests.commands import Ran
from tests.reports import TWO_TASKS


@pytest.mark.parametrize("words", list(permutations(["省", "省/01", "省/01/city.yaml"])), ids=" ".join)
def test_a_file_that_is_named_more_than_once_is_built_once_where_the_outermost_folder_has_it(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    province(tmp_path, TWO_TASKS, TWO_TASKS)
    run = built(*words, "-o", "out", "-f", "txt", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "共 2 个文件，全部生成\n")
    assert sorted(run.stdout.splitlines()) == ["已生成 out/01/city.txt", "已生成 out/02/city.txt"]
    assert list(files(tmp_path / "out")) == ["01/city.txt", "02/city.txt"]


def test_a_file_that_is_named_twice_alone_stands_in_the_folder_itself(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS)
    run = built("省/01/city.yaml", "./省/01/city.yaml", "-o", "out", "-f", "txt", cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, "已生成 out/city.txt\n", "")


@pytest.mark.parametrize("empty", ["", " "])
@pytest.mark.parametrize(
    "words",
    [
        ("build", "city.yaml"),
        ("import", "a.docx"),
        ("ledger", "template"),
        ("ledger", "split", "city.yaml"),
        ("ledger", "export", "city.yaml"),
    ],
    ids=" ".join,
)
def test_an_empty_name_of_the_output_is_refused_and_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...], empty: str
) -> None:
    """As a script has it of a variable that is not set."""
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    ran = Ran(*words, "-o", empty, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "名字是空的；当前文件夹写作“.”" in ran.err
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


def test_the_current_folder_can_be_named(tmp_path: Path) -> None:
    province(tmp_path, TWO_TASKS)
    assert built("省/01/city.yaml", "-o", ".", "-f", "txt", cwd=tmp_path).stdout == "已生成 city.txt\n"
