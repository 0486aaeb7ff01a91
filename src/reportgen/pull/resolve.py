"""Changes of a Word file -> what is to be done in the data file and the workbook, change by change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.datafile.edits import Edit, Insert, Path, Put, Replace
from reportgen.datafile.tree import Tree
from reportgen.pull.added import Adding
from reportgen.pull.cells import Cells
from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.compare import is_raised
from reportgen.pull.layout import Layouts, torn
from reportgen.pull.lists import relisted
from reportgen.pull.moving import Moving
from reportgen.pull.places import Places
from reportgen.pull.removed import removed
from reportgen.pull.rewording import OF_TEMPLATE, edited
from reportgen.pull.steps import Step, by_value, reworded
from reportgen.records import replace
from reportgen.regex import regex

NEWER = "Word 文件生成以后，数据也改过，分不清是谁改的"
# What prints one name in two places.
NAMES = dict.fromkeys((What.NOTE, What.ANNEX), "附件说明和附件标题") | dict.fromkeys(
    (What.SIGNER, What.FRAME), "署名和发文机关标志"
)
TWICE, AT_ODDS = "{both}是同一个名称", "{both}印的是同一个名称，两处改得不一样"
OF_LEVEL = "小标题的级别变了，它在数据文件里是哪一层的“标题”，要在那里改"
TRANSITION = regex(r"现将[^。]{2,60}如下[：:。]?$")
LISTS = (What.ADDRESSEE, What.FRAME)


def resolved(changes: Sequence[Change], units: Sequence[Unit], places: Places) -> list[Step]:
    """A step for each change, in their order; `units` are the built ones."""
    adding = Adding(places)
    moving, cells, layouts = Moving(changes, places, adding), Cells(changes, places), Layouts(changes, places)
    apart = torn(changes)
    deleted = [
        c
        for c in changes
        if c.kind is Kind.DELETED and c.base and id(c) not in apart and c.old and c.old.what is not What.CELL
    ]
    gone = removed(deleted, places)
    steps: list[Step] = []
    for n, change in enumerate(changes):
        unit = change.old or change.new
        if n < len(steps) or unit is None:
            continue
        if not change.base:
            steps.append(Step(change, places.place_of(change.old) if change.old else None, refused=NEWER))
        elif id(change) in apart:
            steps.append(Step(change, places.place_of(change.old) if change.old else None, refused=apart[id(change)]))
        elif unit.what is What.CELL:
            steps.append(cells.step(change))
        elif change.kind is Kind.ADDED:
            steps += adding.steps(adding.group(changes[n:]))
        elif change.kind is Kind.DELETED:
            steps.append(gone[id(change)])
        elif change.kind is Kind.MOVED:
            steps.append(moving.steps[id(change)])
        elif change.kind is Kind.EDITED:
            steps.append(_edited(change, unit, places))
        else:
            steps.append(layouts.step(change))
    return _named_twice(steps, places)


def combined(steps: Sequence[Step], places: Places) -> list[Edit]:
    """The edits of all of them; several stretches of one value become one text, none is made twice."""
    edits: dict[object, Edit] = {}
    for step in steps:
        for edit in step.edits:
            edits.setdefault(_same(edit), edit)
    values = by_value(stretch for step in steps for stretch in step.stretches)
    texts: list[Edit] = [Replace(path, reworded(group, places.text(path))) for path, group in values.items()]
    return _one_each(edits.values()) + texts


def _one_each(edits: Iterable[Edit]) -> list[Edit]:
    """Lists that several edits begin are one list, where the first of them stands."""
    made: list[Edit] = []
    lists: dict[Path, list[Tree]] = {}
    for edit in edits:
        if not isinstance(edit, Put) or not isinstance(edit.value, list):
            made.append(edit)
        elif edit.path in lists:
            lists[edit.path] += edit.value
        else:
            lists[edit.path] = [*edit.value]
            made.append(Put(edit.path, lists[edit.path]))
    return made


def _same(edit: Edit) -> object:
    """What tells two edits apart: of what is new the object itself, for it may be new twice."""
    return id(edit) if isinstance(edit, Insert) else (edit[0], str(edit[1])) if isinstance(edit, Put) else edit


def _edited(change: Change, unit: Unit, places: Places) -> Step:
    """Words of a value, items of a list, or words of a template that have a key of their own."""
    if unit.what in LISTS and (step := relisted(change, unit, places)):
        return step
    made_up = unit.what is What.TITLE and not places.has(places.child((), "标题"))
    step = Step(change, None, refused=OF_TEMPLATE) if made_up else edited(change, unit, places)
    if step.refused and not step.is_written and not step.figures:
        step = _conventional(step, unit, places)
    raised = change.new is not None and is_raised(unit, change.new)
    return replace(step, refused=step.refused or OF_LEVEL) if raised else step


def _named_twice(steps: list[Step], places: Places) -> list[Step]:
    """Of a name that is printed in two places who edits one, edits the other one too."""
    printed: dict[Path, list[int]] = {}
    for one in places.units:
        if one.what in NAMES:
            printed.setdefault(places.path_of(one), []).append(id(one))
    edited = {id(step.change.old) for step in steps if step.stretches}
    first: dict[Path, Step] = {}
    made: list[Step] = []
    for step in steps:
        unit = step.change.old
        path = places.path_of(unit) if unit and unit.what in NAMES and step.stretches else ()
        other = first.setdefault(path, step) if path else step
        both = NAMES.get(unit.what, "") if unit else ""
        if other is not step and set(other.stretches) != set(step.stretches):
            made.append(replace(step, stretches=(), refused=AT_ODDS.format(both=both)))
        elif path and not edited.issuperset(printed[path]):
            made.append(replace(step, side=TWICE.format(both=both)))
        else:
            made.append(step)
    return made


def _conventional(step: Step, unit: Unit, places: Places) -> Step:
    """Words of a template that have a key of their own: title, conventional headings, 现将……如下."""
    new = step.change.new
    if new is None:
        return step
    put: Put | None = None
    if unit.what is What.TITLE and not places.has(places.child((), "标题")):
        put = Put(("标题",), new.text)
    elif unit.what is What.HEADING and unit.level == 1:
        chapters = [id(u) for u in places.units if u.what is What.HEADING and u.level == 1]
        chapter = (*places.child((), "章节"), chapters.index(id(unit)))
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
