"""Rows of several inspections, each of which counts from 1, are told apart."""

from __future__ import annotations

from pathlib import Path

from reportgen.check.agreement.finding import rows_of
from tests.check.agreement.edits import drafted

DATA = """格式版本: 1
文种: 整改落实情况报告
截至日期: 2023-06-30
城市: {名称: 云山市}
督察:
  - {名称: 中央环保督察, 层级: 中央, 督察组: 中央第三督察组, 反馈日期: 2021-07-18}
  - {名称: 省级环保督察, 层级: 省级, 督察组: 省第二督察组, 反馈日期: 2022-07-18}
整改任务:
  列表:
    - {序号: 1, 督察: 中央环保督察, 反馈问题: 水质差。, 责任单位: 市水利局, 整改时限: 2022年底, 状态: 已完成整改}
    - {序号: 2, 督察: 中央环保督察, 反馈问题: 有渗漏。, 责任单位: 市城管局, 整改时限: 2022年底, 状态: 已完成整改}
    - {序号: 1, 督察: 省级环保督察, 反馈问题: 有扬尘。, 责任单位: 市住建局, 整改时限: 2022年底, 状态: 已完成整改}
    - {序号: 2, 督察: 省级环保督察, 反馈问题: 有异味。, 责任单位: 市住建局, 整改时限: 2023年底, 状态: 达到序时进度}
章节:
  - 标题: 总体情况
    段落: [进展顺利。]
"""


def test_the_inspection_is_named_where_two_have_tasks_of_one_number(tmp_path: Path) -> None:
    data = tmp_path / "city.yaml"
    data.write_text(DATA, encoding="utf-8")
    _, catalogue = drafted(data)
    rows, places = rows_of(catalogue, "任务.已完成")
    assert rows == "中央环保督察第1、2项；省级环保督察第1项"
    assert len(places) == 3
