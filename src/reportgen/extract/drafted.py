"""The structure of an old paper -> the prose keys of the data file that prints it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportgen.datafile.tree import Noted, Tree
from reportgen.document import Mark
from reportgen.extract.parts import Block, Doubt, Grid, Outline, Piece, Point, Points, Section
from reportgen.extract.walk import pieces
from reportgen.load.shape import names_in

TextOf = Callable[[Piece], str]
TRANSITION = "现将"  # what the last sentence of 导语 begins with, where it leads over to the chapters
CELLS = "　"
USUAL = (Mark.SHI, Mark.BRACKET, Mark.CIRCLE)  # templates/shared/blocks.j2


def draft(outline: Outline, text_of: TextOf) -> dict[str, Tree]:
    """The prose of the paper; `text_of` gives the text of a piece as the data file has it, placeholders put in.

    A value with a doubt has a note: 待核：….
    """
    return _Draft(outline, text_of).tree()


def usual_mark(depth: int) -> Mark:
    """What stands before points, where the data file says nothing of it, by how deep they lie in others."""
    return USUAL[min(depth, len(USUAL) - 1)]


def row_texts(grid: Grid) -> list[str]:
    """A table as paragraphs, one a row; empty cells and rows are left out."""
    rows = (CELLS.join(cell.replace("\n", "") for cell in row if cell.strip()).strip() for row in grid.rows)
    return [row for row in rows if row]


class _Draft:
    def __init__(self, outline: Outline, text_of: TextOf) -> None:
        self.outline, self.text_of = outline, text_of
        self.notes = _by_piece(outline)

    def tree(self) -> dict[str, Tree]:
        """Keys in the order of the examples; keys with nothing to say are left out."""
        outline = self.outline
        lead, blocks = outline.lead, outline.blocks
        if not blocks:  # without chapters the usual ones would be printed
            lead, blocks = lead[: min(1, len(lead) - 1)], lead[min(1, len(lead) - 1) :]
        tree: dict[str, Tree] = {}
        if outline.title:
            tree["标题"] = self._text(outline.title)
        if outline.addressee:
            names: list[Tree] = list(names_in(outline.addressee.text))
            tree["主送"] = self._noted(names, (outline.addressee,))
        tree["导语"] = self._lead(lead)
        tree["章节"] = self._sections(blocks, 1) or [{"段落": [""]}]
        if outline.next_steps:
            tree["下一步"] = self._next_steps(outline.next_steps)
        if outline.closing:
            tree["结束语"] = self._text((outline.closing,))
        if outline.notes:
            tree["附件"] = [self._attachment(note) for note in outline.notes]
        tree["落款"] = self._sign_off()
        if outline.annotation:
            tree["附注"] = self._text((outline.annotation,))
        return tree

    def _text(self, found: Sequence[Piece]) -> Tree:
        """Pieces as one text, a line each, with the notes on any of them."""
        return self._noted("\n".join(map(self.text_of, found)), found)

    def _noted(self, value: Tree, found: Iterable[Piece]) -> Tree:
        doubts = (doubt for one in found for doubt in self.notes.get((one.at, one.start), ()))
        notes = "\n".join(f"待核：{doubt.reason}；{doubt.fix}" for doubt in dict.fromkeys(doubts))
        return Noted(value, notes) if notes else value

    def _lead(self, lead: Sequence[Piece]) -> Tree:
        """导语 as it was typed; its last sentence stands apart where it leads over to the chapters."""
        tree: dict[str, Tree] = {"自动生成": "否"}
        text = "\n".join(map(self.text_of, lead))
        start = max(text.rfind("。"), text.rfind("\n")) + 1
        last = text[start:]
        if start and text[start - 1] == "。" and last.endswith("：") and last.startswith(TRANSITION):
            text = text[:start]
        else:
            last = ""
        if text:
            tree["补充"] = self._noted(text, lead)
        tree["过渡语"] = last or "无"
        return tree

    def _sections(self, blocks: Sequence[Block], level: int) -> list[Tree]:
        """Sections of a level, those below it within one that has no title; what stands under no heading likewise."""
        found: list[Tree] = []
        n = 0
        while n < len(blocks):
            block = blocks[n]
            end = n + 1
            if isinstance(block, Section) and block.level == level:
                found.append(self._section(block))
            elif isinstance(block, Section):
                while end < len(blocks) and _is_below(blocks[end], level):
                    end += 1
                found.append({"小节": self._sections(blocks[n:end], level + 1)})
            else:
                end = n + len(_plain_part(blocks[n:]))
                found.append(self._plain(blocks[n:end]))
            n = end
        return found

    def _section(self, section: Section) -> Tree:
        head: dict[str, Tree] = {}
        if section.heading:
            head["标题"] = self._text((section.heading,))
        if section.run_in:
            head["题式"] = "接排"
        first = _plain_part(section.blocks)
        rest = section.blocks[len(first) :]
        tree = {**head, **self._plain(first)}
        if rest and not any(isinstance(block, Points | Section) for block in rest):
            tree["结语"] = self._closing(rest)
        elif rest:
            tree["小节"] = self._sections(rest, section.level + 1)
        if not section.blocks:  # an empty paragraph, or the program would ask for the text
            tree["段落"] = [""]
        return tree

    def _closing(self, blocks: Sequence[Block]) -> Tree:
        texts = [text for block in blocks for text in self._paragraphs(block)]
        if len(texts) == 1:
            return texts[0]
        notes = [text.note for text in texts if isinstance(text, Noted)]
        whole = "\n".join(str(text.value if isinstance(text, Noted) else text) for text in texts)
        return Noted(whole, "\n".join(notes)) if notes else whole

    def _plain(self, blocks: Sequence[Block]) -> dict[str, Tree]:
        """Paragraphs, and at most one enumeration behind them, under no heading of their own."""
        tree: dict[str, Tree] = {}
        texts = [text for block in blocks if not isinstance(block, Points) for text in self._paragraphs(block)]
        if texts:
            tree["导语"] = texts[0]
        if texts[1:]:
            tree["段落"] = texts[1:]
        for block in blocks:
            if isinstance(block, Points):
                tree.update(self._points(block))
        return tree

    def _paragraphs(self, block: Block) -> list[Tree]:
        if isinstance(block, Grid):
            rows = row_texts(block)
            return [self._text((Piece(row, block.at, 0),)) if not n else row for n, row in enumerate(rows)]
        return [self._text((block,))] if isinstance(block, Piece) else []

    def _points(self, points: Points, depth: int = 0) -> dict[str, Tree]:
        tree: dict[str, Tree] = {"列举": "段内" if points.inline else "分段"}
        if points.mark is not usual_mark(depth):
            tree["序次"] = points.mark.value
        tree["要点"] = [self._point(point, depth + 1) for point in points.items]
        return tree

    def _point(self, point: Point, depth: int) -> Tree:
        body = [*([point.body] if point.body else []), *point.more]
        tree: dict[str, Tree] = {}
        if point.head:
            tree["标题"] = self._text((point.head,))
        if body:
            tree["内容"] = self._text(body)
        if point.points:
            tree.update(self._points(point.points, depth))
        only = tree.get("内容")
        return only if len(tree) == 1 and isinstance(only, str) and "\n" not in only else tree

    def _next_steps(self, section: Section) -> Tree:
        chapters = any(isinstance(block, Section) and block.level == 1 for block in self.outline.blocks)
        return {"位置": "段" if chapters else "章后", **self._plain(section.blocks)}

    def _attachment(self, note: Piece) -> Tree:
        tree: dict[str, Tree] = {"名称": self._text((note,))}
        annex = next((a for a in self.outline.annexes if a.title and a.title.text.replace("\n", "") == note.text), None)
        if annex and annex.title:
            if self.text_of(note) == note.text:  # in the note it is one line
                tree["名称"] = self._noted(annex.title.text, (note,))
            tree["段落"] = [text for block in annex.blocks for text in self._paragraphs(block)]
        return tree

    def _sign_off(self) -> Tree:
        if not self.outline.date:
            return {"不署名": "是"}
        signers: list[Tree] = [self._text((signer,)) for signer in self.outline.signers]
        return {"署名": signers, "日期": self._text((self.outline.date,))}


def _is_below(block: Block, level: int) -> bool:
    return isinstance(block, Section) and block.level > level


def _plain_part(blocks: Sequence[Block]) -> Sequence[Block]:
    """The first blocks up to an enumeration, that included, or to a section."""
    for n, block in enumerate(blocks):
        if isinstance(block, Points):
            return blocks[: n + 1]
        if isinstance(block, Section):
            return blocks[:n]
    return blocks


def _by_piece(outline: Outline) -> dict[tuple[int, int], list[Doubt]]:
    """The doubts by the piece that they lie in: the last one that begins before, or the first of the line."""
    starts: dict[int, list[int]] = {}
    for piece in pieces(outline):
        starts.setdefault(piece.at, []).append(piece.start)
    found: dict[tuple[int, int], list[Doubt]] = {}
    for doubt in outline.doubts:
        before = sorted(starts.get(doubt.at, [0]))
        start = max((at for at in before if at <= doubt.start), default=before[0])
        found.setdefault((doubt.at, start), []).append(doubt)
    return found
