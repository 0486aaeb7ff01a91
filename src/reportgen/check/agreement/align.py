"""Two papers, one edited from the other -> which sentence of the one is which of the other, and which character.

Sentences that differ in nothing but digits and marks are found by a table; what is left between them is compared by
its pairs of characters, so that a paper of a hundred pages takes no longer than its own reading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from reportgen.check.paper import Paper, Passage, Role
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.zh import is_han, number

ALIKE = 0.5  # share of common pairs of characters from which on a sentence is the edited one
FAR = 0.75  # the same where nothing beside it tells that it stands in its place
SPREAD = 4  # sentences more on one side than on the other from which on a gap tells no places
BEGUN = 0.4  # share of the shorter of two sentences that go on otherwise
BEGINNING = 5  # characters that a sentence must share with one that goes on otherwise
GAP_MAX = 10_000  # pairs of sentences that are compared between two known ones
NEAR = 6  # tokens behind a number among which its sentence must go on as drafted
TOKENS_MAX = 250_000  # pairs of tokens that are compared within two sentences
NUMBER = "#"
_SENTENCE = regex(r"[^。！？；]+[。！？；]?|[。！？；]")
_TOKEN = regex(r"\d{1,15}(?:,\d{3})*(?:\.\d{1,6})?|[〇零一二三四五六七八九十百千两]{1,8}|.", re.DOTALL)
_NOT_KEY = regex(r"[\d\W_]")
_WIDE = {0xFF10 + n: str(n) for n in range(10)}


class Token(NamedTuple):
    """A number or one other character; `kind` is NUMBER or the character itself."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True)
class Sentence:
    """A piece of a passage from `start` on."""

    passage: Passage
    start: int
    text: str

    @cached_property
    def key(self) -> str:
        """Its characters without digits and marks."""
        return _NOT_KEY.sub("", self.text)

    @cached_property
    def pairs(self) -> Counter[str]:
        """How often each two characters stand side by side."""
        return Counter(self.key[n : n + 2] for n in range(len(self.key) - 1))

    @cached_property
    def tokens(self) -> list[Token]:
        """Its numbers and characters, with their places in the passage."""
        return tokens(self.text, self.start)


def tokens(text: str, start: int = 0) -> list[Token]:
    """Numbers and single characters of a text that begins at `start`."""
    found = []
    for m in _TOKEN.finditer(text.translate(_WIDE)):
        word = m[0]
        is_number = word[0].isdecimal() or word[0] in "〇零一二三四五六七八九十百千两"
        found.append(Token(start + m.start(), start + m.end(), word, NUMBER if is_number else word))
    return found


def number_word(token: Token) -> str:
    """17, 1685 (for 1,685), 66.7; a Han numeral as digits."""
    word = token.text.replace(",", "")
    value = None if word[0].isdecimal() else number(word)
    return word if value is None else str(value)


def sentences_of(paper: Paper) -> list[Sentence]:
    """All that stands outside of tables."""
    return [
        Sentence(p, m.start(), m[0])
        for p in paper.passages
        if p.role is not Role.CELL
        for m in _SENTENCE.finditer(p.text)
        if m[0].strip()
    ]


def pairs(drafted: Sequence[Sentence], edited: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Each drafted sentence with the edited one that it became; moved ones are found too, rewritten ones are not."""
    known = _by_key(drafted, edited)
    yield from ((drafted[a], edited[b]) for a, b in known)
    paired = {a for a, _ in known}, {b for _, b in known}
    before = (-1, -1)
    for a, b in [*rising(known), (len(drafted), len(edited))]:
        left = [drafted[n] for n in range(before[0] + 1, a) if n not in paired[0]]
        right = [edited[n] for n in range(before[1] + 1, b) if n not in paired[1]]
        if left and right and len(left) * len(right) <= GAP_MAX:
            yield from _alike(left, right, known=bool(known) and abs(len(left) - len(right)) < SPREAD)
        before = (a, b)


def _by_key(drafted: Sequence[Sentence], edited: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Those of one key that stands once in each; indexes, in the order of the drafted."""
    once = Counter(s.key for s in drafted), Counter(s.key for s in edited)
    where = {s.key: n for n, s in enumerate(edited)}
    return [(n, where[s.key]) for n, s in enumerate(drafted) if s.key and once[0][s.key] == 1 == once[1][s.key]]


def rising(known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs in which both go forward; the others were moved."""
    ends: list[int] = []  # the least end of a row of each length
    last: list[int] = []
    before = [-1] * len(known)
    for n, (_, b) in enumerate(known):
        at = bisect_left(ends, b)
        ends[at : at + 1] = [b]
        last[at : at + 1] = [n]
        before[n] = last[at - 1] if at else -1
    row = []
    n = last[-1] if last else -1
    while n >= 0:
        row.append(known[n])
        n = before[n]
    return row[::-1]


def _alike(left: Sequence[Sentence], right: Sequence[Sentence], *, known: bool) -> Iterator[tuple[Sentence, Sentence]]:
    """In order, those pairs whose likenesses add up to most; `known` where their places are."""
    least = ALIKE if known else FAR
    likeness = [[_likeness(a, b, known=known) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            both = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= least else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(left) and j < len(right):
        if likeness[i][j] >= least and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(a: Sentence, b: Sentence, *, known: bool) -> float:
    if a.key == b.key:
        return 1.0
    total = a.pairs.total() + b.pairs.total()
    shared = 2 * (a.pairs & b.pairs).total() / total if total else 0.0
    return max(shared, ALIKE) if known and _begins_alike(a.key, b.key) else shared


def _begins_alike(a: str, b: str) -> bool:
    """Whether one sentence goes on otherwise behind the same beginning, as where the draft has another shape now."""
    same = next((n for n, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), min(len(a), len(b)))
    return same >= max(BEGINNING, min(len(a), len(b)) * BEGUN)


def became(drafted: Sequence[Token], edited: Sequence[Token]) -> dict[int, int]:
    """Index of a drafted token -> that of the edited one that stands for it; numbers are taken for equal."""
    a, b = [t.kind for t in drafted], [t.kind for t in edited]
    least = min(len(a), len(b))
    head = next((n for n in range(least) if a[n] != b[n]), least)
    tail = next((n for n in range(least - head) if a[-1 - n] != b[-1 - n]), least - head)
    found = {n: n for n in range(head)}
    found.update((len(a) - 1 - n, len(b) - 1 - n) for n in range(tail))
    middle = a[head : len(a) - tail], b[head : len(b) - tail]
    if middle[0] and middle[1] and len(middle[0]) * len(middle[1]) <= TOKENS_MAX:
        for block in SequenceMatcher(None, *middle, autojunk=False).get_matching_blocks():
            found.update((head + block.a + n, head + block.b + n) for n in range(block.size))
    return found


@dataclass(frozen=True)
class Pair:
    """A drafted sentence and the edited one, with the token that each drafted one became."""

    drafted: Sentence
    edited: Sentence

    @cached_property
    def became(self) -> dict[int, int]:
        """Index -> index."""
        return became(self.drafted.tokens, self.edited.tokens)

    @property
    def a(self) -> list[Token]:
        """The drafted tokens."""
        return self.drafted.tokens

    @property
    def b(self) -> list[Token]:
        """The edited tokens."""
        return self.edited.tokens

    def inside(self, start: int, end: int) -> range:
        """The drafted tokens of characters start..end of the passage."""
        within = [n for n, t in enumerate(self.a) if t.start >= start and t.end <= end]
        return range(within[0], within[-1] + 1) if within else range(0)

    def anchored(self, n: int) -> int | None:
        """The edited token of a drafted number, where what it counts stands beside it as before; else None.

        What it counts stands to its left (完成17项), or, where nothing does, to its right (37项任务).
        """
        m = self.became.get(n)
        if m is None or self.b[m].kind != NUMBER:
            return None
        if n and is_han(self.a[n - 1].kind):
            if self.became.get(n - 1) != m - 1:
                return None
            first = n < 2 or not is_han(self.a[n - 2].kind)
            same = self.became.get(n - 2) == m - 2
            return m if same or (first and (m < 2 or not is_han(self.b[m - 2].kind))) else None
        if m and is_han(self.b[m - 1].kind):
            return None
        after = range(n + 1, min(n + 1 + NEAR, len(self.a)))
        kept = sum(abs(self.became.get(k, -9) - (m + k - n)) <= 1 for k in after)
        return m if kept >= min(3, len(after)) else None
