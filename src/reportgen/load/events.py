"""The parser's events -> node tree with places, and what is wrong with the notation though the parser takes it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load import indent, pitfalls
from reportgen.load.draft import Draft
from reportgen.load.folding import block_end, flowing, refolded
from reportgen.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from reportgen.load.slip import Slip, brief, quoted
from reportgen.load.source import HIDDEN, hidden, named, tidy
from reportgen.place import Place

DEPTH = 40  # levels; the deepest report of the samples has 9
NODES = 1_000_000
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# Not `# note` (a comment as it should be) and not `#---`: `完成1 #锅炉` is cut in silence.
CUT = re.compile(r" +#[^\s#=*-]")
SUSPECT = frozenset("\u3000\xa0" + pitfalls.BULLETS + "-")  # a plain key that begins so was meant as something else


class _Frame:
    """A list or mapping that is still open. `valued` says that a key has come and its value has not."""

    __slots__ = ("after", "column", "entries", "flow", "items", "key", "line", "mapping", "seen", "valued")

    def __init__(self, event: CollectionStartEvent) -> None:
        mark: Any = event.start_mark
        self.mapping = type(event) is MappingStartEvent
        self.line: int = mark.line
        self.column: int = mark.column
        self.flow = bool(event.flow_style)
        self.valued = False
        self.after = 0  # where the key ends in the text
        self.key: Scalar | None = None
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.seen: dict[str, Scalar] = {}


class _LimitError(Exception):
    """A limit is passed: nothing more is read."""


class _SlippedError(Exception):
    """The parser took what a clerk can't have meant; it is mended as if the parser had refused it."""


class Pass:
    """One run of the parser over a draft: the tree, the faults on the way, and where it stopped."""

    def __init__(self, draft: Draft, loader: Any) -> None:
        self.draft = draft
        self.lines = draft.lines
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self.events = 0
        self.reached = 0  # characters that were read
        self.error: Exception | None = None
        self.slip: Slip | None = None
        self._stack: list[_Frame] = []
        self._documents = 0
        self._nodes = 0
        self._folded: dict[str, str] = {}
        self.quoted: list[tuple[int, int]] = []  # lines of the scalars that no mend may touch
        self.last = (0, 0)  # lines of the last scalar
        self._shifted = draft.shifted
        self.mark: Any = None
        self._run(draft.text, loader)

    @property
    def stopped(self) -> bool:
        """Whether a syntax fault ended the pass."""
        return self.error is not None or self.slip is not None

    def _run(self, text: str, loader: Any) -> None:
        self._text = text
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
        except _SlippedError as slipped:
            self.slip = slipped.args[0]
        except yaml.YAMLError as error:
            self.error, self.mark = error, getattr(error, "problem_mark", None)
        self.reached = len(text) if self.mark is None else self.mark.index

    def _read(self, parser: Any) -> None:
        while True:
            event = parser.get_event()
            kind = type(event)
            self.events += 1
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
            if self._stack:
                self._attach(node, event)
            elif not (isinstance(node, Scalar) and node.plain and not node.text):
                self.root = node

    def _second(self, event: Any) -> bool:
        self._documents += 1
        if self._documents > 1:
            line = event.start_mark.line
            reason = f"第 {line + 1} 行的“---”表示另起一份数据，其后的内容没有读"
            self._fault("YML113", self.place(line, 0, line, 3), reason, "删去这一行；另一份数据另存一个文件")
        return self._documents > 1

    def _open(self, event: Any) -> None:
        mark = event.start_mark
        self._count(mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if len(self._stack) == DEPTH:
            place = self.place(mark.line, mark.column, mark.line, mark.column + 1)
            reason = f"这里已是第 {DEPTH + 1} 层，最多 {DEPTH} 层"
            self._fault("YML114", place, reason, "核对括号和缩进；报告用不到这么多层")
            raise _LimitError
        self._stack.append(_Frame(event))

    def _close(self, end: Any) -> Node:
        frame = self._stack.pop()
        if frame.flow:
            place = self.place(frame.line, frame.column, end.line, end.column)
            if end.line > frame.line and not (self._stack and self._stack[-1].flow):
                self._no_tabs(frame.line + 1, end.line)
        else:
            # The parser ends a block where the next one begins; ours ends with its last value.
            inner = frame.entries[-1].value if frame.entries else frame.items[-1] if frame.items else None
            place = self.place(frame.line, frame.column, frame.line, frame.column)
            if inner is not None:
                place = place._replace(end_line=inner.place.end_line, end_column=inner.place.end_column)
        if frame.mapping:
            return Mapping(tuple(frame.entries), place, frame.flow)
        return Sequence(tuple(frame.items), place)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        line, column, end_line, end_column = start.line, start.column, end.line, end.column
        text, style = event.value, event.style
        self._count(start)
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if line != end_line:
            text, end_line, end_column = self._long(event)
        if not style:
            if text in NULLS and not (self._stack and self._stack[-1].mapping and not self._stack[-1].valued):
                text = ""
            if self.lines[end_line : end_line + 1] and len(self.lines[end_line]) > end_column:
                self._cut(line, column, end_line, end_column)
        place = self.place(line, column, end_line, end_column)
        if style == '"' and HIDDEN.search(text):
            text = self._hidden(text, place, start)
        self.last = line, end_line
        return Scalar(text, place, not style)

    def _long(self, event: Any) -> tuple[str, int, int]:
        """A scalar over several lines: its text, and its end, which for | and > is that of its last line."""
        lines, first, column, end = self.lines, event.start_mark.line, event.start_mark.column, event.end_mark
        if event.style in ("|", ">"):
            last = block_end(lines, first, end.line, end.column)
            header = lines[first][column : column + 3]
            if not event.value.strip() and any(c.isdigit() for c in header):
                self._slipped(pitfalls.special(lines, first))  # `>8` was meant as “more than 8”
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

    def _no_tabs(self, first: int, last: int) -> None:
        """In lists and texts over several lines the C parser lets tabs indent, the pure Python one does not."""
        for at in range(first, min(last + 1, len(self.lines))):
            if "\t" in self.lines[at]:
                self._slipped(indent.tab(self.lines, at))

    def _cut(self, line: int, column: int, end_line: int, end_column: int) -> None:
        text = self.lines[end_line]
        if not CUT.match(text, end_column):
            return
        rest = text[end_column:].strip()
        fix = f"“{brief(rest)}”如是注释，在“#”后面加一个空格；如是正文，给整个值加单引号"
        if line == end_line:
            fix += f"：{brief(text[:column] + quoted(text[column:].rstrip()))}"
        place = self.place(end_line, end_column, end_line, len(text))
        self._fault("YML110", place, f"第 {end_line + 1} 行从空格加“#”起被当作注释，没有读入", fix)

    def _hidden(self, text: str, place: Place, start: Any) -> str:
        if any("\ud800" <= c <= "\udfff" for c in text):
            # The C parser refuses such an escape.
            problem = "found invalid Unicode character escape code"
            raise yaml.MarkedYAMLError(None, None, problem, start)
        self.found.append(hidden(place, f"引号里的转义写出了 {named(text)}"))
        return tidy(text)

    def _refuse(self, event: Any) -> None:
        """Anchors and tags: said with the line, then left out."""
        mark = event.start_mark
        code, what = ("YML111", "锚点") if event.anchor is not None else ("YML112", "类型标签")
        place = self.place(mark.line, mark.column, mark.line, mark.column + 1)
        sign = self.lines[mark.line][mark.column]
        reason = f"第 {mark.line + 1} 行的“{sign}”开头的词在 YAML 里是{what}，不是文字"
        self._fault(code, place, reason, pitfalls.quote_advice(self.lines, mark.line, mark.column))

    def _alias(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        self._count(start)
        place = self.place(start.line, start.column, end.line, end.column)
        reason = f"第 {start.line + 1} 行的“*{event.anchor}”在 YAML 里是引用，不是文字"
        self._fault("YML111", place, reason, pitfalls.quote_advice(self.lines, start.line, start.column))
        return Scalar("", place, True)

    def _attach(self, node: Node, event: Any) -> None:
        frame = self._stack[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif not frame.valued:
            frame.valued = True
            frame.after = event.end_mark.index
            frame.key = self._key(frame, node, event)
        else:
            frame.valued = False
            if frame.key is None:
                return
            bare = frame.flow and isinstance(node, Scalar) and node.plain and not node.text
            if bare and frame.key.plain and ":" not in self._text[frame.after : event.start_mark.index]:
                self._unpaired(frame, frame.key)
            else:
                frame.entries.append(Entry(frame.key, node))

    def _key(self, frame: _Frame, node: Node, event: Any) -> Scalar | None:
        """The key, or None where it can't be one; its value is then left out, too."""
        if not isinstance(node, Scalar) or not node.text:
            if self.lines[frame.line].startswith("{{", frame.column):
                self._slipped(pitfalls.special(self.lines, frame.line))
            if type(event) is not AliasEvent:
                reason = "冒号前面是列表、花括号或空白，不是一个词"
                self._fault("YML120", node.place, reason, "冒号前面写键名；如是文字，给整个值加单引号")
            return None
        text = node.text
        if node.plain and text[0] in SUSPECT and not frame.flow:
            at = event.start_mark.line
            self._slipped(indent.wide(self.lines, at) or pitfalls.bullet(self.lines, at))
        if node.plain and text == "<<":
            self._fault("YML111", node.place, "“<<”在 YAML 里是合并键", "把要合并的各项逐项写出")
            return None
        folded = self._folded.get(text)
        if folded is None:
            folded = self._folded[text] = unicodedata.normalize("NFKC", text).strip()
        earlier = frame.seen.setdefault(folded, node)
        if earlier is not node:
            reason = f"第 {earlier.place.line} 行已经有“{earlier.text}”，同一项里只能写一次"
            fix = "删去其中一处；如果这里是列表的另一项，在它第一行前面加“- ”"
            self._fault("YML109", node.place, reason, fix, (earlier.place,), key=brief(text))
            return None
        return node if text == text.strip() else Scalar(text.strip(), node.place, node.plain)

    def _unpaired(self, frame: _Frame, key: Scalar) -> None:
        """A word in braces without colon and value: what a half-width comma or a wrong colon leaves."""
        colon = pitfalls.why_not_mapping(key)
        earlier = frame.entries[-1] if frame.entries else None
        if colon is not None:
            self._fault(colon[0], key.place, colon[1], colon[2])
            word, rest = re.split("[:：]", key.text, maxsplit=1)
            frame.entries.append(Entry(Scalar(word, key.place, True), Scalar(rest.strip(), key.place, True)))
        elif earlier is not None and isinstance(earlier.value, Scalar):
            whole = f"{earlier.value.text}，{key.text}"
            reason = f"“{brief(key.text)}”被半角逗号隔成了单独的一项"
            fix = f"改成全角逗号：{earlier.key.text}: {brief(whole)}；或不用花括号，改用缩进写法"
            self._fault("YML121", key.place, reason, fix)
            place = earlier.value.place
            place = place._replace(end_line=key.place.end_line, end_column=key.place.end_column)
            frame.entries[-1] = Entry(earlier.key, Scalar(whole, place, earlier.value.plain))
        else:
            reason = f"花括号里的“{brief(key.text)}”没有冒号和值"
            self._fault("YML119", key.place, reason, "写成“键: 值”；如是列表，改用方括号")

    def _slipped(self, slip: Slip | None) -> None:
        if slip is not None:
            raise _SlippedError(slip)

    def _count(self, mark: Any) -> None:
        self._nodes += 1
        if self._nodes > NODES:
            place = self.place(mark.line, mark.column, mark.line, mark.column + 1)
            reason = f"到这里已超过 {NODES} 项"
            self._fault("YML115", place, reason, "核对是不是选错了文件；任务很多时，改用 Excel 台账")
            raise _LimitError

    def _fault(
        self, code: str, place: Place, reason: str, fix: str, related: tuple[Place, ...] = (), **words: object
    ) -> None:
        self.found.append(fault(code, place, reason, fix, related, **words))

    def place(self, line: int, column: int, end_line: int, end_column: int) -> Place:
        """The place in the file; arguments count from 0, as the parser does."""
        if self._shifted:
            return self.draft.place(line, column, end_line, end_column)
        return Place(self.draft.source, line + 1, column + 1, end_line + 1, end_column + 1)
