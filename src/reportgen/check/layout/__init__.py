"""Word file -> what is not as GB/T 9704-2012 wants it. RULES is the literal list; a rule's docstring is its manual.

What the standard states as 应 is an error, what it states as 一般 or leaves to practice a warning (codes.py).
What a paper does not have is no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.check.layout import (
    elements,
    faces,
    formulas,
    headings,
    letterhead,
    number,
    page,
    page_numbers,
    paragraphs,
    signature,
    tables,
)
from reportgen.check.layout.anatomy import anatomy
from reportgen.check.layout.parts import Anatomy
from reportgen.diagnostics import Diagnostic
from reportgen.read.word import WordFile

__all__ = ["RULES", "check_word"]

Rule = Callable[[Anatomy], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    page.paper_size,
    page.margins,
    page.columns,
    page.header,
    page.grid,
    page.lines_of_a_page,
    page.characters_of_a_line,
    page.widows,
    page.base_size,
    faces.title_face,
    faces.body_face,
    faces.heading_faces,
    faces.named_face,
    faces.ambiguous_marks,
    faces.latin_face,
    faces.emphasis,
    faces.colour,
    faces.language,
    paragraphs.first_line,
    paragraphs.alignment,
    paragraphs.spacing,
    paragraphs.one_pitch,
    paragraphs.blanks_for_placement,
    paragraphs.empty_paragraphs,
    paragraphs.line_breaking,
    headings.levels,
    headings.continuous,
    headings.forms,
    headings.outline,
    headings.kept_with_next,
    headings.end_marks,
    headings.heading_indent,
    elements.title_place,
    elements.title_text,
    elements.addressee,
    elements.note_form,
    elements.note_agrees,
    elements.issue_date,
    elements.attachment_page,
    elements.attachment_mark,
    letterhead.head_lines,
    letterhead.issuer_mark,
    letterhead.number_place,
    letterhead.empty_lines,
    signature.signature,
    signature.remark,
    elements.imprint_type,
    elements.imprint_form,
    number.document_number,
    formulas.lost_scripts,
    page_numbers.numbered,
    page_numbers.outside,
    page_numbers.number_form,
    page_numbers.number_type,
    page_numbers.running,
    tables.header_row,
    tables.whole_rows,
    tables.within_page,
    tables.table_type,
    tables.rules_black,
)


def check_word(word: WordFile) -> list[Diagnostic]:
    """What all rules find, in the order of RULES."""
    found = anatomy(word)
    return [d for rule in RULES for d in rule(found)]
