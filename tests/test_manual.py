"""The Chinese manual is as it says: commands run, YAML builds, what is shown is printed, links lead somewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reportgen.codes import CODES
from tests import manual
from tests.commands import Ran, ended
from tests.manual import MANUAL, PAGES, ROOT, Block

OF_FIGURES = "docs/figures.md"
FIGURE_ROW = re.compile(r"^\| 【([^】]+)】 \| ([^|]+) \|", re.MULTILINE)
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?<!-)src=\"([^\"]+)\"")
# What the page of a folder and that of a city call what they do.
BUTTONS = ("新建", "导入旧稿", "台账下发", "合并台账", "生成", "修改", "保存", "校核 Word 文件", "收回 Word 里的改动")
CODE = re.compile(r"\b(?:SRC|YML|SHP|LED|FIG|TPL|OUT|FMT|TXT|SUM|DOC|PUB|IMP|PUL)\d{3}\b")
ALL_PAGES = sorted(
    str(path.relative_to(ROOT)).replace("\\", "/")
    for folder in ("", "docs", "benchmarks")
    for path in (ROOT / folder).glob("*.md")
)


class Example(NamedTuple):
    """A block that is built, and what is shown behind it."""

    page: str
    block: Block
    shown: list[Block]


def _examples(language: str, *, wrong: bool = False) -> Iterator[object]:
    for page in PAGES:
        for block, shown in manual.with_what_is_printed(page):
            if block.language == language and wrong is ("错" in block.about):
                yield pytest.param(Example(page, block, shown), id=f"{page}:{block.line}")


def _built(example: Example, folder: Path) -> Ran:
    """The five lines with the block in them, beside the files of an example."""
    shutil.copytree(ROOT / "examples" / manual.EXAMPLE, folder, dirs_exist_ok=True)
    text = example.block.text
    if "样式" in example.block.about:
        (folder / "样式.yaml").write_text(text, encoding="utf-8")
        text = "样式: 样式.yaml\n"
    (folder / "city.yaml").write_text(manual.whole(text), encoding="utf-8")
    return Ran("build", "city.yaml", cwd=folder)


def _said(example: Example, printed: str) -> None:
    for shown in example.shown:
        assert manual.missing(shown, printed) == [], printed


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run_one_after_the_other(page: str, tmp_path: Path) -> None:
    manual.lay_out(page, tmp_path)
    for block, shown in manual.with_what_is_printed(page):
        if block.language == "yaml" and block.about and block.about[0].endswith(".yaml"):
            (tmp_path / block.about[0]).write_text(manual.whole(block.text), encoding="utf-8")
        if block.language == "sh":
            commands = [found for found in map(manual.command, manual.lines_of(block)) if found]
            printed = "".join(manual.run(found, tmp_path) for found in commands)
            for text in shown:
                assert manual.missing(text, printed) == [], printed


@pytest.mark.parametrize("page", PAGES)
def test_a_shell_block_has_our_commands_and_a_few_of_the_system_alone(page: str) -> None:
    lines = [line for block in manual.blocks(page) if block.language == "sh" for line in manual.lines_of(block)]
    assert {manual.foreign(line) for line in lines} - {""} <= manual.FOREIGN


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_is_of_a_kind_that_is_tried(page: str) -> None:
    found = manual.blocks(page)
    assert {block.language for block in found} <= {"sh", "bat", "yaml", "jinja", "text"}
    assert not found or found[0].language != "text", "what is printed stands behind what prints it"
    assert len(found) == manual.text_of(page).count("\n```") / 2


@pytest.mark.parametrize("example", list(_examples("yaml")))
def test_the_yaml_of_a_page_builds_and_says_no_more_than_the_page_tells(example: Example, tmp_path: Path) -> None:
    ran = _built(example, tmp_path)
    assert ran.status == 0, ran.err
    assert sorted(set(CODE.findall(ran.err))) == sorted(word for word in example.block.about if CODE.match(word)), (
        ran.err
    )
    _said(example, (tmp_path / "city.txt").read_text("utf-8") + ran.err)


@pytest.mark.parametrize("example", list(_examples("yaml", wrong=True)))
def test_a_wrong_example_is_answered_with_the_code_that_the_page_tells(example: Example, tmp_path: Path) -> None:
    codes = [word for word in example.block.about if CODE.fullmatch(word)]
    ran = _built(example, tmp_path)
    assert sorted(set(re.findall(r"\[(\w+)\]", ran.err))) == sorted(codes), ran.err
    _said(example, ran.err)


@pytest.mark.parametrize("example", list(_examples("jinja")))
def test_a_template_of_a_page_is_checked_and_builds(example: Example, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / manual.EXAMPLE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "report.j2").write_text(example.block.text, encoding="utf-8")
    ended("templates", "check", "模板", cwd=tmp_path)
    ended("build", "city.yaml", "-t", "模板", cwd=tmp_path)
    _said(example, (tmp_path / "city.txt").read_text("utf-8"))


def test_the_values_on_the_page_of_figures_are_those_of_the_example(tmp_path: Path) -> None:
    rows = FIGURE_ROW.findall(manual.text_of(OF_FIGURES))
    assert len(rows) > 30
    placed = "".join(f"  - {name}＝【{name}】。\n" for name, _ in rows)
    data = (ROOT / "examples" / manual.EXAMPLE / "city.yaml").read_text("utf-8")
    shutil.copytree(ROOT / "examples" / manual.EXAMPLE, tmp_path, dirs_exist_ok=True)
    before, _, after = data.partition("\n章节:\n")
    after = after[after.index("\n附件:\n") :]
    text = f"{before}\n章节:\n- 标题: 各数\n  段落:\n{placed}{after}"
    (tmp_path / "city.yaml").write_text(text, encoding="utf-8")
    ended("build", "city.yaml", "-f", "txt", cwd=tmp_path)
    lines = [line.strip() for line in (tmp_path / "city.txt").read_text("utf-8").splitlines()]
    assert [row for row in rows if f"{row[0]}＝{row[1].strip()}。" not in lines] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_code_and_option_that_a_page_names_exists(page: str) -> None:
    text = manual.text_of(page)
    assert set(CODE.findall(text)) <= set(CODES)
    ours = re.sub(r"^.*(?:pip|apt-get|dpkg-deb|tar |git ).*$", "", text, flags=re.MULTILINE)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", ours)) <= manual.options()


@pytest.mark.parametrize("page", ALL_PAGES)
def test_the_links_of_a_page_lead_to_files_and_headings_that_exist(page: str) -> None:
    text = _without_blocks(manual.text_of(page))
    here = (ROOT / page).parent
    lost = []
    for target in (first or second for first, second in LINK.findall(text)):
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        path = here / name if name else ROOT / page
        if not path.exists() or (anchor and anchor not in _anchors(path)):
            lost.append(target)
    assert lost == []


def test_the_table_of_contents_names_every_page_of_the_manual() -> None:
    listed = re.findall(r"\]\((\w[\w.-]*\.md)\)", manual.text_of("docs/README.md"))
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages - set(listed) <= {"api.md", "architecture.md"}
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("page", MANUAL)
def test_a_page_begins_with_a_sentence_on_who_needs_it(page: str) -> None:
    head, first = manual.text_of(page).split("\n\n", 2)[:2]
    assert head.startswith("# ")
    assert first[0] not in "`|-#<1"


@pytest.mark.parametrize("name", BUTTONS)
def test_a_button_is_called_in_the_manual_as_on_the_page(name: str) -> None:
    static = ROOT / "src" / "reportgen" / "preview" / "static"
    shown = "".join(path.read_text("utf-8") for path in static.iterdir() if path.suffix in (".html", ".js"))
    assert f'"{name}"' in shown or f">{name}<" in shown
    assert any(name in manual.text_of(page) for page in MANUAL)


def test_the_windows_lines_of_the_manual_are_those_of_the_readme() -> None:
    shown = {block.text for page in PAGES for block in manual.blocks(page) if block.language == "bat"}
    assert len(shown) == 1


def _without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def _anchors(path: Path) -> set[str]:
    """As the forge makes them of headings: small letters, no marks, `-` for a space, `-1` behind a second one."""
    seen: dict[str, int] = {}
    found = set()
    for heading in HEADING.findall(
        re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    ):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        anchor = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        found.add(f"{anchor}-{seen[anchor]}" if anchor in seen else anchor)
        seen[anchor] = seen.get(anchor, 0) + 1
    return found
