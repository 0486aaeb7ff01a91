"""Records behave alike from the first object to the hundredth, however their `__init__` is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar

import pytest

from reportgen.records import FEW, dataclass, field, fields, replace

COUNTS = (0, 1, FEW - 1, FEW, FEW + 1, FEW + 20)  # objects that were made before


def make() -> tuple[type, type]:
    """A class and one that inherits from it, as no object was made of them yet."""

    @dataclass(frozen=True, slots=True)
    class Row:
        name: str
        cells: list[int] = field(default_factory=list)
        note: str = ""

    @dataclass(frozen=True, kw_only=True)
    class Wide(Row):
        width: int

    return Row, Wide


def used(count: int) -> tuple[type, type]:
    row, wide = make()
    for number in range(count):
        row(str(number))
        wide("a", width=number)
    return row, wide


@pytest.mark.parametrize("count", COUNTS)
def test_fields_are_filled_by_place_by_name_and_by_default(count: int) -> None:
    row, wide = used(count)
    assert repr(row("a", [1])).endswith("Row(name='a', cells=[1], note='')")
    assert row("a", note="b", cells=[2]) == row("a", [2], "b")
    assert [getattr(wide("a", width=7), f.name) for f in fields(wide)] == ["a", [], "", 7]
    assert replace(row("a"), note="c").note == "c"


@pytest.mark.parametrize("count", COUNTS)
def test_a_default_that_is_made_is_made_anew_for_each(count: int) -> None:
    row, _ = used(count)
    one, other = row("a"), row("a")
    one.cells.append(1)
    assert other.cells == []


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(
    "call",
    [
        lambda row, wide: row(),
        lambda row, wide: row("a", name="a"),
        lambda row, wide: row("a", [], "", 1),
        lambda row, wide: row("a", colour="red"),
        lambda row, wide: wide("a"),
        lambda row, wide: wide("a", [], "", 7),
    ],
    ids=["a value missing", "a value twice", "too many", "an unknown name", "a keyword missing", "a keyword by place"],
)
def test_a_wrong_call_is_refused_and_a_right_one_behind_it_is_not(
    count: int, call: Callable[[type, type], object]
) -> None:
    row, wide = used(count)
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        call(row, wide)
    assert row("a").name == wide("a", width=1).name == "a"


@pytest.mark.parametrize("count", COUNTS)
def test_frozen_ones_are_equal_and_hashed_by_their_values(count: int) -> None:
    @dataclass(frozen=True)
    class Spot:
        line: int
        told: str = field(default="", compare=False)

    for number in range(count):
        Spot(number)
    assert {Spot(1), Spot(1, "here"), Spot(2)} == {Spot(1), Spot(2)}
    assert Spot(1) not in [(1, ""), 1]


class Finished:
    def __post_init__(self) -> None:
        pass


class Counted:
    count: int = field(default=0, init=False)


class Given:
    start: InitVar[int]


@pytest.mark.parametrize("kind", [Finished, Counted, Given])
def test_what_would_be_passed_over_is_refused_when_a_class_is_declared(kind: type) -> None:
    with pytest.raises(TypeError, match=f"^{kind.__name__}: no record has"):
        dataclass(kind)
