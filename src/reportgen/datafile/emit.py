"""A tree -> the YAML of a data file, in the style of the examples; every text comes back as it is, without a warning.

The building blocks serve whoever edits a file that exists: none of them ends with a line feed, and the `indent` of
each is the column (from 0) of the key or of the list mark that the text belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.datafile.tree import Noted, Tree
from reportgen.load.notation.slip import is_key, quoted
from reportgen.load.notation.swallowed import KEYLIKE
from reportgen.load.source import tidy
from reportgen.regex import regex
from reportgen.zh import width

STEP = 2  # blanks from one level to the next
LONGEST_ITEM = 24  # columns of an item of a list in brackets
LONGEST_LIST = 96  # columns of such a list

# What a plain text may begin with besides letters and digits. Most other marks mean something to YAML, or look as if a
# list was meant.
_OPENING = "“‘《〈【（〔「『"
_NEGATIVE = regex(r"-\d+(\.\d+)?%?")
_MEANT = regex(r":(?=\s|$)|\s#")  # a key, a comment
_BRACKETS = regex(r"[\[\]{},:#?]")
_PROSE = regex("[，。；]")
# What other readers of YAML, editors among them, do not take for a text.
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def emit(tree: Mapping[str, Tree], head: Sequence[str] = ()) -> str:
    """The text of a data file. `head` are comments for its top, without `#`."""
    parts: list[str] = []
    long = False  # whether the entry above takes more than a line
    for key, value in tree.items():
        text = entry_text(key, value, 0)
        wide = "\n" in text
        gap = "\n" if (wide or long) and parts else ""
        parts.append(gap + text)
        long = wide
    return head_text(head) + "\n".join(parts) + "\n"


def head_text(head: Sequence[str]) -> str:
    """The comments at the top of a data file, each with its line feed; a line feed in one begins another comment."""
    return "".join(f"{_comment(line, 0)}\n" for text in head for line in readable(text).split("\n"))


def entry_text(key: str, value: Tree, indent: int) -> str:
    """`key: value` with the comments above it; its first line is indented too."""
    return "\n".join(_entry(key, value, indent))


def item_text(value: Tree, indent: int) -> str:
    """`- value` with the comments above it; its first line is indented too."""
    return "\n".join(_item(value, indent))


def value_text(value: Tree, indent: int) -> str:
    """What stands behind `key:`: a blank and a text or a short list in brackets, or lines that begin with a line feed.

    A comment on `value` itself is left out: it belongs above the key.
    """
    value = _bare(value)
    if isinstance(value, str):
        return f" {scalar_text(value, indent)}"
    if not value:
        return " []" if isinstance(value, list) else " {}"
    flow = _flow(value) if isinstance(value, list) else None
    if flow is not None:
        return f" {flow}"
    return "\n" + "\n".join(_block(value, indent + STEP))


def scalar_text(text: str, indent: int) -> str:
    """A text behind `key: ` or `- `; one of several lines goes on below, indented more than `indent`."""
    text = readable(text)
    if "\n" in text and _fits_block(text):
        return _block_text(text, indent)
    return _on_one_line(text)


def flow_text(text: str) -> str:
    """A text that stands in brackets: [甲, 乙]."""
    text = readable(text)
    return quoted(text) if _BRACKETS.search(text) and not _breaks(text) else _on_one_line(text)


def key_text(key: str) -> str:
    """A key without its colon; at most 1,000 characters, for YAML takes no longer ones."""
    text = flow_text(key)
    return quoted(text) if text.startswith("-") else text  # -2: stands where a list mark may stand


def _entry(key: str, value: Tree, indent: int) -> Iterator[str]:
    yield from _comments(value, indent)
    yield f"{' ' * indent}{key_text(key)}:{value_text(value, indent)}"


def _item(value: Tree, indent: int) -> Iterator[str]:
    """A comment on the first thing in an item stands above the item: there is no line for it within."""
    yield from _comments(value, indent)
    value = _bare(value)
    behind = value_text(value, indent)
    if not behind.startswith("\n"):
        yield f"{' ' * indent}-{behind}"
        return
    lines = behind.split("\n")[1:]
    blanks = " " * (indent + STEP)
    while lines[0].startswith(f"{blanks}#"):
        yield " " * indent + lines.pop(0)[len(blanks) :]
    yield f"{' ' * indent}- {lines[0][len(blanks) :]}"
    yield from lines[1:]


def _block(value: list[Tree] | dict[str, Tree], indent: int) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _item(item, indent)
    else:
        for key, inner in value.items():
            yield from _entry(key, inner, indent)


def _flow(items: list[Tree]) -> str | None:
    """A list in brackets, where it is one of short names."""
    texts = [item for item in items if isinstance(item, str)]
    if len(texts) < len(items) or any(width(t) > LONGEST_ITEM or "\n" in t or _PROSE.search(t) for t in texts):
        return None
    text = f"[{', '.join(map(flow_text, texts))}]"
    return text if width(text) <= LONGEST_LIST else None


def _on_one_line(text: str) -> str:
    if _breaks(text):
        return f'"{text.translate(ESCAPED)}"'
    return text if _plain(text) else quoted(text)


def _plain(text: str) -> bool:
    """Whether a text without quotes is read as it is, and not as something that a clerk may have meant by it."""
    if not text or text != text.strip() or text.lower() in _WORDS or _MEANT.search(text):
        return False
    if not (text[0].isalnum() or text[0] in _OPENING or _NEGATIVE.fullmatch(text)):
        return False
    match = KEYLIKE.match(text)
    return match is None or not is_key(match.group(2))


def _breaks(text: str) -> bool:
    """Whether a text needs escapes to stand on one line. The reader takes a tab for a blank but where it is escaped."""
    return "\n" in text or "\t" in text


def _fits_block(text: str) -> bool:
    """Whether a text can stand below `|`: its reader empties lines of blanks, and so do editors at the end."""
    lines = text.split("\n")
    hollow = any(line and not line.strip() for line in lines)
    return not hollow and "\t" not in text and bool(text.strip()) and not text.endswith("\n\n")


def _block_text(text: str, indent: int) -> str:
    lines = text.removesuffix("\n").split("\n")
    first = next(line for line in lines if line)
    head = "|" + str(STEP) * first.startswith(" ") + "-" * (not text.endswith("\n"))
    blanks = " " * (indent + STEP)
    return "\n".join([head, *(blanks + line if line else "" for line in lines)])


def readable(text: str) -> str:
    """A text as the reader of any file takes it: without characters that nobody can see, of which it would warn."""
    return tidy(text.replace("\r\n", "\n").replace("\r", "\n"))


def _bare(value: Tree) -> str | list[Tree] | dict[str, Tree]:
    while isinstance(value, Noted):
        value = value.value
    return value


def _comments(value: Tree, indent: int) -> Iterator[str]:
    while isinstance(value, Noted):
        yield from (_comment(line, indent) for line in readable(value.note).split("\n"))
        value = value.value


def _comment(line: str, indent: int) -> str:
    return f"{' ' * indent}# {line}".rstrip()
