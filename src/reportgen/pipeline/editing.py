"""The road of `set` and of the page's form: what can be changed in the data, and changes written where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.diagnostics import Diagnostic, has_errors
from reportgen.editing.facts import facts
from reportgen.editing.form import FACTS, POINTS, TASKS, Entry, Field, Form, Group
from reportgen.editing.parts import Part
from reportgen.editing.prose import prose
from reportgen.editing.tasks import book_of, tasks
from reportgen.editing.told import change_told, in_short
from reportgen.editing.workbook import Book
from reportgen.ledger.book import fits
from reportgen.load.notation import compose
from reportgen.load.plan import plan_of
from reportgen.load.source import is_clean, named, read
from reportgen.pipeline.build import build
from reportgen.pipeline.edit_trial import EditTrial, Wanted, unchanged
from reportgen.pipeline.written_back import read_bytes, write_back
from reportgen.place import Place, Source
from reportgen.records import dataclass, replace
from reportgen.vocabulary import schema

AGAIN = "看清现在的内容，再改一次"
TWICE = "同一处改了两次", "只写一次，再运行"


@dataclass(frozen=True)
class FieldChange:
    """Another text for a field: its entry and key, the text that the form showed, the text that shall stand there."""

    at: str
    key: str
    was: str
    now: str

    @property
    def address(self) -> str:
        """As the command has it: 整改任务.3.状态."""
        return ".".join(filter(None, (self.at, self.key)))


@dataclass(frozen=True)
class Edited:
    """What was found, the files that were written, a sentence for each change that was made or would be."""

    found: list[Diagnostic]
    files: tuple[Path, ...] = ()
    told: tuple[str, ...] = ()


def form_of(path: Path) -> Form:
    """All that can be changed, and what is wrong with the data."""
    return replace(outline(path), found=tuple(build(path).found))


def outline(path: Path) -> Form:
    """The same; of what is wrong only what keeps the file from being read."""
    return _outlined(path)[0]


def _outlined(path: Path) -> tuple[Form, Book | None]:
    """The form and the workbook of its tasks, where they come from one."""
    source, found = read(path)
    if source is None:
        return Form(path.name, found=tuple(found)), None
    root, more = compose(source)
    found += more
    if root is None or has_errors(more):
        return Form(path.name, found=tuple(found)), None
    top = Part(plan_of(schema()), root, (), Place(source))
    book = book_of(top, path.parent)
    parts = ((TASKS, tasks(top, book)), (POINTS, prose(top)), (FACTS, facts(top)))
    return Form(path.name, tuple(Group(name, tuple(entries)) for name, entries in parts), tuple(found)), book


def form_as_object(form: Form) -> dict[str, object]:
    """The form as JSON has it."""
    from reportgen.present.preview.faults import faults

    groups = [{"name": group.name, "entries": [_entry(entry) for entry in group.entries]} for group in form.groups]
    return {"file": form.file, "groups": groups, "faults": faults(form.found, None)}


def _entry(entry: Entry) -> dict[str, object]:
    fields = [
        {
            "key": one.key,
            "kind": one.kind,
            "value": one.value,
            "choices": list(one.choices),
            "hint": one.hint,
            "locked": one.locked,
            "place": one.place,
        }
        for one in entry.fields
    ]
    return {"at": entry.at, "label": entry.label, "fields": fields}


def edit(path: Path, changes: Sequence[FieldChange], *, dry: bool = False) -> Edited:
    """Writes all changes or none; with `dry` none. Errors that were there before do not stand in the way."""
    before = read_bytes(path)
    if isinstance(before, Diagnostic):
        return Edited([before])
    form, book = _outlined(path)
    if not form.groups:
        return Edited([d for d in form.found if d.is_error])
    asked = list(_asked(form, changes, Place(Source(str(path)))))
    refused = [one for one in asked if isinstance(one, Diagnostic)]
    wanted = [one for one in asked if not isinstance(one, Diagnostic)]
    if refused or not wanted:
        return Edited([*_unread(path, form, changes), *refused])
    tried = EditTrial(path, before, wanted, book).tried()
    if has_errors(tried.found):
        return Edited(tried.found)
    told = tuple(change_told(one.address, one.field.value, one.now) for one in wanted)
    files, trouble = ((), []) if dry else write_back(tried.contents, daily=True)
    return Edited([*tried.found, *trouble], files, () if has_errors(trouble) else told)


def _unread(path: Path, form: Form, changes: Iterable[FieldChange]) -> list[Diagnostic]:
    """Why fields may be gone that the form showed: the ledger can't be read now, Excel may just be writing it."""
    there = {entry.address(one) for entry, one in form.fields()}
    if all(change.address in there for change in changes):
        return []
    return [d for d in build(path).found if d.is_error]


def _asked(form: Form, changes: Iterable[FieldChange], place: Place) -> Iterator[Wanted | Diagnostic]:
    """The changes in the order of the form, without those that change nothing; each may be refused."""
    fields = {entry.address(one): one for entry, one in form.fields()}
    order = {address: n for n, address in enumerate(fields)}
    done: set[str] = set()
    for change in sorted(changes, key=lambda change: order.get(change.address, -1)):
        address, field = change.address, fields.get(change.address)
        now = _lines(change.now) if change.now.strip() else ""
        reason, fix = TWICE if address in done else _refusal(field, _lines(change.was), now)
        done.add(address)
        if reason:
            yield unchanged(address, place, reason, fix)
        elif field is not None and field.value != now:
            yield Wanted(address, field, now)


def _lines(text: str) -> str:
    """A text with the line ends of a value, whatever the page that it comes from makes of them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refusal(field: Field | None, was: str, now: str) -> tuple[str, str]:
    """Why a change can't be made, and what to do; "" where it can."""
    if field is None:
        return "数据里没有这一处，可能刚被删去或换了序号", "重新列出能改的各处，再改一次"
    if field.value != was:
        return f"改的时候这里是“{in_short(was)}”，现在是“{in_short(field.value)}”，已被改过", AGAIN
    if field.value != now and field.locked:
        return field.locked, "照这样改好，再运行一次"
    if not is_clean(now):
        return f"新的内容里有{named(now)}，屏幕上看不见", "把这几个字重新键入一遍"
    if field.task is not None and not fits(now):
        return "太长，Excel 一格放不下", "写短一些，其余写进附件"
    return "", ""
