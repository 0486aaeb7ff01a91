"""Codes of the way back: an old paper that is read into a data file (IMP), a Word file that was edited (PUL)."""

from __future__ import annotations

from reportgen.codes.row import Code, Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

OF_OLD_PAPERS: dict[str, Code] = {
    # IMP: an old paper -> a draft of city.yaml
    "IMP001": Code(_I, "已清理：{what}"),
    "IMP002": Code(_W, "全文是繁体字"),
    "IMP003": Code(_I, "旧稿有修订痕迹"),
    "IMP004": Code(_W, "待核：{what}"),
    "IMP005": Code(_E, "旧稿里没有可以导入的正文"),
    "IMP006": Code(_E, "不能转换繁体字"),
    "IMP007": Code(_W, "待核：表格不是台账"),
    "IMP008": Code(_W, "草稿生成的文字与旧稿有出入"),
    "IMP009": Code(_W, "没有导入：{what}"),
    # PUL: a Word file that was edited -> changes of city.yaml
    "PUL051": Code(_W, "文中的数字改动了"),
    "PUL052": Code(_W, "这处改动写不进数据"),
    "PUL053": Code(_W, "这一段在数据里也改动过"),
    "PUL054": Code(_E, "这份 Word 文件不像是由“{name}”生成的"),
}
