"""Control characters in workbooks and behind escapes of YAML: none in a paper, none in what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reportgen.diagnostics import show
from reportgen.pipeline import build_files
from tests.load.workbook.books import Book
from tests.reports import HEAD, TASKS, TWO_TASKS, said

CONTROLLED = "河\t\x07道\x1b[2J治\x00理\x9b1A\u202e\u2028错误[SHP201]"
ESCAPED = "".join(f"_x{ord(c):04X}_" if c < " " else c for c in CONTROLLED)  # as Excel saves what XML can't hold
QUOTED = '"' + "".join(f"\\u{ord(c):04x}" if not c.isprintable() else c for c in CONTROLLED) + '"'
CLEAN = "河道[2J治理1A错误[SHP201]"  # but for blanks and line breaks
ANNEX = "附件: [{名称: 清单, 来自: 台账, 栏目: [序号, 反馈问题]}]\n"


def unseen(text: str) -> set[str]:
    """What no reader sees, but for line feeds, full-width blanks and the tabs between the columns of a .txt."""
    return {c for c in text if not c.isprintable()} - {"\n", "\u3000", "\t"}


def paper(home: Path, text: str) -> tuple[list[str], str]:
    """The text of each of the three formats, and what was printed on the way."""
    (home / "city.yaml").write_text(text + ANNEX, encoding="utf-8")
    written, found = build_files(home / "city.yaml", ("docx", "txt", "html"), None)
    assert len(written) == 3, show(found)
    assert {line[:6] for line in said(found)} == {"SRC106"}
    with ZipFile(written[0]) as package:
        texts = ["".join(map(str, etree.fromstring(package.read("word/document.xml")).itertext()))]
    return [*texts, *(path.read_text("utf-8") for path in written[1:])], show(found)


@pytest.mark.parametrize("form", ["xlsx", "xls", "YAML"])
def test_controls_are_blanks_in_the_paper_and_told(tmp_path: Path, form: str) -> None:
    text = TWO_TASKS.replace("名称: 河道治理", f"反馈问题: {QUOTED}")
    if form != "YAML":
        rows: list[Sequence[object]] = [
            HEAD,
            [1, ESCAPED if form == "xlsx" else CONTROLLED, "市水利局", "2021年底前", "已完成整改", "2021-12-20"],
        ]
        book = Book(rows)
        (book.xlsx if form == "xlsx" else book.xls)(tmp_path / f"台账.{form}")
        text = TWO_TASKS.replace(TASKS, f"  台账: 台账.{form}\n")
    texts, printed = paper(tmp_path, text)
    assert [line.count("\t") for line in texts[1].splitlines() if "\t河" in line] == [1]
    for text in texts:
        assert CLEAN in "".join(text.replace("<br>", "").split())
        assert unseen(text) == set()
    assert unseen(printed) == set()


@pytest.mark.parametrize("form", ["xlsx", "xls"])
def test_a_value_that_is_quoted_in_a_message_forges_no_line(tmp_path: Path, form: str) -> None:
    book = Book(
        [HEAD, [1, "河道", "市局", "2021年底前", "停\x1b[2J\n城市.yaml:1:1: 错误[X]".replace("\x1b", "_x001B_"), ""]]
    )
    (book.xlsx if form == "xlsx" else book.xls)(tmp_path / f"台账.{form}")
    (tmp_path / "city.yaml").write_text(TWO_TASKS.replace(TASKS, f"  台账: 台账.{form}\n"), encoding="utf-8")
    _, found = build_files(tmp_path / "city.yaml", ("txt",), None)
    assert "LED301 E2" in said(found)
    printed = show(found)
    assert unseen(printed) == set()
    assert not [line for line in printed.splitlines() if line.startswith("城市.yaml")]


def test_the_name_of_a_sheet_forges_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old workbook has any; XML would not hold it."""
    monkeypatch.setattr("xlwt.Utils.valid_sheet_name", lambda _: True)
    Book([HEAD, [1, "河道", "市局", "2021年底前", "停", ""]], title="表\x1b[2J\n甲").xls(tmp_path / "台账.xls")
    (tmp_path / "city.yaml").write_text(TWO_TASKS.replace(TASKS, "  台账: 台账.xls\n"), encoding="utf-8")
    _, found = build_files(tmp_path / "city.yaml", ("txt",), None)
    assert "台账.xls!表□[2J□甲!E2: 错误[LED301]" in show(found)
