"""How runs and elements are written as HTML: plainly in a file, with traces of where they came from in the preview."""

from __future__ import annotations

from reportgen.document import Inlines, Look, SignOff
from reportgen.write.escape import escape

LOOKS = {
    Look.PLAIN: "{}",
    Look.LEAD: '<span class="point">{}</span>',
    Look.STRONG: "<strong>{}</strong>",
    Look.SUB: "<sub>{}</sub>",
    Look.SUP: "<sup>{}</sup>",
    Look.MISSING: "<mark>{}</mark>",
}


class Dress:
    """How runs and elements are written: here plainly, with nothing of where they came from."""

    def block(self, origin: str) -> str:
        """Attributes of an element whose template line is `origin`, with a blank before them; what is in it follows."""
        return ""

    def classes(self, block: SignOff) -> str:
        """Further classes of 落款, with a blank before each."""
        return ""

    def inner(self, inlines: Inlines, *, cell: bool = False) -> str:
        """Inlines with their looks as elements; `cell` says that they are a line of a table's cell."""
        return "".join(LOOKS[t.look].format(escape(t.text)) for t in inlines if t.text)
