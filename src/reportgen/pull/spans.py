"""What became of a text: the places where it was edited, cut where a reader would cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.agreement.align import rising
from reportgen.check.claims.measure import MEASURES, UNITS
from reportgen.pull.changes import Span
from reportgen.pull.split import BLANKS
from reportgen.regex import regex
from reportgen.write.escape import FORBIDDEN
from reportgen.zh import is_han

NEAR = 2  # characters between two edits from which on they are told apart
PAIRS_MAX = 250_000  # pairs of words that are compared at once
STEPS_MAX = 20  # for each word, of one pass of the comparison
CLAUSES = "，。；：、！？"
STOPS = "。！？；\n"
LONG = 100_000  # characters: of a longer text one edit is told, from the first changed character to the last
SLIDE = 200  # words over which an edit may slide to a better seam

_MORE = ("月", "号", "时", "万元", "亿元", "万", "亿", "个")
_UNIT = "|".join(sorted(map(re.escape, {*MEASURES, *UNITS, *_MORE}), key=len, reverse=True))
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
# A number with its unit is one word, so is a Latin one; any other character is a word by itself.
_WORD = regex(
    rf"\d{{1,40}}(?:,\d{{3}})*(?:[.．]\d{{1,40}})?(?:{_UNIT})?"
    rf"|[{_NUMERAL}]{{1,20}}(?:{_UNIT})|[{_NUMERAL}]{{2,20}}|[A-Za-z]{{1,40}}|\s{{1,40}}|.",
    re.DOTALL,
)
Blocks = Iterable[tuple[int, int, int]]  # equal words: from a of the one and b of the other on, how many

Edit = tuple[int, int, int, int]  # words a0..a1 became b0..b1


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def spans(old: str, new: str, *, blanks: bool = True) -> tuple[Span, ...]:
    """The edits that make `new` of `old`; without `blanks`, those of blanks alone are none."""
    if max(len(old), len(new)) > LONG:
        return _one(old, new)
    head, tail = _seams(old, new)
    ours, theirs = _words(old, head, len(old) - tail, blanks), _words(new, head, len(new) - tail, blanks)
    found: list[Edit] = []
    for edit in _edits([w.text for w in ours], [w.text for w in theirs]):
        last = found[-1] if found else None
        if last and _reach(ours, last[1], edit[0]) < NEAR:
            found[-1] = (last[0], edit[1], last[2], edit[3])
        else:
            found.append(edit)
    bare = min(max(head, len(old) - len(old.lstrip())), len(old.rstrip()))  # where no word is left to stand beside
    return tuple(_span(ours, theirs, edit, bare, new) for edit in found)


def spans_of_cell(old: str, new: str) -> tuple[Span, ...]:
    """The edits of a cell; blanks between two Han characters are put there by editors to fill the line."""
    return tuple(span for span in spans(old, new) if not _is_padding(old, span))


def _is_padding(old: str, span: Span) -> bool:
    words = old[span.start : span.end] + span.new
    if "\n" in words or words.strip():
        return False
    before, behind = old[: span.start].rstrip()[-1:], old[span.end :].lstrip()[:1]
    return is_han(before) and is_han(behind)


def _one(old: str, new: str) -> tuple[Span, ...]:
    if old == new:
        return ()
    head, tail = _same_ends(old, new)
    return (Span(head, len(old) - tail, new[head : len(new) - tail]),)


def _seams(old: str, new: str) -> tuple[int, int]:
    """How much of the beginning and of the end is equal, whole clauses: words can't be cut there."""
    head, tail = _same_ends(old, new)
    head = max(old.rfind(mark, 0, head) + 1 for mark in CLAUSES)
    behind = [at for mark in CLAUSES if (at := old.find(mark, len(old) - tail)) >= 0]
    return head, len(old) - min(behind, default=len(old))


def _words(text: str, start: int, end: int, blanks: bool) -> list[_Word]:
    """Its words; what XML can't hold and blanks at the edges of the text are none."""
    text = text.translate(BLANKS)
    start, end = max(start, len(text) - len(text.lstrip())), min(end, len(text.rstrip()))
    words = [_Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, end)]
    if FORBIDDEN.search(text, start, end):
        words = [w for w in words if not FORBIDDEN.match(w.text)]
    if not blanks:
        words = [w for w in words if "\n" in w.text or not w.text.isspace()]
    return [w._replace(text="\n" if "\n" in w.text else " ") if w.text.isspace() else w for w in words]


def _reach(words: Sequence[_Word], start: int, end: int) -> int:
    """How many characters the words from start to end have."""
    return words[end - 1].end - words[start].start if end > start else 0


def _span(ours: Sequence[_Word], theirs: Sequence[_Word], edit: Edit, bare: int, new: str) -> Span:
    a, b, c, d = edit
    if b > a:
        start, end = ours[a].start, ours[b - 1].end
    else:
        start = end = ours[a].start if a < len(ours) else ours[-1].end if ours else bare
    return Span(start, end, new[theirs[c].start : theirs[d - 1].end] if d > c else "")


def _edits(a: Sequence[str], b: Sequence[str]) -> Iterator[Edit]:
    head, tail = _same_ends(a, b)
    inner = _blocks(a[head : len(a) - tail], b[head : len(b) - tail])
    blocks = [(0, 0, head), *((x + head, y + head, n) for x, y, n in inner), (len(a) - tail, len(b) - tail, tail)]
    for (x, y, n), (u, v, _) in pairwise(blocks):
        if (x + n, y + n) != (u, v):
            yield _slid(a, b, (x + n, u, y + n, v), n)


def _same_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many words are equal at the beginning, and of the others at the end."""
    least = min(len(a), len(b))
    head = next((n for n in range(least) if a[n] != b[n]), least)
    return head, next((n for n in range(least - head) if a[-1 - n] != b[-1 - n]), least - head)


def _blocks(a: Sequence[str], b: Sequence[str]) -> Blocks:
    """What is equal in both, in order; of long texts first their sentences."""
    if not a or not b:
        return []
    if len(a) * len(b) <= PAIRS_MAX and _is_cheap(a, b):
        return [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size]
    return list(_by_sentences(a, b))


def _is_cheap(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether no word comes so often that the comparison would take long."""
    often = Counter(b)
    return sum(often[word] for word in a) <= STEPS_MAX * (len(a) + len(b))


def _by_sentences(a: Sequence[str], b: Sequence[str]) -> Blocks:
    """By the sentences that each text has once; between them by words where these are few."""
    ours, theirs = _sentences(a), _sentences(b)
    once = [{s: n for s, n in Counter(s for _, s in side).items() if n == 1} for side in (ours, theirs)]
    where = {s: at for at, s in theirs}
    known = [(at, where[s], len(s)) for at, s in ours if s in once[0] and s in once[1]]
    length = {(x, y): n for x, y, n in known}
    before = (0, 0)
    for x, y in [*rising([(x, y) for x, y, _ in known]), (len(a), len(b))]:
        left, right = a[before[0] : x], b[before[1] : y]
        if len(left) * len(right) <= PAIRS_MAX and left and right and _is_cheap(left, right):
            yield from ((u + before[0], v + before[1], n) for u, v, n in _blocks(left, right))
        if (x, y) in length:
            yield x, y, length[x, y]
            before = (x + length[x, y], y + length[x, y])


def _sentences(words: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Each with where it begins; its stop belongs to it."""
    ends = [n + 1 for n, word in enumerate(words) if word in STOPS]
    bounds = [0, *ends, *([] if ends and ends[-1] == len(words) else [len(words)])]
    return [(start, tuple(words[start:end])) for start, end in pairwise(bounds)]


def _slid(a: Sequence[str], b: Sequence[str], edit: Edit, room: int) -> Edit:
    """What was only put in or taken out, moved to where it begins behind a stop, if the words allow that.

    `room` is the number of equal words before it.
    """
    a0, a1, b0, b1 = edit
    if (a1 > a0) == (b1 > b0):
        return edit
    side, start, end = (a, a0, a1) if a1 > a0 else (b, b0, b1)
    best, shift = _seam(side, start), 0
    for n in range(1, min(SLIDE, room) + 1):  # to the left, where what stands before it comes again at its end
        if side[start - n] != side[end - n]:
            break
        if (seam := _seam(side, start - n)) > best:
            best, shift = seam, n
    return a0 - shift, a1 - shift, b0 - shift, b1 - shift


def _seam(words: Sequence[str], at: int) -> int:
    """How good a place is to cut at."""
    before = words[at - 1] if at else "\n"
    return 2 if before in STOPS else 1 if before in "，、：" else 0
