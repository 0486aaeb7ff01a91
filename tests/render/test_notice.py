"""销号公示: one task that is done, in six parts, with period and channel; and what no notice can be made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.document import plain
from reportgen.model.kinds import NOTICE
from reportgen.write import WRITERS
from tests.render.test_kinds import ABOUT, CITY, DONE, SIGNED, lines, made, tried
from tests.test_examples import as_text


def test_a_notice_has_six_parts_a_period_and_a_channel(tmp_path: Path) -> None:
    assert lines(made(tmp_path, NOTICE)) == [
        "关于德州市第二轮省级生态环境保护督察反馈意见第3项整改任务完成情况的公示",
        "按照督察整改验收销号的要求，德州市第二轮省级生态环境保护督察反馈意见第3项整改任务（矿山修复）"
        "已于2024年9月20日完成整改，拟予销号。现将有关情况公示如下：",
        *("一、整改问题", "矿山没有修复。"),
        *("二、整改实施主体", "市自然资源局、陵城区政府。"),
        *("三、整改措施", "1.削坡减载。", "2.补植树木。"),
        *("四、整改目标", "复绿。"),
        *("五、整改时限", "2024年9月底前。"),
        *("六、整改完成情况", "3处矿山全部复绿。"),
        "公示时间：2024年9月29日至10月16日（10个工作日）。公示期间，对公示内容有意见的，请向受理单位反映。",
        *("受理单位：市整改办", "联系电话：0534-1234567", "特此公示。", "德州市整改办", "2024年9月29日"),
    ]


def test_no_notice_shows_what_is_not_for_the_public(tmp_path: Path) -> None:
    document = made(tmp_path, NOTICE)
    for name, write in WRITERS.items():
        text = as_text(name, write(document))
        assert not [secret for secret in ("密甲", "密丙", "13800000000", "省委") if secret in text], name


@pytest.mark.parametrize("number", ["3", "３", "三", "（三）", "03", "第3项", "1.10", "矿山修复"])
def test_the_task_of_a_notice_may_be_spelt_in_any_way(tmp_path: Path, number: str) -> None:
    document = made(tmp_path, NOTICE, CITY + DONE + SIGNED, task=number)
    assert "第3项" in plain(document.title)
    data = CITY + DONE + ABOUT.replace("任务: 3", f"任务: '{number}'") + SIGNED
    assert "第3项" in plain(made(tmp_path, NOTICE, data).title)


def test_the_period_may_stand_with_the_task(tmp_path: Path) -> None:
    data = CITY + DONE.replace("进展: 3处", "销号: {公示起: 2024-09-29, 公示止: 2024-10-09}\n      进展: 3处") + SIGNED
    text = "\n".join(lines(made(tmp_path, NOTICE, data, task="3")))
    assert "2024年9月29日至10月9日（4个工作日）" in text


def test_the_period_of_one_task_is_not_that_of_another(tmp_path: Path) -> None:
    data = CITY + DONE.replace("状态: 达到序时进度", "状态: 已完成整改") + ABOUT
    text = "\n".join(lines(made(tmp_path, NOTICE, data, task="4")))
    assert "公示时间：【待补充：公示.起】至【待补充：公示.止】" in text


def test_working_days_of_a_year_without_known_holidays_are_not_guessed(tmp_path: Path) -> None:
    far = CITY + DONE + ABOUT.replace("2024-09-29", "2093-09-01").replace("2024-10-16", "2093-09-16")
    assert "【待补充：公示.工作日】个工作日" in "\n".join(lines(made(tmp_path, NOTICE, far)))
    told = far.replace("单位: 市整改办", "工作日: 12, 单位: 市整改办")
    assert "（12个工作日）" in "\n".join(lines(made(tmp_path, NOTICE, told)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("任务: 3", "任务: 9"), "LED391"),
        (("任务: 3, ", ""), "LED392"),
        (("任务: 3", "任务: 4"), "LED393"),
        (("2024-10-16", "2024-09-25"), "LED358"),
        (("责任人: 密甲", "公开: 否"), "LED394"),
        (("结束语: 特此报告。", "发布: {隐去栏目: [责任部门]}"), "LED394"),
    ],
)
def test_what_no_notice_can_be_made_of(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    document, codes = tried(tmp_path, NOTICE, (CITY + DONE + ABOUT + SIGNED).replace(*change))
    assert document is None
    assert code in " ".join(codes)


def test_two_tasks_of_one_number_are_told_apart_by_their_names(tmp_path: Path) -> None:
    data = "城市: {名称: 甲市}\n督察: [{轮次: 第一轮}, {轮次: 第二轮}]\n整改任务:\n  列表:\n"
    rows = "".join(f"    - {{序号: 1, 名称: 第{n}轮任务, 督察: 第{n}轮, 状态: 已完成整改}}\n" for n in "一二")
    document, codes = tried(tmp_path, NOTICE, data + rows, task="1")
    assert document is None
    assert "LED391" in " ".join(codes)
    title = plain(made(tmp_path, NOTICE, data + rows, task="第二轮任务").title)
    assert title == "关于甲市第二轮生态环境保护督察反馈意见第1项整改任务完成情况的公示"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("日期: 2024-09-29", "日期: 2024-10-08"), "成文日期是2024年10月8日"),
        (("存在问题: 密乙", "销号: 已销号"), "拟予销号"),
    ],
)
def test_dates_of_a_notice_that_contradict_each_other_are_told(
    tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    _, codes = tried(tmp_path, NOTICE, (CITY + DONE + ABOUT + SIGNED).replace(*change))
    assert "LED395" in " ".join(codes[:-1])
    assert reason in codes[-1]
