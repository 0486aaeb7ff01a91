"""Canned answers for the shell of the preview's page: a real paper, all else made up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reportgen.pipeline.preview import look
from reportgen.write.pages import Pages

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
KINDS = ["整改落实情况报告", "整改方案", "销号公示"]


@cache
def paper() -> Pages:
    """A short paper with an annex."""
    found = look(ROOT / "examples/yunshan/city.yaml").pages
    assert found is not None
    return found


def figure_run() -> int:
    """The first run that is a figure."""
    return next(n for n, run in enumerate(paper().runs) if run.text.figure)


def words_run() -> int:
    """The first run that is nothing but words of the template."""
    return next(n for n, run in enumerate(paper().runs) if not run.text.source and not run.text.figure)


def fault(code: str, severity: str, line: int, message: str, runs: list[int]) -> dict[str, Any]:
    """A fault of city.yaml."""
    return {
        "code": code,
        "severity": severity,
        "label": {"error": "错误", "warning": "警告", "info": "提示"}[severity],
        "place": f"city.yaml:{line}:11",
        "message": message,
        "excerpt": [
            f"{line} |     导语: 完成【任务.以完成】。",
            f"{' ' * len(str(line))} |     　　  　　^^^^^^^^^^^^^^^",
        ],
        "reason": "没有叫“以完成”的数据",
        "fix": "是否为“未完成”“已完成”“完成率”",
        "related": ["city.yaml:3:1"],
        "runs": runs,
    }


def bad() -> dict[str, Any]:
    """An error in city.yaml, with a place on the page."""
    return fault("FIG401", "error", 12, "占位【任务.以完成】解析不到", [figure_run()])


def task(row: int) -> dict[str, Any]:
    """A task of the ledger."""
    return {
        "row": row,
        "no": str(row + 1),
        "inspection": "",
        "title": f"第{row + 1}项任务的名称，比一行略长一些，看它怎么折行",
        "status": "已完成" if row % 3 else "达到序时进度",
        "deadline": "2022年底前",
        "units": "市生态环境局、市水利局",
        "due": {0: "late", 1: "soon"}.get(row % 5, ""),
        "remark": {0: "超期31天", 1: "还有11天"}.get(row % 5, ""),
        "done": row % 3 != 0,
        "asked": str(row + 1),
    }


def state() -> dict[str, Any]:
    """A state with two warnings and twelve tasks."""
    words = words_run()
    found = [
        fault("SUM901", "warning", 12, "合计与分项不符", [words, words + 1]),
        fault("TXT801", "warning", 30, "缺少标点", []),
    ]
    return {
        "version": 1,
        "file": "city.yaml",
        "city": "德州市",
        "kind": KINDS[0],
        "as_of": "2022年8月30日",
        "kinds": KINDS,
        "data_sets": [{"name": "", "label": "本文件"}, {"name": "极端：没有任务", "label": "极端：没有任务"}],
        "public": False,
        "task": "",
        "data": "",
        "noticed": "",
        "page": {"number": 1, "html": paper().html, "css": paper().css},
        "stale": "",
        "faults": found,
        "summary": "共 2 处警告",
        "proofed": True,
        "can_save": True,
        "tasks": [task(n) for n in range(12)],
        "figures": [
            {
                "name": "任务.已完成",
                "placeholder": "【任务.已完成】",
                "text": "17项",
                "summary": "状态为已完成的任务",
                "runs": [figure_run()],
            }
        ],
        "progress": '<ul class="totals"><li>总数<b>37项</b></li></ul><div class="charts"><section><h2>各责任单位</h2>'
        '<table><thead><tr><th>责任单位</th><th class="number">总数</th></tr></thead>'
        '<tbody><tr><td>市水利局</td><td class="number">5</td></tr></tbody></table></section></div>',
    }


def counted_row(row: int) -> dict[str, Any]:
    """A task as a list of rows and a trace have it."""
    told = {name: task(row)[name] for name in ("row", "no", "inspection", "title", "status", "deadline")}
    spot = f"A{row + 2}"
    return {**told, "place": f"台账.xlsx!台账!{spot}", "file": "台账.xlsx!台账", "spot": spot}


def explanation(n: int) -> dict[str, Any]:
    """What a run is: the rows of a figure, or the line of anything else."""
    run = paper().runs[n]
    figure = {
        "name": run.text.figure,
        "placeholder": f"【{run.text.figure}】",
        "text": run.text.text,
        "summary": "状态为已完成的任务",
        "arithmetic": "17÷37＝45.9%",
        "parts": ["已完成整改17项＋达到序时进度20项＝37项"],
        "rows": [counted_row(3), counted_row(4)],
        "more": 15,
    }
    at, _, block = run.origin.partition(" ")
    line = int(at.rpartition(":")[2])
    return {
        "n": n,
        "text": run.text.text,
        "kind": "figure" if run.text.figure else "value" if run.text.source else "words",
        "figure": figure if run.text.figure else None,
        "places": [{"place": "city.yaml:12:9", "line": 12, "lines": [[11, "督察:"], [12, f"  轮次: {HOSTILE}"]]}],
        "template": {"at": at, "block": block, "line": line, "lines": [[line, "<p>{{ 文 }}</p>"]]},
    }


def trace(row: int) -> dict[str, Any]:
    """Where a task is counted and named."""
    last = len(paper().runs) - 1
    counted = {"run": figure_run(), "figure": "任务.已完成", "placeholder": "【任务.已完成】", "text": "17项"}
    return {
        **counted_row(row),
        "units": task(row)["units"],
        "line": 0,
        "lines": [],
        "counted": [{**counted, "around": ["……另有17项；已完成整改", "17项", "，其余……"]}],
        "named": [{"run": words_run(), "text": "黑臭水体", "around": ["……城区", "黑臭水体", "治理……"]}],
        "cells": [last - 1, last],
    }


CITIES = [
    ("a/city.yaml", "德州市", 0, 2, True, "37项"),
    ("b/city.yaml", "云山市", 3, 1, True, "8项"),
    ("c/city.yaml", HOSTILE, 0, 0, True, "112项"),
    ("d/city.yaml", "", 0, 0, False, ""),
]


def cities() -> list[dict[str, Any]]:
    """Four of them: warned of, faulty, well under a bad name, not read yet."""
    names = ("file", "city", "errors", "warnings", "ready", "total")
    rest = {"summary": "", "rate": "45.9%", "late": "2项", "as_of": "2022年8月30日"}
    return [{"number": n, **rest, **dict(zip(names, row, strict=True))} for n, row in enumerate(CITIES)]
