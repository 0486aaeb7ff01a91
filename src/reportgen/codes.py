"""The code of every diagnostic: its severity and the one line that names the fault. 原因 and 办法 are said where it is found."""

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
    # YML: YAML as a notation
    "YML101": Code(_E, "冒号写成了全角“：”"),
    "YML102": Code(_E, "冒号后面缺少空格"),
    "YML103": Code(_E, "行首用了制表符（Tab）缩进"),
    "YML104": Code(_E, "行首用了全角空格或不间断空格缩进"),
    "YML105": Code(_E, "值以特殊符号“{mark}”开头"),
    "YML106": Code(_E, "值以英文双引号或单引号开头，引号之后还有文字"),
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
}
