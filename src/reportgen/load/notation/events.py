"""The parser's events -> node tree with places, and what is wrong with the notation though the parser takes it."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from reportgen.diagnostics import Diagnostic
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.notation import indent, melted, pitfalls, refusals
from reportgen.load.notation.draft import Draft
from reportgen.load.notation.folding import block_end, flowing, refolded
from reportgen.load.notation.frame import Frame
from reportgen.load.notation.keys import Keys, SlippedError, slipped
from reportgen.load.notation.slip import Slip
from reportgen.load.source import HIDDEN, hidden, named, tidy
from reportgen.place import Place

HAN_FIRST, HAN_END = "\u4e00", "\ua000"
_tuple = tuple.__new__
DEPTH = 40  # levels; the deepest report of the samples has 9
NODES = 1_000_000
ODD = (" #", "&", "!")  # a line without these has no comment behind a text, no anchor and no tag
NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class _LimitError(Exception):
    """A limit is passed: nothing more is read."""


class Pass:
    """One run of the parser over a draft: the tree, the faults on the way, and where it stopped."""

    def __init__(self, draft: Draft, loader: Any) -> None:
        self.draft = draft
        self.lines = [*draft.lines, ""]  # the parser's last mark may stand behind the last line break
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self.events = 0
        self.reached = 0  # characters that were read
        self.error: Exception | None = None
        self.slip: Slip | None = None
        self._stack: list[Frame] = []
        self._documents = 0
        self._nodes = 0
        self._odd: Container[int] = ()  # lines on which the place or the end of a plain text must be looked into
        self.quoted: list[tuple[int, int]] = []  # lines of the scalars that no mend may touch
        self.last = 0  # line of the last scalar
        self._source = draft.source
        self._shifted = draft.shifted
        self.mark: Any = None
        self._run(draft.text, loader)

    @property
    def stopped(self) -> bool:
        """Whether a syntax fault ended the pass."""
        return self.error is not None or self.slip is not None

    @property
    def spot(self) -> tuple[int, int]:
        """Where it stopped: the line, and how many characters of it were left."""
        if self.mark is None:
            return -1, 0
        return self.mark.line, len(self.lines[self.mark.line]) - self.mark.column

    def _run(self, text: str, loader: Any) -> None:
        self._keys = Keys(text, self.lines, self.found)
        if self._shifted:
            self._odd = range(len(self.lines))
        elif any(sign in text for sign in ODD):
            self._odd = frozenset(n for n, line in enumerate(self.lines) if any(sign in line for sign in ODD))
        try:
            parser = loader(text)
            try:
                self._read(parser)
            except ValueError as error:  # the pure Python scanner on "\\U00110000"
                self.error, self.mark = error, parser.get_mark()
            finally:
                parser.dispose()
        except _LimitError:
            self.root = None
        except SlippedError as slipped:
            self.slip = slipped.args[0]
        except yaml.YAMLError as error:
            self.error, self.mark = error, getattr(error, "problem_mark", None)
        self.reached = len(text) if self.mark is None else self.mark.index

    def _read(self, parser: Any) -> None:
        stack, get = self._stack, parser.get_event
        while True:
            event = get()
            self.events += 1
            if stack and type(event) is ScalarEvent:
                event = self._ordinary(stack[-1], event, get)
            kind = type(event)
            if kind is ScalarEvent:
                node: Node = self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = self._close(event.end_mark)
            elif kind is AliasEvent:
                node = self._alias(event)
            elif kind is StreamEndEvent or (kind is DocumentStartEvent and self._second(event)):
                return
            else:
                continue
            if stack:
                self._attach(stack[-1], node, event)
            elif not (isinstance(node, Scalar) and node.plain and not node.text):
                self.root = node

    def _second(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 1:
            return False
        line = event.start_mark.line
        self.found.append(refusals.second_document(self.place(line, 0, line, 3)))
        return True

    def _open(self, event: Any) -> None:
        self._nodes += 1
        if event.anchor is not None or event.tag is not None or len(self._stack) == DEPTH:
            mark = event.start_mark
            place = self.place(mark.line, mark.column, mark.line, mark.column + 1)
            if len(self._stack) == DEPTH:
                self.found.append(refusals.too_deep(place, DEPTH))
                raise _LimitError
            self.found.append(refusals.marked(event, self.lines, place))
        self._stack.append(Frame(event))

    def _close(self, end: Any) -> Node:
        frame = self._stack.pop()
        if frame.flow:
            place = self.place(frame.line, frame.column, end.line, end.column)
            if end.line > frame.line and not (self._stack and self._stack[-1].flow):
                self._no_tabs(frame.line + 1, end.line)
        else:
            place = self.place(frame.line, frame.column, frame.line, frame.column)
            # The parser ends a block where the next one begins; ours ends with its last value.
            if frame.entries or frame.items:
                last = (frame.entries[-1].value if frame.entries else frame.items[-1]).place
                place = _tuple(Place, (*place[:3], last.end_line, last.end_column))
        if frame.mapping:
            return Mapping(tuple(frame.entries), place, frame.flow)
        return Sequence(tuple(frame.items), place)

    def _ordinary(self, frame: Frame, event: Any, get: Callable[[], Any]) -> Any:
        """Reads plain texts on one line that begin with a Han character or a digit: nothing can be wrong with them.

        Nearly all scalars are such, and most of the time of a load is spent here. The first event that is no such
        text is given back.
        """
        source, odd, key, valued, last = self._source, self._odd, frame.key, frame.valued, self.last
        start: Any
        end: Any
        room = NODES - self._nodes
        left = room
        try:
            while left > 0 and type(event) is ScalarEvent and not event.style:
                text, start, end = event.value, event.start_mark, event.end_mark
                at = start.line
                if at != end.line or at in odd or not (HAN_FIRST <= text < HAN_END or "0" <= text < ":"):
                    break
                last = at
                at += 1
                # As Place(...), without the function between.
                node = Scalar(text, _tuple(Place, (source, at, start.column + 1, at, end.column + 1)), True)
                if not frame.mapping:
                    frame.items.append(node)
                elif not valued:
                    valued, key = True, self._keys.first(frame, node)
                    frame.after = end.index
                else:
                    valued = False
                    if key is not None:
                        frame.entries.append(Entry(key, node))
                event = get()
                left -= 1
        finally:  # the parser may have stopped
            self.events += room - left
            self._nodes += room - left
            self.last, frame.valued, frame.key = last, valued, key
        return event

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        line, column, end_line, end_column = start.line, start.column, end.line, end.column
        text, style = event.value, event.style
        if line != end_line:
            text, end_line, end_column = self._long(event)
        place = self.place(line, column, end_line, end_column)
        self._nodes += 1
        if self._nodes > NODES:
            self.found.append(refusals.too_many(place, NODES))
            raise _LimitError
        if event.anchor is not None or event.tag is not None:
            self.found.append(refusals.marked(event, self.lines, place))
        if not style:
            if text in NULLS and not (self._stack and self._stack[-1].mapping and not self._stack[-1].valued):
                text = ""
            if (text[:1] in melted.SIGNS or end_line > line) and not (self._stack and self._stack[-1].flow):
                self._melted(line, column, end_line)
            rest = self.lines[end_line]
            if len(rest) > end_column and rest[end_column] == " ":
                cut = refusals.cut_off(self.lines, (line, column), (end_line, end_column), place)
                self.found += [cut] if cut else []
        elif style == '"' and HIDDEN.search(text):
            text = self._hidden(text, place, start)
        self.last = line
        return Scalar(text, place, not style)

    def _long(self, event: Any) -> tuple[str, int, int]:
        """A scalar over several lines: its text, and its end, which for | and > is that of its last line."""
        lines, first, column, end = self.lines, event.start_mark.line, event.start_mark.column, event.end_mark
        if event.style in ("|", ">"):
            last = block_end(lines, first, end.line, end.column)
            header = lines[first][column : column + 3]
            if not event.value.strip() and any(c.isdigit() for c in header):
                slipped(pitfalls.special(lines, first))  # `>8` was meant as “more than 8”
            self.quoted.append((first, last))
            body = lines[first + 1 : last + 1]
            text = refolded(event.value, body) if event.style == ">" else event.value
            return text, last, len(lines[last])
        if event.style:
            self.quoted.append((first, end.line))
        else:
            self._no_tabs(first + 1, end.line)
        pieces = [lines[first][column:], *lines[first + 1 : end.line], lines[end.line][: end.column]]
        return flowing(pieces, event.style or ""), end.line, end.column

    def _melted(self, line: int, column: int, last: int) -> None:
        """A plain text outside brackets that holds more than a text. (Of a key, _key sees to it.)"""
        if self.lines[line][column : column + 1] in melted.SIGNS and (
            not self._stack or not self._stack[-1].mapping or self._stack[-1].valued
        ):
            slipped(melted.beginning(self.lines, line, column))
        slipped(melted.continued(self.lines, line, column, last))

    def _no_tabs(self, first: int, last: int) -> None:
        """In lists and texts over several lines the C parser lets tabs indent, the pure Python one does not."""
        for at in range(first, min(last + 1, len(self.lines))):
            if "\t" in self.lines[at]:
                slipped(indent.tab(self.lines, at))

    def _hidden(self, text: str, place: Place, start: Any) -> str:
        if any("\ud800" <= c <= "\udfff" for c in text):
            # The C parser refuses such an escape.
            problem = "found invalid Unicode character escape code"
            raise yaml.MarkedYAMLError(None, None, problem, start)
        self.found.append(hidden(place, f"双引号里的“\\”写出了看不见的字符：{named(text)}"))
        return tidy(text)

    def _alias(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        self._nodes += 1
        place = self.place(start.line, start.column, end.line, end.column)
        self.found.append(refusals.marked(event, self.lines, place))
        return Scalar("", place, True)

    def _attach(self, frame: Frame, node: Node, event: Any) -> None:
        if not frame.mapping:
            frame.items.append(node)
        elif not frame.valued:
            frame.valued = True
            if frame.flow:
                frame.after = event.end_mark.index
            frame.key = self._keys.of(frame, node, event)
        else:
            frame.valued = False
            if frame.key is not None:
                self._keys.pair(frame, frame.key, node, event)

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Place:
        """The place in the file; arguments count from 0, as the parser does."""
        if self._shifted:
            return self.draft.place(line, column, end_line, end_column)
        return _tuple(Place, (self._source, line + 1, column + 1, end_line + 1, end_column + 1))
