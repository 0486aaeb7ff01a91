"""docs/api.md: its blocks run one after the other beside the examples, are typed, and show every name there is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportgen
from reportgen.resources import folder

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
CALLS = re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE)
TYPES = ("Built", "Catalogue", "Diagnostic", "Document", "Figure", "HouseStyle", "Report", "Severity")


@pytest.fixture(scope="module")
def told() -> str:
    return "\n".join(BLOCKS)


def test_the_blocks_of_the_page_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(BLOCKS) >= 8
    shutil.copytree(folder("examples"), tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for number, block in enumerate(BLOCKS, 1):
        exec(compile(block, f"docs/api.md, block {number}", "exec"), names)
    made = {path.name for path in tmp_path.glob("*.*")}
    assert made == {"report.docx", "report.txt", "public.docx", "house.docx", "city.yaml"}
    printed = capsys.readouterr().out
    assert "city.yaml:2:12: 错误[LED305]" in printed
    assert "3 台账.xlsx!整改任务台账!A5" in printed.replace("examples/dezhou/", "")


def test_the_blocks_of_the_page_are_typed(tmp_path: Path, told: str) -> None:
    (tmp_path / "page.py").write_text(told, encoding="utf-8")
    run = _mypy(tmp_path, "page.py")
    assert (run.returncode, run.stderr) == (0, ""), run.stdout


def test_a_type_checker_knows_a_name_and_a_format_that_are_none(tmp_path: Path) -> None:
    wrong = "import reportgen\nreportgen.reed_report('a')\nd = reportgen.make_document(reportgen.read_report('a'))\n"
    (tmp_path / "page.py").write_text(f"{wrong}reportgen.document_bytes(d, 'odt')\n", encoding="utf-8")
    run = _mypy(tmp_path, "page.py")
    assert re.findall(r"^page.py:(\d+): error: .*\[([\w-]+)\]$", run.stdout, re.MULTILINE) == [
        ("2", "attr-defined"),
        ("4", "arg-type"),
    ]


def test_the_table_has_every_function_and_the_page_uses_each(told: str) -> None:
    assert {*CALLS, *TYPES, "FaultsError"} == set(reportgen.__all__)
    assert [name for name in CALLS if f"reportgen.{name}(" not in told] == []


@pytest.mark.parametrize("name", reportgen.__all__)
def test_every_name_is_there_and_says_what_it_is(name: str) -> None:
    found = getattr(reportgen, name)
    assert found.__doc__
    assert callable(found)


def _mypy(folder: Path, file: str) -> subprocess.CompletedProcess[str]:
    """As a user's editor has it: strict, on a file that stands elsewhere."""
    pytest.importorskip("mypy")
    cache = str(ROOT / ".mypy_cache")
    words = ["--strict", "--no-color-output", "--config-file", str(ROOT / "setup.cfg"), "--cache-dir", cache, file]
    command = [sys.executable, "-m", "mypy", *words]
    environment = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
