"""A title of several lines -> the width at which it breaks well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.write.title import NEVER_FIRST, block_width, broken
from reportgen.zh import width

LIMIT = 20.1  # characters of 2号 in 版心


def test_a_short_title_needs_no_width() -> None:
    assert block_width("整改落实情况的报告", LIMIT) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["德州市人民政府关于第二轮省级生态环境保护", "督察反馈意见整改落实情况的报告"],
        ["德州市第二轮省级生态环境保护督察", "反馈意见整改任务进展情况清单"],
        ["关于长江经济带生态环境", "突出问题整改情况的报告"],
        ["淮北市贯彻落实安徽省生态环境保护", "督察反馈意见整改情况的报告"],
    ],
)
def test_lines_are_even_and_do_not_end_inside_a_word_of_the_field(lines: list[str]) -> None:
    title = "".join(lines)
    assert list(broken(title, block_width(title, LIMIT) or 0)) == lines


@given(st.text(alphabet="德州市整改落实情况的报告，（）“”、2022", min_size=1, max_size=90), st.floats(14, 30))
def test_any_title_is_broken_within_the_limit_and_loses_nothing(title: str, limit: float) -> None:
    found = block_width(title, limit)
    lines = list(broken(title, found or limit))
    assert "".join(lines) == title
    assert all(width(line) / 2 <= limit for line in lines)


def test_no_line_begins_with_a_closing_mark() -> None:
    title = "德州市关于督察“回头看”反馈意见整改落实情况及长江经济带、黄河流域突出问题整改情况的报告"
    found = block_width(title, LIMIT)
    assert found is not None
    assert not any(line[0] in NEVER_FIRST for line in broken(title, found))


def test_the_last_line_is_never_a_stub() -> None:
    title = "德州市贯彻落实省级生态环境保护督察反馈意见"  # 21 characters
    found = block_width(title, LIMIT)
    assert found is not None
    assert len(list(broken(title, found))[-1]) >= 4
