"""【任务.已完成】 in prose: found, looked up among the names that templates see, and filled in with its origin."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from reportgen.dates import Date, Deadline, Span
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Figure
from reportgen.figures.figure import MEASURE_WORDS
from reportgen.model import Part, Report, Task
from reportgen.place import Place
from reportgen.regex import regex
from reportgen.render.view import Filled, Group, Statement, Tasks, View, folded_get
from reportgen.values import Int, Missing, Num, Prose, Text
from reportgen.vocabulary import asked, nearest

PLACEHOLDER = regex(r"【([^【】]*)】")
WRONG_BRACKETS = regex(r"([\[［〔])\s*([^\[\]［］〔〕.。]+)[.．][^\[\]［］〔〕]*[\]］〕]")
OTHER_WORDS = ("项目", "个人", "个体", "家庭", "件数", "天气")  # begin like a unit and are none
TO_COME = ("待补充", "待核")  # written by hand: a mark, not a name
HEADS = ("总数", "交办", "人数", "现值")  # the figure that the name of a group itself prints
LEAVES = (Figure, Missing, Statement, Text, Int, Num, Date, Span, Deadline)


class Unknown(NamedTuple):
    """A path that leads nowhere: the step that failed and the names that exist there."""

    step: str
    known: tuple[str, ...]


def fill(prose: Prose, names: Mapping[str, Any]) -> Filled:
    """The prose as a template may print it. `names` may still grow until then."""
    return Filled(prose, partial(_filled, prose, names))


def _filled(prose: Prose, names: Mapping[str, Any]) -> Markup:
    """A placeholder that can't be filled stays as it is (`check` has told of it)."""
    parts: list[Markup] = []
    end = 0
    for m in PLACEHOLDER.finditer(prose):
        parts.append(_words(prose, prose[end : m.start()]))
        inner = m[1].strip()
        if inner.startswith(TO_COME):
            what = re.split(r"[：:]", inner, maxsplit=1)[-1].strip()
            parts.append(escape(Missing(what, prose.place)))
        else:
            value = look_up(inner, names)
            parts.append(_words(prose, m[0]) if isinstance(value, Unknown) else escape(value))
        end = m.end()
    parts.append(_words(prose, prose[end:]))
    return Markup("").join(parts)


def _words(prose: Prose, words: str) -> Markup:
    return escape(Text(words, prose.place)) if words else Markup("")


def look_up(inner: str, names: Mapping[str, Any]) -> Any:
    """`任务.领域.水.已完成|数` -> a value that prints itself, or Unknown. Indicators are found by their own names."""
    path, _, style = unicodedata.normalize("NFKC", inner).partition("|")
    path = path.replace("。", ".")  # what the key of the point gives where Chinese is typed
    steps = [step.strip() for step in path.split(".")]
    value = _walk(steps, {**names, **names["指标"]})
    if isinstance(value, Group):
        value = next((f for name in HEADS if (f := value.step(name)) is not None), value)
    if isinstance(value, Unknown | Missing):
        return value
    if not isinstance(value, LEAVES):
        return Unknown("", _names(value))
    if not style:
        return value
    if not isinstance(value, Figure):
        return Unknown(f"|{style}", ())
    styled = value.printed(style.strip())
    if styled is not None:
        return styled
    special = ("|数", "|约数") if value.unit == "%" else ("|数", "|余")
    return Unknown(f"|{style}", (*special, *(f"|{word}" for word in sorted(MEASURE_WORDS))))


def _walk(steps: list[str], names: Mapping[str, Any]) -> Any:
    value: Any = names
    for index, step in enumerate(steps):
        if isinstance(value, Group) and (figure := value.step(".".join(steps[index:]))) is not None:
            return figure  # 按级别.县级干部 is the name of one figure
        if isinstance(value, LEAVES) and not isinstance(value, Missing):
            return Unknown(f".{step}", ())
        whole, value = value, _step(value, step)
        if value is None:
            return Unknown(step or "（没有写）", _names(whole))
    return value


def _step(value: Any, step: str) -> Any:
    if isinstance(value, Mapping):
        return folded_get(value, step)
    if isinstance(value, View | Group | Tasks) and step not in value.names:
        return None
    return getattr(value, step, None) if isinstance(value, View | Group | Tasks | Missing) else None


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, Mapping):
        return tuple(value)
    return tuple(value.names) if isinstance(value, View | Group | Tasks) else ()


def check(report: Report, names: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Every placeholder of the report that can't be filled, also in parts that this template doesn't print."""
    for name, indicator in report.indicators.items():
        if (name in names and name != "指标") or "." in name or "|" in name:
            mark = next((mark for mark in ".|" if mark in name), "")
            reason = f"名字里不能有“{mark}”" if mark else f"【{name}】已经用来写“{name}”的数据"
            yield fault("FIG402", indicator.place, reason, "给指标换一个名字，如“PM25浓度”", name=name)
    for prose in _prose(report):
        for m in PLACEHOLDER.finditer(prose):
            if not m[1].strip().startswith(TO_COME):
                value = look_up(m[1].strip(), names)
                if isinstance(value, Unknown):
                    yield _explain(m[0], value, _place(prose, m[0]))
        yield from _doubled_units(prose, names)
        yield from _wrong_brackets(prose, names)
        if prose.count("【") != prose.count("】"):
            yield fault("FIG403", prose.place, "“【”与“】”的个数不等", "补上缺少的一半，或删去多余的一半")


def _wrong_brackets(prose: Prose, names: Mapping[str, Any]) -> Iterator[Diagnostic]:
    if not any(bracket in prose for bracket in "[［〔"):  # the pattern takes longer to compile than a paper to check
        return
    for m in WRONG_BRACKETS.finditer(prose):
        if m[2] in names or m[2] in names["指标"]:
            place = _place(prose, m[0])
            yield fault("FIG411", place, f"“{m[1]}”不是占位的括号", f"改为【{m[0][1:-1]}】", word=m[0])


def _doubled_units(prose: Prose, names: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """【任务.总数】项 prints 37项项: a placeholder brings its unit along. 项目 after it is another word."""
    for m in PLACEHOLDER.finditer(prose):
        value = look_up(m[1].strip(), names)
        rest = prose[m.end() :]
        unit = value.unit if isinstance(value, Figure) else ""
        if unit and str(value).endswith(unit) and rest.startswith(unit) and not rest.startswith(OTHER_WORDS):
            bare = m[0].replace("】", "|数】")
            fix = f"删去后面的“{unit}”，或写成{bare}{unit}"
            yield fault("FIG409", _place(prose, m[0]), f"会印成“{value}{unit}”", fix, unit=unit)


def _explain(placeholder: str, unknown: Unknown, place: Place | None) -> Diagnostic:
    if not unknown.step and not unknown.known:
        reason, fix = "这一项是列表或整段的话，不能放进一句话里", "直接写出要用的话"
    elif not unknown.step:
        choices = "、".join(unknown.known[:12])
        reason, fix = "这个名字下面有多项，要写到具体一项", f"在后面加“.”和下列之一：{choices}"
    elif unknown.step.startswith("."):
        reason = f"“{unknown.step}”前面已经是具体的数据，后面不能再加"
        fix = f"删去“{unknown.step}”；只要数字，用“|数”，如【任务.总数|数】"
    elif unknown.step.startswith("|") and not unknown.known:
        reason, fix = f"“{unknown.step}”只用于数，这一项不是数", f"删去“{unknown.step}”"
    elif unknown.step.startswith("|"):
        reason = f"“{unknown.step}”不是能用的写法" + ("（只用于百分比）" if unknown.step == "|约数" else "")
        fix = f"可用的写法：{'、'.join(unknown.known[:2])}，或“|”加一个量词，如“|名”"
    elif not unknown.known:
        reason, fix = f"没有叫“{unknown.step}”的数据", "数据里没有填这一类内容，先在台账或数据文件里补上"
    else:
        near = _dotted(unknown) or nearest(unknown.step, unknown.known)
        reason = f"没有叫“{unknown.step}”的数据"
        fix = asked(near, f"可用的有：{'、'.join(unknown.known[:12])}")
    return fault("FIG401", place, reason, fix, name=placeholder)


def _dotted(unknown: Unknown) -> list[str]:
    """任务总数 -> 任务.总数: the point that was left out behind the first name."""
    if "任务" not in unknown.known:
        return []
    roots = [name for name in unknown.known if unknown.step.startswith(name) and len(unknown.step) > len(name)]
    return [f"{root}.{unknown.step[len(root) :].lstrip('，,、．：:')}" for root in roots]


def _place(prose: Prose, placeholder: str) -> Place | None:
    """The place of the placeholder itself where its line can be found in the source, else that of the text."""
    place = prose.place
    if place is None or not place.source.lines:
        return place
    last = place.end_line or place.line
    for number in range(place.line, last + 1):
        column = place.source.lines[number - 1].find(placeholder)
        if column >= 0:
            return Place(place.source, number, column + 1, number, column + 1 + len(placeholder))
    return place


def _prose(value: Any) -> Iterator[Prose]:
    """Every Prose of a report, at any depth; its mappings hold words and figures, no prose."""
    if isinstance(value, Prose):
        yield value
    elif isinstance(value, Part) and not isinstance(value, Task):  # a ledger holds plain texts, up to 50,000 rows
        for field in dataclasses.fields(value):
            yield from _prose(getattr(value, field.name))
    elif isinstance(value, tuple) and not isinstance(value, Place):
        for item in value:
            yield from _prose(item)
