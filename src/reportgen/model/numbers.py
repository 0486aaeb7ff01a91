"""序号 as people type it -> one spelling, and what tells a task from all others."""

from __future__ import annotations

import re
import unicodedata

from reportgen.model.tasks import Task
from reportgen.values import Text
from reportgen.vocabulary import folded
from reportgen.zh import numeral

HAN_NUMBERS = {numeral(n): str(n) for n in range(200)}
DIGITS_AT_MOST = 1000  # of a number; Python refuses to read one of more than 4300


def number_of(no: Text) -> str:
    """序号 for comparison: 1, `１`, `1 `, 01, 1.0, 一 and （一） are the same."""
    if no.isascii() and no.isdigit():  # as nearly all are
        return no.lstrip("0") or "0"
    text = folded(unicodedata.normalize("NFKC", no)).strip(".、()")
    text = re.sub(r"^(\d+)\.0+$", r"\1", text)  # as a workbook gives a whole number; 1.10 is the tenth of 1
    text = HAN_NUMBERS.get(text, text)
    return str(int(text)) if text.isdecimal() and len(text) <= DIGITS_AT_MOST else text


def identity_of(task: Task) -> tuple[str, str]:
    """督察 and 序号: a ledger may number the tasks of each inspection anew."""
    return str(task.inspection or ""), number_of(task.no)
