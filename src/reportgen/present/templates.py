"""What `templates` prints: the blocks of each kind of document, and the source of a template with its line numbers."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.present.columns import in_columns
from reportgen.records import dataclass
from reportgen.zh import printable

HEADS = ("块", "写在", "印什么")
LOCAL = "（本地）"


@dataclass(frozen=True)
class BlockRow:
    """A block: the template and line that its text stands in, what it prints; `own` if the city has overridden it."""

    name: str
    at: str
    prints: str
    own: bool = False


@dataclass(frozen=True)
class KindListing:
    """A 文种 or a city's own template: its folder with its files, what it inherits from, its blocks."""

    title: str
    folder: str
    files: tuple[str, ...]
    parents: tuple[str, ...]
    blocks: tuple[BlockRow, ...]


@dataclass(frozen=True)
class Listing:
    """All that is listed; `shared` are file and what it holds."""

    kinds: tuple[KindListing, ...]
    shared: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Excerpt:
    """Lines of a template from `first` on; `note` says, of a block, which one holds."""

    at: str
    first: int
    lines: tuple[str, ...]
    note: str = ""


def listed(listing: Listing) -> str:
    """Each kind with its blocks in columns, then the files that all share."""
    parts = [_kind(kind) for kind in listing.kinds]
    if listing.shared:
        parts.append("\n".join(["共用的文件", *_indented(listing.shared), ""]))
    return "\n".join(parts)


def _kind(kind: KindListing) -> str:
    heads = [kind.title, f"  文件夹 {kind.folder}：{'、'.join(kind.files)}"]
    if kind.parents:
        heads.append(f"  继承 {' → '.join(kind.parents)}")
    rows = [(row.name, row.at + (LOCAL if row.own else ""), row.prints) for row in kind.blocks]
    return "\n".join([*map(printable, heads), *(_indented([HEADS, *rows]) if rows else ()), ""])


def _indented(rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"  {line}" for line in in_columns(rows)]


def source(excerpts: Sequence[Excerpt], *, numbered: bool) -> str:
    """The lines, with numbers for a reader and without for another program; several, or one with a note, are headed."""
    parts = []
    for excerpt in excerpts:
        head = f"{{# {printable(excerpt.at)}{excerpt.note and '：'}{excerpt.note} #}}\n" if excerpt.note else ""
        digits = len(str(excerpt.first + len(excerpt.lines) - 1))
        lines = enumerate(excerpt.lines, excerpt.first)
        parts.append(head + "".join(_line(n, digits, text) if numbered else f"{text}\n" for n, text in lines))
    return "\n".join(parts)


def _line(number: int, digits: int, text: str) -> str:
    return f"{number:>{digits}} | {printable(text.expandtabs())}\n"
