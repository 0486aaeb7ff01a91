"""What `new`, `pull` and `set` share: texts and workbooks tried before they stand there; written all, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from glob import escape
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.pipeline.build import Built, Options, build
from reportgen.place import Place, Source
from reportgen.write.save import save

# The rest is what the system says in its own language.
UNREADABLE: Mapping[type[OSError], str] = {
    FileNotFoundError: "这个位置没有这个文件",
    NotADirectoryError: "这个位置没有这个文件",
    PermissionError: "没有读取权限，或者另一个程序正占用它",
}


def read_bytes(path: Path) -> bytes | Diagnostic:
    """What stands in a file, to be compared with what stands there when it is written."""
    try:
        return path.read_bytes()
    except OSError as error:
        why = "这个名字指的是文件夹" if path.is_dir() else UNREADABLE.get(type(error), "系统不让打开")
        return fault("SRC107", Place(Source(str(path))), why, "核对文件名、所在文件夹和权限", name=path.name)


def built_with(path: Path, options: Options, text: str, workbook: Path | None, data: bytes | None) -> Built:
    """What would be built if `text` stood in the data file, and `data` in the workbook of its tasks."""
    if workbook is None or data is None:
        return build(path, options, text)
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / f"ledger{workbook.suffix}"
        copy.write_bytes(data)
        return build(path, options, text, {workbook: copy})


def write_back(
    contents: Mapping[Path, tuple[bytes, bytes]], *, daily: bool = False
) -> tuple[tuple[Path, ...], list[Diagnostic]]:
    """All files or none, each with a copy of the old one beside it; a file -> as it was read, as it shall be.

    `daily`: one copy a day, of the file as it was before the first change. Whoever saves a form forty times in a
    morning would else have forty.
    """
    for path, (old, _) in contents.items():
        if read_bytes(path) != old:
            place = Place(Source(str(path)))
            return (), [fault("OUT602", place, "读过以后，又被别的程序改了", "再运行一次", name=path.name)]
    found: list[Diagnostic] = []
    done: list[Path] = []
    for path, (_, new) in contents.items():
        trouble = save(new, path, force=True, keep=not (daily and _is_kept_today(path)))
        found += trouble
        if has_errors(trouble):
            for other in done:  # the figures of the one would not be those of the other
                found += save(contents[other][0], other, force=True)
            return (), found
        done.append(path)
    return tuple(done), found


def _is_kept_today(path: Path) -> bool:
    """Whether a copy of the file was put aside today."""
    with suppress(OSError):
        copies = path.parent.glob(f"{escape(path.name)}.bak*")
        return any(date.fromtimestamp(copy.stat().st_mtime) == date.today() for copy in copies)
    return False
