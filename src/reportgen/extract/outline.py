"""The items of an old paper -> its structure: title, text, 下一步, closing, and what stands behind the text."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.check.paper import Role
from reportgen.check.paper.roles import CAPTION, LABEL, of_page, roles
from reportgen.document import Mark
from reportgen.extract.endings import Ending, Told, ending, is_closing, with_offices
from reportgen.extract.parts import Block, Doubt, Grid, Item, Line, Outline, Piece, Points, Section
from reportgen.extract.points import piece
from reportgen.extract.sections import Body
from reportgen.load.shape import names_in
from reportgen.records import replace

NEXT_STEPS = "下一步"
FRAME = (Role.TITLE, Role.LETTERHEAD)


def outline(items: Sequence[Item], plain: frozenset[int] = frozenset()) -> Outline:
    """The structure. Lines whose `at` is in `plain` stay paragraphs of the text, whatever they look like."""
    told = _told(items, plain)
    title, first = _title(told)
    addressee, first = _addressee(told, first)
    told = with_offices(told, first)
    end = ending(told, first)
    closed = end.start > first and _closes(told[end.start - 1], plain)
    own = frozenset(one.item.at for one in told if one.role is Role.HEADING)
    body = Body(own, plain | end.literal)
    blocks = body.blocks([one.item for one in told[first : end.start - closed]])
    count = next((n for n, block in enumerate(blocks) if not isinstance(block, Piece)), len(blocks))
    lead = tuple(block for block in blocks[:count] if isinstance(block, Piece))
    whole = Outline(
        title,
        addressee,
        lead,
        tuple(blocks[count:]),
        closing=_whole(told[end.start - 1].item) if closed else None,
        notes=end.notes,
        signers=end.signers,
        date=end.date,
        annotation=end.annotation,
        annexes=end.annexes,
        doubts=(*_frame_doubts(told, title), *_text_doubts(body, end), *_note_doubts(end.notes)),
    )
    return _with_next_steps(whole)


def _told(items: Sequence[Item], plain: frozenset[int]) -> list[Told]:
    """Each item with its role; blank lines are left out."""
    kept = [item for item in items if isinstance(item, Grid) or item.text.strip()]
    lines = [item for item in kept if isinstance(item, Line)]
    role_of = {line.at: one.role for line, one in zip(lines, roles([line.text for line in lines]), strict=True)}
    return [Told(item) if item.at in plain else Told(item, role_of.get(item.at, Role.BODY)) for item in kept]


def _whole(item: Item) -> Piece | None:
    return piece(item, 0) if isinstance(item, Line) else None


def _closes(one: Told, plain: frozenset[int]) -> bool:
    return one.item.at not in plain and is_closing(one.item)


def _title(told: Sequence[Told]) -> tuple[tuple[Piece, ...], int]:
    """The lines of the title, with what stands above it: the program prints nothing there."""
    count = next((n for n, one in enumerate(told) if one.role not in FRAME), len(told))
    if not any(one.role is Role.TITLE for one in told[:count]):
        return (), 0
    above = [one.item for one in told[:count] if one.role is Role.LETTERHEAD]
    if any(isinstance(item, Line) and (of_page(item.text) or LABEL.fullmatch(item.text)) for item in above):
        return (), 0
    behind = told[count : count + 2]
    if len(behind) == 2 and behind[1].role is Role.ADDRESSEE and _is_caption(behind[0].item):
        count += 1
    return tuple(found for one in told[:count] if (found := _whole(one.item))), count


def _is_caption(item: Item) -> bool:
    """（2018年9月27日在……会议上）, which stands below the title and is printed with it."""
    return isinstance(item, Line) and bool(CAPTION.fullmatch(item.text))


def _addressee(told: Sequence[Told], first: int) -> tuple[Piece | None, int]:
    """主送 without its colon, where it comes back the same from the names that it is parted into."""
    line = told[first].item if first < len(told) and told[first].role is Role.ADDRESSEE else None
    if not isinstance(line, Line) or not line.text.endswith("："):
        return None, first
    names = line.text[:-1]
    return (piece(line, 0, -1), first + 1) if "、".join(names_in(names)) == names else (None, first)


def _with_next_steps(whole: Outline) -> Outline:
    """下一步 taken out of the last chapter, or from behind a text without headings."""
    if whole.next_steps or (not whole.blocks and len(whole.lead) < 2):
        return whole
    last = whole.blocks[-1] if whole.blocks else None
    if isinstance(last, Section):
        at = _next_steps_in(last.blocks, whole.closing) if last.level == 1 else 0
        if not at:
            return whole
        chapter = replace(last, blocks=last.blocks[:at])
        return _taken(replace(whole, blocks=(*whole.blocks[:-1], chapter)), last.blocks[at:])
    blocks = (*whole.lead, *whole.blocks)
    at = _next_steps_in(blocks, whole.closing)
    if not at:
        return whole
    count = min(at, len(whole.lead))
    return _taken(replace(whole, lead=whole.lead[:count], blocks=blocks[count:at]), blocks[at:])


def _next_steps_in(blocks: Sequence[Block], closing: Piece | None) -> int:
    """Where the paragraph 下一步 stands, with only its points behind and what may close the paper; 0 for nowhere."""
    starts = [n for n, b in enumerate(blocks) if isinstance(b, Piece) and b.text.startswith(NEXT_STEPS)]
    if len(starts) != 1 or starts[0] == 0:
        return 0
    rest = blocks[starts[0] + 1 :]
    if rest and isinstance(rest[0], Points) and rest[0].mark is Mark.SHI:
        rest = rest[1:]
    closes = len(rest) == 1 and isinstance(rest[0], Piece) and closing is None
    return starts[0] if closes or not rest else 0


def _taken(whole: Outline, blocks: Sequence[Block]) -> Outline:
    """The outline with these blocks as 下一步; a last paragraph closes the paper."""
    last = blocks[-1] if len(blocks) > 1 else None
    if not isinstance(last, Piece):
        return replace(whole, next_steps=Section(0, None, False, tuple(blocks)))
    return replace(whole, next_steps=Section(0, None, False, tuple(blocks[:-1])), closing=last)


def _frame_doubts(told: Sequence[Told], title: Sequence[Piece]) -> list[Doubt]:
    """What stands above the title, and tables that are no ledger."""
    above = {one.item.at for one in told if one.role is Role.LETTERHEAD}
    fix = "是版头的写到“版头”里，其余的删去"
    tables = [one.item.at for one in told if isinstance(one.item, Grid)]
    return [
        *(Doubt(p.at, 0, len(p.text), "这一行在标题上面，并在标题里了", fix) for p in title if p.at in above),
        *(Doubt(at, 0, 0, "表格的各行已改成段落，格与格之间空一字", "核对各行的文字") for at in tables),
    ]


def _text_doubts(body: Body, end: Ending) -> list[Doubt]:
    """Those of the text, and those of what looks like an end of the paper and could not be kept as one."""
    found: dict[int, Doubt] = {}  # one for a line
    for doubt in (*end.doubts, *(doubt for doubt in body.doubts if doubt.at not in end.literal)):
        found.setdefault(doubt.at, doubt)
    return list(found.values())


def _note_doubts(notes: Sequence[Piece]) -> list[Doubt]:
    found = []
    for note in notes:
        name, dot, ending = note.text.rpartition(".")
        if dot and name and ending.isascii() and ending.isalnum() and ending[0].isalpha():
            start = note.start + len(name)
            fix = "名称里不写扩展名；有文件另附的，写到“文件”"
            found.append(Doubt(note.at, start, start + len(ending) + 1, "附件名称带着文件的扩展名", fix))
    return found
