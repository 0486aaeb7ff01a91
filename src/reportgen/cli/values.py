"""What Tab offers in the place of a value: 文种, codes, names of figures, templates, blocks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Those of the shell."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def kinds(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """文种; or a folder with templates, as the shell finds folders."""
    from click.shell_completion import CompletionItem

    from reportgen.render import KINDS

    # The folder comes first: the script for bash throws away what came before one.
    return [CompletionItem(begun, type="dir"), *_beginning(begun, ((name, "") for name in KINDS))]


def codes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Codes and their families, also behind a comma: `FMT,TXT8`."""
    from reportgen.codes import CODES

    before, comma, last = begun.replace("，", ",").rpartition(",")
    families = ((family, "这一类") for family in dict.fromkeys(code[:3] for code in CODES))
    every = [*families, *((code, row.title) for code, row in CODES.items())]
    return _beginning(f"{before}{comma}{last.upper()}", ((before + comma + code, about) for code, about in every))


def names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The figures of the file that was typed; of a file with errors there are none."""
    from reportgen.pipeline.figures import reckon

    file = context.params.get("file")
    catalogue = reckon(Path(file)).catalogue if file else None
    entries = catalogue.entries if catalogue else []
    return _beginning(begun, ((entry.name, entry.summary) for entry in entries))


def template_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """文种, and the files that all of them share."""
    from reportgen.pipeline.templates import listing

    every = listing()
    return _beginning(begun, [*((kind.title, "") for kind in every.kinds), *every.shared])


def block_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The blocks of the 文种 that was typed, with what each prints."""
    from reportgen.pipeline.templates import listing

    typed = context.params.get("what") or context.params.get("kind")
    kinds_ = [kind for kind in listing().kinds if typed in (None, kind.title)]
    return _beginning(begun, {row.name: row.prints for kind in kinds_ for row in kind.blocks}.items())


def _beginning(begun: str, every: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(value, help=about or None) for value, about in every if value.startswith(begun)]
