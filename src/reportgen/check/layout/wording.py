"""Word file -> what the rules on lines of text say of it, and of its own 发文字号."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.layout.parts import Anatomy, Role
from reportgen.check.layout.texts import check_lines, own_number
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
            yield fault("FMT749", found.word.place(p), reason, "写成“鲁环发〔2024〕1号”的样子")


def lines_of_text(found: Anatomy) -> Iterator[Diagnostic]:
    """What the rules on lines find in the text; a line break that was typed stays one."""
    told = [p.index for p in found.having(Role.DATE, Role.LETTERHEAD, Role.IMPRINT)]
    # FMT743 tells how 主送机关 ends.
    lines = [p.shown.rstrip(": ") if p is found.addressee else p.shown for p in found.word.paras]
    yield from check_lines(found.word.source, lines, frozenset(told))
