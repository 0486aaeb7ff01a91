"""Papers made of a few lines for tests of the proof-reader, what it finds in them, and the examples of its rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from reportgen.check.layout import check_word
from reportgen.check.paper import Found, Paper
from reportgen.check.paper.lines import paper_of_lines
from reportgen.check.paper.word import paper_of_word
from reportgen.check.proof import LINE_RULES, PAPER_RULES, Hit, hits, proofread
from reportgen.diagnostics import Diagnostic
from reportgen.place import Source
from reportgen.read.word import WordFile
from tests.words import Parts, word_of

# Code -> rule, of all rules that read a text; those of FMT have Word files in tests/faulty_words.py too.
TEXT_RULES: dict[str, Callable[..., object]] = {**dict(LINE_RULES), **dict(PAPER_RULES)}
# A line of no paper in particular; the line behind it is a sentence of the text, and no title.
BEFORE = "全市经济社会发展情况如下，供各单位在工作中参考。"


def paper(*lines: str, released: bool = False) -> Paper:
    """A plain text of these lines."""
    return paper_of_lines(Source("公文.txt", lines), released=released)


def hits_of(*lines: str, released: bool = False) -> list[Hit]:
    """All that is found in a text of these lines."""
    return hits(paper(*lines, released=released))


def found(code: str, *lines: str, released: bool = False) -> list[Found]:
    """What the rule of one code finds."""
    return [hit.found for hit in hits(paper(*lines, released=released)) if hit.code == code]


def marked(code: str, *lines: str, released: bool = False) -> list[str]:
    """The characters that it marks."""
    of = hits(paper(*lines, released=released))
    return [hit.passage.text[hit.found.start : hit.found.end] for hit in of if hit.code == code]


def all_marked(*lines: str, released: bool = False) -> list[tuple[str, str]]:
    """Code and characters of all that is found in a text of these lines."""
    of = hits(paper(*lines, released=released))
    return [(hit.code, hit.passage.text[hit.found.start : hit.found.end]) for hit in of]


def codes(*lines: str, released: bool = False) -> list[str]:
    """The codes of all that is found, in the order of the text."""
    return [hit.code for hit in hits(paper(*lines, released=released))]


def examples(rule: Callable[..., object], word: str) -> list[list[str]]:
    """The 反例 or 正例 of a rule's manual, each as lines; ¶ parts them."""
    return [text.split("¶") for text in re.findall(rf"^\s*{word}：(.+)$", rule.__doc__ or "", re.MULTILINE)]


def looked_over(word: WordFile) -> list[Diagnostic]:
    """What is wrong with the layout and the typing of a Word file."""
    return check_word(word) + [d for d in proofread(paper_of_word(word)) if d.code.startswith("FMT")]


def found_in_word(home: Path, parts: Parts) -> list[Diagnostic]:
    """What is wrong with a Word file of these parts."""
    return looked_over(word_of(home, parts))
