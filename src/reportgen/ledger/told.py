"""What a merge has to say to the clerk: its warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.ledger.answers import Answer
from reportgen.ledger.merge import TOGETHER
from reportgen.ledger.outcome import Change, Lack, Merged
from reportgen.model import Progress
from reportgen.model.tasks import STAGES

SHOWN = 10  # of one kind, in the 原因 of one message
UNLIKE = "没有采用；留着发下去的“反馈问题”一栏，一项一行，序号不挪动、不合并，改好再汇总"
# How far a task has come; of two words with one number neither is behind the other.
_FAR = {Progress.NOT_STARTED: 0, Progress.MOSTLY_DONE: 2, Progress.DONE: 3}


def warnings(merged: Merged) -> Iterator[Diagnostic]:
    """One a conflict, one a kind and return of all else."""
    if merged.silent:
        reason = f"{_listed(merged.silent, '个单位')}有任务，而没有它们的表"
        yield fault("LED362", None, reason, "催交；收齐后重新汇总", count=len(merged.silent))
    yield from map(_several, merged.several)
    yield from map(_lacking, merged.lacking)
    if merged.empty:
        reason = f"{_listed(map(_who, merged.empty), '份')}里各单位填的栏目，没有一格填了新的内容"
        fix = "确实没有进展的不用改；忘了填的，退回补填"
        places = [answer.tasks[0].place for answer in merged.empty if answer.tasks and answer.tasks[0].place]
        yield fault("LED363", None, reason, fix, places, count=len(merged.empty))
    for conflict in merged.conflicts:
        yield _conflict(conflict, merged)
    yield from (_backwards(change) for change in merged.taken if _goes_back(change))
    for task, answers in merged.twice:
        reason = f"{_listed(dict.fromkeys(a.file for a in answers))}都填了这一项"
        fix = "填得不同的格见各条冲突；商定今后由哪一家填"
        yield fault("LED365", task.place, reason, fix, no=task.no)
    for answer in merged.answers:
        yield from _of_one(answer, merged)


def _several(answers: list[Answer]) -> Diagnostic:
    files = "、".join(answer.file for answer in answers)
    fix = "问清以哪一份为准，只留那一份再汇总；几份不一样的格按冲突处理，没有采用"
    return fault("LED379", None, f"有：{files}", fix, unit=answers[0].unit, count=len(answers))


def _lacking(lack: Lack) -> Diagnostic:
    numbers = _listed([f"第 {task.no} 项" for task in lack.tasks])
    reason = f"{_listed([answer.file for answer in lack.answers])}里没有{numbers}"
    fix = "问清是不是误删了行、改了序号或合并了单元格；补上再汇总，不补的留着原来的"
    return fault("LED373", None, reason, fix, unit=lack.unit, count=len(lack.tasks))


def _conflict(conflict: list[Change], merged: Merged) -> Diagnostic:
    first, *others = conflict
    names = _told_apart(conflict)
    said = "；".join(f"{_quoted(change.new)}（{name}）" for change, name in zip(conflict, names, strict=True))
    held = [change.key for change in merged.held if change.task is first.task and first.key in TOGETHER]
    reason = f"填的有：{said}" + (f"；同一项的{'、'.join(held)}一并待定，没有采用" if held else "")
    fix = f"商定后在汇总台账里填上；现在留着原来的{_quoted(first.old)}，已标黄"
    places = [c.source for c in others]
    return fault("LED364", first.source, reason, fix, places, no=first.task.no, key=first.key)


def _told_apart(conflict: list[Change]) -> list[str]:
    """Who said each value: the unit; of two returns of one unit the files, of two rows of one file the cells."""
    units = [_who(change.answer) for change in conflict]
    if len(set(units)) == len(units):
        return units
    files = [change.answer.file for change in conflict]
    return files if len(set(files)) == len(files) else [str(change.source) for change in conflict]


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "空格"


def _goes_back(change: Change) -> bool:
    """Whether a task was further before: finished and now not, or a stage of the close-out that comes earlier."""
    if change.key == "销号环节" and {change.old, change.new} <= set(STAGES):
        return STAGES.index(change.new) < STAGES.index(change.old) and change.old != STAGES[-1]
    return change.key == "状态" and _far(change.new) < _far(change.old)


def _far(word: str) -> int:
    return next((far for progress, far in _FAR.items() if word.startswith(progress.value)), 1)


def _backwards(change: Change) -> Diagnostic:
    reason = f"台账是“{change.old}”，{_who(change.answer)}填的是“{change.new}”，已照填的采用"
    fix = "核实是不是旧表、是不是填错；确实如此的不用改"
    return fault("LED397", change.source, reason, fix, no=change.task.no, key=change.key)


def _of_one(answer: Answer, merged: Merged) -> Iterator[Diagnostic]:
    """What was not taken over of one return."""
    name = answer.file
    if refused := [c for c in merged.refused if c.answer is answer]:
        reason = f"不归各单位填的栏目与台账不一样：{_cells(refused)}"
        yield _cell_fault("LED366", refused, reason, "核对后需要改的，在台账里改；汇总仍用台账原来的", name)
    if erased := [c for c in merged.erased if c.answer is answer]:
        reason = f"台账里有内容，交回的表是空的，或只写了“无”“同上”一类的词：{_cells(erased)}"
        yield _cell_fault("LED370", erased, reason, "按没有填处理，汇总留着原来的；确要清空，在汇总台账里清", name)
    strays = (
        ("LED367", merged.unknown, "台账里没有这样的序号：", "核对序号；新增的任务先填进台账"),
        ("LED368", merged.foreign, "按台账，这些任务不归它：", _foreign_fix(answer, merged)),
        ("LED372", merged.unlike, "序号相同，看不出是同一项：", UNLIKE),
        ("LED369", merged.repeated, "同一序号又出现一行：", "删去多余的一行；两行填得不同的，按冲突处理"),
    )
    for code, found, reason, fix in strays:
        if theirs := [s for s in found if s.answer is answer]:
            listed = f"{reason}{_listed([f'第 {s.task.no} 项' for s in theirs])}"
            listed += f"。第 {theirs[0].task.no} 项：{theirs[0].why}" if code == "LED372" else ""
            places = [s.source for s in theirs]
            words = {"count": len(theirs), "file": name, "unit": _who(answer)}
            yield fault(code, places[0], listed, fix, places[1:], **words)
    if not answer.unit or "没有这个单位" in answer.how:
        place = answer.tasks[0].place if answer.tasks else None
        fix = "在表头上方写“填报单位：……”，与台账的责任单位一字不差；或把文件名改为 台账-单位名.xlsx"
        yield fault("LED371", place, answer.how, fix, file=name)


def _foreign_fix(answer: Answer, merged: Merged) -> str:
    """What to do about tasks of others: where all of them are another unit's, the name of the unit is the fault."""
    foreign = [s for s in merged.foreign if s.answer is answer]
    if foreign and len(foreign) == len(answer.tasks):
        shared = [u for u in foreign[0].units if all(u in stray.units for stray in foreign)]
        if shared:
            return f"没有采用；表里都是“{'”“'.join(shared)}”的任务，多半是“填报单位”写错了：改好再汇总"
    if "没有这个单位" in answer.how:
        return "没有采用；把“填报单位”改得与台账的责任单位一字不差，再汇总"
    return "没有采用；确是它的，在台账的责任单位里补上它再汇总"


def _cell_fault(code: str, changes: list[Change], reason: str, fix: str, file: str) -> Diagnostic:
    places = [change.source for change in changes]
    return fault(code, places[0], reason, fix, places[1:], count=len(changes), file=file)


def _cells(changes: list[Change]) -> str:
    return _listed([f"第 {c.task.no} 项的{c.key}" for c in changes])


def _listed(names: Iterable[str], what: str = "处") -> str:
    names = list(names)
    return "、".join(names[:SHOWN]) + (f"等 {len(names)} {what}" if len(names) > SHOWN else "")


def _who(answer: Answer) -> str:
    return answer.unit or answer.file
