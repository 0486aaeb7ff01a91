"""`reportgen build -t`: lists, notices and schedules stand beside the report, under names of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Ran
from tests.test_cli import city, english

CITY = """
城市: {名称: 德州市}
督察: {轮次: 第二轮, 层级: 省级, 督察组: 省第七督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30
整改任务:
  列表:
    - {序号: 1, 反馈问题: 河道淤积, 责任单位: 市水利局, 整改目标: 行洪, 整改措施: 清淤, 整改时限: 2021年底前,
       状态: 已完成整改, 完成日期: 2022-06-20, 进展: 清淤3公里}
    - {序号: 2, 反馈问题: 散煤, 责任单位: 市发展改革委, 整改目标: 替代, 整改措施: 改气, 整改时限: 2022年6月底前,
       状态: 已完成整改, 完成日期: 2022-06-20, 进展: 替代完成}
公示: {任务: 1, 起: 2022-09-01, 止: 2022-09-15, 单位: 市整改办, 电话: 0534-1234567}
落款: {署名: 德州市人民政府, 日期: 2022-08-30}
"""


def test_the_report_stays_beside_the_papers_of_other_kinds(tmp_path: Path) -> None:
    city(tmp_path, CITY)
    assert Ran("build", "city.yaml", "-f", "txt", cwd=tmp_path).out == "已生成 city.txt\n"
    report = (tmp_path / "city.txt").read_text("utf-8")
    for kind in ("进展情况清单", "销号公示"):
        ran = Ran("build", "city.yaml", "-f", "txt", "-t", kind, cwd=tmp_path)
        assert (ran.status, ran.err, ran.out) == (0, "", f"已生成 city-{kind}.txt\n")
    assert (tmp_path / "city.txt").read_text("utf-8") == report


def test_a_schedule_tells_of_columns_that_nobody_has_filled_in(tmp_path: Path) -> None:
    city(tmp_path, CITY)
    ran = Ran("build", "city.yaml", "-f", "txt", "-t", "月度调度表", cwd=tmp_path)
    assert ran.status == 0
    assert "警告[LED331] 台账的“下步措施”一栏全空" in ran.err
    title = (tmp_path / "city-月度调度表.txt").read_text("utf-8").split("\n")[0]
    assert title == "德州市第二轮省级生态环境保护督察反馈意见整改任务2022年8月调度表"


def test_each_task_has_a_notice_of_its_own(tmp_path: Path) -> None:
    city(tmp_path, CITY)
    for number in ("1", "二"):
        ran = Ran("build", "city.yaml", "-f", "txt", "-t", "销号公示", "--task", number, cwd=tmp_path)
        assert ran.status == 0
    names = sorted(p.name for p in tmp_path.glob("*.txt"))
    assert names == ["city-销号公示-第1项.txt", "city-销号公示-第2项.txt"]
    assert "第2项整改任务" in (tmp_path / names[1]).read_text("utf-8")


def test_a_file_that_is_a_notice_itself_takes_the_option_too(tmp_path: Path) -> None:
    city(tmp_path, CITY + "文种: 公示\n")
    assert Ran("build", "city.yaml", "-f", "txt", cwd=tmp_path).out == "已生成 city.txt\n"
    ran = Ran("build", "city.yaml", "-f", "txt", "--task", "2", cwd=tmp_path)
    assert ran.out == "已生成 city-第2项.txt\n"


def test_a_task_that_is_not_there_ends_with_1_and_makes_nothing(tmp_path: Path) -> None:
    city(tmp_path, CITY)
    ran = Ran("build", "city.yaml", "-t", "销号公示", "--task", "../../7", cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert "错误[LED391] 公示的任务“../../7”对不上台账" in ran.err
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-t", "整改方案", "--task", "3"), "“--task”只用于销号公示"),
        (("-t", "销号公示", "--task", " "), "“--task”后面要写台账里的序号"),
        (("-t", "销号公示", "--task"), "选项“--task”后面要写值"),
    ],
)
def test_wrong_usage_ends_with_2_and_is_told_in_chinese(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    city(tmp_path, CITY)
    ran = Ran("build", "city.yaml", *words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert set(english(ran.err)) <= {"task"}


def test_the_task_of_a_report_is_told_to_be_of_no_use(tmp_path: Path) -> None:
    city(tmp_path, CITY)
    ran = Ran("build", "city.yaml", "-f", "txt", "--task", "1", cwd=tmp_path)
    assert ran.status == 0
    assert "警告[LED396] --task没有用上" in ran.err


def test_dates_of_another_task_are_told_to_be_of_no_use_where_the_task_has_none(tmp_path: Path) -> None:
    city(tmp_path, CITY)
    words = ("build", "city.yaml", "-f", "txt", "-t", "销号公示", "--task", "2")
    err = Ran(*words, cwd=tmp_path).err
    assert "警告[LED396] “公示”的起止日期没有用上" in err
    assert "原因：“公示”里的日期是“任务: 1”的，这次公示的是第 2 项" in err
    own = "进展: 替代完成, 销号: {公示起: 2022-09-01, 公示止: 2022-09-15}"
    city(tmp_path, CITY.replace("进展: 替代完成", own))
    assert "LED396" not in Ran(*words, cwd=tmp_path).err
    assert "LED396" not in Ran(*words[:-1], "1", cwd=tmp_path).err
