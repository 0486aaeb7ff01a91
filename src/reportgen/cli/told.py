"""What all commands say alike: faults, a file that is written, that all is well; -q leaves out what needs no action."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli_zh.inks import inked
from reportgen.cli_zh.loudness import is_quiet
from reportgen.zh import printable

if TYPE_CHECKING:
    from reportgen.diagnostics import Diagnostic

MADE = "已生成"


def tell_made(place: Path, done: str = MADE) -> None:
    """`已生成 city.docx`; its name says nothing to the terminal."""
    tell_well(f"{inked(done, MADE)} {printable(place)}")


def tell_well(text: str, *, err: bool = False) -> None:
    """What asks for nothing: left out under -q."""
    if not is_quiet():
        click.echo(text, err=err)


def tell_found(found: Sequence[Diagnostic]) -> None:
    """Faults, on stderr."""
    if found:
        from reportgen.diagnostics import show

        tell_shown(show(found))


def tell_shown(text: str) -> None:
    """As `tell_found`, of faults that `diagnostics.show` has put into words elsewhere."""
    from reportgen.cli.painted import painted

    if text and (said := painted(text)):
        click.echo(said, err=True)
