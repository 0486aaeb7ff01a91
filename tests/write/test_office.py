"""The .docx as an office suite sets it: LibreOffice to PDF, read back with poppler."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from reportgen.document import Attachment, Column, Document, Paragraph, SignOff, Table
from reportgen.write.docx import write
from tests.write.papers import ANNEX, rich, t, t_cell

pytestmark = pytest.mark.needs("soffice", "pdftotext")


def pages(document: Document, folder: Path) -> list[str]:
    """The text of each page."""
    (folder / "a.docx").write_bytes(write(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    command = ["pdftotext", "-layout", str(folder / "a.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return [page.replace(" ", "") for page in text.split("\f")[:-1]]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return pages(rich(), tmp_path_factory.mktemp("office"))


def test_the_title_is_on_the_first_page(report: list[str]) -> None:
    assert "反馈意见整改落实情况的报告" in report[0]
    assert "一、提高政治站位" in report[0]


def test_the_head_of_the_annex_is_on_each_of_its_pages(report: list[str]) -> None:
    annex = [page for page in report if "项问题" in page]
    assert len(annex) > 1
    assert all("序号" in page and "整改状态" in page for page in annex)
    assert ANNEX[-8:] in annex[0]


def test_no_row_of_the_annex_is_lost(report: list[str]) -> None:
    assert re.findall(r"第(\d+)项问题", "".join(report)) == [str(n) for n in range(1, 41)]


def test_upright_pages_are_numbered_between_dashes(report: list[str]) -> None:
    assert re.search(r"—1—", report[0])
    assert re.search(rf"—{len(report)}—", report[-1])


@pytest.mark.parametrize("lines", [17, 18, 20])
def test_the_date_never_stands_alone_on_a_page(lines: int, tmp_path: Path) -> None:
    """The title and an empty line take 2 lines of 22, the signature 4."""
    sign_off = SignOff((t("中共德州市委"), t("德州市人民政府")), t("2022年8月30日"))
    document = Document(t("整改报告"), (*(Paragraph(t(f"第{n}段。")) for n in range(1, lines + 1)), sign_off))
    (page,) = (p for p in pages(document, tmp_path) if "日" in p)
    assert f"第{lines}段。" in page
    assert "中共德州市委" in page


def test_a_full_page_has_22_lines(tmp_path: Path) -> None:
    first, *_ = pages(Document((), tuple(Paragraph(t(f"第{n}段。")) for n in range(1, 60))), tmp_path)
    assert "第22段。" in first
    assert "第23段。" not in first


def test_a_full_line_has_28_characters(tmp_path: Path) -> None:
    (page,) = pages(Document((), (Paragraph(t("字" * 100)),)), tmp_path)
    assert [len(line) for line in page.split() if "字" in line] == [26, 28, 28, 18]


def test_a_cell_higher_than_a_page_is_printed_whole(tmp_path: Path) -> None:

    table = Table((Column(t("措施")),), ((t_cell("整改" * 1500),),))
    found = pages(Document(t("题"), (Attachment(t("清单"), (table,), landscape=True),)), tmp_path)
    assert "".join(found).replace("\n", "").count("整改") >= 1480  # a word may be cut at a line's end
