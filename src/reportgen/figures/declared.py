"""The figures of tasks of which only 分组 or a total is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.figures.counts import COUNTS, FINISHED, RATES, SUMS, Facts
from reportgen.figures.figure import Figure, rate
from reportgen.model import Progress, Task
from reportgen.model.tasks import Standing
from reportgen.place import Place
from reportgen.records import dataclass
from reportgen.values import Int, Missing

if TYPE_CHECKING:
    from reportgen.figures.tally import Tally

# What a group of 分组 must say to tell these counts: without such a group they aren't none, but unknown.
_ASKS: dict[str, Callable[[Facts], bool]] = {
    **dict.fromkeys(("长期坚持", "长期坚持无期限", "长期坚持未完成"), lambda f: f.ongoing),
    **dict.fromkeys(("已销号", "未销号", "已完成并销号", "已完成未销号"), lambda f: f.closed),
}
_UNFINISHED = frozenset(p.value for p in Progress if p not in FINISHED)


def _facts_of_group(group: Progress | Standing) -> Facts:
    """What 分组 says of each task of a group; of 长期坚持 it says no date."""
    standing = group if isinstance(group, Standing) else Standing(group)
    progress, ongoing, closed = standing
    finished = progress in FINISHED
    return Facts(progress, finished=finished, due=None, lasting=ongoing, dated=False, ongoing=ongoing, closed=closed)


@dataclass(frozen=True)
class DeclaredTally:
    """The figures where the clerk gives only 分组 (how many of each status) or only a total."""

    name: str
    by_status: Mapping[Progress | Standing, Int]
    total: Int | None
    word: str
    place: Place | None = None

    def __getitem__(self, name: str) -> Figure | Missing:
        """By one of NAMES; Missing where 分组 can't tell, KeyError for any other."""
        if name in RATES:
            part, whole, _ = RATES[name]
            return rate(f"{self.name}.{name}", self[part], self[whole])
        if name not in COUNTS and name not in SUMS:
            raise KeyError(name)
        if name == "总数" and self.total is not None:
            return self._figure(name, [self.total])
        groups = [(_facts_of_group(group), n) for group, n in self.by_status.items()]
        if not self._told(name, [facts for facts, _ in groups]):
            return Missing(
                f"{self.name}.{name}（需要完整台账）" if self.by_status else f"{self.name}.{name}", self.place
            )
        if name in _UNFINISHED:  # the word itself; 长期坚持 is a group beside 推进中, not a part of it
            return self._figure(name, [n for group, n in self.by_status.items() if group.value == name])
        return self._figure(name, [n for facts, n in groups if COUNTS[name].counts(facts)])

    def _told(self, name: str, groups: list[Facts]) -> bool:
        """Whether 分组 says enough for this figure."""
        asks = _ASKS.get(name)
        if name in SUMS or COUNTS[name].dated or (COUNTS[name].keeps and asks is None):
            return False
        return any(asks is None or asks(facts) for facts in groups)

    def _figure(self, name: str, numbers: list[Int]) -> Figure:
        places = tuple(n.place for n in numbers if n.place)
        return Figure(f"{self.name}.{name}", Decimal(sum(numbers)), self.word, places)

    def among(self, name: str, *states: str) -> Figure:
        """Those of a count that are in one of the states; the states must be among those that the count sums."""
        known = [n for p, n in self.by_status.items() if p.value in states]
        return self._figure(f"{name}.{'、'.join(states)}", known)

    def matching(self, name: str) -> tuple[Task, ...]:
        """None are known."""
        return ()

    @property
    def groups(self) -> dict[str, dict[str, Tally]]:
        """None are known."""
        return {}
