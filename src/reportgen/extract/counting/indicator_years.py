"""One indicator told of several years: the latest is what the data hold, the year before may be its 上期值."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportgen.extract.counting.indicator_reading import Read
from reportgen.figures.figure import HUNDRED, rounded

Identity = tuple[str, str]


def latest(reads: Sequence[Read]) -> tuple[list[Read], list[Read]]:
    """The reads without those of earlier years than the last whose value is told, and these.

    Only like periods are compared: 2022年 with 2021年, 2023年上半年 with 2022年上半年.
    """
    last: dict[Identity, int] = {}
    for read in reads:
        if read.year is not None and "现值" in read.data:
            last[_kind(read)] = max(read.year, last.get(_kind(read), 0))
    kept: list[Read] = []
    earlier: list[Read] = []
    for read in reads:
        is_earlier = read.year is not None and read.year < last.get(_kind(read), 0)
        (earlier if is_earlier else kept).append(read)
    return kept, earlier


def with_previous(kept: Mapping[Identity, Read], earlier: Sequence[Read]) -> dict[Identity, tuple[str, int]]:
    """Puts 上期值 where the text compares the two years and the numbers agree; what stands there, on which line."""
    found: dict[Identity, tuple[str, int]] = {}
    for identity, read in kept.items():
        before = [r for r in earlier if _is_year_before(r, read) and "现值" in r.data]
        if before and len({(r.data["现值"], r.data.get("单位")) for r in before}) == 1 and _agree(before[0], read):
            read.data["上期值"] = before[0].data["现值"]
            del read.data["变动幅度"]  # which follows from the two
            found[identity] = (next(text for key, text in before[0].told if key == "现值"), before[0].at)
    return found


def _kind(read: Read) -> Identity:
    return read.name.key, read.period[5:]


def _is_year_before(one: Read, read: Read) -> bool:
    return _kind(one) == _kind(read) and read.year is not None and one.year == read.year - 1


def _agree(before: Read, read: Read) -> bool:
    """Whether the change that is told is the one between the two values."""
    data = read.data
    if "上期值" in data or "比较" in data or not {"现值", "变动幅度"} <= data.keys():
        return False
    if data.get("单位") != before.data.get("单位"):
        return False
    value, previous, change = (Decimal(n) for n in (data["现值"], before.data["现值"], data["变动幅度"]))
    if data.get("单位") in ("%", "‰", "天"):
        return value - previous == change
    digits = int(data.get("小数位", 1))
    return previous > 0 and rounded((value - previous) * HUNDRED / previous, digits) == change
