"""The code of every diagnostic: its severity and the line that names the fault; 原因 and 办法 are said on the spot."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """An error stops the build of its file; a warning or an info does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(NamedTuple):
    """A row of CODES; `title` may hold blanks that diagnostics.fault() fills."""

    severity: Severity
    title: str


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: dict[str, Code] = {
    # SRC: the file itself
    "SRC101": Code(_E, "找不到文件“{name}”"),
    "SRC102": Code(_E, "“{name}”不是普通文件"),
    "SRC103": Code(_E, "文件太大"),
    "SRC104": Code(_E, "认不出文件的文字编码"),
    "SRC105": Code(_W, "文件是 GB18030（GBK）编码"),
    "SRC106": Code(_W, "文件中有看不见的控制字符"),
    "SRC107": Code(_E, "文件“{name}”打不开"),
    # YML: YAML as a notation
    "YML101": Code(_E, "冒号写成了全角“：”"),
    "YML102": Code(_E, "冒号后面缺少空格"),
    "YML103": Code(_E, "行首用了制表符（Tab）缩进"),
    "YML104": Code(_E, "行首用了全角空格或不间断空格缩进"),
    "YML105": Code(_E, "值以特殊符号“{mark}”开头"),
    "YML106": Code(_E, "值以英文引号开头，引号之后还有文字"),
    "YML107": Code(_E, "列表符号写错"),
    "YML108": Code(_E, "文字中出现了半角冒号加空格"),
    "YML109": Code(_E, "“{key}”写了两次"),
    "YML110": Code(_W, "“ #”之后的文字可能被当作注释截掉"),
    "YML111": Code(_E, "不支持锚点（&）、引用（*）和合并键（<<）"),
    "YML112": Code(_E, "不支持类型标签（!）"),
    "YML113": Code(_E, "一个文件里只能有一份数据"),
    "YML114": Code(_E, "层次太深"),
    "YML115": Code(_E, "数据项太多"),
    "YML116": Code(_E, "文件是空的"),
    "YML117": Code(_E, "括号或引号没有配对"),
    "YML118": Code(_E, "缩进没有对齐"),
    "YML119": Code(_E, "YAML 写法有误"),
    "YML120": Code(_E, "键名必须是一个词"),
    "YML121": Code(_E, "花括号里的半角逗号把文字拆开了"),
    "YML122": Code(_E, "花括号里隔开各项的逗号写成了全角"),
    "YML123": Code(_E, "双引号里的反斜杠写法有误"),
    "YML124": Code(_E, "括号写成了全角"),
    # SHP: the shape of the data, by schemas/report.schema.json
    "SHP201": Code(_E, "不认识“{key}”"),
    "SHP202": Code(_E, "“{key}”写了两次（用了不同的写法）"),
    "SHP203": Code(_E, "缺少“{key}”"),
    "SHP204": Code(_E, "“{key}”的写法不对"),
    "SHP205": Code(_E, "没有“{value}”这个选项"),
    "SHP206": Code(_E, "“{key}”的值不对"),
    "SHP207": Code(_E, "“{key}”的数超出范围"),
    "SHP208": Code(_E, "日期读不懂"),
    "SHP209": Code(_E, "整改时限“{text}”读不懂"),
    "SHP211": Code(_W, "多写了序号“{number}”"),
    "SHP212": Code(_E, "层次太多"),
    "SHP213": Code(_I, "角色为“{role}”的一章不印"),
    "SHP214": Code(_E, "“下一步”写了两处"),
    # LED: the ledger
    "LED301": Code(_E, "不认识状态“{text}”"),
    "LED302": Code(_E, "状态“{text}”含义不明"),
    "LED303": Code(_E, "序号“{no}”重复"),
    "LED304": Code(_E, "任务总数与台账不符"),
    "LED305": Code(_E, "分组之和与总数不符"),
    "LED306": Code(_E, "分组与台账不符"),
    "LED307": Code(_W, "第 {no} 项已完成而没有完成日期"),
    "LED308": Code(_W, "第 {no} 项的完成日期晚于截至日期"),
    "LED309": Code(_W, "第 {no} 项时限已过而写作“{status}”"),
    "LED310": Code(_E, "台账“{name}”读不了"),
    "LED311": Code(_E, "没有工作表“{sheet}”"),
    "LED312": Code(_E, "台账里找不到表头"),
    "LED313": Code(_E, "表头里“{key}”有两栏"),
    "LED314": Code(_E, "台账里有一行没有序号"),
    "LED315": Code(_I, "台账里的合计行不计入"),
    "LED316": Code(_I, "不读“{word}”这一栏"),
    "LED317": Code(_E, "单元格是错误值 {text}"),
    "LED318": Code(_E, "第 {no} 项没有状态"),
    "LED319": Code(_E, "列表和台账只能有一个"),
    "LED320": Code(_E, "第 {no} 项所属的督察“{name}”不存在"),
    "LED321": Code(_W, "台账缺少序号 {missing}"),
    "LED322": Code(_E, "隐去栏目里的“{name}”不存在"),
    "LED323": Code(_E, "“{key}”一栏的公式没有计算结果"),
    "LED324": Code(_E, "数字 {text} 分不清是 1 月还是 10 月"),
    "LED325": Code(_W, "没有读工作表“{sheet}”"),
    "LED326": Code(_I, "台账里隐藏的{what}也读入"),
    "LED327": Code(_E, "台账里有的行不是任务"),
    "LED328": Code(_I, "重复的表头略过"),
    "LED329": Code(_E, "台账没有“状态”一栏"),
    "LED330": Code(_E, "台账没有任务行"),
    "LED331": Code(_W, "台账的“{key}”一栏全空"),
    "LED332": Code(_W, "有的任务没有整改时限"),
    "LED334": Code(_E, "不认识管公开的一栏“{word}”"),
    "LED333": Code(_W, "第 {no} 项写作“{status}”而已销号"),
    # FIG: figures and placeholders
    "FIG401": Code(_E, "占位{name}解析不到"),
    "FIG402": Code(_E, "指标不能叫“{name}”"),
    "FIG403": Code(_W, "占位的括号没有配对"),
    "FIG404": Code(_E, "信访的件数、批数核对不上"),
    "FIG405": Code(_E, "信访属实情况之和与交办数不符"),
    "FIG406": Code(_E, "问责{kind}之和与总数不符"),
    "FIG407": Code(_W, "事实待补充：{name}"),
    "FIG408": Code(_E, "移交问题的个数两处不同"),
    "FIG409": Code(_W, "占位后面又写了“{unit}”"),
    "FIG410": Code(_W, "文稿里留有方头括号【】"),
    "FIG411": Code(_W, "占位的括号写错：{word}"),
    # TPL: templates
    "TPL501": Code(_E, "模板写法有误"),
    "TPL502": Code(_E, "模板用了不存在的名字"),
    "TPL503": Code(_E, "模板里有不认识的元素 <{word}>"),
    "TPL504": Code(_E, "模板里的元素放错了地方"),
    "TPL505": Code(_E, "找不到模板“{name}”"),
    "TPL506": Code(_E, "模板运行太久或结果太大"),
    "TPL507": Code(_E, "模板做了不允许的事"),
    "TPL508": Code(_E, "模板运行出错"),
    # OUT: writing
    "OUT601": Code(_E, "没有覆盖已有的“{name}”"),
    "OUT602": Code(_E, "“{name}”写不进去"),
    "OUT603": Code(_E, "“{name}”正被占用"),
    "OUT604": Code(_E, "输出会盖掉数据文件“{name}”"),
    "OUT605": Code(_I, "“{name}”的旧文件另存了一份"),
}
