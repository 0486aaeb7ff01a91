"""Two rows of texts, one edited from the other -> which is which: equal ones by a table, others by their likeness.

Only a few texts are compared with each other: those that share rare pairs of characters, and those between the same
neighbours. So a paper of thousands of paragraphs takes no longer than its own reading.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nsmallest
from itertools import pairwise
from typing import NamedTuple

from reportgen.check.agreement.align import rising
from reportgen.write.escape import FORBIDDEN

NEAR = 0.5  # likeness from which on a text is the edited one where its neighbours tell its place
FAR = 0.6  # the same where it stands elsewhere
ALL = 400  # pairs of texts that are all compared
RARE = 16  # pairs of characters of a text by which others like it are looked for
LOOKED = 500  # texts that are looked at for one
SURE = 0.8  # likeness from which on no better one is looked for
BEST = 5  # of them that are compared
READ = 20_000  # characters of a text that are compared
BEGUN = 4  # characters by which a text is looked for that was cut in two
TRIED = 20  # texts that begin alike
SHORT = 30  # characters: below it single characters tell more than pairs

Pair = tuple[int, int]


class _Found(NamedTuple):
    """Sorts by likeness, then by how far the two stand from each other."""

    unlike: float
    apart: int
    a: int
    b: int


class Alignment:
    """Which text of `a` became which of `b`: `pairs`, by index, and `back`."""

    def __init__(self, a: Sequence[str], b: Sequence[str]) -> None:
        self.a, self.b = list(map(dense, a)), list(map(dense, b))
        self.pairs: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self._twos: dict[str, frozenset[str]] = {}

    def pair(self, a: int, b: int) -> None:
        """Both are taken from now on."""
        self.pairs[a], self.back[b] = b, a

    def is_free(self, a: int, b: int) -> bool:
        """Whether neither has a partner yet."""
        return a not in self.pairs and b not in self.back

    def free(self, left: Iterable[int], right: Iterable[int]) -> tuple[list[int], list[int]]:
        """Those of them that have no partner."""
        return [n for n in left if n not in self.pairs], [m for m in right if m not in self.back]

    def exact(self, left: Iterable[int], right: Iterable[int]) -> None:
        """Pairs equal texts; of those that come several times, those between the same neighbours first."""
        groups: dict[str, tuple[deque[int], deque[int]]] = defaultdict(lambda: (deque(), deque()))
        ours, theirs = self.free(left, right)
        for n in ours:
            groups[self.a[n]][0].append(n)
        for m in theirs:
            groups[self.b[m]][1].append(m)
        several = []
        for text, (of_a, of_b) in groups.items():
            if text and len(of_a) == len(of_b) == 1:
                self.pair(of_a[0], of_b[0])
            elif text and of_a and of_b:
                several.append((of_a, of_b))
        if several:
            self._between(several, rising(sorted(self._among(ours, left))))

    def _among(self, ours: Sequence[int], left: Iterable[int]) -> Iterator[Pair]:
        return ((n, self.pairs[n]) for n in {*ours, *left} if n in self.pairs)

    def _between(self, groups: Iterable[tuple[deque[int], deque[int]]], anchors: Sequence[Pair]) -> None:
        ours, theirs = [a for a, _ in anchors], [b for _, b in anchors]
        for of_a, of_b in groups:
            gaps: dict[int, deque[int]] = defaultdict(deque)
            for m in of_b:
                gaps[bisect(theirs, m)].append(m)
            for n in of_a:
                if gap := gaps.get(bisect(ours, n)):
                    self.pair(n, gap.popleft())
            for n, m in zip(*self.free(of_a, of_b), strict=False):
                self.pair(n, m)

    def halved(self, left: Iterable[int], right: Iterable[int], seconds: Container[int]) -> None:
        """Pairs a text that was cut in two with its first half, which has its number: the other, of `seconds`, is new.

        The two halves stand one behind the other.
        """
        ours, theirs = self.free(left, right)
        begun: dict[str, list[int]] = defaultdict(list)
        for m in theirs:
            if m + 1 in seconds and self.b[m] and self.b[m + 1]:
                begun[self.b[m][:BEGUN]].append(m)
        for n in ours:
            for m in begun.get(self.a[n][:BEGUN], ())[:TRIED]:
                if m not in self.back and m + 1 not in self.back and self.a[n] == self.b[m] + self.b[m + 1]:
                    self.pair(n, m)
                    break

    def similar(self, left: Sequence[int], right: Sequence[int], near: float = NEAR, far: float = FAR) -> None:
        """Pairs the most similar texts first: at least `near` in order with the pairs there are, `far` elsewhere."""
        ours, theirs = self.free(left, right)
        if not ours or not theirs:
            return
        anchors = rising(sorted(self._among(ours, left)))
        for found in sorted(self._compared(ours, theirs, anchors, near)):
            if not self.is_free(found.a, found.b):
                continue
            in_order = fits(anchors, found.a, found.b)
            if in_order:
                insort(anchors, (found.a, found.b))
            if in_order or 1 - found.unlike >= far:
                self.pair(found.a, found.b)

    def _compared(
        self, ours: Sequence[int], theirs: Sequence[int], anchors: Sequence[Pair], least: float
    ) -> Iterator[_Found]:
        starts = [a for a, _ in anchors], [b for _, b in anchors]
        for n, m, likeness in self._candidates(ours, theirs, starts, least):
            if likeness >= least:
                gap = bisect(starts[0], n), bisect(starts[1], m)
                first = [s[g - 1] if g else -1 for s, g in zip(starts, gap, strict=True)]
                apart = abs(gap[0] - gap[1]) * len(ours) + abs((n - first[0]) - (m - first[1]))
                yield _Found(round(1 - likeness, 3), apart, n, m)

    def _candidates(
        self, ours: Sequence[int], theirs: Sequence[int], starts: tuple[list[int], list[int]], least: float
    ) -> Iterator[tuple[int, int, float]]:
        """Pairs with their likeness: all where they are few, else the one whose turn it is, and those alike."""
        if len(ours) * len(theirs) <= ALL:
            yield from ((n, m, self.likeness(n, m, least)) for n in ours for m in theirs)
            return
        index: dict[str, list[int]] = defaultdict(list)
        gaps: dict[int, deque[int]] = defaultdict(deque)
        for m in theirs:
            gaps[bisect(starts[1], m)].append(m)
            for two in self.twos(self.b[m]):
                index[two].append(m)
        for n in ours:
            turn = gaps[bisect(starts[0], n)]
            here = turn[0] if turn else None
            likeness = self.likeness(n, here, least) if here is not None else 0.0
            best = here if likeness >= SURE else None
            if here is not None:
                yield n, here, likeness
            if best is None:
                found = [(m, self.likeness(n, m, least)) for m in self._rare(n, index) if m != here]
                yield from ((n, m, likeness) for m, likeness in found)
                best = next((m for m, likeness in found if likeness >= SURE), None)
            if best is not None and best in turn:
                while turn.popleft() != best:
                    pass

    def _rare(self, n: int, index: Mapping[str, list[int]]) -> list[int]:
        """Those that share most of the rarest pairs of characters."""
        votes: Counter[int] = Counter()
        looked = 0
        for two in nsmallest(RARE, (t for t in self.twos(self.a[n]) if t in index), key=lambda t: len(index[t])):
            votes.update(index[two][:LOOKED])
            looked += len(index[two])
            if looked > LOOKED:
                break
        return [m for m, _ in votes.most_common(BEST)]

    def likeness(self, n: int, m: int, least: float = 0.0) -> float:
        """0 to 1; 0 also for what can't be `least`."""
        a, b = self.a[n], self.b[m]
        if a == b:
            return 1.0
        shorter, longer = sorted((min(len(a), READ), min(len(b), READ)))
        if not shorter or 2 * shorter < least * (shorter + longer):
            return 0.0
        if longer <= SHORT:
            return SequenceMatcher(None, a, b, autojunk=False).ratio()
        ours, theirs = self.twos(a), self.twos(b)
        return 2 * len(ours & theirs) / (len(ours) + len(theirs))

    def twos(self, text: str) -> frozenset[str]:
        """Any two characters that stand side by side in it; of a text of one character, that."""
        found = self._twos.get(text)
        if found is None:
            read = text[:READ]
            found = self._twos[text] = frozenset(map("".join, pairwise(read))) or frozenset(read)
        return found


def fits(anchors: Sequence[Pair], a: int, b: int) -> bool:
    """Whether both stand between the same two of the pairs, which are in order."""
    at = bisect(anchors, (a, -1))
    return (not at or anchors[at - 1][1] < b) and (at == len(anchors) or b < anchors[at][1])


def dense(text: str) -> str:
    """Without blanks, and without what XML can't hold."""
    return "".join(FORBIDDEN.sub("", text).split())
