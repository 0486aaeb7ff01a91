"""What a colour means, in one table, and whether the output has colours at all."""

from __future__ import annotations

import os
import sys

import click

# What is said -> its colour, everywhere: in messages of the data, of wrong usage, and of files that were written.
INKS: dict[str, str] = {
    "错误": "red",
    "警告": "yellow",
    "提示": "cyan",
    "已生成": "green",
}


def inked(text: str, meaning: str) -> str:
    """The text in the colour of what it means; the colours are left out again where nobody wants them."""
    return click.style(text, fg=INKS[meaning], bold=True)


def wanted() -> bool | None:
    """Whether the surroundings want colours; None leaves it to each stream: a terminal has them, a pipe has none.

    NO_COLOR and FORCE_COLOR are what most programs ask (no-color.org, force-color.org); a dumb terminal shows the
    commands of a colour as letters.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return False if os.environ.get("TERM") == "dumb" else None


def has_colours() -> bool:
    """Whether what goes to stdout is in colour, for what is not printed by click."""
    asked = wanted()
    return sys.stdout.isatty() if asked is None else asked
