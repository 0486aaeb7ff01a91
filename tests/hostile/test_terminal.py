"""What was typed, and names of files: every command says them on one line, and without a command to the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.present.templates import Excerpt, source
from tests.batch.cities import POSIX
from tests.commands import Ran
from tests.reports import TWO_TASKS

TYPED = "甲\x1b[2J\r\n已生成 b.docx\x9b1A\u202e乙"
SHOWN = "甲□[2J□□已生成 b.docx□1A□乙"
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

# Words that a command refuses; the files that it could read are right.
REFUSED = [
    (TYPED,),
    (f"-{TYPED}",),
    ("build", f"--{TYPED}"),
    ("build", f"--public={TYPED}"),
    ("build", "city.yaml", "-f", TYPED),
    ("build", "city.yaml", "-j", TYPED),
    ("build", "city.yaml", "-t", TYPED),
    ("build", "city.yaml", "-o", "city.yaml/" + TYPED, "--as-of", TYPED),
    ("build", "city.yaml", "--as-of", TYPED),
    ("check", "city.txt", "--data", TYPED),
    ("check", "city.txt", "--select", TYPED),
    ("check", "city.txt", "--ignore", TYPED),
    ("diff", "city.yaml", "city.yaml", "--as-of", TYPED),
    ("explain", "city.yaml", TYPED),
    ("explain", "city.yaml", f"99{TYPED}"),
    ("figures", "city.yaml", "--as-of", TYPED),
    ("import", "city.txt", "-o", TYPED),
    ("ledger", TYPED),
    ("ledger", "export", "city.yaml", "-o", TYPED),
    ("ledger", "merge", TYPED, TYPED),
    ("ledger", "split", "city.yaml", "--by", TYPED),
    ("ledger", "template", "--by-date", TYPED),
    ("ledger", "template", "--rows", TYPED),
    ("preview", "city.yaml", "-t", TYPED),
    ("preview", "city.yaml", "--port", TYPED),
    ("pull", TYPED, "city.yaml"),
    ("rules", TYPED),
    ("status", "city.yaml", "--html", TYPED),
    ("status", "city.yaml", TYPED),
    ("templates", TYPED),
    ("templates", "check", TYPED),
    ("templates", "copy", TYPED),
    ("templates", "copy", "整改方案", "--block", TYPED),
    ("templates", "list", TYPED),
    ("templates", "show", TYPED),
    ("templates", "show", "整改方案", TYPED),
]
# Words that name a file which is not there, or is no good.
NOT_THERE = [
    ("build", f"{TYPED}.yaml"),
    ("check", TYPED),
    ("diff", TYPED, "city.yaml"),
    ("explain", f"{TYPED}.yaml", "已完成"),
    ("figures", TYPED),
    ("import", TYPED, "-o", "new.yaml"),
    ("ledger", "split", TYPED),
    ("new", "new", "--from", TYPED),
    ("pull", f"{TYPED}.docx", "city.yaml"),
    ("status", TYPED),
]
# Words of a command that does what it is told, on files and folders of such names; {} is the name.
DONE = [
    ("build", "{}.yaml", "-f", "txt", "-o", "out{}"),
    ("build", "city.yaml", "{}.yaml", "--dump", "figures"),
    ("check", "{}.yaml"),
    ("check", "{}.txt", "--diff"),
    ("check", "{}.txt", "--data", "{}.yaml"),
    ("diff", "{}.xlsx", "{}.yaml"),
    ("explain", "{}.yaml", "已完成"),
    ("figures", "{}.yaml"),
    ("import", "{}.txt", "-o", "new{}.yaml"),
    ("ledger", "export", "{}.yaml", "-o", "new{}.xlsx"),
    ("ledger", "merge", "{}.yaml", "{}.xlsx", "-o", "merged{}.xlsx"),
    ("ledger", "split", "{}.yaml", "-o", "parts{}"),
    ("ledger", "template", "{}.yaml", "-o", "new{}.xlsx"),
    ("new", "new{}", "--from", "{}.txt"),
    ("pull", "{}.docx", "{}.yaml"),
    ("status", "{}.yaml"),
    ("status", "{}.yaml", "--html", "new{}.html"),
    ("templates", "copy", "整改方案", "new{}"),
    ("templates", "list", "own{}"),
    ("templates", "show", "own{}"),
    ("templates", "show", "own{}", "导语"),
]


def forged(ran: Ran) -> list[str]:
    """The lines of both streams that command a terminal, or that end within what was typed."""
    lines = (ran.out + ran.err).split("\n")
    return [line for line in lines if UNSHOWN.search(line) or line.startswith("已生成 b.docx")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of both names: a data file, an old paper with a slip, a ledger, a paper, a folder of templates."""
    home = tmp_path_factory.mktemp("terminal")
    for name in ("city", TYPED):
        (home / f"{name}.yaml").write_text(TWO_TASKS.replace("{序号:", "{责任单位: 市水利局, 序号:"), encoding="utf-8")
        (home / f"{name}.txt").write_text("甲市整改报告\n各县(市)抓好落实。\n", encoding="utf-8")
    assert Ran("ledger", "export", f"{TYPED}.yaml", "-o", f"{TYPED}.xlsx", cwd=home).status == 0
    assert Ran("build", f"{TYPED}.yaml", "-f", "docx", cwd=home).status == 0
    (home / f"own{TYPED}").mkdir()
    own = '{% extends "rectification/report.j2" %}\n{% block 导语 %}\n<p>按要求整改。</p>\n{% endblock %}\n'
    (home / f"own{TYPED}" / "report.j2").write_text(own, encoding="utf-8")
    (home / f"own{TYPED}" / f"{TYPED}.j2").write_text("{# 说明 #}\n", encoding="utf-8")
    return home


@pytest.mark.parametrize("words", REFUSED, ids=lambda words: " ".join(words).replace(TYPED, "TYPED"))
def test_what_was_typed_and_is_refused_is_said_on_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    (tmp_path / "city.txt").write_text("甲市整改报告\n", encoding="utf-8")
    ran = Ran(*words, cwd=tmp_path)
    assert (ran.status, ran.out, forged(ran)) == (2, "", [])


@pytest.mark.parametrize("words", NOT_THERE, ids=lambda words: " ".join(words).replace(TYPED, "TYPED"))
def test_a_name_that_is_no_file_is_said_on_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    ran = Ran(*words, cwd=tmp_path)
    assert (ran.status, forged(ran)) == (1, [])
    assert SHOWN in ran.err


@POSIX
@pytest.mark.parametrize("words", DONE, ids=" ".join)
def test_the_name_of_a_file_is_said_on_one_line(folder: Path, words: tuple[str, ...]) -> None:
    ran = Ran(*(word.replace("{}", TYPED) for word in words), cwd=folder)
    assert (ran.status, forged(ran)) == (0, [])


@POSIX
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figures", f"{TYPED}.yaml"), f"{SHOWN}.yaml，截至"),
        (("explain", f"{TYPED}.yaml", "已完成"), f"  {SHOWN}.yaml:"),
        (("diff", f"{TYPED}.xlsx", f"{TYPED}.yaml"), f"上期：{SHOWN}.xlsx，"),
        (("check", f"{TYPED}.txt", "--diff"), f"+++ {SHOWN}.txt\t改后"),
        (("templates", "list", f"own{TYPED}"), f"own{SHOWN}：report.j2、{SHOWN}.j2"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_it_is_said_with_a_box_for_each_character_that_is_left_out(
    folder: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in Ran(*words, cwd=folder).out


@POSIX
def test_what_is_wrong_with_templates_of_such_names_is_said_on_one_line(folder: Path) -> None:
    ran = Ran("templates", "check", f"own{TYPED}", cwd=folder)
    assert (ran.out.count("\n"), forged(ran)) == (1, [])
    assert ran.out.startswith(f"own{SHOWN}：2 个模板文件，")


def test_a_refusal_says_what_was_typed(tmp_path: Path) -> None:
    assert f"错误：没有“{SHOWN}”这个命令" in Ran(TYPED, cwd=tmp_path).err
    assert f"“{SHOWN}”不是 .xlsx" in Ran("ledger", "template", "-o", TYPED, cwd=tmp_path).err


def test_the_source_of_a_template_commands_no_terminal_and_reaches_a_program_as_it_is() -> None:
    excerpt = Excerpt("模板/report.j2:1", 9, ("\t<p>\x1b[2J甲</p>", "\u202e丙"))
    assert source([excerpt], numbered=True) == " 9 |         <p>□[2J甲</p>\n10 | □丙\n"
    assert source([excerpt], numbered=False) == "\t<p>\x1b[2J甲</p>\n\u202e丙\n"
