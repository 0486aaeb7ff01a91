"""A made-up city with as many tasks as wanted, as each contender takes it. No chance in it.

`python benchmarks/data.py FOLDER PART…` writes parts of the inputs of run.py there; those that lie there are left.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import forms
from scenarios import HUGE, LARGE, SMALL

COLUMNS = ("序号", "反馈问题", "整改目标", "整改措施", "责任单位", "整改时限", "进展", "状态")
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
    """The same for the others, counted already; cells as they are printed."""
    tasks = rows(count)
    done = sum(t["状态"] == "已完成整改" for t in tasks)
    return {
        "city": name,
        "columns": COLUMNS,
        "total": f"{count}项",
        "done": f"{done}项",
        "chapters": [{"head": c, "points": points(c)} for c in CHAPTERS],
        "rows": [["\n".join(v) if isinstance(v, list) else v for v in (t[c] for c in COLUMNS)] for t in tasks],
    }


def workbook(path: Path, count: int) -> None:
    """台账.xlsx."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(COLUMNS)
    for row in rows(count):
        sheet.append(["\n".join(row[c]) if c == "整改措施" else row[c] for c in COLUMNS])
    book.save(path)


def write(folder: Path, part: str) -> None:
    """One part; what is missing of a part that was interrupted stays missing."""
    forms.docxtpl_template(folder / "template.docx", COLUMNS)
    kind, _, count = part.partition("-")
    if kind == "cities":
        cities(folder, int(count))
    else:
        PARTS[part](folder)


def cities(folder: Path, count: int) -> None:
    """cities-<count>/<n>/city.yaml, and the contexts for docxtpl beside it."""
    home, contexts = folder / f"cities-{count}", folder / f"cities-{count}-json"
    contexts.mkdir()
    for n in range(1, count + 1):
        city(home / f"{n:04}", SMALL, name=f"示例{n:04}市")
        _dump(contexts / f"{n:04}.json", context(f"示例{n:04}市", SMALL))


def city(folder: Path, count: int, *, xlsx: bool = False, name: str = "示例市") -> None:
    """city.yaml, and its workbook where the tasks stand in one."""
    folder.mkdir(parents=True)
    (folder / "city.yaml").write_text(city_yaml(name, count, "台账.xlsx" if xlsx else None), encoding="utf-8")
    if xlsx:
        workbook(folder / "台账.xlsx", count)


def one(folder: Path, name: str, count: int) -> None:
    """A city for reportgen, and the same for all others."""
    city(folder / name, count)
    made = context("示例市", count)
    _dump(folder / f"{name}.json", made)
    _dump(folder / f"{name}-carbone.json", forms.for_carbone(made))
    (folder / f"{name}.md").write_text(forms.markdown(made), encoding="utf-8")
    forms.carbone_template(folder / "carbone.docx", COLUMNS)
    forms.reference(folder / "reference.docx")


def broken(folder: Path) -> None:
    """A day that there is not, which is found when the file was read whole."""
    text = city_yaml("示例市", SMALL)
    (folder / "broken").mkdir()
    (folder / "broken" / "city.yaml").write_text(text.replace("截至日期: 2022-08-30", "截至日期: 2022-13-30"), "utf-8")


PARTS: dict[str, Callable[[Path], None]] = {
    "small": lambda folder: one(folder, "small", SMALL),
    "broken": broken,
    "large": lambda folder: one(folder, "large", LARGE),
    "large-xlsx": lambda folder: city(folder / "large-xlsx", LARGE, xlsx=True),
    "huge-xlsx": lambda folder: city(folder / "huge-xlsx", HUGE, xlsx=True),
}


def _dump(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def main(folder: Path, parts: list[str]) -> None:
    """The parts that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in parts:
        if not (folder / part).exists():
            write(folder, part)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
