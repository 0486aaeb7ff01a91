"""What the page does with a city: each the one call of the pipeline that the command of the same name makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportgen.dates import parse_date, unreadable
from reportgen.pipeline import Options
from reportgen.pipeline.kinds import suffix
from reportgen.preview.asked import Asked, Desk, Told, told
from reportgen.preview.uploads import RefusedError

NO_FORMAT = "选上要生成的格式"
NO_FILE = "先选文件"
NO_CHANGE = "没有改动"
FORMATS = ("docx", "txt", "html", "pdf")
HOW_TO_APPLY = "（加 --apply 写入）"  # of the command line; the page has a button
SHARES, GATHERED = "分发", "汇总台账.xlsx"  # as the commands call them
RELEASED = "公开"  # the folder of public papers: the one that is not for the public has the same name
CHANGE = ("at", "key", "was", "now")


def build(path: Path, asked: Asked, desk: Desk) -> Told:
    """生成, beside the data file; what is for the public in a folder of its own there."""
    from reportgen.pipeline import build_files

    formats = tuple(name for name in FORMATS if name in asked.texts("formats"))
    if not formats:
        raise RefusedError(NO_FORMAT)
    options = desk.chosen(asked)
    folder = path.parent / RELEASED if options.public else path.parent
    written, found = build_files(path, formats, folder, options)
    return {"files": desk.files(written), "folder": str(folder), **told(found)}


def pull(path: Path, asked: Asked, desk: Desk) -> Told:
    """收回改动, of the Word file beside the data or of one that was handed over; `apply` writes them."""
    from reportgen.pipeline.pulling import pull as pulling
    from reportgen.pull.listing import listed

    options, apply, upload = desk.chosen(asked), asked.is_set("apply"), asked.text("upload")
    word = path.with_name(f"{path.stem}{suffix(options.kind, options.task)}.docx")
    released = word.parent / RELEASED / word.name
    word = released if options.public and released.exists() else word
    pulled = pulling(desk.uploads.path(upload) if upload else word, path, options, apply=apply)
    said = told(pulled.found)
    text = ""
    if pulled.word is not None:
        failed = bool(said["failed"])
        text = listed(pulled.word, pulled.steps, pulled.made, applied=apply, failed=failed)
    if pulled.files:
        desk.uploads.drop([upload])
    words = {"listing": text.replace(HOW_TO_APPLY, ""), "can_apply": bool(pulled.made) and not apply}
    return {**words, "written": [file.name for file in pulled.files], **said}


def check(path: Path, asked: Asked, desk: Desk) -> Told:
    """校核 of a Word file or a text, held against the data of this city."""
    from reportgen.pipeline import build as built
    from reportgen.pipeline.check import check_file

    upload, options = asked.text("upload"), Options(public=asked.is_set("public"))
    file = desk.uploads.path(upload)
    found = check_file(file, options, built(path, options)).found
    desk.uploads.drop([upload])
    return {"name": file.name, **told(found)}


def form(path: Path) -> dict[str, object]:
    """What 修改 shows."""
    from reportgen.pipeline.editing import form_as_object, form_of

    return form_as_object(form_of(path))


def save(path: Path, asked: Asked, desk: Desk) -> Told:
    """保存 of what was typed into the form."""
    from reportgen.pipeline.editing import FieldChange, edit

    rows = asked.rows("changes", CHANGE)
    if not rows:
        raise RefusedError(NO_CHANGE)
    edited = edit(path, [FieldChange(**{key: row[key] for key in CHANGE}) for row in rows])
    return {"written": [file.name for file in edited.files], "told": list(edited.told), **told(edited.found)}


def merge(path: Path, asked: Asked, desk: Desk) -> Told:
    """合并台账 of the workbooks that came back."""
    from reportgen.pipeline.ledger import merge_returns

    uploads = asked.texts("uploads")
    if not uploads:
        raise RefusedError(NO_FILE)
    returns = [desk.uploads.path(upload) for upload in uploads]
    found = merge_returns(path, returns, path.with_name(GATHERED), by=_by(asked), force=asked.is_set("force"))
    if isinstance(found, str):
        raise RefusedError(found)
    if found.output is not None:
        desk.uploads.drop(uploads)
    tables = [{"title": s.heading, "heads": list(s.heads), "rows": [list(row) for row in s.rows]} for s in found.tables]
    files = desk.files([found.output] if found.output else [])
    return {"files": files, "folder": str(path.parent), "tables": tables, "fresh": found.fresh, **told(found.found)}


def split(path: Path, asked: Asked, desk: Desk) -> Told:
    """台账下发: a workbook for each unit, in a folder beside the data file."""
    from reportgen.pipeline.ledger import split_ledger

    words = asked.text("by_date").strip()
    date = parse_date(words) if words else None
    if words and date is None:
        raise RefusedError(unreadable(words))
    folder = path.parent / SHARES
    day = str(date) if date else ""
    parts = split_ledger(path, folder, by=_by(asked), by_date=day, force=asked.is_set("force"))
    rows = [[unit, f"{count}项", file.name] for unit, count, file in parts.rows]
    table = [{"title": f"已生成（{len(rows)}）", "heads": ["单位", "任务", "文件"], "rows": rows}] if rows else []
    files = desk.files([file for _, _, file in parts.rows])
    return {"files": files, "folder": str(folder), "tables": table, **told(parts.found)}


def _by(asked: Asked) -> str:
    """To whom a task belongs."""
    return "牵头单位" if asked.text("by") == "牵头单位" else "责任单位"


OF_CITY: dict[str, Callable[[Path, Asked, Desk], Told]] = {
    "build": build,
    "pull": pull,
    "check": check,
    "save": save,
    "merge": merge,
    "split": split,
}
