"""The ledger against itself and against what was declared: one small function for each contradiction."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice

from reportgen.check.told import SHOWN, numbers_of, shown, told
from reportgen.diagnostics import Diagnostic, fault
from reportgen.figures import Counted, Tally
from reportgen.figures.tally import FINISHED
from reportgen.model import Progress, Report, Task
from reportgen.model.inspections import Inspections
from reportgen.model.numbers import DIGITS_AT_MOST, number_of
from reportgen.model.tasks import Standing
from reportgen.vocabulary import asked, definition, folded, key_table, nearest


def declared_totals(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """总数 of the ledger and 任务数 of the plan must be what is counted, by tasks or by 分组."""
    ledger = report.ledger
    if ledger is None:
        return
    if ledger.tasks and not ledger.excerpt:
        number, what = len(ledger.tasks), f"台账共 {len(ledger.tasks)} 项"
        if isinstance(counted.tasks, Tally):
            what += f"（{_by_status(ledger.tasks)}）"
        code, fix = "LED304", "核对台账是否缺项、多项；无误时删去这一行，由程序计数"
    elif ledger.by_status:
        number = sum(ledger.by_status.values())
        what = "分组之和是 " + "+".join(str(n) for n in ledger.by_status.values()) + f"={number}"
        code, fix = "LED305", "核对各组的数；各组无误时删去这一行，由程序相加"
    else:
        return
    for declared in (ledger.declared_total, report.plan.tasks if report.plan else None):
        if declared is not None and declared != number:
            apart = f"，{'少' if number < declared else '多'} {abs(declared - number)} 项"
            if code == "LED304" and number < declared:
                apart += _lacking(ledger.tasks, declared)
                fix = "补上缺的任务；只列了其中几项的，在“整改任务”下加一行“节选: 是”；总数写错的，删去这一行"
            yield fault(code, declared.place, f"这里写 {declared}，{what}{apart}", fix)


def _lacking(tasks: tuple[Task, ...], declared: int) -> str:
    """The numbers up to a declared total that no task has, where all of them are of one row of numbers."""
    present = [number_of(t.no) for t in tasks]
    if len(set(present)) < len(present) or not all(n.isdecimal() and 1 <= int(n) <= declared for n in present):
        return ""
    known = {int(n) for n in present}
    first = list(islice((n for n in range(1, declared + 1) if n not in known), SHOWN + 1))
    return f"，缺序号 {shown(first)}"


def _by_status(tasks: tuple[Task, ...]) -> str:
    counts: dict[str, int] = {}
    for task in tasks:
        word = task.status.progress.value if task.status else "无状态"
        counts[word] = counts.get(word, 0) + 1
    return "、".join(f"{word} {n}" for word, n in counts.items())


def declared_groups(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """分组 beside a full ledger must agree with it; beside a mere list it needs 节选."""
    ledger = report.ledger
    if ledger is None or not ledger.by_status or not ledger.tasks or ledger.excerpt:
        return
    fix = "台账是全的，就删去“分组”；列表只是其中几项，就加一行“节选: 是”"
    agree = True
    for group, declared in ledger.by_status.items():
        rows = [t for t in ledger.tasks if _group_of(t, ledger.by_status) == group]
        if len(rows) != declared:
            reason = f"分组写“{group.value}” {declared} 项，台账中有 {len(rows)} 项"
            places = [t.no.place for t in rows if t.no.place]
            yield fault("LED306", declared.place, reason, fix, related=places)
            agree = False
    total = sum(ledger.by_status.values())
    if agree and total != len(ledger.tasks):
        first = next(iter(ledger.by_status.values()))
        reason = f"分组之和是 {total} 项，台账共 {len(ledger.tasks)} 项"
        yield fault("LED306", first.place, reason, fix)


def _group_of(task: Task, groups: Container[Progress | Standing]) -> Progress | Standing | None:
    """The most telling group that a task belongs to."""
    if task.status is None:
        return None
    progress = task.status.progress
    told = (
        Standing(progress, task.ongoing, task.closed),
        Standing(progress, closed=task.closed),
        Standing(progress, task.ongoing),
    )
    return next((s for s in told if s in groups), progress)


def doubled_numbers(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Two tasks of one inspection can't bear one 序号; where each part of a ledger begins with 1, it is said once."""
    inspections = Inspections(report.inspections)
    rows: dict[str | None, list[Task]] = {}
    for task in report.tasks:
        rows.setdefault(inspections.label_of(task.inspection), []).append(task)
    for tasks in rows.values():
        if parts := _restarts(tasks):
            yield _restarted(parts)
            continue
        seen: dict[str, Task] = {}
        for task in tasks:
            first = seen.setdefault(number_of(task.no), task)
            if first is not task:
                yield _doubled(task, first)


def _doubled(task: Task, first: Task) -> Diagnostic:
    related = [first.no.place] if first.no.place else []
    where = f" {first.no.place} 的" if first.no.place else "前面的"
    same = "一样" if first.no == task.no else f"“{first.no}”是同一个号"
    fix = "两项是两件事的，改正其中一个序号；是一件事的，删去一项"
    return fault("LED303", task.no.place, f"与{where}序号{same}", fix, related=related, no=task.no)


def _restarts(tasks: list[Task]) -> list[list[Task]]:
    """The parts of tasks that are numbered 1, 2, 3 … anew each time; none where they are not."""
    parts: list[list[Task]] = []
    for task in tasks:
        number = number_of(task.no)
        if number == "1":
            parts.append([])
        if not parts or number != str(len(parts[-1]) + 1):
            return []
        parts[-1].append(task)
    return parts if len(parts) > 1 and all(len(part) > 1 for part in parts) else []


def _restarted(parts: list[list[Task]]) -> Diagnostic:
    firsts = [part[0].no for part in parts]
    ends = "、".join(f"1—{len(part)}" for part in parts[:SHOWN]) + ("等" if len(parts) > SHOWN else "")
    reason = f"序号从 1 编了 {len(parts)} 遍（{ends}），分不清说的是哪一项；第二遍从这里开始"
    fix = f"各部分连着编号，这里接着编 {len(parts[0]) + 1}；各部分是几次督察的，加一栏“督察”，写明督察的名称"
    related = [no.place for no in (firsts[0], *firsts[2:]) if no.place]
    return fault("LED303", firsts[1].place, reason, fix, related, no=firsts[1])


def missing_numbers(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A gap in the numbers may be a task that was lost; each inspection may number its own anew."""
    if report.ledger is None or report.ledger.excerpt:
        return
    rows = _rows_of_numbers(report)
    for name, tasks in rows.items():
        numbers = [number_of(t.no) for t in tasks]
        if not all(n.isdecimal() and len(n) <= DIGITS_AT_MOST for n in numbers):
            continue
        present = {int(n) for n in numbers}
        gaps = [n for n in range(1, min(max(present), len(numbers) * 2) + 1) if n not in present]
        if gaps:
            of = f"“{name}”的" if len(rows) > 1 else ""
            reason = f"{of}序号到 {max(present)}，却只有 {len(numbers)} 项"
            next_one = min((t for t in tasks if int(number_of(t.no)) > gaps[0]), key=lambda t: int(number_of(t.no)))
            yield fault("LED321", next_one.no.place, reason, "核对是否漏了任务", missing=shown(gaps))


def _rows_of_numbers(report: Report) -> dict[str, list[Task]]:
    """The tasks that are numbered together: all of them, or those of one inspection where a number comes again."""
    inspections = Inspections(report.inspections)
    rows: dict[str, list[Task]] = {}
    for task in report.tasks:
        rows.setdefault(inspections.label_of(task.inspection) or "", []).append(task)
    numbers = [number_of(t.no) for t in report.tasks]
    if len(rows) < 2 or len(set(numbers)) < len(numbers):
        return rows
    several = not all(n.isdecimal() for n in numbers) or max(map(int, numbers)) > len(numbers) * 3 / 2
    return {} if several else {"": list(report.tasks)}  # 1, 2, … and 101, 102, … have no gap between them


def tasks_without_status(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """Without a status a task can't be counted as anything; of many such tasks it is said once."""
    without = [(t, t.no.place) for t in report.tasks if t.status is None]
    fix = f"填上状态：{'、'.join(p.value for p in Progress)}"
    yield from told("LED318", without, "没有填“状态”，各项数字就无从计算", fix)


def tasks_without_name(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A row with nothing but 序号 and 状态 is a spare row that was filled down, and counted as a task."""
    without = [t for t in report.tasks if not (t.finding or t.title)]
    if without and len(without) < len(report.tasks):
        reason = f"第 {numbers_of(without)} 项没有反馈问题，也没有名称，却算作任务"
        fix = "是任务的，补上反馈问题；是多出来的空行，把整行删去"
        places = [t.no.place for t in without if t.no.place]
        yield fault("LED344", places[0] if places else None, reason, fix, places[1:], count=len(without))


def tasks_without_deadline(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """One task without 时限 makes it unknown how many are due, and the statement falls back to its short form."""
    if report.ledger is None or report.ledger.excerpt or report.as_of is None:
        return
    without = [t for t in report.tasks if not (t.deadline or t.ongoing)]
    if without and len(without) < len(report.tasks):
        places = [t.no.place for t in without if t.no.place]
        reason = f"第 {numbers_of(without)} 项没有时限，【任务.完成情况】就不能写到期、超期各多少项，只写简短的说法"
        fix = "补上时限；没有期限的写“长期坚持”或“持续推进”"
        yield fault("LED332", places[0] if places else None, reason, fix, places[1:])


def empty_columns(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A workbook in which nobody can find 反馈问题 or 整改时限 may only call them otherwise."""
    tasks = report.tasks
    if report.ledger is None or report.ledger.workbook is None or not tasks:
        return
    place = report.ledger.workbook.place
    fix = "台账里有而叫别的名字的，把栏目名改为“{key}”；确实没有的，不用改"
    if not any(t.finding or t.title for t in tasks):
        yield fault("LED331", place, "各项都没有读到反馈问题", fix.format(key="反馈问题"), key="反馈问题")
    if not any(t.deadline or t.ongoing for t in tasks):
        reason = "各项都没有读到整改时限"
        if any(t.completed_on for t in tasks):
            reason += "；“完成日期”“完成时间”说的是哪天完成的，不是时限"
        yield fault("LED331", place, reason, fix.format(key="整改时限"), key="整改时限")


def closed_but_not_done(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """销号 comes after the work is done; a lasting task may be closed while it lasts."""
    for task in report.tasks:
        status = task.status
        if status and task.closed and status.progress not in FINISHED and not task.ongoing:
            place = (task.closure.place if task.closure else None) or status.place
            fix = "已经销号的，“状态”改为“已完成整改”；还没有的，改正“销号”"
            yield fault("LED333", place, "没有完成整改，不能销号", fix, no=task.no, status=status)


def unknown_inspections(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """督察 of a task must be the name of one of the inspections."""
    known = counted.inspections
    for task in report.tasks:
        if task.inspection and known.all and not known.meant(task.inspection):
            reason = f"“督察”里没有叫“{task.inspection}”的"
            fix = f"改为“督察”里有的：{'、'.join(known.labels)}；或在“督察”里补上这一次"
            yield fault("LED320", task.inspection.place, reason, fix, no=task.no, name=task.inspection)


def redacted_columns(report: Report, counted: Counted) -> Iterator[Diagnostic]:
    """A column that is to be hidden must be one that exists: a slip here would publish what should stay inside."""
    keys = key_table(definition("Task"))
    for word in report.release.redact if report.release else ():
        if folded(word) not in keys:
            near = nearest(word, definition("Task")["properties"])
            fix = asked(near, "改成台账里有的栏目名")
            yield fault("LED322", word.place, f"任务没有“{word}”这一栏，隐不去", fix, name=word)
