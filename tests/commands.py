"""A command line run in this process: for tests of what a command does and says, not of how a process lives and ends.

tests/test_cli.py starts processes, of which a start takes longer than most commands.
"""

from __future__ import annotations

import os
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

from reportgen.cli import main


class Ran:
    """A command that has ended: its exit status and its two streams.

    Click's own runner writes what a console can't show as an escape, and reads it back with a mark in its place; here
    such a character fails the test.
    """

    def __init__(self, *words: str | Path, cwd: str | Path, encoding: str = "utf-8") -> None:
        out, err = (TextIOWrapper(BytesIO(), encoding, newline="\n") for _ in range(2))
        before = Path.cwd()
        os.chdir(cwd)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                self.status = _status(list(map(str, words)))
        finally:
            os.chdir(before)
        self.out, self.err = _text(out), _text(err)


def ended(*words: str | Path, cwd: str | Path = ".", status: int = 0) -> Ran:
    """A command that has ended with this exit status."""
    ran = Ran(*words, cwd=cwd)
    assert ran.status == status, ran.out + ran.err
    return ran


def _status(words: list[str]) -> int:
    """As the shell would have it; another exception than SystemExit fails the test with its traceback."""
    try:
        main(words, prog_name="reportgen")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _text(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
