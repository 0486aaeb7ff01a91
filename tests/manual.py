"""The Chinese manual as a test needs it: its pages, their fenced blocks, the commands in them, and running them.

How the pages mark their blocks, by the words behind the language:
```sh             commands, one after the other in the folder of the page; `# 退出码 1` behind one says how it ends
```yaml           a whole data file, or a part of one that stands in for the same keys of the five lines of the README
```yaml city.yaml the same, and saved under this name for the commands below
```yaml 错 YML101  a wrong one, and the code of what the program says
```yaml 提醒 LED309  one that builds, and the code of what the program notes
```yaml 样式       a house style
```text           behind one of these: lines that it prints, in this order; …… stands for what is left out
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import click
from openpyxl import load_workbook

from reportgen.cli import main
from reportgen.cli_zh import Deferred
from reportgen.write.office import program
from tests.commands import Ran, ended

ROOT = Path(__file__).resolve().parent.parent
README = "README.zh-CN.md"
# Made from the code, and held against it, by other tests; the last two are of the engineers.
NOT_BY_HAND = {"errors.md", "keys.md", "names.md", "rules.md", "api.md", "architecture.md"}
MANUAL = tuple(sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md") if page.name not in NOT_BY_HAND))
PAGES = (README, *MANUAL)
EXAMPLES = {"docs/format.md": "yunshan", "docs/preview.md": "yunshan"}  # what lies in the folder of a page; else this:
EXAMPLE = "dezhou"
# Commands of the system that stand beside ours; a test can't run them.
FOREIGN = {"apt-get", "dpkg-deb", "mkdir", "tar", "python3", ".venv/bin/pip", "pip", "FONTCONFIG_FILE=", "git"}
STAY_OPEN = {"preview", "open"}  # they show a page in a browser until they are ended

_FENCE = re.compile(r"^```(\S+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"#.*退出码 (\d+)")
_KEY = re.compile(r"^([^\s#:：\-\[{][^:：]*)[:：]", re.MULTILINE)
_TEXT_MADE = re.compile(r"^已生成 (.+\.txt)$", re.MULTILINE)
LEFT_OUT = "……"


class Block(NamedTuple):
    """A fenced block: its language, the words behind that, its text and the line that it starts on."""

    language: str
    about: tuple[str, ...]
    text: str
    line: int


class Command(NamedTuple):
    """The words behind `reportgen`, and the status that the page says it ends with."""

    words: list[str]
    status: int


def text_of(page: str) -> str:
    """A page of the manual."""
    return (ROOT / page).read_text("utf-8")


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page."""
    text = text_of(page)
    return [
        Block(m[1], tuple((m[2] or "").split()), m[3], text.count("\n", 0, m.start()) + 1)
        for m in _FENCE.finditer(text)
    ]


def with_what_is_printed(page: str) -> Iterator[tuple[Block, list[Block]]]:
    """Each block that is no printed text, with those behind it that are."""
    found: list[tuple[Block, list[Block]]] = []
    for block in blocks(page):
        if block.language == "text" and found:
            found[-1][1].append(block)
        else:
            found.append((block, []))
    return iter(found)


def lines_of(block: Block) -> list[str]:
    """The command lines of a shell block: taken apart at `&&`, put together where one ends with `\\`."""
    joined = re.sub(r"\\\n\s*", " ", block.text)
    return [part.strip() for line in joined.splitlines() for part in line.split("&&") if part.strip(" #")]


def command(line: str) -> Command | None:
    """None: a command of the system, or a remark."""
    words = shlex.split(line, comments=True)
    if not words or not words[0].endswith("reportgen"):
        return None
    status = _STATUS.search(line)
    return Command(words[1:], int(status[1]) if status else 0)


def foreign(line: str) -> str:
    """The first word of a line that is no command of ours, "" where there is none."""
    words = shlex.split(line, comments=True)
    return re.sub(r"=.*", "=", words[0]) if words and not words[0].endswith("reportgen") else ""


def five_lines() -> str:
    """The data file of the README."""
    return next(block.text for block in blocks(README) if block.language == "yaml")


def whole(fragment: str) -> str:
    """A data file of the fragment: it stands in for the same keys of the five lines."""
    keys = set(_KEY.findall(fragment))
    if "城市" in keys:
        return fragment
    kept = [line for line in five_lines().splitlines(keepends=True) if line.partition(":")[0] not in keys]
    return "".join(kept) + fragment


def lay_out(page: str, folder: Path) -> None:
    """The folder that the commands of a page are run in: all the examples, and the files of one beside them."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "examples" / EXAMPLES.get(page, EXAMPLE), folder, dirs_exist_ok=True)
    if page == README:
        (folder / "city.yaml").write_text(five_lines(), encoding="utf-8")
    if page == "docs/monthly.md":
        _hand_in(folder)
    if page == "docs/import.md":
        ended("build", "examples/dezhou/city.yaml", "-o", "旧稿", cwd=folder)
        (folder / "旧稿" / "city.docx").rename(folder / "去年报告.docx")


def _hand_in(folder: Path) -> None:
    """What the units of an example sent back in a month: two nothing, one of them news of one task."""
    ended("ledger", "split", "city.yaml", "-o", "交回", cwd=folder)
    for unit in ("市信访局", "市司法局"):
        (folder / "交回" / f"台账-{unit}.xlsx").unlink()
    path = folder / "交回" / "台账-市水利局.xlsx"
    book = load_workbook(path)
    rows = list(book.worksheets[0].iter_rows())
    heads = next([cell.value for cell in row] for row in rows if row[0].value == "序号")
    row = next(row for row in rows if row[0].value == 7)
    news: dict[str, str | date] = {
        "状态": "已完成整改",
        "完成日期": date(2022, 8, 20),
        "进展": "隔离设施已补齐，通过验收。",
    }
    for head, value in news.items():
        row[heads.index(head)].value = value
    book.save(path)


def run(found: Command, folder: Path) -> str:
    """Run as the page says, and ended so; what it printed, with the texts that it made."""
    if found.words[0] in STAY_OPEN:  # its options are read, and it tells of itself
        return ended(*found.words, "-h", cwd=folder).out
    if "pdf" in found.words and not program():
        Ran(*_in_one_process(without_pdf(found.words)), cwd=folder)
        return ""
    ran = Ran(*_in_one_process(found.words), cwd=folder)
    assert ran.status == found.status, (found.words, ran.out + ran.err)
    made = [(folder / name).read_text("utf-8") for name in _TEXT_MADE.findall(ran.out)]
    return "".join((ran.out, ran.err, *made))


def without_pdf(words: list[str]) -> list[str]:
    """Where no office suite is: the Word file all the same, which the next commands read."""
    return [word for word, after in pairwise([*words, ""]) if "pdf" not in (word, after)]


def _in_one_process(words: list[str]) -> list[str]:
    at = words.index("-j") if "-j" in words else len(words)
    return words[:at] + words[at + 2 :]


def missing(shown: Block, printed: str) -> list[str]:
    """The lines of a shown text that were not printed in this order; `……` at an end stands for what is left out."""
    lost, rest = [], _one_blank(printed)  # columns are as wide as what stands in them
    for line in map(str.strip, shown.text.splitlines()):
        wanted = _one_blank(line.removesuffix(LEFT_OUT).strip())
        _, found, after = rest.partition(wanted)
        if wanted and not found:
            lost.append(line)
        rest = after if found else rest
    return lost


def _one_blank(text: str) -> str:
    return re.sub(" {2,}", " ", text)


def options() -> set[str]:
    """Every option of every command."""
    return {word for called in _commands(main) for one in called.params for word in (*one.opts, *one.secondary_opts)}


def _commands(called: click.Command) -> Iterator[click.Command]:
    if isinstance(called, Deferred):
        called = called.real()
    yield called
    if isinstance(called, click.Group):
        for below in called.commands.values():
            yield from _commands(below)
