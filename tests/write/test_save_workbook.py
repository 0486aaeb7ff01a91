"""A workbook of ours is ours until somebody saves it: then it is not overwritten without a word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.ledger.book import finished, new_book
from reportgen.write.office import program
from reportgen.write.save import save


def codes(found: list[Diagnostic]) -> list[str]:
    return [d.code for d in found]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A workbook of ours."""
    path = tmp_path / "台账.xlsx"
    assert save(workbook("管网破损。"), path) == []
    return path


def workbook(text: str) -> bytes:
    book = new_book("台账")
    book.active["A1"].value = text
    return finished(book)


def test_our_own_workbook_is_overwritten_without_a_word(ledger: Path) -> None:
    assert save(workbook("已修复。"), ledger) == []
    assert ledger.read_bytes() == workbook("已修复。")


def test_a_workbook_that_was_edited_is_kept_or_with_force_backed_up(ledger: Path) -> None:
    book = openpyxl.load_workbook(ledger)
    book.worksheets[0]["A2"].value = "我填的。"
    book.save(ledger)
    before = ledger.read_bytes()
    found = save(workbook("已修复。"), ledger)
    assert (codes(found), ledger.read_bytes()) == (["OUT601"], before)
    assert "改动过" in found[0].reason
    assert codes(save(workbook("已修复。"), ledger, force=True)) == ["OUT605"]
    assert ledger.with_name("台账.xlsx.bak").read_bytes() == before


def test_a_workbook_of_somebody_elses_is_kept(ledger: Path) -> None:
    openpyxl.Workbook().save(ledger)
    found = save(workbook("已修复。"), ledger)
    assert codes(found) == ["OUT601"]
    assert "不是由本程序生成" in found[0].reason


@pytest.mark.needs("soffice")
def test_a_workbook_that_an_office_has_saved_again_is_kept(ledger: Path) -> None:
    """Without a change; no program writes sheets, texts and styles byte for byte as they were."""
    folder = ledger.parent / "又存"
    command = [str(program()), f"-env:UserInstallation={(folder / 'home').as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", "xlsx", "--outdir", str(folder), str(ledger)], check=True)
    assert codes(save(workbook("已修复。"), folder / ledger.name)) == ["OUT601"]
