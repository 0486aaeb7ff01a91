"""Text -> what XML and HTML can hold."""

from __future__ import annotations

from reportgen.regex import regex

# XML 1.0 can't hold these at all, not even as references; they are loading's to report and ours to drop.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# What an XML parser refuses or, as it does a carriage return, reads as something else.
UNHELD = regex("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_WHITE = "\t\n\r\x85\u2028\u2029"
FORBIDDEN = regex(f"[{_FORBIDDEN}]")
WHITE = regex(f"[{_WHITE}]+")
SPECIAL = regex(f"[&<>{_FORBIDDEN}{_WHITE}]")


def one_line(text: str) -> str:
    """Without control characters; tabs and line ends become one blank."""
    if text.isprintable():  # nearly always
        return text
    return WHITE.sub(" ", FORBIDDEN.sub("", text))


def is_clean(text: str) -> bool:
    """Whether nothing in it must be dropped or replaced; False also of some texts that are clean.

    What can't be printed is all that XML can't hold, every line end and the full-width blank; a pattern takes three
    times as long to tell, and there are 40,000 cells.
    """
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text


def escape(text: str) -> str:
    """`text` as the content of an element."""
    if is_clean(text) or not SPECIAL.search(text):
        return text
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """`text` as an attribute's value between double quotes."""
    return escape(text).replace('"', "&quot;")
