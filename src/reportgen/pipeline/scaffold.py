"""The road of `new`: a few answers -> a folder whose data file builds at once; all of its files or none."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reportgen.datafile.starter import SCHEMA, continued, starter
from reportgen.diagnostics import Diagnostic, has_errors
from reportgen.launchers import NAMES, launcher, starting
from reportgen.ledger.template import template
from reportgen.load import load_any
from reportgen.model import City, Ledger, Report, Task
from reportgen.model.kinds import NOTICE
from reportgen.model.tasks import Progress, Status
from reportgen.pipeline.importing import new_draft, refusal
from reportgen.pipeline.questions import (
    QUESTIONS,
    REPORT,
    Answers,
    Question,
    answers_from,
    complaint,
    question,
    questions_for,
)
from reportgen.place import BOOKS
from reportgen.records import dataclass, replace
from reportgen.resources import folder as resource
from reportgen.values import Text
from reportgen.write.save import obstacle, save_all

__all__ = [
    "QUESTIONS",
    "Answers",
    "Question",
    "Scaffolded",
    "answers_from",
    "complaint",
    "purpose",
    "question",
    "questions_for",
    "refusals",
    "scaffold",
]

DATA, BOOK, SETTINGS = "city.yaml", "台账.xlsx", ".vscode/settings.json"
ROWS = 50  # that an empty ledger has numbered
EXAMPLE = "【待补充：反馈问题】"  # of the task that a notice is about, in a ledger that nobody has filled
# What an editor that knows YAML is told: which keys there are, and that a Tab is never one.
EDITOR = {
    "yaml.schemas": {f"./{SCHEMA}": ["*.yaml", "*.yml"]},
    "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
    "files.encoding": "utf8",
}
PURPOSES = {
    DATA: "报告的数据，每一行都有说明，用记事本就能改",
    SETTINGS: "用 VS Code 改数据时，自动提示和补全",
    SCHEMA: "自动提示要用的，不用管",
    **dict.fromkeys(NAMES.values(), "双击就打开这个文件夹的报告"),
    NAMES["Linux"]: "双击就打开这个文件夹的报告；头一次问是否信任，点信任或允许运行",
}
LEDGER_IS = "台账，在 Excel 或 WPS 里一行填一项任务"


@dataclass(frozen=True)
class Scaffolded:
    """What was found on the way, and the files that were written: none where an error stood in the way."""

    found: list[Diagnostic]
    files: tuple[Path, ...] = ()


def purpose(path: Path) -> str:
    """What a file of a new folder is for."""
    return next((text for name, text in PURPOSES.items() if path.as_posix().endswith(name)), LEDGER_IS)


def scaffold(folder: Path, answers: Answers, *, force: bool = False, simplified: bool = False) -> Scaffolded:
    """Writes the files of a new report. OUT601: a data file is there already (`force` keeps it as .bak)."""
    place = folder / DATA
    if refused := refusals(folder, force=force):
        return Scaffolded(refused)
    if answers.old and answers.old.suffix.lower() in BOOKS:  # "照旧稿" of a ledger: it is the ledger
        answers = replace(answers, ledger=answers.ledger or answers.old, old=None)
    book = answers.ledger or _beside(folder)
    try:
        named, data = _ledger(folder, book, answers)
    except OSError:
        named, data = BOOK, None  # what loading it says is better
    known = _known(answers, named, _noticed(book, answers))
    found: list[Diagnostic] = []
    if answers.old:
        stays = answers.kind in ("", REPORT)  # the usual kind is no wish: an old plan stays a plan
        given = {**known, "文种": ""} if stays else known
        text, more = _drafted(answers.old, place, given, simplified=simplified)
        found += more
    else:
        text = starter(known)
    if has_errors(found) or not text:
        return Scaffolded(found)
    if answers.old or book:
        found += _tried(place, text, named, data)
    if has_errors(found):
        return Scaffolded(found)
    return _written(folder, text, {named: data} if data else {}, found, force=force)


def refusals(folder: Path, *, force: bool = False) -> list[Diagnostic]:
    """Why nothing can be written to a folder, known before anything is asked."""
    place = folder / DATA
    refused = refusal(place, force=force) or obstacle(b"", place, force=force)
    return [refused] if refused else []


def _beside(folder: Path) -> Path | None:
    """A ledger that lies in the folder already."""
    return next((p for kind in BOOKS if (p := folder / f"台账{kind}").is_file()), None)


def _ledger(folder: Path, book: Path | None, answers: Answers) -> tuple[str, bytes | None]:
    """The name of the ledger in the folder, and what is to be written there: nothing where it lies there already."""
    if book is None:
        return BOOK, _empty_ledger(answers)
    with suppress(OSError):
        if book.resolve().parent == folder.resolve():
            return book.name, None
    return f"台账{book.suffix.lower()}", book.read_bytes()


def _empty_ledger(answers: Answers) -> bytes:
    """Numbered rows; for a notice, which is about one task that is done, with that one to be filled."""
    if answers.kind != NOTICE:
        return template(None, ROWS)
    status = Status(progress=Progress.DONE, text=Progress.DONE.value)
    task = Task(no=Text("1"), finding=Text(EXAMPLE), status=status)
    return template(Report(city=City(name=Text(answers.city)), ledger=Ledger(tasks=(task,))), ROWS)


def _noticed(book: Path | None, answers: Answers) -> str:
    """序号 of the task that a notice is about: of a given ledger the first that is done, "" where none is."""
    if answers.kind != NOTICE or book is None:
        return "1"
    report = load_any(book).report
    done = (t for t in (report.tasks if report else ()) if t.status and t.status.progress is Progress.DONE and t.public)
    first = next(done, None)
    return str(first.no) if first else ""


def _known(answers: Answers, named: str, task: str) -> Mapping[str, str]:
    return {
        "城市": answers.city,
        "文种": answers.kind or REPORT,
        "截至日期": answers.as_of,
        "层级": answers.level,
        "轮次": answers.round,
        "督察组": answers.team,
        "反馈日期": answers.feedback_date,
        "台账": named,
        "任务": task,
    }


def _drafted(old: Path, place: Path, known: Mapping[str, str], *, simplified: bool) -> tuple[str, list[Diagnostic]]:
    """The draft of an old paper with what was answered in it."""
    draft = new_draft(old, place, simplified=simplified)
    return (continued(draft.text, known) if draft.text else ""), draft.found


def _tried(place: Path, text: str, named: str, data: bytes | None) -> list[Diagnostic]:
    """The errors of the data file that is to be written, with its ledger, which may not lie there yet."""
    from reportgen.pipeline.build import Options
    from reportgen.pipeline.written_back import built_with

    built = built_with(place, Options(), text, place.parent / named, data)
    return [d for d in built.found if d.is_error]


def _written(
    folder: Path, text: str, ledger: Mapping[str, bytes], found: list[Diagnostic], *, force: bool
) -> Scaffolded:
    """All files at once. Settings of an editor that are there stay; another old file is kept as .bak."""
    contents = {folder / DATA: text.encode(), **{folder / name: data for name, data in ledger.items()}}
    name, opens = launcher(platform.system(), starting(), folder.resolve())
    contents[folder / name] = opens
    if not os.path.lexists(folder / SETTINGS):
        contents[folder / SETTINGS] = f"{json.dumps(EDITOR, ensure_ascii=False, indent=2)}\n".encode()
    contents[folder / SCHEMA] = (resource("schemas") / "report.schema.json").read_bytes()
    written, trouble = save_all(contents, force=force, keep=True)
    if has_errors(trouble):
        return Scaffolded([*found, *trouble])
    if not name.endswith(".bat"):
        with suppress(OSError):  # a disk that knows no such mode
            mode = (folder / name).stat().st_mode
            (folder / name).chmod(mode | (mode & 0o444) >> 2)  # who may read it may run it
    return Scaffolded([*found, *trouble], tuple(written))
