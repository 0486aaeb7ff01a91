"""What the server answers: where it calls the road of the preview, and where a slip of ours becomes a state."""

from __future__ import annotations

import gc
import sys
import traceback
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from reportgen.figures import Figure
from reportgen.pipeline import Options
from reportgen.pipeline.data_sets import DataSet, data_sets
from reportgen.pipeline.preview import Choice, Snapshot, look, state
from reportgen.render import KINDS

State = dict[str, Any]
OWN = "本文件"  # the city's own data, among the data sets
BROKEN = "程序出错"
OUR_FAULT = f"{BROKEN}。数据文件没有改动，再试一次；还是这样，把命令行里的英文说明发给维护程序的人"
WHAT_NOW = "数据文件没有改动。再存盘一次试试；还是这样，把命令行里的英文说明发给维护程序的人"
TOTALS = {"total": "总数", "rate": "完成率", "late": "超期"}  # of a row of the list, the figure
# What is said of the files as they are now; all else belongs to the page that is shown.
OF_NOW = ("faults", "summary", "proofed", "can_save")
# The command lets garbage lie (see __main__), which suits one that ends soon; here the old pages would pile up.
SWEPT_EVERY = 8  # looks
_looks = count(1)
_told: set[str] = set()  # slips of ours that stand on the terminal


@cache
def sets() -> Mapping[str, DataSet]:
    """The data sets that a template can be tried with, by name."""
    return data_sets()


def chosen(words: Mapping[str, str]) -> Choice | None:
    """What the query of an address asks for; None where it names what there is not."""
    kind, task, data = (words.get(name, "") for name in ("kind", "task", "data"))
    if (kind and kind not in KINDS) or (data and data not in sets()) or len(task) > 40:
        return None
    return Choice(kind, words.get("public") == "1", task, data)


def looked(path: Path, choice: Choice, options: Options, folder: Path) -> Snapshot:
    """The pages of a city, or of the data set in its place; one that has to be made is written into `folder`."""
    if next(_looks) % SWEPT_EVERY == 0:
        gc.collect()
    return look(sets()[choice.data].file(folder) if choice.data else path, choice, options)


def stated(snapshot: Snapshot) -> State:
    """The state of a page, but what only the server knows: its version, its number, whether it is of now."""
    labels = [{"name": "", "label": OWN}, *({"name": s.name, "label": s.label} for s in sets().values())]
    return {**state(snapshot), "data_sets": labels}


def row(shown: State, snapshot: Snapshot | None) -> State:
    """What the list says of a city; a slip of ours with one city leaves the others their rows."""
    try:
        return _row(shown, snapshot)
    except Exception as error:
        tell(error)
        counts = {"errors": 1, "warnings": 0}
        return {"city": "", "summary": BROKEN, "as_of": "", **counts, **dict.fromkeys(TOTALS, ""), "ready": True}


def _row(shown: State, snapshot: Snapshot | None) -> State:
    """Of its files as they are now, `shown` and the snapshot of them."""
    severities = Counter(fault["severity"] for fault in shown.get("faults", ()))
    totals = dict(snapshot.shown.overview.totals) if snapshot and snapshot.shown else {}
    texts = {name: str(f) if isinstance(f := totals.get(of), Figure) else "" for name, of in TOTALS.items()}
    told = {name: shown.get(name, "") for name in ("city", "summary", "as_of")}
    counts = {"errors": severities["error"], "warnings": severities["warning"]}
    return {**told, **counts, **texts, "ready": bool(shown)}


def slipped(error: BaseException, path: Path, choice: Choice) -> State:
    """The state where this program, and not a file of the user's, is at fault."""
    tell(error)
    reason = f"{type(error).__name__}：{error}"
    fault: State = {
        "code": "",
        "severity": "error",
        "label": BROKEN,
        "place": "",
        "message": f"{BROKEN}，这一页没有更新",
    }
    fault |= {"excerpt": [], "reason": reason, "fix": WHAT_NOW, "related": [], "runs": []}
    empty: State = {"file": path.name, "city": "", "kind": choice.kind, "as_of": "", "kinds": list(KINDS)}
    empty |= {"public": choice.public, "task": choice.task, "data": choice.data, "data_sets": [], "page": None}
    empty |= {"tasks": [], "noticed": "", "figures": [], "progress": ""}
    return {**empty, "faults": [fault], "summary": BROKEN, "proofed": True, "can_save": False}


def tell(error: BaseException) -> None:
    """The way to a slip of ours, for who maintains the program, once each."""
    text = "".join(traceback.format_exception(error))
    if text not in _told:
        _told.add(text)
        sys.stderr.write(text)
        sys.stderr.flush()
