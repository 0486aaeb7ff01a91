"""CONTRIBUTING.md: its recipes are followed in a copy of the tree; they name what they take, and their checks pass."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.everything

ROOT = Path(__file__).resolve().parent.parent
RECIPES = {path.stem: path for path in sorted((ROOT / "tests" / "contributing").glob("*.yaml"))}
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
COPIED = ("src", "templates", "schemas", "examples", "docs", "tests", "setup.cfg", "pyproject.toml", "CONTRIBUTING.md")
ASIDE = shutil.ignore_patterns("*.pyc.*", "*.egg-info", "*_cache")  # what is compiled holds for the copy too


@cache
def recipe(name: str) -> dict[str, Any]:
    """As it stands in its file: sections of the page, steps, what is written anew, and what must pass."""
    found = yaml.safe_load(RECIPES[name].read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def section(title: str) -> str:
    """What the page says under a heading that begins so."""
    (found,) = re.findall(rf"^### {re.escape(title)}\b[^\n]*\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def names(text: str, file: str) -> bool:
    """Whether a file is named in `backquotes`: in full, by its end, by its folder, or with <blanks> to fill in."""
    for token in re.findall(r"`([^`\n]+)`", text):
        pattern = re.sub(r"<[^>]+>", "[^/]+", re.escape(token).replace(r"\<", "<").replace(r"\>", ">"))
        if re.search(rf"(^|/){pattern}{'' if token.endswith('/') else '$'}", file):
            return True
    return False


def changed(text: str, step: dict[str, Any]) -> str:
    """The text of a file behind a step; the line that a step goes by must be there, and be one."""
    if step.get("end"):
        return text + str(step["write"])
    lines = text.splitlines(keepends=True)
    at = [n for n, line in enumerate(lines) if step["behind"] in line]
    nth = step.get("nth", 1)
    assert len(at) == nth, f"{step['file']}: {len(at)} lines with {step['behind']!r}"
    if "turn" in step:
        assert lines[at[-1]].count(step["turn"]) == 1, step
        lines[at[-1]] = lines[at[-1]].replace(step["turn"], step["into"])
    else:
        lines.insert(at[-1] + (0 if step.get("before") else 1), str(step["write"]))
    return "".join(lines)


def follow(steps: list[dict[str, Any]], clone: Path) -> None:
    """All that a person would type."""
    for step in steps:
        path = clone / step["file"]
        if "behind" in step or step.get("end"):
            text = changed(path.read_text("utf-8"), step)
        else:
            assert not path.exists(), f"{step['file']} is there already"
            text = str(step["write"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def run(clone: Path, *words: str) -> None:
    """A module of Python at the top of the copy, which must end well."""
    environment = {**os.environ, "PYTHONPATH": str(clone / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-X", "utf8", "-m", *words]
    ran = subprocess.run(
        command, cwd=clone, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, f"{words}\n{ran.stdout[-4000:]}{ran.stderr[-2000:]}"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    place = tmp_path / "clone"
    place.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=ASIDE)
        else:
            shutil.copy(ROOT / name, place / name)
    return place


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_followed_and_its_checks_pass(name: str, clone: Path) -> None:
    told = recipe(name)
    follow(told["steps"], clone)
    pytest_ = ("pytest", "-q", "-n0", "-p", "no:cacheprovider")
    if "golden" in told:
        before = {file: (clone / file).stat().st_mtime_ns for file in told["writes"] if (clone / file).exists()}
        run(clone, *pytest_, "--update-golden", *told["golden"])
        after = {file: (clone / file).stat().st_mtime_ns for file in told["writes"]}
        assert [file for file in after if before.get(file) == after[file]] == [], "nothing was written anew"
    run(clone, *pytest_, *told["checks"])
    if "runs" in told:
        run(clone, "reportgen", *told["runs"])
    code = sorted({step["file"] for step in told["steps"] if step["file"].endswith(".py")})
    if shutil.which("ruff") or (Path(sys.executable).parent / "ruff").exists():
        run(clone, "ruff", "check", "--no-cache", *code)
        run(clone, "ruff", "format", "--no-cache", "--check", *code)


@pytest.mark.parametrize("name", RECIPES)
def test_the_page_names_every_file_that_a_recipe_takes(name: str) -> None:
    told = recipe(name)
    text = "".join(map(section, told["sections"]))
    files = [step["file"] for step in told["steps"]]
    assert [file for file in files if not names(text, file)] == []
    if "golden" in told:
        assert "`make golden`" in text
    if "runs" in told:
        assert f"`reportgen {' '.join(told['runs'])}`" in text


def test_there_is_a_recipe_for_each_step_that_a_newcomer_asks_for() -> None:
    assert set(RECIPES) >= {"check-rule", "proof-rule", "kind", "writer", "yaml-key", "template"}


@pytest.mark.parametrize(
    ("token", "file", "named"),
    [
        ("src/a.py", "src/a.py", True),
        ("a.py", "src/a.py", True),
        ("src/check/", "src/check/new.py", True),
        ("tests/errors/<code>/city.yaml", "tests/errors/LED349/city.yaml", True),
        ("templates/<folder>/report.j2", "templates/shared/base.j2", False),
        ("b.py", "src/a.py", False),
        ("a.py", "src/ba.py", False),
    ],
)
def test_a_file_is_named_by_its_end_its_folder_or_with_blanks(token: str, file: str, named: bool) -> None:
    assert names(f"Write `{token}` first.", file) is named


def test_a_line_that_is_gone_or_there_twice_stops_a_step() -> None:
    assert changed("a\nb\n", {"file": "f", "behind": "a", "write": "x\n"}) == "a\nx\nb\n"
    assert changed("a\nb\n", {"file": "f", "behind": "b", "before": True, "write": "x\n"}) == "a\nx\nb\n"
    assert changed("a 1\n", {"file": "f", "behind": "a", "turn": "1", "into": "2"}) == "a 2\n"
    for text in ("b\n", "a\na\n"):
        with pytest.raises(AssertionError, match="lines with 'a'"):
            changed(text, {"file": "f", "behind": "a", "write": "x\n"})
