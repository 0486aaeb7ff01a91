"""A made-up city with as many tasks as wanted, as reportgen, docxtpl and python-docx take it. No chance in it.

`python benchmarks/data.py FOLDER` writes all inputs of run.py there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

COLUMNS = ("序号", "反馈问题", "整改目标", "整改措施", "责任单位", "整改时限", "进展", "状态")
SMALL, LARGE, CITIES = 68, 5000, 50
PLACES = ("城北片区", "沿河街道", "东部园区", "南湖流域", "老城组团", "西山矿区", "滨海新城")
FINDINGS = (
    "雨污分流不彻底，汛期生活污水经雨水口直排河道，下游断面水质时有超标",
    "部分企业废气收集率偏低，治理设施运行不稳定，周边群众反映异味扰民",
    "固体废物贮存场所防渗措施不到位，台账记录不全，去向无法逐笔核对",
    "矿山生态修复滞后，裸露边坡未按方案复绿，雨季水土流失较重",
    "入河排污口底数不清，溯源整治进度慢，个别排口长期无人管护",
)
TARGETS = ("限期建成并稳定运行，达到国家和省规定的排放标准", "问题整治到位，建立长效管护机制，不再反弹回潮")
MEASURES = (
    "开展拉网式排查，逐个建立问题清单，明确责任人和完成时间，每周调度一次进展",
    "投入专项资金实施提标改造，新建配套管网，同步安装在线监测设备并与监管平台联网",
    "组织联合执法检查，对违法行为依法立案查处，适时公开典型案例，形成有力震慑",
)
UNITS = ("市生态环境局", "市住房城乡建设局", "市水利局", "市自然资源局", "市城市管理局")
PROGRESS = (
    "已完成现场核查和方案编制，主体工程按计划推进，累计建成管网若干公里，配套泵站投入试运行；"
    "沿线排口全部完成溯源，错接混接点逐个改造并复核，断面水质连续数月稳定达标，群众满意度明显提高。"
)
STATES = ("已完成整改", "已完成整改", "达到序时进度")
CHAPTERS = ("提高政治站位", "补齐短板", "以察促改", "下一步")
POINT = (
    "市委、市政府主要负责同志带头研究部署，分管负责同志一线调度，各级各有关部门各司其职、密切配合，"
    "把督察整改同日常监管、能力建设、制度完善结合起来，一项一项抓落实，一件一件见成效。"
)

Row = dict[str, Any]


def rows(count: int) -> list[Row]:
    """The tasks; 整改措施 is a list of three, all else text."""
    return [_row(n) for n in range(1, count + 1)]


def _row(n: int) -> Row:
    place = PLACES[n % len(PLACES)]
    return {
        "序号": str(n),
        "反馈问题": f"{place}第{n}号点位{FINDINGS[n % len(FINDINGS)]}。",
        "整改目标": f"{place}{TARGETS[n % len(TARGETS)]}。",
        "整改措施": [f"{m}。" for m in MEASURES],
        "责任单位": UNITS[n % len(UNITS)],
        "整改时限": f"{2022 + n % 2}年底前",
        "进展": f"{place}{PROGRESS}",
        "状态": STATES[n % len(STATES)],
    }


def points(chapter: str) -> list[str]:
    """The points of a chapter, some 120 characters each."""
    return [f"{chapter}第{n}个方面。{POINT}" for n in range(1, 6)]


def city_yaml(name: str, count: int, workbook: str | None = None) -> str:
    """What a clerk would write; the tasks as a list, or in the workbook named."""
    lines = [
        f"城市: {{名称: {name}}}",
        "主送: [省委, 省政府]",
        "截至日期: 2022-08-30",
        "督察: {层级: 省级, 轮次: 第二轮, 督察组: 省第七督察组, 进驻: 2021年4月9日至29日, 反馈日期: 2021-07-23}",
        "章节:",
    ]
    for chapter in CHAPTERS:
        lines += [f"  - 角色: {chapter}", "    导语: 共有【任务.总数】整改任务，已完成【任务.已完成】。", "    要点:"]
        lines += [f"      - {point}" for point in points(chapter)]
    lines += ["附件:", "  - 名称: 整改进展情况清单", "    来自: 整改任务", f"    栏目: [{', '.join(COLUMNS)}]"]
    lines += ["落款: {日期: 2022-08-30}", "整改任务:"]
    lines += [f"  台账: {workbook}"] if workbook else ["  列表:", *map(_item, rows(count))]
    return "\n".join(lines) + "\n"


def _item(row: Row) -> str:
    pairs = [f"{key}: {value}" for key, value in row.items() if key != "整改措施"]
    measures = [f"  - {m}" for m in row["整改措施"]]
    return "    - " + "\n      ".join([*pairs, "整改措施:", *measures])


def context(name: str, count: int) -> dict[str, Any]:
    """The same for the other two, counted already; cells as they are printed."""
    tasks = rows(count)
    done = sum(t["状态"] == "已完成整改" for t in tasks)
    return {
        "city": name,
        "total": f"{count}项",
        "done": f"{done}项",
        "chapters": [{"head": c, "points": points(c)} for c in CHAPTERS],
        "rows": [["\n".join(v) if isinstance(v, list) else v for v in (t[c] for c in COLUMNS)] for t in tasks],
    }


def workbook(path: Path, count: int) -> None:
    """台账.xlsx."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(COLUMNS)
    for row in rows(count):
        sheet.append(["\n".join(row[c]) if c == "整改措施" else row[c] for c in COLUMNS])
    book.save(path)


def template(path: Path) -> None:
    """The template for docxtpl, on python-docx's own base as most start with."""
    import docx

    document = docx.Document()
    document.add_heading("{{ city }}整改落实情况的报告", 0)
    document.add_paragraph("省委、省政府：")
    for line in ("{%p for chapter in chapters %}", "{{ chapter.head }}"):
        document.add_paragraph(line)
    document.add_paragraph("共有{{ total }}整改任务，已完成{{ done }}。")
    for line in ("{%p for point in chapter.points %}", "{{ point }}", "{%p endfor %}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.add_paragraph("附件：整改进展情况清单")
    table = document.add_table(rows=4, cols=len(COLUMNS))
    for cell, head in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = head
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for index, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ row[{index}] }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{{ city }}人民政府")
    document.add_paragraph("2022年8月30日")
    document.save(str(path))


def write_all(folder: Path) -> None:
    """small/ large/ large-xlsx/ batch/<n>/ with city.yaml, *.json with the contexts, template.docx."""
    template(folder / "template.docx")
    for name, count in (("small", SMALL), ("large", LARGE)):
        (folder / name).mkdir(parents=True)
        (folder / name / "city.yaml").write_text(city_yaml("示例市", count), encoding="utf-8")
        _dump(folder / f"{name}.json", context("示例市", count))
    (folder / "large-xlsx").mkdir()
    (folder / "large-xlsx" / "city.yaml").write_text(city_yaml("示例市", LARGE, "台账.xlsx"), encoding="utf-8")
    workbook(folder / "large-xlsx" / "台账.xlsx", LARGE)
    for n in range(1, CITIES + 1):
        (folder / "batch" / f"{n:02}").mkdir(parents=True)
        (folder / "batch" / f"{n:02}" / "city.yaml").write_text(city_yaml(f"示例{n:02}市", SMALL), encoding="utf-8")
        _dump(folder / f"batch-{n:02}.json", context(f"示例{n:02}市", SMALL))


def _dump(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
