"""A paper -> what a careful proof-reader finds in its words and figures. LINE_RULES and PAPER_RULES are all of it.

A rule is a function; its docstring is its manual (要求, 反例, 正例; ¶ parts the paragraphs of an example), which
`reportgen rules` prints and the tests run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from reportgen.check.claims import LINE_RULES as CLAIMS_LINES
from reportgen.check.claims import PAPER_RULES as CLAIMS
from reportgen.check.consistency import PAPER_RULES as CONSISTENCY
from reportgen.check.paper import Found, LineRule, Paper, PaperRule, Passage, Role
from reportgen.check.paper.smooth import smooth
from reportgen.check.proof import broken, heading_marks, marks, numbers, writing
from reportgen.check.release import PAPER_RULES as RELEASE
from reportgen.check.wording import LINE_RULES as WORDING_LINES
from reportgen.check.wording import PAPER_RULES as WORDING
from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place
from reportgen.steps import stage

PLACES_MAX = 100  # of one finding; further ones are counted only
# Of what the whole is, its own rules tell: dates and numbers have other forms there.
READ = frozenset(Role) - {Role.DATE, Role.LETTERHEAD, Role.IMPRINT}
# Where one fault runs through all of a paper, it is told once, with all its places.
GATHERED = frozenset({f"FMT{n}" for n in (751, 752, 753, 755, 756, 757, 758, 759, 791, 792, 793, 795, 798)})

TYPING = "FMT"  # how marks and numbers are typed

LINE_RULES: tuple[tuple[str, LineRule], ...] = (
    ("FMT753", marks.half_width),
    ("FMT755", marks.dots_and_dashes),
    ("FMT756", numbers.ranges),
    ("FMT757", marks.listed),
    ("FMT758", numbers.blanks),
    ("FMT759", marks.doubled),
    ("FMT791", numbers.percentages),
    ("FMT792", numbers.full_width),
    ("FMT793", marks.ordinals),
    ("FMT795", marks.no_text),
    ("FMT796", broken.numbers),
    ("FMT797", broken.dates),
    ("FMT799", broken.twice),
    *WORDING_LINES,
    *CLAIMS_LINES,
)
PAPER_RULES: tuple[tuple[str, PaperRule], ...] = (
    ("FMT751", writing.dates),
    ("FMT752", writing.references),
    ("FMT754", marks.pairs),
    ("FMT798", heading_marks.forms),
    *WORDING,
    *CLAIMS,
    *CONSISTENCY,
    *RELEASE,
)


Pause = Callable[[], None]


def _no_pause() -> None:
    """Nobody waits."""


class Hit(NamedTuple):
    """What a rule found, with its code and the passage."""

    code: str
    passage: Passage
    found: Found


def hits(paper: Paper, pause: Pause = _no_pause) -> list[Hit]:
    """All that is found, in the order of the paper; only the rules on typing read stray blanks."""
    read = smooth(paper)
    rows: list[Hit] = []
    for text, typing in ((paper, True), (read, False)):
        for found in chain(_of_lines(text, typing=typing), _of_paper(text, typing=typing)):
            rows += found
            pause()
    return sorted(rows, key=lambda hit: (hit.passage.index, hit.found.start, hit.code))


def _of_lines(paper: Paper, *, typing: bool) -> Iterator[list[Hit]]:
    """What all rules find in a passage, passage by passage."""
    rules = [row for row in LINE_RULES if row[0].startswith(TYPING) is typing]
    for passage in paper.passages:
        if passage.role in READ:
            yield [Hit(code, passage, found) for code, rule in rules for found in rule(passage.text)]


def _of_paper(paper: Paper, *, typing: bool) -> Iterator[list[Hit]]:
    """What a rule finds in the paper, rule by rule."""
    for code, rule in PAPER_RULES:
        if code.startswith(TYPING) is typing:
            yield [Hit(code, paper.passages[index], found) for index, found in rule(paper)]


@stage("校对文字")
def proofread(paper: Paper, pause: Pause = _no_pause) -> list[Diagnostic]:
    """All that is found, as diagnostics: one for each fault, with the places where it stands again.

    `pause` is called every now and then: who has to stop in between raises in it.
    """
    return list(told(paper, hits(paper, pause)))


def told(paper: Paper, found: Iterable[Hit]) -> Iterator[Diagnostic]:
    """Hits as diagnostics; those of one code and one reason, or of one GATHERED code, are one."""
    groups: dict[tuple[str, str], list[Hit]] = {}
    for hit in found:
        groups.setdefault((hit.code, "" if hit.code in GATHERED else hit.found.reason), []).append(hit)
    for (code, _), same in groups.items():
        first = same[0].found
        places = list(dict.fromkeys(p for hit in same for p in _places(paper, hit)))
        more = f"；共 {len(same)} 处" if len(same) > 1 else ""
        yield fault(code, places[0], first.reason + more, first.fix, places[1 : PLACES_MAX + 1])


def _places(paper: Paper, hit: Hit) -> Iterator[Place]:
    yield hit.passage.locate(hit.found.start, hit.found.end)
    yield from (paper.passages[index].locate(start, end) for index, start, end in hit.found.related)
