"""What all commands that write files say of one that is written."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.zh import printable


def tell_made(place: Path, done: str = "已生成") -> None:
    """`已生成 city.docx`; its name says nothing to the terminal."""
    click.echo(f"{done} {printable(place)}")
