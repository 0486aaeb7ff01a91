"""Changes of a Word file -> what is to be done in the data file and the workbook, change by change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from reportgen.datafile.edits import Edit, Path, Put, Replace
from reportgen.dates import parse_date
from reportgen.place import Place
from reportgen.pull.added import Adding
from reportgen.pull.cells import cell_step
from reportgen.pull.changes import Change, Kind, Span, Unit, What
from reportgen.pull.keys import is_name, is_prose
from reportgen.pull.places import Places, Spot, Way
from reportgen.pull.removed import moved, removed
from reportgen.pull.steps import Retold, Step, Stretch

OF_TEMPLATE = "这些字是模板或程序写的，数据文件里没有"
OF_BRACKETS = "改动里有“【”或“】”，在数据文件里会被当成占位"
OF_VALUE = "这里印的是数据文件里的一个值，改后的写法读不成它"
NEWER = "Word 文件生成以后，数据也改过，分不清是谁改的"
OF_CITY = "这是城市的名称、自称一类，处处都用，要改请在数据文件的“城市”里改"
OF_LEDGER = "这些字来自台账"
TRANSITION = re.compile(r"现将[^。]{2,60}如下[：:。]?$")


def resolved(changes: Sequence[Change], units: Sequence[Unit], places: Places) -> list[Step]:
    """A step for each change, in their order; `units` are the built ones."""
    adding = Adding(units, places)
    gone = removed(
        [c for c in changes if c.kind is Kind.DELETED and c.base and c.old and c.old.what is not What.CELL], places
    )
    steps: list[Step] = []
    behind = 0
    for n, change in enumerate(changes):
        unit = change.old or change.new
        if n < behind or unit is None:
            continue
        if not change.base:
            steps.append(Step(change, _place(change.old, places) if change.old else None, refused=NEWER))
        elif unit.what is What.CELL:
            steps.append(cell_step(change, units, places))
        elif change.kind is Kind.ADDED:
            group = adding.group(changes[n:])
            behind = n + len(group)
            steps += adding.steps(group)
        elif change.kind is Kind.DELETED:
            steps.append(gone[id(change)])
        else:
            steps.append(_kept(change, unit, units, places))
    return steps


def combined(steps: Sequence[Step], places: Places) -> list[Edit]:
    """The edits of all of them; several stretches of one value become one text, none is made twice."""
    edits: list[Edit] = []
    stretches: dict[Path, list[Stretch]] = {}
    for step in steps:
        edits += (edit for edit in step.edits if edit not in edits)
        for stretch in step.stretches:
            stretches.setdefault(stretch.path, []).append(stretch)
    for path, group in stretches.items():
        text = places.text(path)
        end = len(text) + 1
        for one in sorted(dict.fromkeys(group), key=lambda s: (-s.end, -s.start)):
            if one.end <= end:  # of two that overlap, the one behind
                text = text[: one.start] + one.new + text[one.end :]
                end = one.start
        edits.append(Replace(path, text))
    return edits


def _kept(change: Change, unit: Unit, units: Sequence[Unit], places: Places) -> Step:
    """One that was edited or moved, or both."""
    step = Step(change, _place(unit, places))
    if change.spans:
        made_up = unit.what is What.TITLE and not places.has(places.child((), "标题"))
        step = replace(step, refused=OF_TEMPLATE) if made_up else edited(change, unit, places)
    if step.refused and not step.is_written and not step.figures:
        step = _conventional(step, unit, units, places)
    if change.kind is not Kind.MOVED:
        return step
    shift = moved(change, places)
    return replace(step, edits=(*step.edits, *shift.edits), refused=step.refused or shift.refused)


def edited(change: Change, unit: Unit, places: Places) -> Step:
    """Each span into the values that printed its characters."""
    spots = places.of(unit)
    ends = list(accumulate(len(run.text) for run in unit.inlines))
    starts = [0, *ends[:-1]]
    stretches: list[Stretch] = []
    figures: list[Retold] = []
    refused = ""
    for span in change.spans:
        bounds = list(zip(starts, ends, strict=True))
        made = _span(unit, spots, bounds, span, places)
        if isinstance(made, str):
            refused = refused or made
        elif isinstance(made, Retold):
            figures.append(made)
        else:
            stretches += made
    return Step(change, _place(unit, places), tuple(stretches), figures=tuple(figures), refused=refused)


Bounds = Sequence[tuple[int, int]]


def _span(unit: Unit, spots: list[Spot], bounds: Bounds, span: Span, places: Places) -> list[Stretch] | Retold | str:
    if "【" in span.new or "】" in span.new:
        return OF_BRACKETS
    hit = [n for n, (start, end) in enumerate(bounds) if start < span.end and end > span.start]
    if span.start == span.end:
        return _inserted(spots, bounds, span)
    told = [n for n in hit if unit.inlines[n].figure]
    if told and (re.search(r"\d", span.new) or not _goes(spots, bounds, span, told)):
        run = unit.inlines[told[0]]
        start, end = bounds[told[0]]
        now = run.text[: max(0, span.start - start)] + span.new + run.text[max(0, span.end - start) :]
        return Retold(run.figure, run.text, now if span.start >= start and span.end <= end else span.new, run.source)
    made: list[Stretch] = []
    new = span.new
    for n in hit:
        piece = _piece(unit, spots[n], bounds[n], span._replace(new=new), places)
        if isinstance(piece, str):
            return piece
        made.append(piece)
        new = ""
    return made


def _goes(spots: list[Spot], bounds: Bounds, span: Span, told: Sequence[int]) -> bool:
    """Whether placeholders go as a whole with the words around them."""
    return all(
        spots[n].way is Way.FILLED and span.start <= bounds[n][0] and span.end >= bounds[n][1] for n in told
    ) and len(told) < sum(start < span.end and end > span.start for start, end in bounds)


def _inserted(spots: list[Spot], bounds: Bounds, span: Span) -> list[Stretch] | str:
    """New characters go to the words that they stand in, or to those before them, or behind."""
    at = span.start
    near = [n for n, (start, end) in enumerate(bounds) if start <= at <= end]
    for n in near:
        if spots[n].way is Way.WORDS and _takes(spots, bounds, n, at):
            if is_name(spots[n].path):
                return OF_CITY
            offset = spots[n].start + at - bounds[n][0]
            return [Stretch(spots[n].path, offset, offset, span.new)]
    for n in near:
        if spots[n].way is Way.FILLED:
            offset = spots[n].end if at == bounds[n][1] else spots[n].start
            return [Stretch(spots[n].path, offset, offset, span.new)]
    return OF_LEDGER if any(spots[n].way is Way.CELL for n in near) else OF_TEMPLATE


def _takes(spots: list[Spot], bounds: Bounds, n: int, at: int) -> bool:
    """Whether characters at the edge of a value belong to it: to prose; to a fact only where nothing is beside it."""
    start, end = bounds[n]
    if start < at < end or is_prose(spots[n].path):
        return True
    return (n == 0 and at == start) or (n == len(spots) - 1 and at == end)


def _piece(unit: Unit, spot: Spot, bound: tuple[int, int], span: Span, places: Places) -> Stretch | str:
    """What a span does to one run."""
    first, last = max(0, span.start - bound[0]), min(bound[1], span.end) - bound[0]
    if is_name(spot.path):
        return OF_CITY
    if spot.way is Way.WORDS:
        return Stretch(spot.path, spot.start + first, spot.start + last, span.new)
    if spot.way is Way.FILLED:
        return Stretch(spot.path, spot.start, spot.end, span.new)
    if spot.way is Way.VALUE:
        whole = "".join(run.text for run in unit.inlines)[bound[0] : bound[1]]
        text = places.text(spot.path)
        now = whole[:first] + span.new + whole[last:]
        return Stretch(spot.path, 0, len(text), now) if parse_date(text) and parse_date(now) else OF_VALUE
    return OF_LEDGER if spot.way is Way.CELL else OF_TEMPLATE


def _conventional(step: Step, unit: Unit, units: Sequence[Unit], places: Places) -> Step:
    """Words of a template that have a key of their own: title, conventional headings, 现将……如下."""
    new = step.change.new
    if new is None:
        return step
    put: Put | None = None
    if unit.what is What.TITLE and not places.has(places.child((), "标题")):
        put = Put(("标题",), new.text)
    elif unit.what is What.HEADING and unit.level == 1:
        number = [u for u in units if u.what is What.HEADING and u.level == 1].index(unit)
        chapter = (*places.child((), "章节"), number)
        if places.has(chapter) and not places.has(places.child(chapter, "标题")):
            put = Put((*chapter, "标题"), new.text)
    else:
        put = _transition(step.change, unit, new, places)
    return replace(step, edits=(put,), refused="", place=places.place(put.path)) if put else step


def _transition(change: Change, unit: Unit, new: Unit, places: Places) -> Put | None:
    """现将整改落实情况报告如下："""
    old, now = TRANSITION.search(unit.text), TRANSITION.search(new.text)
    if not old or not now or any(span.start < old.start() for span in change.spans):
        return None
    lead = places.child((), "导语")
    return Put((*lead, "过渡语"), now[0]) if places.has(lead) else Put(lead, {"过渡语": now[0]})


def _place(unit: Unit, places: Places) -> Place | None:
    path = places.path_of(unit)
    return places.place(path) if path else None
