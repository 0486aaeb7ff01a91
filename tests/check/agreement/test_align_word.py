"""What Word puts before a paragraph is no part of its figures."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from reportgen.check.agreement import against_data
from reportgen.check.claims.quantities import quantities
from reportgen.check.paper import Paper
from reportgen.check.paper.word import paper_of_word
from reportgen.read import read_word
from tests.check.agreement.edits import drafted, example, said


def _listed(path: Path, *lines: str) -> Paper:
    document = Document()
    for line in lines:
        document.add_paragraph(line, style="List Number")
    document.save(str(path))
    word, _ = read_word(path)
    assert word is not None
    return paper_of_word(word)


def test_a_number_that_word_counts_is_not_glued_to_digits(tmp_path: Path) -> None:
    paper = _listed(tmp_path / "报告.docx", "总体情况。", "前期工作。", "37项整改任务已完成17项。")
    last = paper.passages[-1]
    assert [(q.number, q.unit) for q in quantities(last.text)] == [("37", "项"), ("17", "项")]
    first = quantities(last.text)[0]
    place = last.locate(first.start, first.end)
    assert place.source.lines[place.line - 1][place.column - 1 :].startswith("37项整改任务")


def test_figures_of_a_numbered_paragraph_are_compared(tmp_path: Path) -> None:
    paper = _listed(tmp_path / "报告.docx", "总体情况。", "前期工作。", "37项整改任务已完成18项。")
    ((code, reason),) = said(against_data(paper, *drafted(example("dezhou", tmp_path))))
    assert (code, reason.partition("，")[0]) == ("SUM966", "文中“18项”")
