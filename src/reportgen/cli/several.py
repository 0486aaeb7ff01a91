"""What is said of several files: a counter while they are built, and a table in the end. GBK has all the characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reportgen.cli_zh.loudness import is_quiet
from reportgen.zh import printable, width, without_start

if TYPE_CHECKING:
    from reportgen.pipeline.batch import Outcome

BAR = 24  # characters
USUAL_COLUMNS = 80  # of a terminal that does not tell
COUNTED_FROM = 4  # files: fewer are done before anybody looks
PATH_WIDTH = 40  # columns of a path in the table: one of 4,000 characters would push all the rest out of sight


class Counter:
    """`[######------] 12/48` as the last line of a terminal, under what is printed; elsewhere nothing."""

    def __init__(self, files: int) -> None:
        self._files = files
        self._done = 0
        self._shown = ""
        self._wanted = (
            files >= COUNTED_FROM and not is_quiet() and _columns() > BAR + 2 + width(f" 正在生成 {files}/{files}")
        )

    def show(self) -> None:
        """Print it, behind other lines."""
        if self._wanted:
            full = BAR * self._done // self._files
            self._shown = f"[{'#' * full}{'-' * (BAR - full)}] 正在生成 {self._done}/{self._files}"
            click.echo(self._shown, nl=False, err=True)

    def step(self) -> None:
        """One more is done: out of the way of what will be printed."""
        self._done += 1
        self.close()

    def close(self) -> None:
        """Nothing of it is left."""
        if self._shown:
            click.echo(f"\r{' ' * width(self._shown)}\r", nl=False, err=True)
            self._shown = ""


def _columns() -> int:
    """Of the terminal that stderr is, 0 where it is none; a line that wraps can't be taken back."""
    if sys.stderr is None or not sys.stderr.isatty():
        return 0
    return os.get_terminal_size(sys.stderr.fileno()).columns or USUAL_COLUMNS


def summary(files: int, failed: Sequence[Outcome]) -> str:
    """How many were made and, of each that was not, how many errors it has and the first."""
    if not failed:
        return f"共 {files} 个文件，全部生成"
    from reportgen.present.columns import in_columns

    # The end of a path tells the files apart.
    paths = (without_start(printable(o.path.as_posix()), PATH_WIDTH) for o in failed)
    told = ((path, f"{o.errors} 处", o.first) for path, o in zip(paths, failed, strict=True))
    rows = [("文件", "错误", "第一处"), *told]
    lines = [f"共 {files} 个文件，生成 {files - len(failed)} 个，{len(failed)} 个有错误："]
    lines += [f"  {line}" for line in in_columns(rows)]
    return "\n".join(lines)
