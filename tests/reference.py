"""Reference pages made from the code: docs/names.md, docs/keys.md, and the table of rules in docs/check.md."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator

from reportgen.check.layout import LINES_RULES, RULES, TEXT_RULES
from reportgen.codes import CODES
from reportgen.diagnostics import LABELS
from reportgen.figures.facts import HANDLING, MEASURES
from reportgen.figures.tally import COUNTS, GROUPS, RATES
from reportgen.load.style import style_schema
from reportgen.vocabulary import Schema, resolved, schema, types

KINDS = {
    "object": "下级各项",
    "array": "列表",
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "是/否",
}
READS = {"date": "日期", "span": "起止日期", "deadline": "整改时限", "progress": "状态词", "prose": "正文（可用占位）"}


def names_page() -> str:
    """docs/names.md."""
    return "\n".join(_names()) + "\n"


def _names() -> Iterator[str]:
    yield "# 占位与模板变量\n"
    yield "本页由程序自动生成。正文里写【名字】，模板里写 `{{ 名字 }}`，名字相同；数字都从台账和数据文件算出，带量词或单位。\n"
    yield "在名字后面加“|”可换写法：`|数` 只印数字，`|名` 等换量词，`|约数` 印“近六成”（只用于百分比），`|余` 印“1800余”。\n"
    yield "缺的事实手工写作【待补充：说明】；程序遇到没有填的，也印成这样，并提示。\n"
    yield "## 任务：计数\n"
    yield "| 占位 | 计哪些任务 |\n| --- | --- |"
    for name, count in COUNTS.items():
        yield f"| 【任务.{name}】 | {count.summary} |"
    yield "\n任何时候：已到时限＋提前完成＋无期限完成＋长期坚持无期限＋剩余＝总数。\n"
    yield "## 任务：比率\n"
    yield "| 占位 | 算法 |\n| --- | --- |"
    for name, (_, _, formula) in RATES.items():
        yield f"| 【任务.{name}】 | {formula} |"
    yield "\n## 任务：分组\n"
    yield f"按 {'、'.join(GROUPS)} 分组，如【任务.领域.水.总数】【任务.责任单位.市水利局.已完成】【任务.年度.2022年.总数】。\n"
    yield "## 任务：整句\n"
    yield "【任务.完成情况】是完整口径的一句话（已到时限……；长期坚持……；其余……）；【任务.简明完成情况】是简明口径。\n"
    yield "## 问题、措施\n"
    yield "【问题.总数】【问题.类别】【措施.总数】\n"
    yield "## 信访\n"
    yield "【信访.批次】【信访.交办】【信访.办结】（已办结＋阶段性办结）【信访.办结率】（含阶段性办结）【信访.已办结率】（不含）"
    yield "".join(f"【信访.{n}】" for n in (*HANDLING, "属实", "基本属实", "部分属实", "不属实", *MEASURES)) + "\n"
    yield "## 问责\n"
    yield "【问责.人数】【问责.人次】【问责.党组织】【问责.移交问题】【问责.按级别】（“县级干部3人、科级干部4人”）"
    yield "【问责.按级别.县级干部】【问责.按方式】【问责.按分布】\n"
    yield "## 指标\n"
    yield "指标用它在数据文件里的名字：【优良天数】是现值，【优良天数.上期值】【优良天数.同比】（或环比）【优良天数.排名】；"
    yield "【优良天数.表述】把现值、变动、排名连成一句；【优良天数.排名总数】是参加排名的个数；【优良天数.评价】【优良天数.时期】【优良天数.全称】照数据文件印。比率的变动用百分点，天数用天，其余用百分比。\n"
    yield "## 事实\n"
    yield "数据文件里的键都可以用，如【城市.自称】【督察.督察组】【整改方案.名称】【截至日期】。全部的键见 keys.md。"


def keys_page() -> str:
    """docs/keys.md."""
    lines = [
        "# 数据文件和样式文件的键",
        "",
        "本页由 schemas/ 里的两个 .schema.json 自动生成。键可以写中文名、别名或英文名，意思相同。",
        "",
    ]
    lines += _part("顶层", schema())
    for part in schema()["$defs"].values():
        lines += _part(part["title"], part)
    style = style_schema()
    lines += _part("样式文件", style)
    for key, part in style["properties"].items():
        if "properties" in part:
            lines += _part(f"样式文件的{key}", part)
    return "\n".join(lines).rstrip("\n") + "\n"


def _part(title: str, part: Schema) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| 键 | 填什么 | 说明 | 别名 |"
    yield "| --- | --- | --- | --- |"
    required = part.get("required", ())
    for key, node in part["properties"].items():
        star = "（必填）" if key in required else ""
        aliases = "、".join([*node.get("x-synonyms", ()), node.get("x-en", "")]).strip("、")
        yield f"| {key}{star} | {_kind(node)} | {node.get('description', '')} | {aliases} |"
    yield ""


def _kind(node: Schema) -> str:
    whole = resolved(node)
    if "enum" in node:
        return "、".join(map(str, node["enum"]))
    if node.get("x-reads") in READS:
        return READS[node["x-reads"]]
    ref = node.get("$ref", "").removeprefix("#/$defs/") or node.get("items", {}).get("$ref", "").removeprefix(
        "#/$defs/"
    )
    words = "或".join(KINDS[t] for t in KINDS if t in types(whole))
    return f"{words}（见“{schema()['$defs'][ref]['title']}”）" if ref else words


# What a code is about, by its first digits.
SUBJECTS = {
    "FMT70": "页面",
    "FMT71": "字体",
    "FMT72": "段落",
    "FMT73": "小标题",
    "FMT74": "标题、主送、附件",
    "FMT75": "文字标点",
    "FMT76": "版头、落款、版记",
    "FMT77": "页码",
    "FMT78": "表格",
    "FMT79": "文字标点",
}
RULES_HEAD = "## 看什么"


def check_page(page: str) -> str:
    """docs/check.md: what was written by hand, and below RULES_HEAD a row for each code of layout."""
    by_hand = page.partition(RULES_HEAD)[0].rstrip("\n")
    return "\n".join([by_hand, "", *_rules()]) + "\n"


def _rules() -> Iterator[str]:
    wanted = dict(_wanted())
    yield f"{RULES_HEAD}\n"
    yield "这张表由程序自动生成，“要求”取自各条规则的说明。\n"
    yield "| 项目 | 要求 | 代码 | 级别 |\n| --- | --- | --- | --- |"
    for code in sorted(wanted, key=lambda c: ([*SUBJECTS.values()].index(SUBJECTS[c[:5]]), c)):
        yield f"| {SUBJECTS[code[:5]]} | {wanted[code]} | {code} | {LABELS[CODES[code].severity]} |"


def _wanted() -> Iterator[tuple[str, str]]:
    """Each code, and what its rule requires."""
    for rule in RULES:
        for code in re.findall(r'"(FMT\d{3})"', inspect.getsource(rule)):
            yield code, _requirement(rule)
    for code, over in (*TEXT_RULES, *LINES_RULES):
        yield code, _requirement(over)


def _requirement(rule: Callable[..., object]) -> str:
    text = inspect.cleandoc(rule.__doc__ or "").partition("要求：")[2]
    return re.split("反例：|正例：", text)[0].replace("\n", "").strip()
