"""The workflows of GitHub: what they call exists, and their commands of reportgen do what they say."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

import reportgen
from tests.commands import ended

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github" / "workflows"
NAMES = ("ci.yml", "windows-exe.yml")
ENTRY = ".github/reportgen_exe.py"


def steps(name: str) -> list[dict[str, Any]]:
    """Every step of every job."""
    jobs = yaml.safe_load((FOLDER / name).read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def commands(name: str) -> list[list[str]]:
    """Every command of a workflow as words; the lines of a loop or a pipe are the shell's own."""
    lines = [line for step in steps(name) if "run" in step for line in step["run"].splitlines()]
    parts = [part for line in lines for part in re.split(r"&&", line)]
    return [shlex.split(part) for part in parts if not re.search(r"\$\(|[|;]|^\s*(for|done|sleep|test|curl)\b", part)]


def test_there_are_no_other_workflows() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_says_at_its_top_what_nobody_has_tried(name: str) -> None:
    head = (FOLDER / name).read_text("utf-8").split("\nname:")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "UNTESTED" in head


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_may_only_read_ends_and_takes_actions_by_their_version(name: str) -> None:
    whole = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    assert whole["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] <= 60 for job in whole["jobs"].values())
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used
    assert [action for action in used if not re.fullmatch(r"actions/[\w-]+@v\d+", action)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_a_workflow_names_is_there(name: str) -> None:
    words = [word for command in commands(name) for word in command]
    named = [w for w in words if re.match(r"(\.ci|\.github|examples|src|tests)\b/?", w)]
    assert named or name == "ci.yml"
    assert [word for word in named if not (ROOT / word).exists()] == []


def test_the_continuous_integration_runs_what_is_run_by_hand() -> None:
    found = commands("ci.yml")
    assert [".ci/run"] in found
    assert sys.platform == "win32" or (ROOT / ".ci" / "run").stat().st_mode & 0o100
    assert ["python", "-m", "pytest", "-q"] in found
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    extras = re.findall(r"\.\[([\w,]+)\]", " ".join(word for words in found for word in words))
    assert extras == ["test"]
    assert set(extras) <= set(setup["options.extras_require"])


def test_the_pythons_of_the_workflows_are_those_of_the_package() -> None:
    listed = re.findall(r"Python :: (3\.\d+)", (ROOT / "setup.cfg").read_text("utf-8"))
    matrix = yaml.safe_load((FOLDER / "ci.yml").read_text("utf-8"))["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"] == [listed[0], listed[-1]]
    (version,) = [s["with"]["python-version"] for s in steps("windows-exe.yml") if "setup-python" in s.get("uses", "")]
    assert version in listed


def test_the_exe_starts_from_a_file_that_is_the_command_line() -> None:
    (made,) = [words for words in commands("windows-exe.yml") if "PyInstaller" in words]
    assert made[-1] == ENTRY
    assert made[made.index("--collect-all") + 1] == "reportgen"
    assert made[made.index("--name") + 1] == "reportgen"
    assert started("--version") == f"reportgen {reportgen.__version__}\n"


def test_the_exe_opens_the_browser_as_the_preview_asks_for_it() -> None:
    """There sys.executable is the .exe, which has no -m."""
    asked = re.search(r'\[sys\.executable, ("-m", "webbrowser"), url\]', _text("src/reportgen/preview/browser.py"))
    assert asked
    assert f"[{asked[1]}]" in _text(ENTRY)
    assert "webbrowser" in started("-m", "webbrowser", "--help", status=None)


def test_what_the_exe_is_tried_with_works(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    tried = [words[1:] for words in commands("windows-exe.yml") if words and words[0] == "./reportgen.exe"]
    ours = [words for words in tried if words[0] != "preview" and "-j" not in words]
    assert [words[0] for words in ours] == ["--version", "build", "check", "templates"]
    ended(*["build", "examples", "-o", "out"], cwd=tmp_path)
    for words in ours:
        ended(*words, cwd=tmp_path)


def test_the_artifact_is_what_was_made() -> None:
    (kept,) = [step["with"] for step in steps("windows-exe.yml") if "upload-artifact" in step.get("uses", "")]
    assert kept["path"] == "dist/reportgen.exe"
    assert kept["if-no-files-found"] == "error"


def started(*words: str, status: int | None = 0) -> str:
    """What the file that the .exe starts from prints, run by Python."""
    command = [sys.executable, "-X", "utf8", str(ROOT / ENTRY), *words]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert status is None or run.returncode == status
    return run.stdout + run.stderr


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["run", "ten-minutes"])
def test_no_line_of_a_script_can_fail_without_ending_it(name: str) -> None:
    """`set -e` passes over a command behind `!`."""
    lines = (ROOT / ".ci" / name).read_text("utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.lstrip().startswith("! ")] == []
