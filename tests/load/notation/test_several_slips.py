"""Several slips in one file, and what stands beside a slip: each is told once, and good lines are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.load.nodes import Mapping, Sequence
from reportgen.load.notation.compose import ROUNDS, compose
from reportgen.load.source import source_of
from tests.load.notation.trees import both, data, where


@both
def test_one_run_reports_every_slip_of_a_file(loader: Any) -> None:
    text = (
        '城市:\n  名称：德州市\n  自称:我市\n  党委: 市委\n督察:\n  单位: %\n  标题: "甲"乙\n'
        "主送:\n  - 省委\n  -省政府\n说明: 要求: 一是\n城市: 1\n"
    )
    root, found = compose(source_of(text), loader)
    assert where(found) == [
        ("YML101", 2, 5),
        ("YML102", 3, 5),
        ("YML105", 6, 7),
        ("YML106", 7, 7),
        ("YML107", 10, 3),
        ("YML108", 11, 7),
        ("YML109", 12, 1),
    ]
    assert data(root) == {
        "城市": {"名称": "德州市", "自称": "我市", "党委": "市委"},
        "督察": {"单位": "%", "标题": "“甲”乙"},
        "主送": ["省委", "省政府"],
        "说明": "要求：一是",
    }


@both
def test_many_wrong_lines_one_after_another_are_all_named(loader: Any) -> None:
    text = "城市:\n" + "".join(f"  键{n}：值\n" for n in range(10)) + "  末: 1\n"
    _, found = compose(source_of(text), loader)
    assert where(found) == [("YML101", n + 2, len(f"  键{n}") + 1) for n in range(10)]


@both
def test_what_follows_a_mended_line_keeps_the_columns_of_the_file(loader: Any) -> None:
    root, _ = compose(source_of("主送: [@甲, 乙]\n城市:\n\t\t名称: 甲\n"), loader)
    assert isinstance(root, Mapping)
    sent, city = (entry.value for entry in root.entries)
    assert isinstance(sent, Sequence)
    assert isinstance(city, Mapping)
    assert sent.items[1].place[1:] == (1, 10, 1, 11)
    assert city.entries[0].value.place[1:] == (3, 7, 3, 8)


@both
def test_prose_under_a_bar_is_never_taken_for_a_slip(loader: Any) -> None:
    text = '说明: |\n  要求：一是\n  -二是\n  "三是"管\n  四是: 五是: 六\n  @七\n坏: 要求: 一\n'
    root, found = compose(source_of(text), loader)
    assert where(found) == [("YML108", 7, 6)]
    assert isinstance(root, Mapping)
    assert data(root.entries[0].value) == '要求：一是\n-二是\n"三是"管\n四是: 五是: 六\n@七\n'


@both
@pytest.mark.parametrize(
    "text",
    [
        "措施:\n  - 一是：加强领导\n  - 二是：压实责任\n坏: @某\n",
        "网址: http://example.cn:80/a\n时间: 17:30\n坏: @某\n",
        "说明: “一岗双责”、‘二’\n比例: 3:7\n坏: @某\n",
        "说明: 见附件（1）\n  ——不是列表\n坏: @某\n",
    ],
)
def test_a_good_line_beside_a_wrong_one_is_left_alone(loader: Any, text: str) -> None:
    _, found = compose(source_of(text), loader)
    assert where(found) == [("YML105", text.count("\n"), 4)]


@both
def test_a_list_item_with_a_full_width_colon_is_not_blamed_for_the_next_line(loader: Any) -> None:
    _, found = compose(source_of("措施:\n  - 一是：加强\n  名称: 甲\n"), loader)
    assert where(found) == [("YML118", 3, 1)]


@both
def test_what_no_pitfall_explains_is_told_in_chinese_with_its_place(loader: Any) -> None:
    root, found = compose(source_of("甲: 1\n- 乙\n"), loader)
    assert root is None
    assert where(found) == [("YML119", 2, 1)]
    assert "第 2 行第 1 个字符" in found[0].reason
    assert not any("a" <= c <= "z" for c in found[0].reason + found[0].fix)


@both
def test_faults_before_an_unexplained_one_are_told_too(loader: Any) -> None:
    _, found = compose(source_of("甲：1\n甲: 2\n甲: 3\n- 乙\n"), loader)
    assert [code for code, *_ in where(found)] == ["YML101", "YML109", "YML109", "YML119"]


@both
def test_no_more_rounds_than_the_limit_are_run(loader: Any) -> None:
    root, found = compose(source_of("".join(f"键{n}: @\n" for n in range(80))), loader)
    assert root is None
    assert len(found) == ROUNDS


def test_a_line_too_long_to_show_is_cut_around_the_fault() -> None:
    found = compose(source_of(f"说明: {'长' * 500}要求: 一是{'长' * 500}\n"))[1]
    assert found[0].place is not None
    assert found[0].place.column == 507
    assert "要求：一是" in found[0].fix
    assert len(found[0].fix) < 120
