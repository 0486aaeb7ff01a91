"""An inspection while it is being put together from titles and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportgen.extract.framing.names import Named, composed
from reportgen.extract.framing.paper import Spot
from reportgen.extract.parts import Sure
from reportgen.records import dataclass, field

ORDER = (
    *("名称", "简称", "层级", "年度", "轮次", "批次", "类型", "督察组", "进驻", "反馈日期", "依据", "批准机关"),
    *("反馈类别", "反馈问题", "移交问题"),
)


class Fact(NamedTuple):
    """A value as the data file writes it, where it stands, how surely."""

    value: str | list[str]
    spot: Spot
    sure: Sure = Sure.HIGH


class Who(NamedTuple):
    """Which inspection words speak of; "" for what they don't say."""

    level: str = ""
    round: str = ""
    type: str = ""
    number: str = ""  # of the team


@dataclass
class Draft:
    """One inspection: what tells it from others, and its facts."""

    level: str = ""
    type: str = ""
    round: str = ""
    number: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)

    def fits(self, who: Who) -> bool:
        """Whether words can speak of this one."""
        pairs = ((self.level, who.level), (self.round, who.round), (self.type, who.type), (self.number, who.number))
        return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)

    def take(self, key: str, fact: Fact) -> None:
        """A fact; the first that was found stays."""
        self.facts.setdefault(key, fact)

    def take_name(self, named: Named, spot: Spot, sure: Sure = Sure.HIGH) -> None:
        """What a name says; that of an earlier one stays."""
        self.level = self.level or named.level
        self.round = self.round or named.round
        self.type = self.type or named.type
        said = {"层级": named.level, "年度": named.year, "轮次": named.round, "批次": named.batch, "类型": named.type}
        for key, value in said.items():
            if value:
                self.take(key, Fact(value, spot, sure))

    def settle_name(self, spots: Iterable[tuple[Named, Spot]]) -> None:
        """名称, where the paper words it otherwise than it is put together of its parts."""
        named = [(name, spot) for name, spot in spots if name.whole]
        made = composed(*(self.said(key) for key in ("层级", "年度", "轮次", "批次", "类型")))
        if named and all(name.whole != made for name, _ in named):
            best, spot = max(named, key=lambda pair: pair[0].parts)  # of equals the first
            self.take("名称", Fact(best.whole, spot))

    def said(self, key: str) -> str:
        """A text of it, "" where there is none."""
        fact = self.facts.get(key)
        return fact.value if fact and isinstance(fact.value, str) else ""

    def data(self) -> dict[str, str | list[str]]:
        """As the data file writes it."""
        return {key: self.facts[key].value for key in ORDER if key in self.facts}


def who_of(named: Named) -> Who:
    """Which inspection a name means."""
    return Who(named.level, named.round, named.type)
