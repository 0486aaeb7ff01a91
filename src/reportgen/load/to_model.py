"""Canonical node tree -> the frozen parts of the model. `x-class` and `x-reads` of the schema say what becomes what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportgen import model
from reportgen.dates import no_date, parse_date, parse_deadline, parse_span, why_no_date, why_no_deadline
from reportgen.diagnostics import Diagnostic, fault
from reportgen.load import words
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.load.notation.slip import quoted
from reportgen.load.plan import Plan, plan_of
from reportgen.model.tasks import Progress, Standing
from reportgen.records import dataclass, field, replace
from reportgen.regex import regex
from reportgen.values import Int, Num, Prose, Text
from reportgen.vocabulary import Schema, asked

SPECIAL = regex(r"[-,:#\[\]{}'\"&*!|>%@`?=<~]")  # marks for which a key stands in quotes

CLASSES: dict[str, Any] = {
    cls.__name__: cls
    for cls in (
        model.Report,
        model.City,
        model.Inspection,
        model.Plan,
        model.MeasureWords,
        model.Ledger,
        model.Task,
        model.Closure,
        model.Petitions,
        model.Batch,
        model.Case,
        model.Handling,
        model.Measures,
        model.Accountability,
        model.Indicator,
        model.Rank,
        model.Lead,
        model.Section,
        model.Point,
        model.NextSteps,
        model.Notice,
        model.Attachment,
        model.SignOff,
        model.Signatory,
        model.Letterhead,
        model.Imprint,
        model.Release,
        model.Checking,
    )
}


@dataclass
class Reading:
    """What readers share: the faults found so far, and the status words of the city's own (状态对照)."""

    found: list[Diagnostic]
    own: words.Meanings = field(default_factory=dict)
    _meanings: dict[str, words.Meaning | None] = field(default_factory=dict)

    def meaning(self, text: str) -> words.Meaning | None:
        """What a status word says; the same few stand in every row of a ledger."""
        if text not in self._meanings:
            self._meanings[text] = words.meaning_of(text, self.own)
        return self._meanings[text]


def to_model(node: Node, schema: Schema, reading: Reading) -> Any:
    """The value that `node` stands for; None where it can't be read, which `reading.found` then tells.

    A mapping with `x-class` becomes that class, any other a dict; a list a tuple; a scalar what `x-reads` says.
    """
    return _value(node, plan_of(schema), reading)


def _value(node: Node, plan: Plan, reading: Reading) -> Any:
    if isinstance(node, Scalar):
        return READERS[plan.reads](node, reading)
    if isinstance(node, Mapping):
        return _dict(node, plan, reading) if plan.class_name is None else _part(node, plan, reading)
    inner = plan.items
    read = READERS[inner.reads]
    values = [read(i, reading) if isinstance(i, Scalar) else _value(i, inner, reading) for i in node.items]
    return tuple([v for v in values if v is not None])


def _part(node: Mapping, plan: Plan, reading: Reading) -> Any:
    values: dict[str, Any] = {}
    properties = plan.properties
    for entry in node.entries:
        known, value = properties[entry.key.text], entry.value
        if isinstance(value, Scalar):  # as _value does; most are such
            read = READERS[known.plan.reads](value, reading)
        else:
            read = _value(value, known.plan, reading)
        if read is not None:
            values[known.attribute] = read
    if not plan.required_attributes <= values.keys():
        return None  # said already, by the schema or by the reader of the value
    if plan.class_name == "Task":
        _close(values, reading)
    return CLASSES[str(plan.class_name)](**values, place=node.place)


def _close(task: dict[str, Any], reading: Reading) -> None:
    """A status that names a stage of 销号 says it in the column of it too; another stage there is a fault."""
    status: model.Status | None = task.get("status")
    closure: model.Closure | None = task.get("closure")
    if not status or not status.stage:
        return
    if not closure:
        task["closure"] = model.Closure(stage=status.stage, place=status.place)
    elif not closure.stage:
        task["closure"] = replace(closure, stage=status.stage)
    elif closure.stage != status.stage:
        where = f"（{closure.place}）" if closure.place else ""
        reason = f"“状态”写“{status.text}”，是{status.stage}；“销号”{where}却是{closure.stage}"
        fix = "核对这一项办到了哪一步，改正其中一处；“状态”也可以只写“已完成整改”，办到哪一步由“销号”说"
        related = (closure.place,) if closure.place else ()
        reading.found.append(fault("LED352", status.place, reason, fix, related, no=task["no"]))


def _dict(node: Mapping, plan: Plan, reading: Reading) -> dict[Any, Any]:
    table: dict[Any, Any] = {}
    for entry in node.entries:
        key: Any = entry.key.text
        if plan.by_progress:
            key = _group(_progress(entry.key, reading))
        value = _value(entry.value, plan.below(entry.key.text), reading)
        if key is None or value is None:
            continue
        if key in table:
            reason = f"“{entry.key.text}”与上面的一行按进度是同一种状态"
            reading.found.append(
                fault("SHP202", entry.key.place, reason, "合成一行", key=str(getattr(key, "value", key)))
            )
        table[key] = value
    return table


def _group(status: model.Status | None) -> Progress | Standing | None:
    """The group of 分组 that a status word names; 长期坚持 and 已销号 are groups of their own."""
    if status is None:
        return None
    if not (status.ongoing or status.closed):
        return status.progress
    return Standing(status.progress, status.ongoing, status.closed)


def _integer(node: Scalar, reading: Reading) -> Int | None:
    digits = words.number(node.text)
    return Int(int(digits), node.place) if digits and "." not in digits else None


def _decimal(node: Scalar, reading: Reading) -> Num | None:
    digits = words.number(node.text)
    return Num(digits, node.place) if digits else None


def _date(node: Scalar, reading: Reading) -> Any:
    date = parse_date(node.text, node.place)
    if date is None and not no_date(node.text):
        reading.found.append(fault("SHP208", node.place, *why_no_date(node.text)))
    return date


def _span(node: Scalar, reading: Reading) -> Any:
    span = parse_span(node.text, node.place)
    if span is None:
        reason = f"“{node.text}”读不成起止日期，或止日早于起日"
        reading.found.append(fault("SHP208", node.place, reason, "写成 2021年4月9日至29日 或 2021年4月"))
    return span


def _deadline(node: Scalar, reading: Reading) -> Any:
    deadline = parse_deadline(node.text, node.place)
    if deadline is None and not no_date(node.text):
        reason, fix = why_no_deadline(node.text)
        reading.found.append(fault("SHP209", node.place, reason, fix, text=node.text))
    return deadline


def _progress(node: Scalar, reading: Reading) -> model.Status | None:
    meaning = reading.meaning(node.text)
    if meaning is not None:
        return model.Status(
            progress=meaning.progress,
            text=node.text,
            ongoing=meaning.ongoing,
            stage=meaning.stage,
            place=node.place,
        )
    canonical = "、".join(p.value for p in model.Progress)
    stage = words.stage_of(node.text)
    if stage:
        reason = f"“{node.text}”说的是销号到了哪一步，不是整改进度"
        fix = f"“状态”写整改进度，如“已完成整改”；“销号”一栏写“{stage}”"
        reading.found.append(fault("LED301", node.place, reason, fix, text=node.text))
    elif words.is_doubtful(node.text):
        reason = f"“{node.text}”没有说明是已完成整改，还是已销号"
        fix = f"改成状态词：{canonical}；整张台账都这样填的，{_in_own_words(node.text, '已完成整改')}"
        reading.found.append(fault("LED302", node.place, reason, fix, text=node.text))
    else:
        near = words.suggestions(node.text)
        fix = asked(near, f"改成状态词：{canonical}")
        fix += f"；是本地的说法，{_in_own_words(node.text, near[0] if near else '……')}"
        reading.found.append(fault("LED301", node.place, f"“{node.text}”不是状态词", fix, text=node.text))
    return None


def _in_own_words(word: str, meaning: str) -> str:
    """How the data file says what a word of the city's own means; an example, for only the clerk knows."""
    key = quoted(word) if SPECIAL.search(word) else word
    return f"在数据文件里加一行，如“状态对照: {{{key}: {meaning}}}”，右边写状态词"


Reader = Callable[[Scalar, Reading], Any]
READERS: dict[str, Reader] = {
    "word": lambda node, reading: str(node.text),  # one of a list of words; it steers, so it must not print its place
    "text": lambda node, reading: Text(node.text, node.place),
    "prose": lambda node, reading: Prose(node.text, node.place),
    "integer": _integer,
    "decimal": _decimal,
    "boolean": lambda node, reading: words.boolean(node.text),
    "date": _date,
    "span": _span,
    "deadline": _deadline,
    "progress": _progress,
}
