"""Tab: commands, options, files and values, by what the shells ask, and in each shell that there is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click import shell_completion

from reportgen.cli import main
from reportgen.cli.completion import SHELLS
from reportgen.cli_zh import shells
from reportgen.codes import CODES
from reportgen.render import KINDS
from tests.commands import ended
from tests.reports import TWO_TASKS
from tests.test_cli_loading import TOLD, ours


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "reportgen"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportgen "$@"\n')
    command.chmod(0o755)
    return tmp_path


def asked(line: str, cwd: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a line that ends where the cursor stands is answered, as bash asks: `plain,build`."""
    words = line.split(" ")
    monkeypatch.setenv("_REPORTGEN_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    return ended(cwd=cwd).out.splitlines()


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("reportgen bu", ["plain,build"]),
        ("reportgen -q bu", ["plain,build"]),
        ("reportgen ledger m", ["plain,merge"]),
        ("reportgen -v ledger sp", ["plain,split"]),
        ("reportgen build --fo", ["plain,--format", "plain,--force"]),
        ("reportgen build ci", ["file,ci"]),
        ("reportgen build -o x", ["dir,x"]),
        ("reportgen build -f p", ["plain,pdf"]),
        ("reportgen build --format = p", ["plain,pdf"]),
        ("reportgen build --qui", ["plain,--quiet"]),
        ("reportgen build -t ", ["dir,", *(f"plain,{kind}" for kind in KINDS)]),
        ("reportgen pull x.docx city.yaml -t 销", ["dir,销", "plain,销号公示"]),
        ("reportgen preview city.yaml --template 整改方", ["dir,整改方", "plain,整改方案"]),
        ("reportgen rules FMT70", [f"plain,FMT70{n}" for n in range(1, 10) if f"FMT70{n}" in CODES]),
        ("reportgen rules sum", ["plain,SUM", *(f"plain,{code}" for code in CODES if code.startswith("SUM"))]),
        ("reportgen check --select FMT701,TXT801", ["plain,FMT701,TXT801"]),
        ("reportgen check --ignore TXT801", ["plain,TXT801"]),
        ("reportgen check --data ci", ["file,ci"]),
        ("reportgen check --format g", ["plain,github"]),
        ("reportgen explain city.yaml 任务.已完成并", ["plain,任务.已完成并销号"]),
        ("reportgen explain nosuch.yaml 任务", []),
        ("reportgen ledger split city.yaml --by 牵", ["plain,牵头单位"]),
        ("reportgen templates show 整改方", ["plain,整改方案"]),
        ("reportgen templates show shared/bl", ["plain,shared/blocks.j2"]),
        ("reportgen templates show 整改方案 结", ["plain,结束语"]),
        ("reportgen templates copy 整改方案 --block 结", ["plain,结束语"]),
        ("reportgen completion ", [f"plain,{shell}" for shell in SHELLS]),
    ],
)
def test_tab_is_answered(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str, answers: list[str]) -> None:
    found = asked(line, folder, monkeypatch)
    assert [answer for answer in found if answer] == answers


def test_a_command_is_offered_with_its_purpose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_REPORTGEN_COMPLETE", "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", "reportgen ")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "plain\nbuild\n由数据文件生成报告。\n" in ended(cwd=tmp_path).out


def test_to_complete_a_command_loads_no_command(tmp_path: Path) -> None:
    words = {"_REPORTGEN_COMPLETE": "bash_complete", "COMP_WORDS": "reportgen bu", "COMP_CWORD": "1"}
    code = f"{TOLD}; from reportgen.__main__ import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, **words, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer, told = run.stdout.splitlines()
    modules = set(told.split()[1:])
    assert answer == "plain,build"
    assert ours(modules) <= {"cli", "cli_zh", "zh", "ending", "__main__"}
    assert {name for name in modules if name.startswith("reportgen.cli.")} == set()


@pytest.mark.parametrize(
    ("line", "words", "last"),
    [
        ("reportgen ", [], ""),
        ("reportgen bu", [], "bu"),
        ("reportgen build D:\\报告\\city.yaml -t ", ["build", "D:\\报告\\city.yaml", "-t"], ""),
        ("reportgen build 'D:\\a b\\city.yaml' -t 整", ["build", "D:\\a b\\city.yaml", "-t"], "整"),
        ("reportgen build 'D:\\a b\\ci", ["build"], "D:\\a b\\ci"),
        ('reportgen build "D:\\a b\\ci', ["build"], "D:\\a b\\ci"),
    ],
)
def test_a_line_of_powershell_is_parted_as_it_is_there(
    monkeypatch: pytest.MonkeyPatch, line: str, words: list[str], last: str
) -> None:
    monkeypatch.setenv("COMP_WORDS", line)
    shell = shells.PowerShell(main, {}, "reportgen", "_REPORTGEN_COMPLETE")
    assert shell.get_completion_args() == (words, last)


def test_powershell_gets_one_line_an_answer_and_odd_values_quoted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_REPORTGEN_COMPLETE", "powershell_complete")
    monkeypatch.setenv("COMP_WORDS", "reportgen buil")
    assert ended(cwd=folder).out == "plain\tbuild\t由数据文件生成报告。\n"
    monkeypatch.setenv("COMP_WORDS", "reportgen check --select FMT701,TXT801")
    assert ended(cwd=folder).out.startswith("plain\t'FMT701,TXT801'\t")


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_its_script(tmp_path: Path, shell: str) -> None:
    ran = ended("completion", shell, cwd=tmp_path)
    assert (f"{shell}_complete" in ran.out, ran.err) == (True, "")
    assert "reportgen" in ran.out
    assert ran.out.isascii()
    assert "%(" not in ran.out


def test_another_shell_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    assert "'bash', 'zsh', 'fish', 'powershell'" in ended("completion", "cmd", cwd=tmp_path, status=2).err


def test_the_shells_of_the_command_are_those_that_are_answered() -> None:
    shells.register()
    assert set(SHELLS) == set(shell_completion._available_shells)


# How each shell is asked without a keyboard: the script is read, then its function is called as the shell does it.
BASH = (
    'eval "$(reportgen completion bash)"; COMP_WORDS=({words}); COMP_CWORD={last};'
    ' _reportgen_completion reportgen; printf "%s\\n" "${{COMPREPLY[@]}}"'
)
ZSH = (
    'compdef() {{ :; }}; _describe() {{ print -rl -- "${{(@P)3}}"; }}; compadd() {{ print -rl -- "${{(@P)5}}"; }};'
    ' _path_files() {{ :; }}; eval "$(reportgen completion zsh)"; words=({words}); CURRENT=$(( {last} + 1 ));'
    " _reportgen_completion"
)
FISH = 'reportgen completion fish | source; complete --do-complete "{line}"'


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("reportgen le", ["ledger"]),
        ("reportgen ledger m", ["merge"]),
        ("reportgen build -t 销", ["销号公示"]),
        ("reportgen explain city.yaml 任务.已完成并", ["任务.已完成并销号"]),
    ],
)
@pytest.mark.parametrize(("shell", "code"), [("bash", BASH), ("zsh", ZSH), ("fish", FISH)], ids=["bash", "zsh", "fish"])
def test_a_shell_completes(folder: Path, shell: str, code: str, line: str, answers: list[str]) -> None:
    if shutil.which(shell) is None or os.name == "nt":
        pytest.skip(f"no {shell} here")
    words = line.split(" ")
    script = code.format(words=" ".join(words), last=len(words) - 1, line=line)
    options = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        [shell, *options, "-c", script], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    found = [row.replace("\t", ":").split(":")[0] for row in run.stdout.splitlines() if row]
    assert found == answers, run.stderr
