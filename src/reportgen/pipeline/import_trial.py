"""A draft on trial: built again in memory and held against the old paper, until every character is there again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from reportgen import figures, render
from reportgen.datafile.emit import emit
from reportgen.diagnostics import Diagnostic
from reportgen.document import Attachment, Block, Document, Table
from reportgen.extract.drafted import draft
from reportgen.extract.facts import granted, in_order, with_placeholders, without
from reportgen.extract.parts import Facts, Line, Outline, Piece, Use
from reportgen.extract.walk import pieces
from reportgen.load.nodes import Mapping as Tree
from reportgen.load.notation import compose
from reportgen.load.source import source_of
from reportgen.pipeline.build import Built, build
from reportgen.write import text as plain_text

ROUNDS = 60  # of dropping facts or placeholders; each drops one at least
NEVER = ("格式版本", "文种", "城市")  # are never dropped: without them nothing is built
NO_CITY = {"名称": "某市"}  # the one fact that a data file must have


@dataclass(frozen=True)
class Trial:
    """What is tried: an outline, facts, and what a ledger puts into the tree. `lines` is what the paper must say."""

    path: Path
    head: tuple[str, ...]
    outline: Outline
    facts: Facts
    lines: tuple[Line, ...]
    annexed: Callable[[dict[str, Any]], None] | None = None
    words: Callable[[str], str] | None = None  # what becomes of prose, where facts are left out

    def text(self, data: Mapping[str, Any], uses: Sequence[Use] = ()) -> str:
        """The data file."""

        prose_lines = _prose(self.outline) if self.words else set()

        def of(piece: Piece) -> str:
            text = with_placeholders(piece, uses)
            return self.words(text) if self.words and piece.at in prose_lines else text

        prose = draft(self.outline, of)
        if self.words:
            prose.pop("标题", None)
            if isinstance(sign_off := prose.get("落款"), dict):
                sign_off.pop("日期", None)
        tree: dict[str, Any] = {"格式版本": "1", "文种": "整改落实情况报告", **data}
        for key, value in prose.items():
            tree[key] = {**tree[key], **value} if isinstance(tree.get(key), dict) and isinstance(value, dict) else value
        tree["城市"] = {**NO_CITY, **tree.get("城市", {})}
        if self.annexed:
            self.annexed(tree)
        return emit(in_order(tree), self.head)

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
    for _ in range(ROUNDS):
        if not uses:
            return plain
        text = trial.text(data, uses)
        built = trial.built(text)
        if built.document is None:
            uses = _less(uses, _ats_of_errors(trial, uses, built))
            continue
        differing = trial.differing(built.document)
        if differing == set():
            return Tried(text, built, data, tuple(uses))
        uses = _less(uses, differing)
    return plain


def emptied_text(trial: Trial, uses: Sequence[Use]) -> str:
    """The draft without facts, with as many placeholders as can be built."""
    data, text, _ = _sound(trial)
    for _ in range(ROUNDS):
        with_uses = trial.text(data, uses)
        built = trial.built(with_uses)
        if built.document is not None:
            return with_uses
        uses = _less(uses, _ats_of_errors(trial, uses, built))
        if not uses:
            break
    return text


def _sound(trial: Trial) -> tuple[dict[str, Any], str, Built]:
    """The data without what brings about errors."""
    data = dict(trial.facts.data)
    for _ in range(ROUNDS):
        text = trial.text(data)
        built = trial.built(text)
        if built.document is not None:
            break
        errors = [d for d in built.found if d.is_error]
        less = data
        for error in errors:
            less = _dropped(less, text, error)
        if less == data:
            less = {key: value for key, value in data.items() if key in NEVER}
        if less == data:
            break
        data = less
    return data, text, built


def _dropped(data: dict[str, Any], text: str, error: Diagnostic) -> dict[str, Any]:
    path = _steps_at(text, error.place.line) if error.place else ()
    return data if not path or path[0] in NEVER else without(data, path)


def _steps_at(text: str, line: int) -> tuple[str | int, ...]:
    """The first two keys above a line of a data file."""
    node, _ = compose(source_of(text))
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


def _less(uses: Sequence[Use], ats: set[int] | None) -> list[Use]:
    """Without those of some lines; where that drops none, without any."""
    left = [use for use in uses if ats is not None and use.at not in ats]
    return left if len(left) < len(uses) else []


def _ats_of_errors(trial: Trial, uses: Sequence[Use], built: Built) -> set[int]:
    """The lines whose placeholders the messages name."""
    told = " ".join(f"{d.message}{d.reason}" for d in built.found if d.is_error)
    return {use.at for use in uses if f"【{use.name}】" in told}
