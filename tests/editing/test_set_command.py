"""`reportgen set` as a clerk types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import ended
from tests.editing.cities import LISTED, booked, listed, value


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return listed(tmp_path)


def test_without_words_it_lists_what_can_be_set(city: Path) -> None:
    shown = ended("set", "city.yaml", cwd=city.parent).out
    lines = shown.split("\n")
    assert [line for line in lines if line and line[0] != " "][:3] == ["整改任务", "要点", "基本事实"]
    assert "  整改任务.2  2 散煤替代" in lines
    assert "    状态=达到序时进度" in lines
    assert "    截至日期=2022-08-30" in lines
    assert "序号=" not in shown
    assert "要改，写“名=值”，如 整改任务.1.完成日期=2021-12-20" in lines
    assert city.read_text("utf-8") == LISTED


def test_it_says_each_change_and_each_file(city: Path) -> None:
    words = ("整改任务.2.状态=已完成整改", "整改任务.2.完成日期=2022-08-20", "截至日期=2022-09-30")
    ran = ended("set", "city.yaml", *words, cwd=city.parent)
    assert ran.err == ""
    assert ran.out.splitlines() == [
        "整改任务.2.状态：“达到序时进度”改为“已完成整改”",
        "整改任务.2.完成日期：填上“2022-08-20”",
        "截至日期：“2022-08-30”改为“2022-09-30”",
        "已写入 city.yaml",
        "原来的文件已存为“city.yaml.bak”",
    ]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = booked(tmp_path)
    before = path.read_bytes(), (tmp_path / "台账.xlsx").read_bytes()
    ran = ended("set", "city.yaml", "整改任务.2.状态=推进中", "截至日期=2022-09-30", "--dry-run", cwd=tmp_path)
    assert ran.out.splitlines()[-1] == "没有写文件；不加 --dry-run 就写"
    assert (path.read_bytes(), (tmp_path / "台账.xlsx").read_bytes()) == before


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("章节.补齐短板.要点.1.内容", "章节.1.要点.1.内容"),
        ("章节.补齐短板弱项.要点.守护蓝天.内容", "章节.1.要点.1.内容"),
        ("整改任务.散煤替代.进展", "整改任务.2.进展"),
        ("整改任务.2.进展情况", "整改任务.2.进展"),
        ("整改任务．２．进展", "整改任务.2.进展"),
        ("整改任务.2.存在困难", "整改任务.2.存在问题"),
    ],
)
def test_a_value_may_be_named_in_other_ways(city: Path, name: str, address: str) -> None:
    ended("set", "city.yaml", f"{name}=新的话。", cwd=city.parent)
    assert value(city, address) == "新的话。"


def test_an_empty_value_takes_it_away(city: Path) -> None:
    assert ended("set", "city.yaml", "整改任务.2.进展=", cwd=city.parent).out.startswith("整改任务.2.进展：删去“")
    assert "进展" not in city.read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("整改任务.2.状太=推进中", "能改的各处里没有“整改任务.2.状太”；是否为“整改任务.2.状态”"),
        ("落款日期=2022-09-01", "是否为“落款.日期”"),
        ("天气=晴", "能改的各处里没有“天气”；不写“名=值”，就列出能改的各处"),
        ("截至日期", "“截至日期”要写成“名=值”，如 截至日期=2026-10-31"),
        ("=推进中", "要写成“名=值”"),
    ],
)
def test_a_wrong_name_is_wrong_usage_and_near_ones_are_offered(city: Path, word: str, said: str) -> None:
    assert said in ended("set", "city.yaml", word, cwd=city.parent, status=2).err
    assert city.read_text("utf-8") == LISTED


def test_a_name_that_several_bear_must_be_told_apart(city: Path) -> None:
    points = "      - {标题: 治水, 内容: 甲。}\n      - {标题: 治水, 内容: 乙。}\n"
    city.write_text(f"{LISTED[: LISTED.index('      - 标题: 守护')]}{points}", encoding="utf-8")
    said = ended("set", "city.yaml", "章节.1.要点.治水.内容=丙。", cwd=city.parent, status=2).err
    assert "有 2 处：章节.1.要点.1.内容、章节.1.要点.2.内容，写明是哪一处" in said


def test_a_value_that_can_not_be_read_ends_with_1_and_changes_nothing(city: Path) -> None:
    ran = ended("set", "city.yaml", "截至日期=2022-13-01", "整改任务.2.状态=推进中", cwd=city.parent, status=1)
    assert "错误[SHP208]" in ran.err
    assert ran.err.startswith("各处都没有改\n") or "\n各处都没有改" in ran.err
    assert ran.out == ""
    assert city.read_text("utf-8") == LISTED


def test_what_is_so_already_is_said(city: Path) -> None:
    assert ended("set", "city.yaml", "截至日期=2022-08-30", cwd=city.parent).out == "都已经是这样，没有要改的\n"


def test_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    assert "SRC101" in ended("set", "city.yaml", cwd=tmp_path, status=1).err
