"""Reference pages made from the code: docs/names.md, docs/keys.md."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.figures import petitions
from reportgen.figures.counts import COUNTS, GROUPS, OVERLAPPING, PARTITIONS, RATES, SUMS, UNDATED, UNSTATED
from reportgen.figures.since import COUNTED as SINCE
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
    yield "\n需要截至日期的（到期、超期、临期等），没有截至日期就印待补充；与销号、完成日期、佐证有关的，台账里一项都没有填，也印待补充，不当作零。\n"
    yield "台账无论什么样，下面各式都成立：\n"
    yield from (f"- {whole}＝{'＋'.join(parts)}" for whole, parts in PARTITIONS)
    yield "\n## 任务：比率\n"
    yield "| 占位 | 算法 |\n| --- | --- |"
    for name, (_, _, formula) in RATES.items():
        yield f"| 【任务.{name}】 | {formula} |"
    yield "\n## 任务：从台账数出的措施、问题、领域\n"
    yield "| 占位 | 数什么 |\n| --- | --- |"
    for name, row in SUMS.items():
        yield f"| 【任务.{name}】 | {row.summary} |"
    yield "\n## 任务：分组\n"
    yield f"按 {'、'.join(GROUPS)} 分组，如【任务.领域.水.总数】【任务.责任单位.市水利局.已完成】【任务.年度.2022年.剩余】；上面各数，每一组都有。\n"
    yield f"没有填的自成一组，叫“{UNSTATED}”（年度是“{UNDATED}”），如【任务.领域.{UNSTATED}.总数】，所以各组之和等于总数；只有{'、'.join(OVERLAPPING)}例外，一项任务有几个单位，就在几个组里各计一次。整个台账都没有填的，不分组。\n"
    yield "督察的组用督察的名称；台账里和占位里也可以写简称、轮次或层级，只要不与另一次督察相混：【任务.督察.省督察.已完成】。只有一次督察的，台账里不用写。\n"
    yield "## 任务：整句\n"
    yield "【任务.完成情况】是完整口径的一句话（已到时限……；长期坚持……；其余……）；【任务.简明完成情况】是简明口径。"
    yield "各组也有，如【任务.领域.水.简明完成情况】。【任务.分督察情况】每次督察一句，最后合计；销号的写在完成的里面，不另加。\n"
    yield "## 问题、措施\n"
    yield "【问题.总数】【问题.类别】照“督察”里填的，几次督察相加；【问题.督察.省督察.总数】是其中一次的。【措施.总数】照整改方案填的，没有填就数台账。\n"
    yield "## 信访\n"
    yield "有信访台账或“明细”的，逐件数；没有的，各批相加；都没有的，照填的总数。几处都有而对不上，就是错误。\n"
    yield "| 占位 | 计什么 |\n| --- | --- |"
    for name, summary in petitions.SUMMARIES.items():
        yield f"| 【信访.{name}】 | {summary} |"
    yield "\n这些都是累计数。最后一批单独的数加“本批”，如【信访.本批.交办】【信访.本批.已办结】，【信访.本批.批次】印“第35批”；最后一批是批次号最大的，批次不是数字的，是列在最后的。\n"
    yield f"逐件列出的，还可以按 {'、'.join(petitions.GROUPS)} 分：【信访.区域.某某区.交办】【信访.类型.水.办结率】【信访.督察.省督察.交办】，没有填的归“{UNSTATED}”；分批列出的，可以按督察分。\n"
    yield "## 问责\n"
    yield "【问责.人数】【问责.人次】【问责.党组织】【问责.移交问题】【问责.按级别】（“县级干部3人、科级干部4人”）"
    yield "【问责.按级别.县级干部】【问责.按方式】【问责.按分布】\n"
    yield "## 指标\n"
    yield "指标用它在数据文件里的名字：【优良天数】是现值，【优良天数.上期值】【优良天数.同比】（或环比）【优良天数.排名】；"
    yield "【优良天数.表述】把现值、变动、排名连成一句；【优良天数.排名总数】是参加排名的个数；【优良天数.评价】【优良天数.时期】【优良天数.全称】照数据文件印。比率的变动用百分点，天数用天，其余用百分比。\n"
    yield "## 较上期\n"
    yield "“上期”写了上一期的数据文件或台账，就可以用。【较上期.表述】是一句话，如“较上月新增完成5项、新增销号3项”；"
    yield "两个截至日期相隔一个月的写“较上月”（月底对月底，或相差不过三天），另有“较上季度”“较上年”“较上年同期”，其余写日期，没有日期的写“较上期”。\n"
    yield "| 占位 | 计哪些任务 |\n| --- | --- |"
    for name, (_, summary) in SINCE.items():
        yield f"| 【较上期.{name}】 | {summary} |"
    yield (
        "\n"
        + "".join(f"【较上期.{name}变动】" for name in RATES)
        + "：如“较上月提升2.7个百分点”，按印出来的两个比率相减。\n"
    )
    yield "两期的任务先按反馈问题的文字对，文字改了的按编号、序号对；所以中间插了一行、后面的序号都变了，也对得上。\n"
    yield "## 事实\n"
    yield "数据文件里的各项都可以用，如【城市.自称】【督察.督察组】【整改方案.名称】【截至日期】。全部的项见 keys.md。"


def keys_page() -> str:
    """docs/keys.md."""
    lines = [
        "# 数据文件和样式文件的项名",
        "",
        "本页由 schemas/ 里的两个 .schema.json 自动生成。项名可以写中文名、别名或英文名，意思相同。",
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
    yield "| 项名 | 填什么 | 说明 | 别名 |"
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
