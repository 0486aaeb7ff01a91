"""check --fix: marks, blanks and brackets are mended in the file itself; keys, meaning, encoding and line ends stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.mending import edits, mended
from reportgen.check.paper.lines import paper_of_lines
from reportgen.load.notation import compose
from reportgen.load.source import source_of
from reportgen.pipeline.build import Options
from reportgen.pipeline.mending import Mended, mend_file
from reportgen.place import Source
from tests.test_cli import CITY


def mend(path: Path, *, dry: bool = False) -> Mended:
    return mend_file(path, Options(), lambda hit, place: True, dry=dry)


def text_of(*lines: str) -> list[str]:
    """A plain text after one pass."""
    source = Source("公文.txt", lines)
    return mended(lines, edits(paper_of_lines(source), lambda hit, place: True))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("任务37项,已完成34项;其余推进。", "任务37项，已完成34项；其余推进。"),
        ("截至8月底(含当日),全部完成。", "截至8月底（含当日），全部完成。"),
        ('开展"回头看"工作，成效明显。', "开展“回头看”工作，成效明显。"),
        ("按鲁环发[2021]7号要求完成。", "按鲁环发〔2021〕7号要求完成。"),
        ("截至 2022年8月，任务全部完成。", "截至2022年8月，任务全部完成。"),
        ("任务３７项，已完成34项。", "任务37项，已完成34项。"),
        ("大气、水、土壤…都有改善。", "大气、水、土壤……都有改善。"),
    ],
)
def test_form_is_mended(before: str, after: str) -> None:
    assert text_of(before) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "按鲁环发[21]7号要求完成。",  # 2021 or 1921: not ours to say
        "按鲁环发〔2021〕第007号要求完成。",
        "任务37项，其余3正在推进。",
        "详见http://a.gov.cn/b?c=1,d;e。",
        "引进Xi'an技术，与O'Brien公司合作。",
        "他说：\"要抓好'回头看'工作。\"",  # which of them are inner ones, a reader must say
        "甲市（乙(丙)丁)的任务完成。",  # all brackets or none
        '管径5"和6"的管道全部更换。',
    ],
)
def test_what_may_change_the_meaning_stays(text: str) -> None:
    assert text_of(text) == [text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_keeps_its_encoding_and_its_line_ends(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "公文.txt"
    text = "市委、市政府高度重视整改工作。\r\n任务37项,已完成34项。\r其余推进(含新增)。\n"
    path.write_bytes(text.encode(encoding))
    done = mend(path)
    assert done.edits == 3
    assert path.read_bytes() == text.replace(",", "，").replace("(", "（").replace(")", "）").encode(encoding)
    assert "-任务37项,已完成34项。" in done.diff
    assert "+任务37项，已完成34项。" in done.diff


def test_dry_shows_the_diff_and_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "公文.txt"
    path.write_text("任务37项,已完成34项。", encoding="utf-8")
    assert mend(path, dry=True).diff
    assert path.read_text("utf-8") == "任务37项,已完成34项。"


LINES = """章节:
  - 角色: 补齐短板
    导语: "任务37项,已完成(含提前)34项。"  # 注,释(不)改
    要点:
      - {标题: 压实责任, 内容: '抓实抓细;抓好'}
      - 标题: 巩固成果
        内容: >
          截至8月底(含当日),
          全部完成。
"""


def test_in_data_only_values_are_mended(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY + LINES, encoding="utf-8")
    done = mend(path)
    after = path.read_text("utf-8")
    assert done.found == ()
    assert '任务37项，已完成（含提前）34项。"  # 注,释(不)改' in after
    assert "{标题: 压实责任, 内容: '抓实抓细；抓好'}" in after
    assert "截至8月底（含当日），" in after
    assert after.startswith(CITY)
    assert mend(path).edits == 0


@given(st.lists(st.text("任务37项,;:()[]\"' 　完成。，“”〔2021〕号", max_size=20), max_size=6))
def test_mending_ends_and_keeps_all_han_and_digits(lines: list[str]) -> None:
    def kept(text: list[str]) -> str:
        return "".join(c for line in text for c in line if c in "任务37项完成2021号")

    assert kept(text_of(*lines)) == kept(lines)


def test_data_that_can_not_be_drawn_are_left(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY + "整改工作: 甲,乙\n", encoding="utf-8")
    assert mend(path) == Mended()


def test_the_shape_of_the_data_is_the_same_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY + LINES, encoding="utf-8")
    before, _ = compose(source_of(path.read_text("utf-8")))
    mend(path)
    after, found = compose(source_of(path.read_text("utf-8")))
    assert found == []
    assert type(before) is type(after)


@pytest.mark.parametrize("wish", ["FMT753", "'FMT753:含新增'"])
def test_what_the_data_want_ignored_is_not_mended(tmp_path: Path, wish: str) -> None:
    path = tmp_path / "city.yaml"
    chapter = "章节:\n  - 标题: 补齐短板\n    导语: 整改任务(含新增)已完成34项。\n"
    path.write_text(CITY + chapter + f"检查: {{忽略: [{wish}]}}\n", encoding="utf-8")
    before = path.read_text("utf-8")
    assert mend(path).edits == 0
    assert path.read_text("utf-8") == before


def test_one_run_mends_all_that_the_next_would(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(CITY + "章节:\n  - 标题: 补齐短板\n    导语: 任务(含新增),37项全部完成。\n", encoding="utf-8")
    assert mend(path).edits == 3
    assert "任务（含新增），37项" in path.read_text("utf-8")
    assert mend(path).edits == 0


def test_what_is_no_file_is_left_to_the_check(tmp_path: Path) -> None:
    assert mend(tmp_path / "无.txt") == Mended()
    assert mend(tmp_path) == Mended()


def test_a_file_that_its_owner_made_read_only_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "公文.txt"
    path.write_text("任务37项,已完成34项。", encoding="utf-8")
    monkeypatch.setattr("os.access", lambda *_: False)
    done = mend(path)
    assert [(d.code, d.reason) for d in done.found] == [("OUT602", "文件是只读的")]
    assert (done.edits, path.read_text("utf-8")) == (0, "任务37项,已完成34项。")


def test_what_stands_over_two_lines_or_beside_a_figure_is_left(tmp_path: Path) -> None:
    """The comma is mended; the blank that the folded lines make, and the one behind a placeholder, are not typed."""
    path = tmp_path / "city.yaml"
    prose = "章节:\n  - 标题: 总体情况\n    段落:\n      - >\n        截至\n        2022年8月,共【任务.总数】 项。\n"
    path.write_text(CITY + prose, encoding="utf-8")
    assert mend(path).edits == 1
    assert path.read_text("utf-8") == CITY + prose.replace(",", "，")
