"""Words of the ledgers: states, yes and no, numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.load.words import (
    DOUBTFUL,
    STATUS,
    Meaning,
    boolean,
    is_doubtful,
    meaning_of,
    number,
    stage_of,
    suggestions,
)
from reportgen.model import CLOSED, Progress, Status


@pytest.mark.parametrize("progress", Progress)
def test_the_canonical_word_of_every_state_means_it(progress: Progress) -> None:
    assert meaning_of(progress.value) == Meaning(progress)


@pytest.mark.parametrize("meaning", dict.fromkeys(STATUS.values()))
def test_a_state_as_the_annex_prints_it_means_the_same(meaning: Meaning) -> None:
    printed = str(Status(progress=meaning.progress, text="", ongoing=meaning.ongoing))
    assert meaning_of(printed) == meaning._replace(stage=None)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("已完成", Meaning(Progress.DONE)),
        ("办结", Meaning(Progress.DONE)),
        ("已整改到位", Meaning(Progress.DONE)),
        ("已完成整改，长期坚持", Meaning(Progress.DONE, ongoing=True)),
        ("已完成，长期坚持", Meaning(Progress.DONE, ongoing=True)),
        ("已完成（长期坚持）", Meaning(Progress.DONE, ongoing=True)),
        ("已销号", Meaning(Progress.DONE, stage=CLOSED)),
        ("完成交账销号", Meaning(Progress.DONE, stage=CLOSED)),
        ("基本完成整改", Meaning(Progress.MOSTLY_DONE)),
        ("阶段性办结", Meaning(Progress.MOSTLY_DONE)),
        ("达到序时进度", Meaning(Progress.ON_SCHEDULE)),
        ("超序时进度", Meaning(Progress.AHEAD)),
        ("滞后", Meaning(Progress.BEHIND)),
        ("未完成", Meaning(Progress.IN_PROGRESS)),
        ("长期坚持", Meaning(Progress.IN_PROGRESS, ongoing=True)),
        (" 正在 推进\n", Meaning(Progress.IN_PROGRESS)),
        ("未启动。", Meaning(Progress.NOT_STARTED)),
        ("按期完成", Meaning(Progress.DONE)),
        ("超期完成", Meaning(Progress.DONE)),
        ("未办结", Meaning(Progress.IN_PROGRESS)),
        ("部分完成", Meaning(Progress.IN_PROGRESS)),
        ("已启动", Meaning(Progress.IN_PROGRESS)),
        ("已完成整改/长期坚持", Meaning(Progress.DONE, ongoing=True)),
    ],
)
def test_one_state_has_many_words(text: str, meaning: Meaning) -> None:
    assert meaning_of(text) == meaning


def test_no_word_is_in_two_rows() -> None:
    """A word of two rows would silently mean the later one."""
    from reportgen.load import states

    listed = [word for _, row in states._WORDS for word in row.split()]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("text", ["", "差不多了", "完成80%", "已", "未"])
def test_a_word_that_is_not_listed_means_nothing(text: str) -> None:
    assert meaning_of(text) is None
    assert not is_doubtful(text)


@pytest.mark.parametrize("text", ["√", "✔", "100%", "１００％", "OK", "Done", "是", "1"])
def test_a_tick_says_that_something_is_done_but_not_what(text: str) -> None:
    assert is_doubtful(text)
    assert meaning_of(text) is None


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("己完成", "已完成"),
        ("以完成", "已完成"),
        ("已完成整改√", "已完成整改"),
        ("已完成（2022年6月）", "已完成"),
        ("进度滞后任务", "进度滞后"),
        ("推进顺利", "推进中"),
        ("超序时", "超序时进度"),
        ("基本完成了", "基本完成"),
        ("尚未启动整治", "尚未启动"),
    ],
)
def test_a_slip_is_answered_with_the_word_that_was_meant(text: str, offered: str) -> None:
    assert offered in suggestions(text)


@pytest.mark.parametrize(
    "text", ["完成80%", "预计完成", "基本达到序时进度", "申请延期", "超时限", "绿灯", "", "不滞后"]
)
def test_no_word_is_offered_that_reverses_the_facts_or_claims_more(text: str) -> None:
    assert suggestions(text) == []


@given(st.sampled_from([*STATUS]), st.sampled_from(["未", "尚未", "待", "申请", "预计", "部分", "基本"]))
def test_a_word_of_doubt_is_never_answered_without_the_doubt(word: str, doubt: str) -> None:
    assume(not meaning_of(doubt + word))
    sure = {Progress.DONE, Progress.MOSTLY_DONE} if doubt != "基本" else {Progress.DONE}
    assert not sure & {STATUS[offered].progress for offered in suggestions(doubt + word)}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("拟申请销号", "已申请"),
        ("已完成整改待省级验收", "已申请"),
        ("推进中（公示中）", "公示中"),
        ("核查中", "核查中"),
        ("现场核查", "核查中"),
        ("未销号", "未申请"),
        ("未通过验收", "未申请或已申请"),
        ("暂未公示", "未申请或已申请"),
        ("已验收", "核查中、公示中或已销号"),
        ("待验收", None),
        ("公示中", None),
        ("申请延期", None),
        ("已销号", None),
        ("完成并通过验收", None),
    ],
)
def test_a_word_of_the_close_out_is_known_as_one(text: str, stage: str | None) -> None:
    assert stage_of(text) == stage


def test_no_state_is_doubtful() -> None:
    assert not DOUBTFUL & set(STATUS)


@pytest.mark.parametrize(("text", "truth"), [("是", True), ("否", False), ("TRUE", True), ("no", False), ("Ｎ", False)])
def test_yes_and_no(text: str, truth: bool) -> None:
    assert boolean(text) is truth


@pytest.mark.parametrize("text", ["", "也许", "1", "0"])
def test_what_is_neither_yes_nor_no(text: str) -> None:
    assert boolean(text) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("37", "37"),
        ("1,685", "1685"),
        ("１２", "12"),
        ("１，６８５", "1685"),
        (" 56.0 ", "56.0"),
        ("-11.1", "-11.1"),
        ("－3.5", "-3.5"),
        ("−3.5", "-3.5"),
        ("1 685", "1685"),
        ("+12.7", "+12.7"),
        ("010", "010"),
    ],
)
def test_numbers_as_people_type_them(text: str, plain: str) -> None:
    assert number(text) == plain


@pytest.mark.parametrize(
    "text", ["", "37项", "约30", "1,68", "12,3456", "1e9", "1.", ".5", "9" * 19, "0x1F", "二十", "50%"]
)
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@given(st.decimals(-(10**15), 10**15, places=4))
def test_any_number_in_digits_is_read_exactly(value: Decimal) -> None:
    assert Decimal(number(f"{value:f}") or "nothing") == value
    assert Decimal(number(f"{value:,.4f}") or "nothing") == value
