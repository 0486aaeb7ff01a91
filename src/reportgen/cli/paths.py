"""The paths of the command line: what a command reads, and where it writes."""

from __future__ import annotations

import os
from typing import Any

import click

NO_FILE = "文件名是空的"
NO_FOLDER = "名字是空的；当前文件夹写作“.”"
NO_OUTPUT = f"{NO_FOLDER}，用默认位置就不写这个选项"


class FilledPath(click.Path):
    """A path that says something. An empty one, or one of blanks, is refused with the words `empty`: a script has it of
    a variable that is not set, and as a path it means the folder that the user happens to be in."""

    def __init__(self, empty: str = NO_FILE, **extra: Any) -> None:
        super().__init__(**extra)
        self.empty = empty

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """As in click."""
        if not os.fspath(value).strip():
            self.fail(self.empty, param, ctx)
        return super().convert(value, param, ctx)
