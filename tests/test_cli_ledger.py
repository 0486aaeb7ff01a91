"""`reportgen ledger` from the command line: words, exit status, what goes where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli.ledger import BY
from reportgen.ledger.columns import COLUMNS
from reportgen.ledger.split import BY_UNIT
from tests.commands import Ran
from tests.ledger.rounds import FARMING, HOUSING, WATER, divided, filled, ledger

DONE = "已完成整改"


def test_each_command_explains_itself_with_examples(tmp_path: Path) -> None:
    for words in (("ledger",), *(("ledger", name) for name in ("template", "split", "merge", "export"))):
        ran = Ran(*words, "-h", cwd=tmp_path)
        assert (ran.status, ran.err) == (0, "")
        assert "例：reportgen ledger" in ran.out


def test_what_tasks_are_divided_by_is_a_column_and_first_the_one_that_names_every_unit() -> None:
    assert BY[0] == BY_UNIT
    assert set(BY) <= {column.key for column in COLUMNS}


def test_an_empty_template_is_made_where_one_stands(tmp_path: Path) -> None:
    ran = Ran("ledger", "template", "--rows", "10", cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (0, "已生成 台账.xlsx\n", "")


def test_split_tells_unit_tasks_and_file(tmp_path: Path) -> None:
    ledger(tmp_path)
    ran = Ran("ledger", "split", "台账.xlsx", "--by-date", "2022-08-05", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    lines = [line.split() for line in ran.out.splitlines()]
    assert lines[1] == ["单位", "任务", "文件"]
    assert [line[:2] for line in lines[2:]] == [[WATER, "2项"], [HOUSING, "2项"], [FARMING, "2项"]]
    assert (tmp_path / "分发" / f"台账-{WATER}.xlsx").is_file()


def test_merge_prints_the_report_and_warns_on_stderr(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(1, "状态"): DONE})
    filled(tmp_path, HOUSING, {(1, "状态"): "基本完成"})
    ran = Ran("ledger", "merge", "台账.xlsx", "交回", cwd=tmp_path)
    assert ran.status == 0
    assert "警告[LED364] 第 1 项的“状态”几份表填得不一样" in ran.err
    assert "警告[LED362] 1 个单位没有交回" in ran.err
    assert "冲突（未采用，待确认）（1）" in ran.out
    assert ran.out.endswith("已生成 汇总台账.xlsx\n")


def test_merge_as_json_is_one_object(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(1, "状态"): DONE, (1, "整改时限"): "2025年底前"})
    filled(tmp_path, HOUSING, {(1, "状态"): "基本完成"})
    ran = Ran("ledger", "merge", "台账.xlsx", "交回", "--json", cwd=tmp_path)
    report = json.loads(ran.out)
    assert report["missing"] == [FARMING]
    (conflict,) = report["conflicts"]
    assert (conflict["no"], conflict["column"], conflict["base"]) == ("1", "状态", "推进中")
    assert {(v["value"], v["unit"]) for v in conflict["values"]} == {(DONE, WATER), ("基本完成", HOUSING)}
    assert [(c["column"], c["new"]) for c in report["locked"]] == [("整改时限", "2025年底前")]
    assert report["output"] == "汇总台账.xlsx"


def test_a_broken_return_ends_with_1_and_nothing_is_written(tmp_path: Path) -> None:
    divided(tmp_path)
    filled(tmp_path, WATER, {(1, "状态"): "差不多"})
    ran = Ran("ledger", "merge", "台账.xlsx", "交回", cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert f"台账-{WATER}.xlsx!台账!G4: 错误[LED301]" in ran.err
    assert not (tmp_path / "汇总台账.xlsx").exists()


def test_export_and_its_file(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("城市: {名称: 德州市}\n整改任务: {列表: [{序号: 1, 状态: 推进中}]}\n", "utf-8")
    ran = Ran("ledger", "export", "city.yaml", cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (0, "已生成 台账.xlsx\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("split",), "缺少参数"),
        (("merge", "台账.xlsx"), "缺少参数"),
        (("merge", "台账.xlsx", "没有"), "没有“没有”这个"),
        (("merge", "台账.xlsx", "空"), "文件夹“空”里没有交回的表"),
        (("merge", "台账.xlsx", "台账.xlsx"), "是台账本身"),
        (("split", "台账.xlsx", "--by", "配合单位"), "“配合单位”不在其中"),
        (("split", "台账.xlsx", "--by-date", "下周"), "日期“下周”读不懂"),
        (("template", "--rows", "0"), "超出范围"),
        (("template", "--rows", "十"), "不是数字"),
        (("template", "-o", "台账.xls"), "不是 .xlsx"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_ends_with_2_and_is_told_in_chinese(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    ledger(tmp_path)
    (tmp_path / "空").mkdir()
    ran = Ran("ledger", *words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "错误：" in ran.err
    assert not {"Error", "Usage", "Try", "Invalid"} & set(ran.err.replace(":", " ").split())
