"""Deadlines as officials write them: a date, the flags beside it, and what is said where it can't be read."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.dates import Date, Deadline, no_date, parse_deadline, why_no_deadline
from tests.test_dates import PLACE, dates


def last_day(text: str) -> str:
    """The last day of a deadline, and its flags: `2024-12-31 长`."""
    deadline = parse_deadline(text)
    assert deadline is not None, text
    day = deadline.date.last().isoformat() if deadline.date else ""
    flags = "".join(
        w for w, flag in zip("立长续", (deadline.immediate, deadline.ongoing, deadline.continuous), strict=True) if flag
    )
    return f"{day} {flags}".strip()


SPELLINGS = [  # each spelling of the ledgers: its last day; 立 立行立改, 长 长期坚持, 续 持续推进
    ("2022.8.30", "2022-08-30"),
    ("2022-8-30", "2022-08-30"),
    ("2022/8/30", "2022-08-30"),
    ("2022年8月30日", "2022-08-30"),
    ("２０２２年８月３０日", "2022-08-30"),
    ("44803", "2022-08-30"),
    ("44803.0", "2022-08-30"),
    ("44803前", "2022-08-30"),
    ("2022年8月", "2022-08-31"),
    ("2022.10", "2022-10-31"),
    ("2022年8月底前", "2022-08-31"),
    ("2022年底前", "2022-12-31"),
    ("2025年底前", "2025-12-31"),
    ("2024年底", "2024-12-31"),
    ("至2027年底", "2027-12-31"),
    ("到2025年年底", "2025-12-31"),
    ("2025年年底", "2025-12-31"),
    ("二〇二四年底前", "2024-12-31"),
    ("2022年上半年", "2022-06-30"),
    ("2025年6月底", "2025-06-30"),
    ("2025年第三季度", "2025-09-30"),
    ("2025年二季度底前", "2025-06-30"),
    ("2024年12月31日前完成整改任务", "2024-12-31"),
    ("2025年12月底前基本完成", "2025-12-31"),
    ("2022年12月31日止", "2022-12-31"),
    ("立行立改", "立"),
    ("立整立改", "立"),
    ("长期坚持", "长"),
    ("长期", "长"),
    ("立行立改，长期坚持", "立长"),
    ("立行立改\n长期坚持", "立长"),
    ("立行立改/长期坚持", "立长"),
    ("立行立改、2024年底前完成", "2024-12-31 立"),
    ("2024年底前，并长期坚持", "2024-12-31 长"),
    ("2024年底前，\n并长期坚持", "2024-12-31 长"),
    ("2024 年底前 , 并长期坚持", "2024-12-31 长"),
    ("2024年底前完成，并长期坚持", "2024-12-31 长"),
    ("2024年12月31日前完成整改并长期坚持", "2024-12-31 长"),
    ("短期攻坚、中期推进、长期坚持", "长"),
    ("持续推进", "续"),
    ("按序时推进", "续"),
    ("按序时进度推进", "续"),
    ("2024年底前，持续推进", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "meant"), SPELLINGS)
def test_every_spelling_of_the_ledgers_is_read(text: str, meant: str) -> None:
    assert last_day(text) == meant


@pytest.mark.parametrize("text", ["/", "／", "\\", "-", "－", "—", "——", "无", " 无 ", "（无）", "暂无", "N/A"])
def test_a_cell_that_says_nothing_says_no_date(text: str) -> None:
    assert no_date(text)
    assert parse_deadline(text) is None


@pytest.mark.parametrize("text", ["无法完成", "待定", "1", "立行立改", "2022-12-31", "长期坚持"])
def test_a_cell_that_says_something_is_not_empty(text: str) -> None:
    assert not no_date(text)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2022年底前", Deadline("2022年底前", Date(2022, end=True))),
        ("2022年12月底前完成整改", Deadline("2022年12月底前完成整改", Date(2022, 12, end=True))),
        ("2022-12-31", Deadline("2022年12月31日", Date(2022, 12, 31))),
        ("2022-12-31 00:00:00", Deadline("2022年12月31日", Date(2022, 12, 31))),
        (
            "2022-12-31 00:00:00 长期坚持",
            Deadline("2022年12月31日，长期坚持", Date(2022, 12, 31), ongoing=True),
        ),
        ("2022.10", Deadline("2022年10月", Date(2022, 10))),
        ("２０２２．１０", Deadline("2022年10月", Date(2022, 10))),
        ("44926", Deadline("2022年12月31日", Date(2022, 12, 31))),
        ("2022年前三季度", Deadline("2022年前三季度", Date(2022, 9, end=True))),
        ("立行立改", Deadline("立行立改", immediate=True)),
        ("立行立改，长期坚持", Deadline("立行立改，长期坚持", immediate=True, ongoing=True)),
        ("长期坚持", Deadline("长期坚持", ongoing=True)),
        ("2024年底前，并长期坚持", Deadline("2024年底前，并长期坚持", Date(2024, end=True), ongoing=True)),
        ("2024年底前（长期坚持）", Deadline("2024年底前（长期坚持）", Date(2024, end=True), ongoing=True)),
        ("持续推进", Deadline("持续推进", continuous=True)),
        ("2022年底前，持续推进", Deadline("2022年底前，持续推进", Date(2022, end=True))),
        ("2022年年底前", Deadline("2022年年底前", Date(2022, end=True))),
        ("2022年内", Deadline("2022年内", Date(2022, end=True))),
        ("2022年六月底前", Deadline("2022年六月底前", Date(2022, 6, end=True))),
        ("2022年8月至10月", Deadline("2022年8月至10月", Date(2022, 10))),
        ("2022.8.1-2022.10.31", Deadline("2022年8月1日至10月31日", Date(2022, 10, 31))),
        ("2022年10月前", Deadline("2022年10月前", Date(2022, 9, end=True))),
    ],
)
def test_a_deadline_is_a_date_and_flags_wherever_it_stands(text: str, deadline: Deadline) -> None:
    assert parse_deadline(text) == deadline
    assert parse_deadline(text, PLACE) == deadline


@pytest.mark.parametrize("text", ["", "无", "尽快", "2022年底前基本", "按省里要求", "2022-13-45", "完成"])
def test_a_deadline_that_says_no_time_is_none(text: str) -> None:
    assert parse_deadline(text) is None
    assert parse_deadline(text, PLACE) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2022年10月前", dt.date(2022, 9, 30)),
        ("2022年10月以前完成整改", dt.date(2022, 9, 30)),
        ("2022年1月前", dt.date(2021, 12, 31)),
        ("2022年10月底前", dt.date(2022, 10, 31)),
        ("2022年12月31日前", dt.date(2022, 12, 31)),
        ("2022年前三季度", dt.date(2022, 9, 30)),
    ],
)
def test_before_a_month_is_over_with_the_month_before_but_before_a_day_is_that_day(text: str, last: dt.date) -> None:
    deadline = parse_deadline(text)
    assert deadline is not None
    assert deadline.date is not None
    assert (str(deadline), deadline.date.last()) == (text, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("8月底前", "“8月底前”没有写是哪一年"),
        ("年底前", "“年底前”没有写是哪一年"),
        ("今年年底前，并长期坚持", "“今年年底前，并长期坚持”没有写是哪一年"),
        ("第三季度", "“第三季度”没有写是哪一年"),
        ("2022-02-30", "日历上没有“2022-02-30”"),
        ("2022年13月底前", "日历上没有“2022年13月底前”"),
        ("3022年底前", "“3022年底前”的年份不在 1949 至 2100 年之间"),
        ("二〇二二年前", "“二〇二二年前”可以读作 2021年底前，也可以读作 2022年底前"),
        ("2025年二季度前", "“2025年二季度前”可以读作 2025年3月底前，也可以读作 2025年6月底前"),
        ("2025年1季度前", "“2025年1季度前”可以读作 2024年底前，也可以读作 2025年3月底前"),
        ("24年底前", "“24年底前”的年份只写了两位"),
        ("24 年底前", "“24 年底前”的年份只写了两位"),
        ("22.8.30", "“22.8.30”的年份只写了两位"),
        (
            "2024年底前达标，2025年底前全面完成",
            "“2024年底前达标，2025年底前全面完成”里不止一个日期，不知道以哪一个为准",
        ),
        ("短期攻坚、中期推进", "“短期攻坚、中期推进”里没有认得出的日期，也不是“立行立改”一类的词"),
        ("尽快", "“尽快”里没有认得出的日期，也不是“立行立改”一类的词"),
    ],
)
def test_a_deadline_that_is_refused_is_told_why(text: str, reason: str) -> None:
    assert parse_deadline(text) is None
    assert why_no_deadline(text)[0] == reason


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2022.6.30前", "2022年6月30日前"),
        ("2022/06底前", "2022年6月底前"),
        ("2022年06月", "2022年6月"),
        ("2022年6月30前", "2022年6月30日前"),
        ("2022年4月1-6日", "2022年4月1-6日"),
        ("２０２２年８月", "2022年8月"),
        ("2022年\n 6月底前", "2022年6月底前"),
        ("2022-08-30T00:00:00", "2022年8月30日"),
        ("2022年6月底前\n并长期坚持", "2022年6月底前，并长期坚持"),
        ("立行立改 长期坚持", "立行立改，长期坚持"),
        ("2022年8.30", "2022年8月30日"),
        ("44803前", "2022年8月30日前"),
    ],
)
def test_a_deadline_prints_as_a_paper_has_it(text: str, printed: str) -> None:
    assert str(parse_deadline(text)) == printed


HEADS = ["", "立行立改，", "立行立改、", "即知即改；", "至", "截至"]
TAILS = ["", "前", "之前", "前完成", "前完成整改任务", "，并长期坚持", "前，长期坚持", "前完成整改，长期坚持"]
TAILS += ["\n长期坚持", "（长期坚持）", "，持续推进", "止", "前基本完成。"]


@given(dates(), st.sampled_from(TAILS))
def test_a_deadline_of_words_prints_as_it_was_written(date: Date, tail: str) -> None:
    assume("前" not in tail or date.day or date.end)
    deadline = parse_deadline(f"{date}{tail}")
    printed = f"{date}{tail}".replace("\n", "，")
    assert deadline == Deadline(printed, date, ongoing="长期坚持" in tail)
    assert str(deadline) == printed


def _spellings(date: Date) -> list[str]:
    """A date as people type it."""
    if date.day:
        serial = (dt.date(date.year, date.month or 1, date.day) - dt.date(1899, 12, 30)).days
        parts = [f"{date.year}{m}{date.month:02}{m}{date.day:02}" for m in "-./"]
        return [str(date), *parts, f"{date.year}年{date.month}.{date.day}", *([str(serial)] if serial > 20000 else [])]
    return [str(date), f"{date.year}.{date.month}" if date.month and not date.end else str(date)]


@given(
    dates().flatmap(lambda date: st.sampled_from(_spellings(date))),
    st.sampled_from(HEADS),
    st.sampled_from(TAILS),
    st.sampled_from(["", " ", "\n", "\u3000"]),
)
def test_every_deadline_that_is_printed_reads_back_as_itself(date: str, head: str, tail: str, blank: str) -> None:
    deadline = parse_deadline(f"{head}{blank}{date}{tail}{blank}")
    assume(deadline is not None)
    assert deadline is not None
    assert parse_deadline(str(deadline)) == deadline


@given(st.sampled_from([text for text, _ in SPELLINGS]))
def test_every_spelling_of_the_ledgers_is_printed_so_that_it_reads_back(text: str) -> None:
    deadline = parse_deadline(text)
    assert deadline is not None
    assert parse_deadline(str(deadline)) == deadline
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert last_day(wide) == last_day(text)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("8 月底前", "补上年份，如 2022年8月底前、2022年底前"),
        ("3022年底前", "核对年份"),
        ("2022-02-30", "核对月份和日子"),
        ("2025年二季度前", "写成 2025年3月底前，或 2025年6月底前"),
        ("24年底前", "年份写四位，如 2024年底前"),
        ("2024年底前达标，2025年底前全面完成", "只写最后的时限，前面各阶段写进“整改目标”或“整改措施”"),
        ("2022年底前力争", "写成 2022年底前、2022-12-31、立行立改、长期坚持，或“2022年底前，并长期坚持”"),  # one date
    ],
)
def test_a_deadline_that_is_refused_is_told_what_to_write(text: str, remedy: str) -> None:
    assert parse_deadline(text) is None
    assert why_no_deadline(text)[1] == remedy


def test_a_deadline_in_a_template_names_its_place() -> None:
    deadline = parse_deadline("2022年底前", PLACE)
    assert deadline is not None
    assert deadline.date is not None
    assert deadline.date.place is PLACE
    assert deadline.__html__() == '<data data-src="city.yaml:3:7">2022年底前</data>'
    assert Deadline("长期坚持", ongoing=True).__html__() == '<data data-src="">长期坚持</data>'
