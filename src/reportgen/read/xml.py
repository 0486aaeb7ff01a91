"""XML of a Word part -> lxml elements, without DTDs and entities; small helpers to look into them."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from reportgen.regex import regex

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# ISO strict (Word: 严格 Open XML 文档) names the same things otherwise.
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), usual[1:-1].encode())
    for strict, usual in (
        ("wordprocessingml/main", W),
        ("officeDocument/relationships", R),
        ("drawingml/main", A),
        ("officeDocument/math", M),
        ("drawingml/wordprocessingDrawing", WP),
    )
)
_MEASURE = regex(r"(-?\d{1,7}(?:\.\d{1,6})?)(pt|mm|cm|in|pc|pi|%)?")
_UNITS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0, "%": 50.0}
_OFF = ("0", "false", "off", "none")


class ForbiddenError(ValueError):
    """A part has a DTD, which no office program writes."""


def parse(data: bytes) -> Element:
    """The root; ForbiddenError for a DTD, etree.XMLSyntaxError for broken XML."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs do not know it
        raise ForbiddenError("DTD")
    return root


def val(element: Element | None, name: str = "val") -> str:
    """An attribute of the w: namespace; "" where there is none."""
    return "" if element is None else element.get(W + name, "")


def child(element: Element | None, path: str) -> Element | None:
    """`child(p, "pPr/sectPr")`."""
    return None if element is None else element.find(_qualified(path))


@lru_cache(maxsize=256)
def _qualified(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def is_on(element: Element | None) -> bool:
    """A switch such as w:b: on where it stands, unless it says that it's off."""
    return element is not None and val(element) not in _OFF


def twips(text: str) -> float | None:
    """`630`, `11.1mm` -> twips; a percentage becomes fiftieths of it, as tables count. None for nonsense."""
    m = _MEASURE.fullmatch(text.strip())
    return float(m[1]) * _UNITS[m[2]] if m and m[2] else float(m[1]) if m else None


def number(text: str, otherwise: float = 0.0) -> float:
    """The same, `otherwise` for nonsense."""
    value = twips(text)
    return otherwise if value is None else value


def tag(element: Element) -> str:
    """The name without namespace; "" for a comment."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]
