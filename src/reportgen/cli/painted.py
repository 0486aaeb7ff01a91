"""Diagnostics in colour for a terminal: labels by severity, marks under excerpts; NO_COLOR is respected.

click leaves the colours out where the output is no terminal.
"""

from __future__ import annotations

import os
import re

import click

from reportgen.codes import Severity
from reportgen.diagnostics import LABELS
from reportgen.regex import regex

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_LABEL = regex(rf"({'|'.join(LABELS.values())})\[[A-Z]{{3}}\d{{3}}\]")
_MARKS = regex(r"^( *\| [ \u3000]*)(\^+)$", re.MULTILINE)
_WORDS = regex(r"^  (原因|办法|另见)：", re.MULTILINE)
_BY_LABEL = {LABELS[severity]: colour for severity, colour in COLOURS.items()}


def painted(text: str) -> str:
    """What `diagnostics.show` gives, with colours unless NO_COLOR is set."""
    if os.environ.get("NO_COLOR"):
        return text
    text = _LABEL.sub(lambda m: click.style(m[0], fg=_BY_LABEL[m[1]], bold=True), text)
    text = _MARKS.sub(lambda m: m[1] + click.style(m[2], fg="green", bold=True), text)
    return _WORDS.sub(lambda m: "  " + click.style(f"{m[1]}：", dim=True), text)
