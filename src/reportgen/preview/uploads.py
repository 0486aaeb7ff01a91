"""Files that the page hands over: each under a number of ours in a folder that goes with the run, never elsewhere.

The name that a file has on the clerk's disk is kept for the messages only, and only its last part.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from threading import Lock

from reportgen.place import BOOKS, PAPERS
from reportgen.preview.home import DEVICES, NO_NAME

ENDINGS = (*PAPERS, *BOOKS)
MEBIBYTE = 1 << 20
ONE_MOST, ALL_MOST = 32 * MEBIBYTE, 200 * MEBIBYTE
FILES_MOST = 300
STEM_MOST = 60  # characters
TOO_LARGE = f"文件太大，一个文件最多 {ONE_MOST // MEBIBYTE} MB"
TOO_MANY = "这次打开以来选的文件太多了。关掉程序，重新打开再做"
OTHER_KIND = "不能用这种文件。能用的有 Word 文档（.docx）、纯文本（.txt）和 Excel 表格（.xlsx、.xls）"
GONE = "文件已经不在了，请重新选一次"


class RefusedError(Exception):
    """Why something that the page asks for is not done: in Chinese, with the status of the answer."""

    def __init__(self, message: str, status: int = 409) -> None:
        super().__init__(message)
        self.message, self.status = message, status


class Uploads:
    """The files by their numbers. What is no longer needed is dropped, and leaves its room to others.

    They come in the loop of the server, and are used and dropped in the threads of the actions.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._paths: dict[str, Path] = {}
        self._sizes: dict[str, int] = {}
        self._lock = Lock()  # of these two

    async def take(self, name: str, length: str, chunks: AsyncIterator[bytes]) -> dict[str, str]:
        """A file as it comes; RefusedError where it is too large, or of no use."""
        place = _name(name)
        if length.isdecimal() and int(length) > ONE_MOST:
            raise RefusedError(TOO_LARGE, 413)
        with self._lock:
            if len(self._paths) >= FILES_MOST:
                raise RefusedError(TOO_MANY, 413)
            number = str(next(self._numbers))
            path = self._paths[number] = self._folder / number / self._free(place)
            self._sizes[number] = 0
        try:
            path.parent.mkdir(parents=True)
            with path.open("xb") as file:
                async for chunk in chunks:
                    self._grow(number, len(chunk))
                    file.write(chunk)
        except BaseException as error:
            self.drop([number])
            if isinstance(error, OSError):
                raise RefusedError(f"文件没能收下：{error.strerror}", 507) from error
            raise
        return {"id": number, "name": path.name}

    def path(self, number: str) -> Path:
        """A file that was handed over."""
        found = self._paths.get(number)
        if found is None:
            raise RefusedError(GONE, 404)
        return found

    def by_names(self, told: object) -> object:
        """What an action answers, with a file that was handed over called by its name wherever its path is told."""
        if isinstance(told, str):
            before, *behind = told.split(f"{self._folder}{os.sep}")
            return before + "".join(part.partition(os.sep)[2] for part in behind)
        if isinstance(told, dict):
            return {key: self.by_names(value) for key, value in told.items()}
        return [self.by_names(one) for one in told] if isinstance(told, list) else told

    def drop(self, numbers: list[str]) -> None:
        """They are not needed any more."""
        for number in numbers:
            with self._lock:
                path = self._paths.pop(number, None)
                self._sizes.pop(number, None)
            if path is not None:
                shutil.rmtree(path.parent, ignore_errors=True)

    def _grow(self, number: str, by: int) -> None:
        with self._lock:
            self._sizes[number] += by
            if self._sizes[number] > ONE_MOST:
                raise RefusedError(TOO_LARGE, 413)
            if sum(self._sizes.values()) > ALL_MOST:
                raise RefusedError(TOO_MANY, 413)

    def _free(self, name: str) -> str:
        """Messages tell the files by their names: of two with one name the second gets a number."""
        taken = {path.name for path in self._paths.values()}
        stem, ending = Path(name).stem, Path(name).suffix
        return next(n for n in (name, *(f"{stem}（{k}）{ending}" for k in range(2, FILES_MOST + 2))) if n not in taken)


def _name(name: str) -> str:
    """Its last part without what no name can hold; RefusedError for a kind of file that nothing here reads."""
    last = NO_NAME.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()
    stem, dot, ending = last.rpartition(".")
    if not dot or f".{ending.lower()}" not in ENDINGS:
        raise RefusedError(OTHER_KIND, 415)
    stem = stem.strip(" .~")[:STEM_MOST]
    return f"{stem if stem and not DEVICES.fullmatch(stem) else '文件'}.{ending}"
