"""A title -> its lines: no wider than 版心, ending where words end, in the shape of a trapezoid or a rhombus."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.write.title import FORBIDDEN_FIRST, FORBIDDEN_LAST, LONGEST_TITLE, SHORTEST, title_lines
from reportgen.zh import width

LIMIT = 20.1  # characters of 2号 in 版心
PIECES = """
德州市 中共烟台市委 关于 贯彻落实 公开 第二轮 省级 中央 生态环境保护督察 “回头看” 反馈意见 突出问题 2022年8月 PM2.5
整改落实 整改方案 情况 的报告 清单 （公开版） 《工作方案》 、 ， 和 的 天涯 鸢 ——
"""
titles = st.lists(st.sampled_from([*PIECES.split(), " "]), min_size=1, max_size=20).map("".join)
scrawls = st.text(alphabet="德州整改的报告，（）《》“”、20A. —…", max_size=60)
limits = st.floats(10, 30)


def wide(line: str) -> float:
    return width(line) / 2


@pytest.mark.parametrize("title", ["", "整改落实情况的报告", "整改方案（公开版）", "标本兼治 动真碰硬", "一" * 20])
def test_a_title_that_fits_is_one_line(title: str) -> None:
    assert title_lines(title, LIMIT) == [title]


@pytest.mark.parametrize(
    "lines",
    [
        "德州市贯彻落实第二轮省级生态环境保护督察/反馈意见整改方案",
        "大连市关于省级环境保护督察反馈意见/整改落实情况的报告",
        "扬州市关于长江经济带生态环境警示片/披露问题整改落实情况的通报",
        "泰安市公开第三轮省级生态环境保护督察/反馈问题整改进展情况",
        "关于第十六批群众信访举报件办理/和边督边改公开情况的通报",
        "中央第二生态环境保护督察组/交办的第九批群众信访举报件办理情况台账",
        "盘锦市深入打好污染防治攻坚战/2024年度工作要点和任务清单",
        "邯郸市峰峰矿区生态环境保护督察/反馈意见整改责任清单",
        "黄冈市生态环境局/关于报送生态环境保护督察整改方案的函",
        "鞍山市城市建成区黑臭水体整治/不到位问题整改验收公示",
        "关于请求对第二轮督察/反馈问题予以验收销号的请示",
        "呼伦贝尔市贯彻落实内蒙古自治区/生态环境保护督察反馈意见整改方案",
        "延边朝鲜族自治州关于中央生态环境保护督察/反馈问题整改进展情况的报告",
        "关于印发《吉安市生态环境保护督察/整改工作办法（试行）》的通知",
        "烟台市人民政府/关于第二轮省级生态环境保护督察/反馈意见整改落实情况的报告",
        "中共赣州市委 赣州市人民政府/关于第二轮中央生态环境保护督察/整改落实情况的报告",
        "铜陵市关于督察“回头看”/反馈意见整改落实情况及长江经济带、/黄河流域突出问题整改情况的报告",
        "株洲市关于贯彻落实/第二轮中央生态环境保护督察/反馈意见整改落实情况的报告",
        "沧州市关于河北省生态环境保护督察/移交生态环境损害责任追究问题/调查处理情况的通报",
        "潍坊市生态环境保护督察/整改工作领导小组办公室关于印发/《潍坊市生态环境保护督察反馈问题/整改销号办法（试行）》的通知",
    ],
)
def test_lines_end_where_the_parts_of_the_title_end(lines: str) -> None:
    assert title_lines(lines.replace("/", ""), LIMIT) == lines.split("/")


@pytest.mark.parametrize(
    "lines",
    [
        "上下联动 动真碰硬/淮北市全力推动省生态环境保护督察/整改落地见效",  # two slogans may share a line
        "提高政治站位/全力推进中央生态环境保护督察整改",
        "守住蓝天碧水 铁腕治污攻坚/——济源市中央生态环境保护督察/整改工作纪实",
    ],
)
def test_a_title_in_parts_breaks_between_them_and_drops_the_blank(lines: str) -> None:
    title = lines.replace("/——", "——").replace("督察/", "督察").replace("/", " ")
    assert title_lines(title, LIMIT) == lines.split("/")


def test_what_is_quoted_stays_on_one_line() -> None:
    quoted = "《陕西省第三生态环境保护督察组反馈意见》"  # 20 characters
    lines = title_lines(f"汉中市人民政府关于{quoted}整改落实情况的报告", LIMIT)
    assert lines == ["汉中市人民政府关于", quoted, "整改落实情况的报告"]


def test_what_is_quoted_is_broken_where_else_a_line_would_be_a_stub() -> None:
    lines = title_lines("关于《深入打好长江保护修复攻坚战行动方案》的通知", LIMIT)
    assert lines == ["关于《深入打好长江", "保护修复攻坚战行动方案》的通知"]


def test_a_line_more_is_taken_only_where_two_would_cut_a_name() -> None:
    head, tail = "烟台市人民政府关于", "生态环境保护督察反馈意见整改落实情况的报告"
    assert title_lines(head + tail, LIMIT) == [head + tail[:8], tail[8:]]
    head += "第二轮中央"
    assert title_lines(head + tail, LIMIT) == [head[:7], head[7:] + tail[:8], tail[8:]]


def test_the_thin_spaces_that_word_sets_beside_digits_need_room() -> None:
    assert len(title_lines("关于二〇年环境保护督察反馈整改情况的报告", LIMIT)) == 1
    assert len(title_lines("关于2022年环境保护督察反馈整改情况的报告", LIMIT)) == 2  # 20 characters and two spaces


def test_numbers_dates_and_latin_words_stay_whole() -> None:
    lines = title_lines("宜昌市关于2021—2025年PM2.5和O3污染防治2023年12月31日前完成情况的报告", LIMIT)
    assert all(any(word in line for line in lines) for word in ("2021—2025年", "PM2.5", "O3", "2023年12月31日"))


def test_a_name_of_which_nothing_is_known_stays_whole() -> None:
    lines = title_lines("鹤壁市淇河盘石头鱼泉整改落实情况和浚县大伾浮丘整改落实情况的报告", LIMIT)
    assert lines == ["鹤壁市淇河盘石头鱼泉整改落实情况", "和浚县大伾浮丘整改落实情况的报告"]


@given(titles | scrawls, limits)
def test_nothing_is_lost_but_blanks_at_breaks(title: str, limit: float) -> None:
    rest = title.strip()
    for line in title_lines(title, limit):
        assert rest.startswith(line)
        rest = rest[len(line) :].lstrip()
    assert rest == ""


@given(titles | scrawls, limits)
def test_no_line_is_wider_than_the_limit_or_has_blanks_at_its_ends(title: str, limit: float) -> None:
    lines = title_lines(title, limit)
    assert all(wide(line) <= limit and line == line.strip() for line in lines)


@given(titles | scrawls, limits)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(title: str, limit: float) -> None:
    # So many in a row may have to be parted.
    assume(not re.search(rf"[{FORBIDDEN_FIRST}{FORBIDDEN_LAST}\s]{{5}}", title))
    for upper, lower in pairwise(title_lines(title, limit)):
        assert lower[0] not in FORBIDDEN_FIRST
        assert upper[-1] not in FORBIDDEN_LAST


@given(st.text(alphabet="德州市整改落实情况生态环境保护督察及报告", max_size=70), st.floats(12, 30))
def test_without_marks_there_is_no_stub_and_at_most_one_line_too_many(title: str, limit: float) -> None:
    lines = title_lines(title, limit)
    assert len(lines) == 1 or all(wide(line) >= SHORTEST for line in lines)
    assert len(lines) <= -(-wide(title) // limit) + 1


def test_a_title_that_is_no_title_any_more_is_filled_line_by_line() -> None:
    """Blanks that would make a line of their own are left out."""
    title = "整改落实情况" * (LONGEST_TITLE // 6 + 1) + " " * 90 + "的报告"
    lines = title_lines(title, 20)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(0 < width(line) <= 40 for line in lines)
    assert lines[-1].endswith("的报告")


def test_a_width_into_which_no_character_fits_is_refused() -> None:
    with pytest.raises(ValueError, match="no character fits"):
        title_lines("整改", 0.4)
