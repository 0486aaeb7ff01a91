"""One ledger with all the ailments that departments' sheets have, as its rows stand in the file."""

from __future__ import annotations

import datetime as dt

from tests.load.workbook.books import MONTH, Book, Shown

# A        B         C         D         E         F         G         H         I       J     K         L         M
# 序号     反馈问题  领域      整改要求 (目标 措施 时限)      责任单位 (牵头 配合) 状态  进展  销号 (环节 公示起止 日期)
ROWS: list[tuple[object, ...]] = [
    ("某市贯彻落实督察反馈意见整改任务台账",),  # 1: a title over all columns
    ("填报单位：市整改办", *[None] * 9, "单位：项"),  # 2: a note
    (
        "序号\n",
        "反馈问题 *",
        "类别",
        *("整改要求", None, None),
        *("责任单位", None),
        "整改状态",
        "目前进展\n及存在问题",
        *("销号", None, None),
    ),  # 3: the upper row of the header
    (
        *(None, None, None, "整改目标", "整改措施（逐条）", "整改时限\n（年月）", "牵头单位", "配合单位"),
        *(None, None, "环节", "公示起止时间", "日期"),
    ),  # 4: its lower row
    ("一、水环境方面（3项）",),  # 5: a section, merged over all columns
    (
        *(1, "城区部分管网破损，\n雨污混接。", "水", "消除混接。", "排查管网。", dt.date(2022, 12, 31)),
        *("市水利局", "市住建局", "已完成整改", "已完成一期。"),
        *("已销号", "2022年7月1日至7月14日，共10个工作日", dt.date(2022, 7, 20)),
    ),  # 6: a task whose number is merged over three rows
    (*[None] * 4, "修复管网。", None, None, "市城管局、市住建局", None, "二期已进场。"),  # 7
    (*[None] * 4, "建立台账。", None, None, None, None, None),  # 8
    (),  # 9: blank
    (
        "２",
        "湖泊水质不稳定。",
        "水",
        None,
        "截污。\n清淤。",
        44926,
        "市水利局",
        None,
        "基本完成，剩余1处正在施工",
    ),  # 10
    (
        "3 ",
        "饮用水源地标志缺失。",
        "水",
        None,
        "补设标志。",
        Shown(44713, MONTH),
        "市生态环境局",
        None,
        "达到序时进度",
        '="已完成"&"三成"',
    ),  # 11
    ("小计", "3项", *[None] * 6, "已完成1项、基本完成1项"),  # 12
    ("序号", "反馈问题", "类别", "整改要求", None, None, "责任单位", None, "整改状态"),  # 13: the header again
    (*[None] * 3, "整改目标", "整改措施", "整改时限", "牵头单位", "配合单位"),  # 14
    ("二、大气环境方面", *[None] * 12),  # 15: a section, not merged
    (
        "四",
        "扬尘管控不到位。",
        "大气",
        None,
        "落实围挡。",
        "2022年底前，并长期坚持",
        "市住建局",
        None,
        "长期坚持",
    ),  # 16
    (
        5,
        "锅炉未按期淘汰。",
        None,
        "全部淘汰。",
        "淘汰锅炉。",
        "2022.10",
        "市发改委",
        None,
        "未达到序时进度",
        "受资金影响。",
    ),  # 17
    (
        6,
        "餐饮油烟扰民。",
        "大气",
        None,
        "安装净化设施。",
        "2022-6-30",
        "市城管局",
        None,
        "已完成",
        None,
        None,
        None,
        "/",
    ),  # 18: hidden
    ("合计：６项", *[None] * 3, "9条", None, None, None, "完成3 未完成3"),  # 19
    ("备注：1.数据截至2022年8月30日。",),  # 20
    ("2.长期坚持的任务不计入超期。",),  # 21
    ("填表人：张三", None, "审核人：李四", None, None, None, "联系电话：0534-1234567"),  # 22
]
BOOK = Book(
    ROWS,
    merges=(
        *("A1:M1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:H3", "I3:I4", "J3:J4", "K3:M3", "A5:M5"),
        *("A6:A8", "B6:B8", "C6:C8", "I6:I8", "C16:C17"),
    ),
    hidden_rows=(18,),
    hidden_columns=(3,),
)
FORMULA = (11, 10)  # row and column of a formula whose result was never saved


def saved(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The rows as they are when Excel has computed the formula."""
    line, column = FORMULA
    row = list(rows[line - 1])
    row[column - 1] = "已完成三成"
    return [*rows[: line - 1], tuple(row), *rows[line:]]
