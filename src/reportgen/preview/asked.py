"""What the page sends with an action, taken apart with care, and what every action answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from threading import Lock

from reportgen.diagnostics import Diagnostic, has_errors, ordered, summary
from reportgen.pipeline import Options
from reportgen.present.preview.faults import faults
from reportgen.preview.home import Home
from reportgen.preview.uploads import RefusedError, Uploads
from reportgen.records import dataclass, field, replace
from reportgen.render import KINDS
from reportgen.write.save_faults import CHANGED

Told = dict[str, object]
NOT_UNDERSTOOD = "程序没有看懂网页发来的内容。刷新网页，再做一次"
NO_FOLDER = "这里只打开了几个数据文件，没有打开文件夹"
SHORT_TEXT = 200  # characters of a word that names or dates something


class Asked:
    """The object that the page sent; RefusedError where a part is of another kind than it should be."""

    def __init__(self, sent: object) -> None:
        if not isinstance(sent, dict):
            raise RefusedError(NOT_UNDERSTOOD, 400)
        self._sent = sent

    def text(self, name: str, most: int = SHORT_TEXT) -> str:
        """A text, "" where there is none."""
        found = self._sent.get(name, "")
        if not isinstance(found, str) or len(found) > most:
            raise RefusedError(NOT_UNDERSTOOD, 400)
        return found

    def is_set(self, name: str) -> bool:
        """Whether something is wanted."""
        return self._sent.get(name) is True

    def texts(self, name: str) -> list[str]:
        """Several texts."""
        found = self._sent.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise RefusedError(NOT_UNDERSTOOD, 400)
        return found

    def named(self, name: str) -> dict[str, str]:
        """Texts by their names."""
        found = self._sent.get(name, {})
        if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
            raise RefusedError(NOT_UNDERSTOOD, 400)
        return found

    def rows(self, name: str, keys: Sequence[str]) -> list[dict[str, str]]:
        """Several of those, each with all of these names."""
        found = self._sent.get(name, [])
        if not isinstance(found, list):
            raise RefusedError(NOT_UNDERSTOOD, 400)
        for row in found:
            if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in keys):
                raise RefusedError(NOT_UNDERSTOOD, 400)
        return found


@dataclass(frozen=True)
class Desk:
    """What the actions work with: the options of the command line, the uploads, the folder, the files they made."""

    options: Options
    uploads: Uploads
    home: Home | None = None
    made: dict[str, Path] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))
    lock: Lock = field(default_factory=Lock)  # of `made`: several actions may end at once

    @property
    def folder(self) -> Path:
        """The folder that is opened."""
        if self.home is None:
            raise RefusedError(NO_FOLDER, 404)
        return self.home.folder

    def chosen(self, asked: Asked) -> Options:
        """The options with what the page shows: 文种, 公开稿, the task of a notice."""
        kind, task = asked.text("kind"), asked.text("task", 40)
        if kind and kind not in KINDS:
            raise RefusedError(NOT_UNDERSTOOD, 400)
        return replace(
            self.options,
            kind=kind or self.options.kind,
            public=asked.is_set("public") or self.options.public,
            task=task or self.options.task,
            force=asked.is_set("force"),
        )

    def files(self, paths: Sequence[Path]) -> list[dict[str, str]]:
        """Files that were written, each with the number under which the page may fetch it."""
        rows = []
        with self.lock:
            for path in paths:
                number = next((n for n, known in self.made.items() if known == path), "") or str(next(self.numbers))
                self.made[number] = path
                rows.append({"name": path.name, "id": number})
        return rows


def told(found: Sequence[Diagnostic]) -> Told:
    """The faults as the page lists them, and which files were left alone because somebody has edited them."""
    edited = [d for d in found if d.code == "OUT601" and d.place]
    kept = [{"name": _name(d), "ours": CHANGED in d.reason} for d in edited]
    return {
        "faults": faults(ordered(found), None),
        "summary": summary(found) if found else "",
        "failed": has_errors(found),
        "kept": kept,
    }


def _name(d: Diagnostic) -> str:
    return d.place.source.name.replace("\\", "/").rpartition("/")[2] if d.place else ""
