"""How a template stands to those that it inherits from and imports: what is missing, never printed or never used."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place
from reportgen.regex import regex
from reportgen.render import KINDS, STATEMENTS
from reportgen.render.anatomy import VALUE, Reference, Span, TemplateParts, calls_super
from reportgen.render.library import MAIN, Library
from reportgen.vocabulary import asked, nearest

ROOT = "<公文"
SHOWN = 20  # characters of what stands outside the blocks
STATEMENTS_FILE = "shared/statements.j2"  # its macros are called by the program too
_WRITTEN = regex(rf"[^\s{VALUE}][^\n]*|{VALUE}+")


def inheritance(library: Library, anatomy: TemplateParts) -> Iterator[Diagnostic]:
    """Faults of what it extends, imports and overrides."""
    for reference in anatomy.references:
        yield from _named(library, anatomy, reference)
    if anatomy.extends is None:
        if anatomy.path.name == MAIN and ROOT not in anatomy.text:
            fix = f'第一行写 {{% extends "{next(iter(KINDS.values()))}/{MAIN}" %}}，只写要改的块'
            yield fault("TPL509", anatomy.at(0, 0), f"它没有继承文种的模板，也没有写 {ROOT}>", fix)
        yield from _idle_super(anatomy, [])
        return
    yield from _outside(anatomy)
    chain = library.chain(anatomy.name)
    last = chain[-1].extends
    if last is not None:
        if last.name in [a.name for a in chain]:
            place = anatomy.word(anatomy.extends.line, "extends")
            reason = " → ".join([*(a.name for a in chain), str(last.name)]) + "，绕了回来"
            yield fault("TPL509", place, reason, "改正 extends 后面的名字：自己的模板继承文种的模板")
        return
    yield from _never_printed(anatomy, chain)
    yield from _idle_super(anatomy, chain[1:])


def _named(library: Library, anatomy: TemplateParts, reference: Reference) -> Iterator[Diagnostic]:
    """A template or a name in it that isn't there."""
    if reference.name is None:
        return
    if reference.name not in library.names:
        if reference.needed:
            near = nearest(reference.name, library.names)
            fix = (
                f"是否为 {' 或 '.join(near)}" if near else "文件名写作“文种文件夹/文件名”，见 reportgen templates list"
            )
            place = anatomy.word(reference.line, reference.name)
            yield fault("TPL505", place, "自己的模板文件夹和随程序的模板里都没有它", fix, name=reference.name)
        return
    other = library.get(reference.name)
    for name, _ in reference.names if other else ():
        if other and name not in other.exports:
            near = nearest(name, other.exports)
            fix = asked(near, f"看一看：reportgen templates show {other.name}")
            yield fault("TPL502", anatomy.word(reference.line, name), f"“{other.name}”里没有“{name}”", fix)


def _outside(anatomy: TemplateParts) -> Iterator[Diagnostic]:
    """Words and values between the blocks, which Jinja drops, and conditions round a block, which it passes over."""
    fix = "移到块里；要改哪一块，见 reportgen templates show"
    start = 0
    for span in [*(s for s in anatomy.spans if not s.within), None]:
        end = span.start if span else len(anatomy.text)
        if start <= end and (m := _WRITTEN.search(anatomy.words, start, end)):
            written = anatomy.text[m.start() : min(m.end(), end)].strip()
            shown = written if len(written) <= SHOWN else f"{written[:SHOWN]}……"
            yield fault("TPL511", anatomy.at(m.start(), len(written)), f"“{shown}”写在块外面，不会印出来", fix)
        start = max(start, span.end) if span else start
    for node in anatomy.tree.body:
        if isinstance(node, nodes.If | nodes.For) and (inner := node.find(nodes.Block)):
            word = "if" if isinstance(node, nodes.If) else "for"
            reason = f"块“{inner.name}”外面的 {{% {word} %}} 不起作用，块照样印"
            yield fault("TPL511", anatomy.word(node.lineno, word), reason, f"把 {{% {word} %}} 写到块里面")


def _never_printed(anatomy: TemplateParts, chain: list[TemplateParts]) -> Iterator[Diagnostic]:
    """Its blocks that no template above prints."""
    reached = _reached(chain)
    above = {name: a for a in reversed(chain[1:]) for name in a.blocks}
    for name, span in anatomy.blocks.items():
        if name in reached or (span.within and span.within not in reached):
            continue
        place = anatomy.word(span.first, name)
        if name in above:
            outer = above[name].blocks[name].within
            reason = f"它在上级模板的块“{outer}”里，而那一块被改写，没有留下它"
            fix = f"在改写的块“{outer}”里写上 {{% block {name} %}}{{% endblock %}}"
        else:
            near = nearest(name, [n for a in chain[1:] for n in a.blocks])
            reason = "上级模板没有叫这个名字的块"
            every = "、".join(dict.fromkeys(n for a in reversed(chain[1:]) for n in a.blocks))
            fix = asked(near, f"可以改的块：{every}")
        yield fault("TPL510", place, reason, fix, name=name)


def _reached(chain: list[TemplateParts]) -> set[str]:
    """The blocks that are printed: those of the root, what stands in them, what super() and self fetch."""
    bodies: dict[str, list[nodes.Block]] = {}
    for anatomy in chain:
        for block in anatomy.tree.find_all(nodes.Block):
            bodies.setdefault(block.name, []).append(block)
    reached: set[str] = set()
    open_: list[tuple[str, int]] = [(b.name, 0) for b in _direct(chain[-1].tree)]
    done: set[tuple[str, int]] = set()
    while open_:
        name, level = open_.pop()
        if (name, level) in done or level >= len(bodies.get(name, ())):
            continue
        done.add((name, level))
        reached.add(name)
        body = bodies[name][level]
        open_ += [(b.name, 0) for b in _direct(body)]
        open_ += [(name, level + 1)] if calls_super(body) else []
        open_ += [(g.attr, 0) for g in body.find_all(nodes.Getattr) if _is_self(g.node)]
    return reached


def _direct(node: nodes.Node) -> Iterator[nodes.Block]:
    """Blocks in it, not those in blocks in it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _direct(child)


def _is_self(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "self"


def _idle_super(anatomy: TemplateParts, above: list[TemplateParts]) -> Iterator[Diagnostic]:
    """super() in a block that no template above has."""
    known = {name for a in above for name in a.blocks}
    strange = {name for name, span in anatomy.blocks.items() if above and not span.within}  # told of already
    for block in anatomy.tree.find_all(nodes.Block):
        if block.name not in known | strange and calls_super(block):
            line = next(n.lineno for n in block.find_all(nodes.Name) if n.name == "super")
            reason = f"上级模板没有块“{block.name}”，super() 没有可印的"
            yield fault("TPL502", anatomy.word(line, "super"), reason, "删去 super()，或改正块的名字")


def unused(library: Library, anatomy: TemplateParts) -> Iterator[Diagnostic]:
    """Macros, imports and whole files that nothing uses."""
    for reference in anatomy.references:
        pairs = [(reference.alias, reference.alias)] if reference.alias else list(reference.names)
        for name, here in pairs:
            if not _is_loaded(library, anatomy, here):
                place = anatomy.word(reference.line, here)
                yield _idle(place, here, f"引入了“{name}”而没有用", "删去这一行，或删去这个名字")
    for name, span in anatomy.macros.items():
        if not _is_called(library, anatomy, span):
            place = anatomy.word(span.first, name)
            yield _idle(place, name, "没有哪个模板用这个宏", "删去它，或改正用它的地方写的名字")
    if _is_lonely(library, anatomy):
        near = nearest(anatomy.name, [n for n in library.names if n not in library.own_names])
        fix = f"要代替随程序的模板，名字要相同：{' 或 '.join(near)}" if near else "在用它的模板里引入它，或删去它"
        yield _idle(anatomy.at(0, 0), anatomy.name, "没有哪个模板继承或引入这个文件", fix)


def _idle(place: Place, name: str, reason: str, fix: str) -> Diagnostic:
    return fault("TPL512", place, reason, fix, name=name)


def _is_loaded(library: Library, anatomy: TemplateParts, name: str) -> bool:
    """Whether it or, by inheriting or being included, another template reads the name that it gives an import."""
    if name in anatomy.loads:
        return True
    around = [*library.around(anatomy), *_included(library, anatomy)]
    others = [a for a in around if a is not anatomy and name in a.loads]
    return any(all(r.alias != name for r in a.references) for a in others)


def _included(library: Library, anatomy: TemplateParts) -> Iterator[TemplateParts]:
    for one in library.around(anatomy):
        for reference in one.references:
            other = library.get(reference.name) if reference.kind == "include" and reference.name else None
            if other is not None:
                yield other


def _is_called(library: Library, anatomy: TemplateParts, macro: Span) -> bool:
    if macro.name in anatomy.loads or (anatomy.name == STATEMENTS_FILE and macro.name in STATEMENTS):
        return True
    for other in library.all():
        for reference in other.references:
            if reference.name == anatomy.name and any(name == macro.name for name, _ in reference.names):
                return True
    aliases = {r.alias for a in library.all() for r in a.references if r.name == anatomy.name and r.alias}
    for other in library.all():
        for step in other.tree.find_all(nodes.Getattr):
            if step.attr == macro.name and isinstance(step.node, nodes.Name) and step.node.name in aliases:
                return True
    return any(macro.name in a.loads for a in library.around(anatomy))


def _is_lonely(library: Library, anatomy: TemplateParts) -> bool:
    """A file of the city's own that neither is called for nor takes the place of a bundled one."""
    if anatomy.name not in library.own_names or anatomy.name == MAIN or anatomy.name in library.bundled_names:
        return False
    return not any(r.name == anatomy.name for a in library.all() for r in a.references)
