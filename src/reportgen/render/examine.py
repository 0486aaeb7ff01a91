"""What can be said of a template without data, of all its branches: one list of Diagnostics a file."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, fault, ordered
from reportgen.render import KINDS
from reportgen.render.anatomy import TemplateParts
from reportgen.render.inheritance import inheritance, unused
from reportgen.render.library import MAIN, Library
from reportgen.render.scopes import Walk
from reportgen.render.shapes import ANY, Shape, top
from reportgen.render.wording import wording
from reportgen.vocabulary import asked

NO_FILTER = "核对名字；可用的见 docs/templates.md 和 Jinja 的手册"
NO_NAME = "核对名字；可用的名字见 docs/names.md"


def examine(library: Library, names: tuple[str, ...]) -> list[Diagnostic]:
    """The faults of these templates, sorted, none twice."""
    found: list[Diagnostic] = []
    for name in names:
        anatomy = library.get(name)
        if anatomy is None:
            found += [library.unread[name]] if name in library.unread else []
            continue
        found += inheritance(library, anatomy)
        found += unused(library, anatomy)
        found += wording(anatomy)
        found += _names(library, anatomy)
    return ordered(found)


def kinds_of(library: Library, anatomy: TemplateParts) -> list[str]:
    """The 文种 that a template serves: that of the kind it inherits from, or of whatever uses it; all when unclear."""
    mains = {f"{folder}/{MAIN}": kind for kind, folder in KINDS.items()}
    own = [mains[a.name] for a in library.chain(anatomy.name) if a.name in mains]
    return own or [mains[a.name] for a in library.around(anatomy) if a.name in mains] or list(KINDS)


def _names(library: Library, anatomy: TemplateParts) -> Iterator[Diagnostic]:
    """Of names that only some kinds have nothing more is known than that they may be there."""
    kinds = [top(kind) for kind in kinds_of(library, anatomy)]
    known: dict[str, Shape] = {name: shape for names in kinds for name, shape in names.items()}
    for name, shape in known.items():
        if any(names.get(name, shape) != shape for names in kinds):
            known[name] = ANY
    for slip in Walk(library, anatomy, known).slips:
        usual = NO_FILTER if slip.code == "TPL501" else NO_NAME
        yield fault(slip.code, anatomy.word(slip.line, slip.word), slip.reason, asked(slip.near, usual))
