"""Two ledgers -> which task of one is which task of the other, also where the numbers have moved.

A task is known by its text and its 编号 or 序号 together; else by its text alone, for where a row was put in, all
numbers below it move and the texts stay; else by 编号, else by 督察 and 序号, for texts are reworded. A number alone
proves little: a row may have been replaced. So the texts must be alike, or, where no number has moved, the target, the
measures, or a unit that no other task has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from reportgen.model import Task
from reportgen.model.numbers import identity_of, number_of
from reportgen.records import dataclass
from reportgen.vocabulary import folded

FINAL_MARKS = "。.；;，,、:：!！"
ALIKE = 0.5  # a reworded 反馈问题 keeps more than half of its characters; two problems share a third at most
# To find texts that are alike, only those are held side by side that share the most pairs of characters; a pair that
# stands in more texts than COMMON (整改) tells nothing. So a ledger of 50,000 rows takes no 50,000 squared.
CANDIDATES, COMMON = 5, 50

Key = Callable[[Task], Hashable | None]


@dataclass(frozen=True)
class Matched:
    """Pairs (before, now), and what has no partner; `moved` are the pairs whose 序号 differ."""

    pairs: tuple[tuple[Task, Task], ...]
    gone: tuple[Task, ...]
    added: tuple[Task, ...]
    moved: tuple[tuple[Task, Task], ...]


def plain(text: str | None) -> str:
    """A text for comparison: without blanks, of one width, without final marks."""
    return folded(text).rstrip(FINAL_MARKS) if text else ""


def likeness(old: str, new: str) -> float:
    """How much two texts, each as `plain` has it, have in common: 1 all; 0 where it is less than ALIKE."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def match(before: Iterable[Task], now: Iterable[Task]) -> Matched:
    """Each task at most once; the order of the rows doesn't matter."""
    olds, news = tuple(before), tuple(now)
    # A ledger without 督察 is compared with one that has it by 序号 alone.
    named = any(t.inspection for t in olds) and any(t.inspection for t in news)
    identity = {id(t): identity_of(t) if named else ("", number_of(t.no)) for t in (*olds, *news)}
    search = _Search(olds, news, identity)
    search.run()
    partner = {id(new): old for old, new in search.pairs}
    pairs = tuple((partner[id(new)], new) for new in news if id(new) in partner)
    taken = {id(old) for old, _ in pairs}
    return Matched(
        pairs,
        tuple(t for t in olds if id(t) not in taken),
        tuple(t for t in news if id(t) not in partner),
        tuple((old, new) for old, new in pairs if identity[id(old)][1] != identity[id(new)][1]),
    )


class _Search:
    """The tasks that have no partner yet, by the strength of what still may tell it."""

    def __init__(self, olds: Sequence[Task], news: Sequence[Task], identity: Mapping[int, tuple[str, str]]) -> None:
        self._identity = identity
        self._text = {id(t): plain(t.finding or t.title) for t in (*olds, *news)}
        # How many tasks of one ledger have the same units
        was, now = (Counter(frozenset(map(plain, t.units)) for t in side) for side in (olds, news))
        self._users = was | now
        self._old = sorted(olds, key=self._order)
        self._new = sorted(news, key=self._order)
        self.pairs: list[tuple[Task, Task]] = []

    def _order(self, task: Task) -> tuple[str, ...]:
        """So that of several that look alike the same two are paired, whatever the order of the rows."""
        rest = (task.target, *task.units, task.deadline and task.deadline.text, task.progress)
        return (*self._identity[id(task)], self._text[id(task)], *(str(word or "") for word in rest))

    def run(self) -> None:
        """From the surest to the weakest."""
        text = self._text
        self._by(lambda t: (text[id(t)], folded(t.id)) if text[id(t)] and t.id else None)
        # One 反馈问题 may be split into several tasks, which only their targets tell apart.
        self._by(lambda t: (text[id(t)], *self._identity[id(t)], plain(t.target)) if text[id(t)] else None)
        self._by(lambda t: (text[id(t)], self._identity[id(t)][0], plain(t.target)) if text[id(t)] else None)
        self._by(lambda t: (text[id(t)], *self._identity[id(t)]) if text[id(t)] else None)
        self._by(lambda t: (text[id(t)], self._identity[id(t)][0]) if text[id(t)] else None)
        self._by(lambda t: text[id(t)] or None, alone=True)  # 督察 is called otherwise
        ids_moved = any(folded(o.id) != folded(n.id) for o, n in self.pairs if o.id and n.id)
        moved = any(self._identity[id(o)][1] != self._identity[id(n)][1] for o, n in self.pairs)
        self._by(lambda t: folded(t.id) if t.id else None, alone=True, alike=ids_moved)
        if moved:
            self._by_likeness()
        self._by(lambda t: self._identity[id(t)], alike=True, proof=not moved)

    def _by(self, key: Key, *, alone: bool = False, alike: bool = False, proof: bool = False) -> None:
        """Pairs those of one key; `alone` only where each side has one of it, `alike` only where the texts are, or,
        with `proof`, something else that tells the task from others.
        """
        groups: dict[Hashable, tuple[list[Task], list[Task]]] = {}
        for side, tasks in enumerate((self._old, self._new)):
            for task in tasks:
                if (value := key(task)) is not None:
                    groups.setdefault(value, ([], []))[side].append(task)
        pairs = [
            pair
            for olds, news in groups.values()
            if not alone or len(olds) == len(news) == 1
            for pair in zip(olds, news, strict=False)
            if not alike or self._likeness(*pair) >= ALIKE or (proof and self._proven(*pair))
        ]
        self._take(pairs)

    def _by_likeness(self) -> None:
        """The rest by their texts, the most alike first."""
        holding: dict[str, list[int]] = {}
        for i, old in enumerate(self._old):
            for two in _twos(self._text[id(old)]):
                holding.setdefault(two, []).append(i)
        found = []
        for j, new in enumerate(self._new):
            rows = (holding.get(two, []) for two in _twos(self._text[id(new)]))
            shared = Counter(i for row in rows if len(row) <= COMMON for i in row)
            for i, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
                if (likeness := self._likeness(self._old[i], new)) >= ALIKE:
                    found.append((-likeness, self._identity[id(self._old[i])] != self._identity[id(new)], i, j))
        olds: set[int] = set()
        news: set[int] = set()
        pairs = []
        for _, _, i, j in sorted(found):
            if i not in olds and j not in news:
                olds.add(i)
                news.add(j)
                pairs.append((self._old[i], self._new[j]))
        self._take(pairs)

    def _proven(self, old: Task, new: Task) -> bool:
        """Whether two tasks of one number and of unlike texts are one: they share what few tasks share."""
        aims = [(plain(t.target), "".join(map(plain, t.measures))) for t in (old, new)]
        if any(was and was == now for was, now in zip(*aims, strict=True)):
            return True
        units = [frozenset(map(plain, t.units)) for t in (old, new)]
        return bool(units[0]) and units[0] == units[1] and self._users[units[0]] <= 1

    def _likeness(self, old: Task, new: Task) -> float:
        """From 0 to 1; a text that isn't there contradicts nothing."""
        texts = self._text[id(old)], self._text[id(new)]
        return likeness(*texts) if all(texts) else 1.0

    def _take(self, pairs: list[tuple[Task, Task]]) -> None:
        self.pairs += pairs
        taken = {id(task) for pair in pairs for task in pair}
        self._old = [t for t in self._old if id(t) not in taken]
        self._new = [t for t in self._new if id(t) not in taken]


def _twos(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
