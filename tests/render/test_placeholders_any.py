"""Whatever stands between 【 and 】 and around it is printed as a value, or told; nothing of the text is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.diagnostics import show
from tests.examples import examples
from tests.render.test_placeholders import made, printed

NAMES = ["任务", "已完成", "总数", "领域", "大气", "水（地表）", "信访", "办结率", "问责", "按级别", "县级干部", "指标"]
STEPS = st.sampled_from(
    [*NAMES, "优良水体比例", "现值", "同比", "督察", "城市", "名称", "待核", "", "__class__", "names"]
)
PATHS = st.builds(".".join, st.lists(STEPS | st.text(st.characters(codec="utf-8"), max_size=4), min_size=1, max_size=4))
STYLES = st.sampled_from(["", "|", "|数", "|余", "|约数", "|名", "|甲", "｜数", "| 数 ", "||", "|数|数"])
AROUND = st.text("共项目件个。.|：[［〔〕］]【】 ", max_size=6)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@examples(100)
@given(AROUND, PATHS, STYLES, AROUND)
@example("", "任务.已完成", "|数", "项】")
def test_any_placeholder_is_filled_or_told(home: Path, before: str, path: str, style: str, after: str) -> None:
    document, found = made(home, f"{before}【{path}{style}】{after}。")
    assert (document is None) == any(d.is_error for d in found)
    assert all(d.reason and d.fix and d.place for d in found)
    show(found).encode("utf-8")  # which a lone surrogate would end
    if document is None:
        assert {d.code for d in found if d.is_error} <= {"FIG401", "FIG409", "SRC108"}


KNOWN = {
    "任务.已完成": "1项",
    "信访": "228件",
    "任务.完成率": "33.3%",
    "城市.名称": "德州市",
    "待补充：甲": "【待补充：甲】",
}


@examples(60)
@given(st.lists(st.sampled_from("甲乙丙丁，。、；") | st.sampled_from(sorted(KNOWN)), min_size=1, max_size=12))
def test_what_stands_around_placeholders_stays_as_it_is(home: Path, parts: list[str]) -> None:
    text = "".join(f"【{part}】" if part in KNOWN else part for part in ["始", *parts, "终"])
    assert printed(home, text) == "".join(KNOWN.get(part, part) for part in ["始", *parts, "终"])
