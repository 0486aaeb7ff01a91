"""What the page does in the folder that is opened: a new city, by questions or of an old paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reportgen.diagnostics import has_errors
from reportgen.place import BOOKS, PAPERS
from reportgen.preview.asked import Asked, Desk, Told, told
from reportgen.preview.home import complaint_of
from reportgen.preview.uploads import RefusedError

DATA = "city.yaml"
# What a question of 新建 is answered by with a file: never with a path, which the page can't know.
FILES = {"ledger": BOOKS, "old": (*PAPERS, *BOOKS)}


def questions() -> list[dict[str, object]]:
    """What 新建 asks."""
    from reportgen.pipeline.scaffold import QUESTIONS

    rows = ((q, {"key": q.key, "asks": q.asks, "hint": q.hint, "default": q.default}) for q in QUESTIONS)
    return [{**row, "choices": list(q.choices), "files": list(FILES.get(q.key, ()))} for q, row in rows]


def new(asked: Asked, desk: Desk) -> Told:
    """新建: a data file of the answers, in a new folder."""
    folder = _folder(asked, desk)
    from reportgen.pipeline.scaffold import answers_from, scaffold

    texts = {key: text for key, text in asked.named("answers").items() if key not in FILES}
    uploads = {key: upload for key, upload in asked.named("files").items() if key in FILES}
    try:
        answers = answers_from({**texts, **{key: str(desk.uploads.path(upload)) for key, upload in uploads.items()}})
        if isinstance(answers, list):
            return {"complaints": answers, "files": [], **told([])}
        done = scaffold(folder, answers)
    finally:
        desk.uploads.drop(list(uploads.values()))
    return _begun(folder, done.files, desk, told(done.found))


def import_(asked: Asked, desk: Desk) -> Told:
    """导入旧稿: the draft of a paper or a workbook, in a new folder; a workbook comes to lie beside it."""
    from reportgen.pipeline.importing import import_file
    from reportgen.write.save import save

    upload = asked.text("upload")
    old, folder = desk.uploads.path(upload), _folder(asked, desk)
    book = folder / old.name if old.suffix.lower() in BOOKS else None
    trouble = save(old.read_bytes(), book) if book else []
    if has_errors(trouble):
        return {"files": [], **told(trouble)}
    imported = import_file(book or old, folder / DATA, simplified=asked.is_set("simplified"))
    said = {"words": imported.summary, **told([*trouble, *imported.found])}
    if not imported.text:
        _undone(folder, book)
        desk.uploads.drop([upload])
        return {"files": [], **said}
    desk.uploads.drop([upload])
    return _begun(folder, [folder / DATA, *([book] if book else [])], desk, said)


def _folder(asked: Asked, desk: Desk) -> Path:
    """The new folder that is asked for."""
    name = asked.text("folder").strip()
    if complaint := complaint_of(desk.folder, name):
        raise RefusedError(complaint)
    return desk.folder / name


def _undone(folder: Path, book: Path | None) -> None:
    """Nothing is left of a workbook that can't be read, nor of the folder that was made for it."""
    with suppress(OSError):
        if book:
            book.unlink()
        folder.rmdir()


def _begun(folder: Path, files: Sequence[Path], desk: Desk, said: Told) -> Told:
    """With the data file, of which the page will have the number of its city."""
    if desk.home is not None:
        desk.home.look()
    data = next((file for file in files if file.name == DATA), None)
    rows = [{"name": str(file.relative_to(folder)), "id": ""} for file in files if file.is_relative_to(folder)]
    return {"files": rows, "folder": str(folder), **({"data": data} if data else {}), **said}


OF_FOLDER: dict[str, Callable[[Asked, Desk], Told]] = {"new": new, "import": import_}
