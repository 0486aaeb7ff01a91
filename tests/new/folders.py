"""What the tests of new folders share: the examples of a data file put in force, and an empty folder filled."""

from __future__ import annotations

import re
from pathlib import Path

from tests.commands import Ran, ended

EXAMPLE = re.compile(r"(?m)^( *)#(?! )")  # its `#` stands right before a key or a list mark


def in_force(text: str) -> str:
    """A data file with all its examples un-commented."""
    return EXAMPLE.sub(r"\1", text.partition("\n")[2])


def made(folder: Path, *words: str | Path, status: int = 0) -> Ran:
    """`reportgen new folder --yes` with more words."""
    return ended("new", folder, "--yes", *words, status=status)


def built(folder: Path, status: int = 0) -> str:
    """The plain text of the paper that the folder builds."""
    ended("build", "city.yaml", "-f", "txt", "-f", "docx", cwd=folder, status=status)
    return (folder / "city.txt").read_text("utf-8")
