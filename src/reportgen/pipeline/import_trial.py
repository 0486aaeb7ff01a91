"""A draft on trial: built again in memory and held against the old paper, until every character is there again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from reportgen import figures, render
from reportgen.datafile.emit import emit
from reportgen.document import Attachment, Block, Document, Table
from reportgen.extract.drafted import draft
from reportgen.extract.facts import granted, in_order, with_placeholders, without
from reportgen.extract.parts import Facts, Line, Outline, Piece, Use
from reportgen.extract.walk import pieces
from reportgen.load.nodes import Mapping as Tree
from reportgen.load.nodes import Node
from reportgen.load.notation import compose
from reportgen.load.source import source_of
from reportgen.pipeline.build import Built, build
from reportgen.records import dataclass, replace
from reportgen.write import text as plain_text

# Builds that an attempt may take: for dropping facts, and for dropping placeholders. Three attempts take 60 at most.
ROUNDS = 10
NEVER = ("格式版本", "文种", "城市")  # are never dropped: without them nothing is built
HALVING = 4  # rounds of dropping the placeholders of single lines; after these half of the rest go as well
NO_CITY = {"名称": "某市"}  # the one fact that a data file must have


@dataclass(frozen=True)
class Trial:
    """What is tried: an outline, facts, and what a ledger puts into the tree. `lines` is what the paper must say."""

    path: Path
    outline: Outline
    facts: Facts
    lines: tuple[Line, ...]
    annexed: Callable[[dict[str, Any]], None] | None = None
    words: Callable[[str], str] | None = None  # what becomes of prose, where facts are left out

    def text(self, data: Mapping[str, Any], uses: Sequence[Use] = ()) -> str:
        """The data file, without comments at its top."""

        notes = {note.at for note in self.outline.notes}
        prose_lines = _prose(self.outline) | notes if self.words else set()

        def of(piece: Piece) -> str:
            text = with_placeholders(piece, uses)
            return self.words(text) if self.words and piece.at in prose_lines else text

        prose = draft(self.outline, of)
        if self.words:
            prose.pop("标题", None)
            annexes = prose.get("附件")
            for annex in annexes if isinstance(annexes, list) else ():
                if isinstance(annex, dict):  # what it says is of last year
                    annex.pop("段落", None)
            if isinstance(sign_off := prose.get("落款"), dict):
                sign_off.pop("日期", None)
        tree: dict[str, Any] = {"格式版本": "1", "文种": "整改落实情况报告", **data}
        for key, value in prose.items():
            tree[key] = {**tree[key], **value} if isinstance(tree.get(key), dict) and isinstance(value, dict) else value
        tree["城市"] = {**NO_CITY, **tree.get("城市", {})}
        if self.annexed:
            self.annexed(tree)
        return emit(in_order(tree))

    def built(self, text: str) -> Built:
        """The paper of it."""
        return build(self.path, text=text)

    def differing(self, document: Document) -> set[int] | None:
        """The lines (by `at`) that the paper says otherwise, none where it is the same; None: it has more."""
        wanted = [line.text for line in self.lines]
        given = printed_lines(document, titled=bool(self.outline.title))
        if wanted == given:
            return set()
        matcher = SequenceMatcher(None, wanted, given, autojunk=False)
        spans = [(first, last) for tag, first, last, _, _ in matcher.get_opcodes() if tag != "equal"]
        return {self.lines[n].at for first, last in spans for n in range(first, last)} or None


@dataclass(frozen=True)
class Tried:
    """The best draft: its text, the paper that it makes, and what of the facts was left."""

    text: str
    built: Built
    data: Mapping[str, Any]
    uses: tuple[Use, ...] = ()
    same: bool = True


def printed_lines(document: Document, *, titled: bool = True) -> list[str]:
    """The lines of the plain text without tables, and without the title where the old paper has none."""
    blocks = tuple(map(_without_tables, (b for b in document.blocks if not isinstance(b, Table))))
    lines = [line for line in plain_text.write(replace(document, blocks=blocks)).decode().split("\n") if line]
    if titled:
        return lines
    title = plain_text.write(Document(title=document.title, blocks=())).decode().split("\n")
    return lines[len(list(filter(None, title))) :]


def _without_tables(block: Block) -> Block:
    if isinstance(block, Attachment):
        return replace(block, blocks=tuple(b for b in block.blocks if not isinstance(b, Table)))
    return block


def tried(trial: Trial) -> Tried:
    """Facts that the loader or the checks refuse are dropped, then placeholders that change a character."""
    data, text, built = _sound(trial)
    if built.document is None:
        return Tried(text, built, data, same=False)
    if trial.differing(built.document) != set():
        return Tried(text, built, data, same=False)
    plain = Tried(text, built, data)
    uses = _granted(trial, built)
    for turn in range(ROUNDS):
        if not uses:
            return plain
        text = trial.text(data, uses)
        built = trial.built(text)
        if built.document is None:
            uses = _less(uses, _ats_of_errors(uses, built), turn)
            continue
        differing = trial.differing(built.document)
        if differing == set():
            return Tried(text, built, data, tuple(uses))
        uses = _less(uses, differing, turn)
    return plain


def emptied_text(trial: Trial, uses: Sequence[Use]) -> str:
    """The draft without facts, with as many placeholders as can be built."""
    data, text, _ = _sound(trial)
    for turn in range(ROUNDS):
        with_uses = trial.text(data, uses)
        built = trial.built(with_uses)
        if built.document is not None:
            return with_uses
        uses = _less(uses, _ats_of_errors(uses, built), turn)
        if not uses:
            break
    return text


def _sound(trial: Trial) -> tuple[dict[str, Any], str, Built]:
    """The data without what brings about errors."""
    data = dict(trial.facts.data)
    for turn in range(ROUNDS):
        text = trial.text(data)
        built = trial.built(text)
        if built.document is not None:
            break
        less = _without_errors(data, text, built)
        if less == data or turn == ROUNDS - 2:
            less = {key: value for key, value in data.items() if key in NEVER}
        if less == data:
            break
        data = less
    return data, text, built


def _without_errors(data: dict[str, Any], text: str, built: Built) -> dict[str, Any]:
    """The data without what the errors of a build stand at."""
    node, _ = compose(source_of(text))
    lines = {d.place.line for d in built.found if d.is_error and d.place}
    for path in dict.fromkeys(_steps_at(node, line) for line in lines):
        if path and path[0] not in NEVER:
            data = without(data, path)
    return data


def _steps_at(node: Node | None, line: int) -> tuple[str | int, ...]:
    """The first two keys above a line of a data file."""
    steps: list[str | int] = []
    while isinstance(node, Tree) and len(steps) < 2:
        above = [e for e in node.entries if e.key.place.line <= line]
        if not above:
            break
        steps.append(above[-1].key.text)
        node = above[-1].value
    return tuple(steps)


def _granted(trial: Trial, built: Built) -> list[Use]:
    if built.report is None:
        return []
    names = {use.name for use in trial.facts.uses}
    printed = render.printed(built.report, figures.count(built.report), names)
    texts = {line.at: line.text for line in trial.lines}
    return granted((u for u in trial.facts.uses if u.at in _prose(trial.outline)), texts, printed)


def _prose(outline: Outline) -> set[int]:
    """The lines that take placeholders: not those of the frame."""
    frame = [outline.addressee, outline.date, outline.annotation, *outline.signers, *outline.title, *outline.notes]
    fixed = {piece.at for piece in frame if piece}
    return {piece.at for piece in pieces(outline) if piece.at not in fixed}


def _less(uses: Sequence[Use], ats: set[int] | None, turn: int) -> list[Use]:
    """Without those of some lines; half of them where no line is known, or where many rounds have passed."""
    left = [use for use in uses if use.at not in (ats or ())]
    return list(uses[: len(uses) // 2]) if len(left) == len(uses) else left[: len(left) // (2 if turn > HALVING else 1)]


def _ats_of_errors(uses: Sequence[Use], built: Built) -> set[int]:
    """The lines whose placeholders the messages name."""
    told = " ".join(f"{d.message}{d.reason}" for d in built.found if d.is_error)
    return {use.at for use in uses if f"【{use.name}】" in told}
