"""A slip of the hand in a line of YAML, and the anatomy of such a line: key, value, comment, brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportgen.regex import regex
from reportgen.vocabulary import folded, key_table, schema

Lines = list[str]

BLANKS = "\u3000\xa0\u2002\u2003\u2009\u202f"  # blanks that YAML does not take for blanks
WIDE_COLONS = "：﹕︰"
SHOWN = 60  # characters of a mended line that a message shows
CLOSERS = {"[": "]", "{": "}"}
# A key as clerks write it: one word without marks. Longer or marked texts are prose, and no key.
WORD = (
    r"[^\s:：，,。；;、！!？?\"'“”‘’《》（）()\[\]{}#&*|>%@`【】－–—•●·○◆■□◇▪-]"
    r"[^\s:：，,。；;、！!？?\"“”《》()\[\]{}#【】]{0,19}"
)
# `(?<! )` before blanks: without it a line of 100,000 blanks takes minutes.
KEYED = regex(r" *(?:- +)*(?:(?:\"[^\"]*\"|'[^']*'|[^\s#\[{\"'%@`*&!|>][^#]*?)(?<! ) *:(?: +|$))?")
DOUBLE = regex(r'"(?:[^"\\]|\\.)*"')
SINGLE = regex(r"'(?:[^']|'')*'")


class Slip(NamedTuple):
    """What is wrong with a line. Lines and columns count from 0; `mends` are lines written as they should be.

    `strong` says that the line is wrong by itself; a weak slip counts only if mending it helps the parser.
    `also` are further lines with the same fault, mended with it; `words` fill the title in codes.py.
    """

    code: str
    line: int
    start: int
    end: int
    reason: str
    fix: str
    mends: tuple[tuple[int, str], ...]
    words: tuple[tuple[str, str], ...] = ()
    also: tuple[int, ...] = ()
    strong: bool = True


@lru_cache(maxsize=1)
def _keys() -> frozenset[str]:
    parts = [schema(), *schema()["$defs"].values()]
    return frozenset(word for part in parts for word in key_table(part))


def is_key(word: str) -> bool:
    """Whether some part of a report knows such a key; in another place it may still be a mere word."""
    return folded(word) in _keys()


def rewritten(code: str, at: int, span: tuple[int, int], reason: str, mended: str) -> Slip:
    """A slip whose remedy is the mended line itself: `改为“轮次: 第二轮”`; `span` are columns from and to."""
    shown = brief(mended, span[0])
    fix = f"改为：{shown}" if "“" in shown else f"改为“{shown}”"
    return Slip(code, at, *span, reason, fix, ((at, mended),))


def noted(slip: Slip, note: str) -> Slip:
    """The same with a word before the fix: `加单引号，写成…`."""
    return slip._replace(fix=f"{note}，{slip.fix.replace('改为', '写成', 1)}")


def brief(text: str, start: int = 0) -> str:
    """A text as messages show it; a long one is cut around `start`."""
    first = max(0, start - SHOWN // 2) if len(text) > SHOWN else 0
    cut = text[first : first + SHOWN]
    return ("…" if first else "") + cut.strip() + ("…" if first + SHOWN < len(text) else "")


def quoted(text: str) -> str:
    """`text` in single quotes, as YAML writes a text that looks like something else."""
    return "'" + text.replace("'", "''") + "'"


def value_start(line: str) -> int:
    """Where the value begins, behind list marks and the first `key: `."""
    match = KEYED.match(line)
    return match.end() if match else 0


def uncommented(line: str, start: int) -> str:
    """The line from `start` up to a comment."""
    return re.split(r"(?:(?<! ) +|^)#", line[start:], maxsplit=1)[0].rstrip()


def scan(text: str) -> tuple[str, int]:
    """For a text that begins with a bracket: the closing ones it lacks, and where it is closed (0: nowhere)."""
    missing, at, fresh = "", 0, True
    while at < len(text):
        char = text[at]
        match = (DOUBLE.match(text, at) or SINGLE.match(text, at)) if fresh and char in "\"'" else None
        if match is not None:
            at = match.end()
            fresh = False
            continue
        if char in CLOSERS:
            missing = CLOSERS[char] + missing
        elif missing and char == missing[0]:
            missing = missing[1:]
            if not missing:
                return "", at + 1
        fresh = char in "[{,:" or (fresh and char == " ")
        at += 1
    return missing, 0
