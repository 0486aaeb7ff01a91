"""The roads of `templates list`, `show` and `copy`: what there is, how it stands, a city's own by inheriting."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place, Source
from reportgen.present.templates import BlockRow, Excerpt, KindListing, Listing
from reportgen.render import KINDS
from reportgen.render.anatomy import Span, TemplateParts, text_now
from reportgen.render.library import MAIN, Library
from reportgen.vocabulary import asked, nearest
from reportgen.write.save import save

# What each block prints, in the order of the paper.
PRINTS: dict[str, str] = {
    "版面": "正文的纸张方向：纵向、横向，空着按表格的宽窄",
    "版头": "份号、密级、发文机关标志、发文字号、签发人",
    "标题": "公文标题",
    "惯用标题": "数据没有写标题时的标题",
    "主送": "主送机关",
    "导语": "开头的一段；表的文种是表前的话",
    "正文": "各章，或表",
    "下一步": "正文最后的下一步打算",
    "附图": "由台账画的统计图",
    "结束语": "正文之后的一段，如“特此报告。”",
    "附件说明": "附件：1.……",
    "落款": "署名、印章、成文日期",
    "附注": "（联系人：……）",
    "附件": "附件正文，另起一页",
    "版记": "抄送、印发机关、印发日期",
}
HOLDS, FETCHED, REPLACED = "现在印的是这一段", "上级的，由 super() 印出", "上级的，已被改写"
OWN_BLOCK = "自己加的块"
EXAMPLE_BLOCK = "结束语"
KINDS_HINT = "、".join(KINDS)


def own_folder(folder: Path) -> Path | str:
    """A folder of templates; a text says, in Chinese, that it is none. A name like `.` is written out for messages."""
    if not folder.is_dir():
        near = nearest(str(folder), KINDS)
        return f"没有“{folder}”这个模板文件夹" + (f"；文种“{near[0]}”不用写文件夹" if near else "")
    if not any(folder.rglob("*.j2")):
        return f"文件夹“{folder}”里没有模板（.j2），写法见 docs/templates.md"
    return folder if folder.name not in ("", "..") else folder.resolve()


def listing(own: Path | None = None) -> Listing:
    """All kinds, or the template of a city's own folder, with their blocks."""
    library = Library(own)
    if own and MAIN in library.own_names:
        kinds = [_listed(library, str(own), MAIN)]
    else:
        kinds = [_listed(library, kind, f"{folder}/{MAIN}") for kind, folder in KINDS.items()]
    names = () if own else (name for name in library.names if name.startswith("shared/"))
    shared = [(name, anatomy.about) for name in names if (anatomy := library.get(name))]
    return Listing(tuple(kinds), tuple(shared))


def _listed(library: Library, title: str, name: str) -> KindListing:
    chain = library.chain(name)
    inside = f"{name.rpartition('/')[0]}/" if "/" in name else ""
    names = library.own_names if not inside else library.names
    files = tuple(n.removeprefix(inside) for n in names if n.startswith(inside))
    rows = tuple(_row(library, chain, block) for block in _in_order(chain))
    folder = inside.rstrip("/") or str(library.own)
    return KindListing(title, folder, files, tuple(a.name for a in chain[1:]), rows)


def _row(library: Library, chain: list[TemplateParts], block: str) -> BlockRow:
    holds = next(a for a in chain if block in a.blocks)
    span = holds.blocks[block]
    prints = PRINTS.get(block) or holds.comment(span) or OWN_BLOCK
    return BlockRow(block, f"{holds.name}:{span.first}", prints, holds.name in library.own_names)


def _in_order(chain: list[TemplateParts]) -> list[str]:
    """The blocks of a chain as they stand on paper; those that nobody knows come last."""
    known = list(PRINTS)
    every = dict.fromkeys(name for a in reversed(chain) for name in a.blocks)
    return sorted(every, key=lambda name: known.index(name) if name in known else len(known))


def shown(what: str, block: str | None) -> list[Excerpt] | str:
    """A template, or a block in each template of its chain, or a macro; a text says what there is not."""
    found = _found(what)
    if isinstance(found, str):
        return found
    library, name = found
    chain = library.chain(name)
    if not chain:
        return f"“{what}”读不了：{library.unread[name].reason}"
    anatomy = chain[0]
    if block is None:
        lines = anatomy.text.removesuffix("\n").split("\n")
        return [Excerpt(anatomy.name, 1, tuple(lines))]
    if block in anatomy.macros:
        return [_excerpt(anatomy, anatomy.macros[block])]
    holders = [a for a in chain if block in a.blocks]
    if not holders:
        names = [*_in_order(chain), *anatomy.macros]
        near = nearest(block, names)
        fix = asked(near, f"有：{'、'.join(names)}")
        return f"“{what}”里没有块或宏“{block}”；{fix}"
    return list(_holding(holders, block))


def _holding(holders: list[TemplateParts], block: str) -> Iterator[Excerpt]:
    """The block in each template of a chain, and whether it is still printed."""
    note = HOLDS
    for anatomy in holders:
        yield _excerpt(anatomy, anatomy.blocks[block], note)
        note = FETCHED if note != REPLACED and anatomy.fetches(block) else REPLACED


def _excerpt(anatomy: TemplateParts, span: Span, note: str = "") -> Excerpt:
    return Excerpt(f"{anatomy.source.name}:{span.first}", span.first, anatomy.lines(span), note)


def _found(what: str) -> tuple[Library, str] | str:
    """The library and the name of a template that is called by its 文种, its file, or a folder of one's own."""
    if what in KINDS:
        return Library(), f"{KINDS[what]}/{MAIN}"
    path = Path(what)
    if path.is_dir() and (path / MAIN).is_file():
        return Library(path.resolve()), MAIN
    library = Library()
    if what in library.names:
        return library, what
    if path.is_file() and path.suffix == ".j2":
        return Library(path.resolve().parent), path.name
    near = nearest(what, [*KINDS, *library.names])
    fix = asked(near, f"文种有：{KINDS_HINT}；文件见 reportgen templates list")
    return f"没有“{what}”这个文种或模板；{fix}"


def refused(kind: str, blocks: Sequence[str]) -> str:
    """Why no copy can be made of a kind with these blocks: in Chinese, what there is not; "" where all of it is."""
    if kind not in KINDS:
        near = nearest(kind, KINDS)
        fix = asked(near, f"文种有：{KINDS_HINT}")
        return f"没有“{kind}”这个文种；{fix}"
    names = _in_order(_chain(kind))
    for block in blocks:
        if block not in names:
            near = nearest(block, names)
            fix = asked(near, f"有：{'、'.join(names)}")
            return f"{kind}没有块“{block}”；{fix}"
    return ""


def _chain(kind: str) -> list[TemplateParts]:
    """The bundled template of a kind and what it inherits from."""
    return Library().chain(f"{KINDS[kind]}/{MAIN}")


def copy(kind: str, folder: Path, blocks: Sequence[str] = ()) -> tuple[Path, list[Diagnostic]]:
    """`folder`/report.j2, which inherits from a kind that is known to be there; never over a template that stands."""
    place = folder / MAIN
    if os.path.lexists(place):
        reason = f"“{place}”已经存在，覆盖会丢失其中的内容"
        fix = "直接改这个文件；要另做一套模板，换一个文件夹"
        return place, [fault("OUT601", Place(Source(str(place))), reason, fix, name=MAIN)]
    text = "\n".join(_copy(kind, _chain(kind), list(dict.fromkeys(blocks))))
    return place, save(text.encode(), place)


def _copy(kind: str, chain: list[TemplateParts], blocks: list[str]) -> Iterator[str]:
    yield f"{{# 本地的模板：{kind}。只写要改的块，没有写的照随程序的模板。"
    yield ""
    yield "   可以改的块："
    for name in _in_order(chain):
        yield f"     {name}：{PRINTS.get(name, OWN_BLOCK)}"
    yield ""
    yield f"   看一块现在怎么写：reportgen templates show {kind} 导语"
    yield "#}"
    yield f'{{% extends "{chain[0].name}" %}}'
    yield ""
    texts = {name: text_now(chain, name) for name in blocks}
    inside = {name for name in blocks if any(f"{{% block {name} " in text for text in texts.values())}
    for name, text in texts.items():
        if name in inside:  # it stands in another one that is written
            continue
        yield "{# 只在原来的内容前后加话的，这一块里改写 {{ super() }}，它印出原来的内容。 #}"
        yield f"{{% block {name} %}}{text}{{% endblock %}}"
        yield ""
    if not blocks:
        yield "{# 例：去掉这一行和最后一行，就在原来的内容后面加了一段。{{ super() }} 印原来的内容，不要就删去。"
        yield f"{{% block {EXAMPLE_BLOCK} %}}"
        yield "{{ super() }}"
        yield "<p>要加的话。</p>"
        yield "{% endblock %}"
        yield "#}"
        yield ""
