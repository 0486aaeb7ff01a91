"""The READMEs do what they say: their build commands run, their YAML builds, their links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from reportgen.write.office import program
from tests.commands import Ran
from tests.manual import without_pdf

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
MANUAL = ("docs/templates.md", "docs/ledger.md", "docs/preview.md", "docs/import.md")
FOR_ENGINEERS = ("CONTRIBUTING.md", "docs/architecture.md", "docs/api.md")
PAGES = (*READMES, *MANUAL, *FOR_ENGINEERS, "CHANGELOG.md", "benchmarks/README.md")
SET_UP = re.compile(r"^python3 -m venv \.venv && \.venv/bin/pip install -q -e (\S+) && (.+)$", re.MULTILINE)

ALL_MADE = re.compile(r"^共 \d+ 个文件，全部生成\n\Z", re.MULTILINE)  # of a folder


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page that are in `language`."""
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[list[str]]:
    """Every `reportgen …` of its shell blocks as words, behind a set-up too; comments are left out."""
    lines = [line.split("&&")[-1] for block in blocks(page, "sh") for line in block.splitlines()]
    split = [shlex.split(line, comments=True) for line in lines]
    return [words[1:] for words in split if words and words[0].endswith("reportgen")]


def reportgen(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """In this process, where the words ask for no other."""
    command = [sys.executable, "-m", "reportgen", *words]
    if words[0] in ("preview", "open"):
        return ended([*command, "--no-browser", "--port", "18765"], folder)
    if "-j" in words:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    ran = Ran(*words, cwd=folder)
    return subprocess.CompletedProcess(command, ran.status, ran.out, ran.err)


def ended(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A page that is shown, of a city or of a folder, and is then ended as a clerk ends it."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe, text=True, encoding="utf-8") as running:
        assert running.stdout is not None
        url = next(line.partition("：")[2].strip() for line in running.stdout if "：http" in line)
        assert httpx.get(url, timeout=60, follow_redirects=True).status_code == 200
        if "preview" in command:
            assert httpx.get(f"{url}city/0/state", timeout=60).json()["page"]
        running.send_signal(signal.SIGINT)
        out, errors = running.communicate(timeout=20)
    return subprocess.CompletedProcess(command, running.returncode, url + out, errors)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def test_every_command_of_the_english_readme_runs(clone: Path) -> None:
    """Those of the Chinese one are run with the manual: tests/test_manual.py."""
    (clone / "city.yaml").write_text(blocks("README.md", "yaml")[0], encoding="utf-8")
    found = [words if program() else without_pdf(words) for words in commands("README.md")]
    assert len(found) >= 3
    for words in found:
        run = reportgen(words, clone)
        assert run.returncode == 0, words
        # Faces may be lacking; the returns hold nothing new; an old paper is cleaned; the old file is kept.
        if "pdf" not in words and words[0] not in ("import", "new", "set") and "merge" not in words:
            assert ALL_MADE.sub("", run.stderr) == "", words
    assert (clone / "out" / "city.docx").is_file()


@pytest.mark.parametrize("page", READMES)
def test_the_yaml_of_a_readme_has_five_lines_and_builds_without_a_word(page: str, tmp_path: Path) -> None:
    (text,) = blocks(page, "yaml")
    assert len(text.splitlines()) == 5
    (tmp_path / "city.yaml").write_text(text, encoding="utf-8")
    run = reportgen(["build", "city.yaml", "--strict"], tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "37项整改任务中，已完成34项" in (tmp_path / "city.txt").read_text("utf-8")


def test_the_error_that_the_chinese_readme_shows_is_what_the_program_says(tmp_path: Path) -> None:
    (shown,) = blocks("README.zh-CN.md", "text")
    faulty = blocks("README.zh-CN.md", "yaml")[0].replace("截至日期: ", "截至日期：")
    (tmp_path / "city.yaml").write_text(faulty, encoding="utf-8")
    assert shown in reportgen(["build", "city.yaml"], tmp_path).stderr


def test_the_same_set_up_lines_stand_in_both_readmes() -> None:
    """One that builds in both; one that tests, which `.ci/run` calls, in the English one."""
    building, testing = SET_UP.findall((ROOT / "README.md").read_text("utf-8"))
    assert building == (".", ".venv/bin/reportgen build examples/dezhou/city.yaml -o out")
    assert testing == ("'.[test]'", ".venv/bin/python -m pytest -q")
    assert SET_UP.findall((ROOT / "README.zh-CN.md").read_text("utf-8")) == [building]


def test_the_windows_line_is_the_same_in_both_readmes_and_does_the_same() -> None:
    (english,), (chinese,) = blocks("README.md", "bat"), blocks("README.zh-CN.md", "bat")
    assert english == chinese
    unix = english.strip().replace("\\", "/").replace("/Scripts/", "/bin/").replace("py -m", "python3 -m")
    assert unix in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'(?<!-)src="([^"]+)"', text)
    missing = [target for target in targets if not ((ROOT / page).parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("page", READMES)
@pytest.mark.parametrize("name", ["page.png", "preview.png"])
def test_a_readme_shows_a_finished_page_and_the_preview(page: str, name: str) -> None:
    assert f'src="docs/{name}"' in (ROOT / page).read_text("utf-8")
    picture = (ROOT / "docs" / name).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 150_000


def test_the_readme_names_every_command_that_a_clerk_works_with() -> None:
    named = {words[0] for words in commands("README.md")}
    assert named >= {"new", "open", "set", "build", "check", "preview", "explain", "import", "pull", "ledger"}


def test_the_readme_is_read_in_minutes() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 120
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Start", "The road", "Where to read on"]
    assert text.count("┐") == 1, "one drawing"


@pytest.mark.parametrize("target", ["pyz", "test", "lint", "floors"])
def test_the_targets_of_make_that_pages_name_are_there(target: str) -> None:
    named = "".join((ROOT / page).read_text("utf-8") for page in ("README.md", *FOR_ENGINEERS))
    assert re.search(rf"\bmake (\w+ )*{target}\b", named)
    assert re.search(rf"^{target}:.*  ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_contributing_names_files_that_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"`((?:src|tests|templates|schemas|docs)/[\w./-]+\.\w+)`", text)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []
