"""What a Word file carries beside its text: tracked changes, comments, hidden characters, properties of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.read.package import Package
from reportgen.read.revisions import DELETED, FORMATTED, INSERTED, marked
from reportgen.read.word import Comment, Leftovers, Properties
from reportgen.read.xml import Element, ForbiddenError, W, child, is_on, parse, tag, val

EXCERPTS = 3  # of each kind
EXCERPT = 20  # characters
CORE, EXTENDED = "core-properties", "extended-properties"


def leftovers(package: Package, main: Element, styles: Element | None, changed: Sequence[Element]) -> Leftovers:
    """Of the main part, where `changed` is what revisions.py marked, and its headers and footers.

    A part that can't be read tells nothing.
    """
    others = [r for kind in ("header", "footer", "footnotes", "endnotes") for r in _of_kind(package, kind)]
    roots = [main, *others]
    marks = [*changed, *(mark for root in others for mark in marked(root))]
    inserted = [_text(e) for e in _changes(marks, INSERTED)]
    deleted = [_text(e) for e in _changes(marks, DELETED)]
    hidden = [text for root in roots for text in _hidden(root, _hiding(styles))]
    comments = [c for root in _of_kind(package, "comments") for c in _comments(root)]
    return Leftovers(
        inserted=len(inserted),
        deleted=len(deleted),
        formatted=sum(tag(e) in FORMATTED for e in marks),
        changes=(*_excerpts("插入", inserted), *_excerpts("删除", deleted)),
        comments=tuple(comments),
        hidden=sum(map(len, hidden)),
        hidden_text=_short("".join(hidden)),
        highlighted=tuple(_looking(main, "highlight")),
        struck=tuple(_looking(main, "strike", "dstrike")),
        properties=_properties(package),
    )


def _of_kind(package: Package, kind: str, of: str | None = None) -> Iterator[Element]:
    for found, name in package.relations.get(package.main if of is None else of, {}).values():
        if found == kind and name in package.parts:
            try:
                yield parse(package.parts[name])
            except (SyntaxError, ValueError, ForbiddenError):
                continue


def _changes(marks: Iterable[Element], names: frozenset[str]) -> Iterator[Element]:
    """Runs that one change made are one, also where Word wrote them in pieces; so is a paragraph with its mark."""
    for element in marks:
        if tag(element) not in names:
            continue
        parent = element.getparent()
        if parent is None:
            continue
        own = _mark_alone(parent, names) if tag(parent) == "rPr" else not _continues(element, names)
        if own:
            yield element


def _mark_alone(properties: Element, names: frozenset[str]) -> bool:
    """Whether the end of a paragraph was changed, and nothing else of it."""
    above = properties.getparent()
    paragraph = above.getparent() if above is not None and tag(above) == "pPr" else None
    return paragraph is not None and not any(tag(e) in names for e in paragraph)


def _continues(element: Element, names: frozenset[str]) -> bool:
    before = element.getprevious()
    while before is not None and tag(before) in ("bookmarkStart", "bookmarkEnd", "proofErr"):
        before = before.getprevious()
    if before is None or tag(before) not in names or tag(before) != tag(element):
        return False
    return val(before, "author") == val(element, "author")


def _text(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(W + "t", W + "delText"))


def _excerpts(word: str, texts: Iterable[str]) -> list[str]:
    """插入“19项”, the first few with text."""
    return [f"{word}“{_short(text)}”" for text in texts if text.strip()][:EXCERPTS]


def _short(text: str) -> str:
    words = "".join(text.split())
    return words if len(words) <= EXCERPT else words[:EXCERPT] + "…"


def _comments(root: Element) -> Iterator[Comment]:
    for element in root.iter(W + "comment"):
        yield Comment(val(element, "author").strip(), _short(_text(element)))


def _hiding(styles: Element | None) -> frozenset[str]:
    """Character and paragraph styles that hide their text."""
    found = styles.findall(W + "style") if styles is not None else []
    return frozenset(val(s, "styleId") for s in found if is_on(child(s, "rPr/vanish")))


def _hidden(root: Element, hiding: frozenset[str]) -> Iterator[str]:
    """Text that Word doesn't print; what was deleted is told of as a change."""
    paragraph, style = None, ""
    for run in root.iter(W + "r"):
        own = child(run, "rPr/vanish")
        above = run.getparent()
        direct = above is not None and tag(above) == "p"
        if direct and above is not paragraph:  # looked up once: a paragraph may hold very many runs
            paragraph, style = above, val(child(above, "pPr/pStyle"))
        styled = {val(child(run, "rPr/rStyle")), style if direct else ""} & hiding
        if is_on(own) or (own is None and styled):
            text = "".join(t.text or "" for t in run.findall(W + "t"))
            if text.strip():
                yield text


def _looking(root: Element, *looks: str) -> Iterator[str]:
    """Text of runs that are marked with a colour or struck out; paragraphs of one look may hold several runs."""
    for run in root.iter(W + "r"):
        marks = [child(run, f"rPr/{look}") for look in looks]
        if any(is_on(mark) and val(mark) != "none" for mark in marks):
            text = "".join(t.text or "" for t in run.findall(W + "t"))
            if text.strip():
                yield _short(text)


def _properties(package: Package) -> Properties:
    core = _texts(next(_of_kind(package, CORE, ""), None))
    more = _texts(next(_of_kind(package, EXTENDED, ""), None))
    return Properties(
        title=core.get("title", ""),
        author=core.get("creator", ""),
        last_author=core.get("lastModifiedBy", ""),
        company=more.get("Company", ""),
        manager=more.get("Manager", ""),
        template=more.get("Template", ""),
    )


def _texts(root: Element | None) -> Mapping[str, str]:
    return {tag(e): (e.text or "").strip() for e in root if (e.text or "").strip()} if root is not None else {}
