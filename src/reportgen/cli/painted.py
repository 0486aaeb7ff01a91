"""Diagnostics as a terminal gets them: labels and marks in the colour of their severity; under -q without hints.

click leaves the colours out where the output is no terminal; what a colour means stands in cli_zh/inks.py.
"""

from __future__ import annotations

import re

import click

from reportgen.cli_zh.inks import inked, wanted
from reportgen.cli_zh.loudness import is_quiet
from reportgen.codes import Severity
from reportgen.diagnostics import LABELS
from reportgen.regex import regex

HINT = LABELS[Severity.INFO]
_LABEL = regex(rf"({'|'.join(LABELS.values())})\[[A-Z]{{3}}\d{{3}}\]")
_MARKS = regex(r"^( *\| [ \u3000]*)(\^+)$", re.MULTILINE)
_WORDS = regex(r"^  (原因|办法|另见)：", re.MULTILINE)
_SUM_OF_HINTS = regex(rf"、\d+ 处{HINT}$", re.MULTILINE)
_PARTS = "\n\n"  # between one fault and the next


def painted(text: str) -> str:
    """What `diagnostics.show` gives, in colours unless they are refused; nothing where only hints were to be told."""
    if is_quiet():
        text = _without_hints(text)
    if wanted() is False:
        return text
    return _PARTS.join(_inked(part) for part in text.split(_PARTS))


def _inked(part: str) -> str:
    """One fault: its label first, in whose colour its marks are."""
    label = _LABEL.search(part)
    if label is None:
        return part
    part = _LABEL.sub(lambda m: inked(m[0], label[1]), part, count=1)
    part = _MARKS.sub(lambda m: m[1] + inked(m[2], label[1]), part)
    return _WORDS.sub(lambda m: "  " + click.style(f"{m[1]}：", dim=True), part)


def _without_hints(text: str) -> str:
    """Also from the closing line, which counts them last."""
    parts = text.split(_PARTS)
    kept = [part for part in parts if not ((label := _LABEL.search(part)) and label[1] == HINT)]
    if not any(_LABEL.search(part) for part in kept):
        return ""
    return _SUM_OF_HINTS.sub("", _PARTS.join(kept))
