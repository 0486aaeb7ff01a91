"""A state beside a figure that the edited sentence has otherwise: 其余20项达到序时进度 that became 均未达到."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen.check.agreement.align import NUMBER, Pair, number_word
from reportgen.check.agreement.finding import Finding, rows_of
from reportgen.check.agreement.printed import figures_of
from reportgen.check.agreement.same import Meaning
from reportgen.check.paper import Printed
from reportgen.figures.catalogue import Catalogue
from reportgen.regex import regex

_NOT = "(?:未|尚未|没有|未能)(?:全部|按期|按时|能)?"
# A state, its words, and the figures that may have the number just as well. The first that matches holds.
_ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("behind", f"{_NOT}(?:达到?|符合)序时进度|滞后|逾期|超期", ("任务.超期", "任务.未达到序时进度")),
    ("going", f"{_NOT}(?:基本)?(?:整改)?(?:完成|办结)(?:整改)?",
     ("任务.未完成", "任务.尚未完成", "任务.其余", "信访.正在办理")),
    ("going", "(?:达到?|符合|按照?)序时进度", ("任务.达到序时进度", "任务.其余")),
    ("mostly", "基本(?:完成|整改完成|整改到位|办结)|阶段性(?:完成|办结)",
     ("任务.基本完成", "任务.完成或基本完成", "任务.已到时限基本完成", "信访.阶段性办结")),
    ("lasting", "长期坚持", ("任务.长期坚持", "任务.长期坚持无期限")),
    ("", "(?:应|需|计划|确保|力争|预计|提前)[^，。；]{0,3}完成", ()),
    ("going", "正在[^，。；]{0,14}(?:推进|整改|办理)|推进",
     ("任务.正在推进", "任务.其余", "任务.剩余", "信访.正在办理")),
    ("done", "(?:全部|已)?(?:完成整改|整改完成|整改到位|整改完毕|完成|办结)(?!率|时)",
     ("任务.已完成", "任务.完成或基本完成", "任务.已到时限已完成", "信访.已办结", "信访.办结")),
)  # fmt: skip
_STATES = tuple((kind, regex(words), names) for kind, words, names in _ROWS)
_MARK = "，,。；;、：:！？"
_WHOLE = regex("(?:全部|均已|都已|均)(?:按期|按时)?(?:完成整改|整改完成|整改到位|完成)")
_DUE = "任务.已到时限"


class _State(NamedTuple):
    kind: str
    start: int  # of the passage
    end: int
    figures: tuple[str, ...]


def states_changed(pair: Pair, meaning: Meaning) -> Iterator[Finding]:
    """States of tasks and petitions that contradict the number beside them."""
    if pair.drafted.text == pair.edited.text:
        return
    for printed in figures_of(pair):
        at = [n for n in pair.inside(printed.start, printed.end) if pair.a[n].kind == NUMBER]
        if not at or not printed.figure.startswith(("任务.", "信访.")) or printed.figure.endswith("率"):
            continue
        m = pair.became.get(at[0])
        if m is not None and pair.b[m].kind == NUMBER:
            if number_word(pair.a[at[0]]) == number_word(pair.b[m]) and meaning.keeps(pair, at[0], m):
                yield from _state_changed(pair, printed, at[0], m, meaning.catalogue)
        elif printed.figure == "任务.已完成":
            yield from _whole(pair, printed, meaning.catalogue)


def _state_changed(pair: Pair, printed: Printed, n: int, m: int, catalogue: Catalogue) -> Iterator[Finding]:
    text, edited = pair.drafted.passage.text, pair.edited.passage.text
    was = _state(text, pair.a[n].start, pair.a[n].end)
    now = _state(edited, pair.b[m].start, pair.b[m].end)
    if was is None or now is None or "" in (was.kind, now.kind) or was.kind == now.kind:
        return
    if (was.kind, now.kind) == ("behind", "going"):
        return  # 未完成 is true of 未达到序时进度 too
    number = Decimal(number_word(pair.a[n]))
    known = [catalogue.by_name[name].number for name in now.figures if name in catalogue.by_name]
    if number in known and printed.figure != _DUE:
        return
    drawn, typed = text[was.start : was.end], edited[now.start : now.end]
    rows, places = rows_of(catalogue, printed.figure)
    why = f"（{rows}）" if rows else ""
    counted = text[pair.a[n].start : printed.end]
    reason = f"文中“{typed}”，台账是“{drawn}”：这“{counted}”是【{printed.figure}】{why}"
    fix = f"改为“{drawn}”；台账不对的，先改台账再生成"
    yield Finding("SUM961", pair.edited.passage, now.start, now.end, reason, fix, places)


def _whole(pair: Pair, printed: Printed, catalogue: Catalogue) -> Iterator[Finding]:
    """全部完成整改 in place of 已完成整改17项."""
    m = _WHOLE.search(pair.edited.text)
    done, total = (catalogue.by_name.get(name) for name in ("任务.已完成", "任务.总数"))
    if m is None or _WHOLE.search(pair.drafted.text) or done is None or total is None:
        return
    clause = re.split(f"[{_MARK}]", pair.edited.text[: m.start()])[-1]
    if done.number is None or total.number is None or done.number >= total.number or clause:
        return
    start = pair.edited.start + m.start()
    rows, places = rows_of(catalogue, printed.figure)
    why = f"（{rows}）" if rows else ""
    reason = f"文中“{m[0]}”，台账是完成“{done.figure}”、共“{total.figure}”：【{printed.figure}】{why}"
    fix = f"写明完成“{done.figure}”；台账不对的，先改台账再生成"
    yield Finding("SUM961", pair.edited.passage, start, start + len(m[0]), reason, fix, places)


def _state(text: str, start: int, end: int) -> _State | None:
    """The state in the clause of a number: behind it, else before it."""
    first = max(text.rfind(mark, 0, start) for mark in _MARK) + 1
    stops = [at for mark in _MARK if (at := text.find(mark, end)) >= 0]
    for begin, until in ((end, min(stops, default=len(text))), (first, start)):
        found = [
            (m.start(), n, _State(kind, m.start(), m.end(), names))
            for n, (kind, words, names) in enumerate(_STATES)
            if (m := words.search(text, begin, until))
        ]
        if found:
            return min(found)[2]
    return None
