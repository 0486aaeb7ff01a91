"""Word file -> what is wrong with its own 发文字号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check import document_number as forms
from reportgen.check.layout.parts import Anatomy, Role
from reportgen.diagnostics import Diagnostic, fault


def document_number(found: Anatomy) -> Iterator[Diagnostic]:
    """发文字号 is 机关代字〔YYYY〕N号.

    要求：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（1 不编为 01），后加“号”字。
    GB/T 9704-2012，7.2.5。
    """
    for p in found.having(Role.LETTERHEAD):
        wrong = own_number(p.shown)
        if wrong:
            reason = f"发文字号写作“{p.shown.strip()}”：{'、'.join(wrong)}"
            yield fault("FMT749", found.word.place(p), reason, f"写成“{forms.right_number(p.shown)}”")


def own_number(text: str) -> list[str] | None:
    """What is wrong with a line that is nothing but the number of this document; None for another line."""
    m = re.match(forms.LINE, text)
    rest = text[m.end() :].strip() if m else ""
    if m is None or (rest and not rest.startswith("签发人")):
        return None
    return forms.faults(m)
