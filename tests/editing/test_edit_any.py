"""Whatever a clerk types: it is read back as it was typed, or it is refused and the file is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.load import load
from reportgen.load.source import is_clean
from tests.editing.cities import LISTED, booked, changed, listed, value
from tests.examples import examples

MARKS = "：:，,。；#'\"“”【】[]{}（）()-—*&!|>%@`~? \t\n\\/０１a1\u3000年月日一是"
TEXTS = st.text(st.sampled_from(MARKS) | st.characters(codec="utf-8"), max_size=40)
LINES = ("标题", "整改任务.2.进展", "整改任务.1.名称", "章节.1.要点.1.内容", "章节.1.要点.2.内容", "城市.自称")


def normal(text: str) -> str:
    """Line ends as the file has them; blanks alone are nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else ""


@examples(60)
@given(address=st.sampled_from(LINES), text=TEXTS)
def test_any_text_in_the_data_file(tmp_path_factory: pytest.TempPathFactory, address: str, text: str) -> None:
    path = listed(tmp_path_factory.mktemp("city"))
    edited = changed(path, {address: text})
    if any(d.is_error for d in edited.found):
        assert path.read_text("utf-8") == LISTED
    elif not normal(text) and address == "章节.1.要点.2.内容":
        assert "治水" not in path.read_text("utf-8")  # a point without words goes
    else:
        assert value(path, address) == normal(text)
    if not is_clean(normal(text)):
        assert edited.files == ()


@examples(25)
@given(text=TEXTS)
def test_any_text_in_a_cell(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder: Path = tmp_path_factory.mktemp("city")
    path = booked(folder)
    before = (folder / "台账.xlsx").read_bytes()
    edited = changed(path, {"整改任务.2.进展": text})
    if edited.files:
        assert value(path, "整改任务.2.进展").split() == text.split()
    else:
        assert (folder / "台账.xlsx").read_bytes() == before


NAMES = st.lists(
    st.sampled_from(("市水利局", "市住房和城乡建设局", "陵城区委、区政府", "各县（市、区）政府", "市委办")), max_size=4
)
MEASURES = st.lists(st.sampled_from(("清淤。", "- 截污: 两处", "# 三", "“建”管网", "一、二", "[甲]")), max_size=4)


@examples(40)
@given(task=st.sampled_from("12"), names=NAMES, measures=MEASURES)
def test_any_list_in_the_data_file(
    tmp_path_factory: pytest.TempPathFactory, task: str, names: list[str], measures: list[str]
) -> None:
    path = listed(tmp_path_factory.mktemp("city"))
    asked = {f"整改任务.{task}.责任单位": "\n".join(names), f"整改任务.{task}.整改措施": "\n".join(measures)}
    edited = changed(path, asked)
    assert not [d for d in edited.found if d.is_error]
    report = load(path).report
    assert report is not None
    found = report.tasks[int(task) - 1]
    assert (list(found.responsible_units), list(found.measures)) == (names, measures)
    assert "# 第一项" in path.read_text("utf-8")
