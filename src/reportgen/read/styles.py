"""styles.xml -> properties by style, and the look and shape that take effect: defaults, table, style, direct.

A layer of properties is a flat dict of text; a later layer overrides an earlier one key by key.
"""

from __future__ import annotations

from reportgen.read.fonts import theme_faces
from reportgen.read.word import Look, Shape
from reportgen.read.xml import Element, W, child, is_on, number, tag, val

Layer = dict[str, str]
EMPTY: Layer = {}
ALIGN = {"start": "left", "end": "right", "": "left"}
_SWITCHES = {"keepNext", "widowControl", "pageBreakBefore", "snapToGrid", "kinsoku", "overflowPunct"}
_SCRIPTS = {"subscript": "sub", "superscript": "super"}
_TOGGLES = ("b", "i")  # two styles that both say bold cancel each other out; 17.7.3 of ECMA-376


def run_layer(properties: Element | None) -> Layer:
    """The children of a w:rPr that matter here."""
    layer: Layer = {}
    for element in properties if properties is not None else ():
        name = tag(element)
        if name == "rFonts":
            _faces(element, layer)
        elif name in ("b", "i", "vanish"):
            layer[name] = "1" if is_on(element) else ""
        elif name in ("sz", "color", "spacing", "w", "u", "vertAlign", "position"):
            layer[name] = val(element)
        elif name == "lang" and val(element, "eastAsia"):
            layer["lang"] = val(element, "eastAsia")
        elif name == "rStyle":
            layer["rStyle"] = val(element)
    return layer


def _faces(element: Element, layer: Layer) -> None:
    for slot, attribute in (("asian", "eastAsia"), ("latin", "ascii")):
        themed = val(element, attribute + "Theme")
        if themed:  # the theme wins over a name beside it
            layer[slot] = "+" + themed
        elif val(element, attribute):
            layer[slot] = val(element, attribute)
    if val(element, "hint"):
        layer["hint"] = val(element, "hint")


def paragraph_layer(properties: Element | None) -> Layer:
    """The children of a w:pPr that matter here."""
    layer: Layer = {}
    for element in properties if properties is not None else ():
        name = tag(element)
        if name in _SWITCHES:
            layer[name] = "1" if is_on(element) else ""
        elif name in ("jc", "outlineLvl"):
            layer[name] = val(element)
        elif name == "ind":
            _indent(element, layer)
        elif name == "spacing":
            _spacing(element, layer)
        elif name == "numPr":
            layer.update({k: v for k in ("numId", "ilvl") if (v := val(child(element, k)))})
        elif name == "tabs":
            layer["stops"] = "1"
        elif name == "pBdr":
            edges = (child(element, edge) for edge in ("top", "bottom"))
            layer["ruled"] = "1" if any(val(edge) not in ("", "nil", "none") for edge in edges) else ""
        elif name == "framePr":
            layer["frame"] = val(element, "xAlign") or "left"
    return layer


def _spacing(element: Element, layer: Layer) -> None:
    for key in ("line", "lineRule", "before", "after", "beforeLines", "afterLines"):
        if val(element, key):
            layer[key] = val(element, key)
    if "line" in layer:
        layer.setdefault("lineRule", "auto")


def _indent(element: Element, layer: Layer) -> None:
    for key, names in {
        "left": ("left", "start"),
        "right": ("right", "end"),
        "leftChars": ("leftChars", "startChars"),
        "rightChars": ("rightChars", "endChars"),
        "first": ("firstLine",),
        "firstChars": ("firstLineChars",),
    }.items():
        for name in names:
            if val(element, name):
                layer[key] = val(element, name)
    for key, name in (("first", "hanging"), ("firstChars", "hangingChars")):
        if val(element, name):
            layer[key] = "-" + val(element, name).lstrip("-")


class Styles:
    """All styles of a file; `look` and `shape` give what takes effect."""

    def __init__(self, root: Element | None, theme: Element | None, language: str) -> None:
        self._theme = theme_faces(theme, language)
        self._theme_language = language
        self._styles: dict[str, Element] = {}
        self._layers: dict[tuple[str, str], Layer] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._defaults = run_layer(child(root, "docDefaults/rPrDefault/rPr"))
        self._paragraph_defaults = paragraph_layer(child(root, "docDefaults/pPrDefault/pPr"))
        self.default = ""
        for style in root.findall(W + "style") if root is not None else ():
            self._styles.setdefault(val(style, "styleId"), style)
            if val(style, "type") == "paragraph" and val(style, "default") in ("1", "true", "on"):
                self.default = val(style, "styleId")

    def name(self, style: str) -> str:
        """As Word shows it."""
        return val(child(self._styles.get(style), "name")) or style

    def element(self, style: str) -> list[Element]:
        """A style and those that it is based on, the outermost base first."""
        chain: list[Element] = []
        while style in self._styles and self._styles[style] not in chain:
            chain.insert(0, self._styles[style])
            style = val(child(self._styles[style], "basedOn"))
        return chain

    def layer(self, style: str, part: str) -> Layer:
        """What a style and its bases say, `part` being pPr or rPr."""
        key = (style, part)
        if key not in self._layers:
            made: Layer = {}
            for element in self.element(style):
                read = paragraph_layer if part == "pPr" else run_layer
                made.update(read(child(element, part)))
            self._layers[key] = made
        return self._layers[key]

    def look(self, paragraph: str, table: str, direct: Layer = EMPTY) -> Look:
        """Of a run in a paragraph of this style and a table of that one; `direct` may name a character style."""
        key = (paragraph, table, *direct.items())
        if key not in self._looks:
            self._looks[key] = self._look(paragraph or self.default, table, direct)
        return self._looks[key]

    def _look(self, paragraph: str, table: str, direct: Layer) -> Look:
        layers = [self.layer(s, "rPr") for s in (table, paragraph, direct.get("rStyle", ""))]
        whole: Layer = dict(self._defaults)
        for layer in (*layers, direct):
            whole.update(layer)
        for key in _TOGGLES:
            if key not in direct and sum(bool(layer.get(key)) for layer in layers) == 2:
                whole[key] = ""
        colour = whole.get("color", "")
        return Look(
            asian=self._face(whole.get("asian", "")),
            latin=self._face(whole.get("latin", "")),
            size=number(whole.get("sz", ""), 20) / 2,
            bold=bool(whole.get("b")),
            italic=bool(whole.get("i")),
            underline=whole.get("u", "none") not in ("none", ""),
            colour="" if colour.lower() == "auto" else colour.upper(),
            spacing=number(whole.get("spacing", "")) / 20,
            scale=number(whole.get("w", "").rstrip("%"), 100) / 100,
            hint=whole.get("hint") == "eastAsia",
            language=whole.get("lang", "") or self._theme_language,
            script=_SCRIPTS.get(whole.get("vertAlign", ""), "") or _raised(number(whole.get("position", ""))),
        )

    def _face(self, name: str) -> str:
        return self._theme.get(name[1:], "") if name.startswith("+") else name

    def shape(self, paragraph: str, table: str, numbering: Layer, direct: Layer, look: Look) -> Shape:
        """Of a paragraph; `look` is that of its text, by which indents in characters are measured."""
        # Thousands of cells share a few shapes.
        key = (paragraph, table, look.character, *numbering.items(), "", *direct.items())
        if key not in self._shapes:
            self._shapes[key] = self._shape(paragraph, table, numbering, direct, look)
        return self._shapes[key]

    def _shape(self, paragraph: str, table: str, numbering: Layer, direct: Layer, look: Look) -> Shape:
        whole = dict(self._paragraph_defaults)
        for layer in (self.layer(table, "pPr"), self.layer(paragraph or self.default, "pPr"), numbering, direct):
            whole.update(layer)
        outline = whole.get("outlineLvl", "")
        return Shape(
            align=ALIGN.get(whole.get("jc", ""), whole.get("jc", "")),
            left=_length(whole, "left", look),
            right=_length(whole, "right", look),
            first=_length(whole, "first", look),
            line=abs(number(whole.get("line", ""), 240)) or 240,
            rule=whole.get("lineRule", "auto") if "line" in whole else "auto",
            before=_space(whole, "before"),
            after=_space(whole, "after"),
            keep_next=bool(whole.get("keepNext")),
            widow_control=bool(whole.get("widowControl", "1")),
            snap=bool(whole.get("snapToGrid", "1")),
            outline=int(outline) if outline in set("012345678") else None,
            frame=whole.get("frame", ""),
            stops=bool(whole.get("stops")),
            kinsoku=bool(whole.get("kinsoku", "1")),
            hanging=bool(whole.get("overflowPunct", "1")),
            ruled=bool(whole.get("ruled")),
        )

    def numbering_of(self, paragraph: str) -> Layer:
        """numId and ilvl that the style gives."""
        layer = self.layer(paragraph or self.default, "pPr")
        return {k: layer[k] for k in ("numId", "ilvl") if k in layer}


def _raised(half_points: float) -> str:
    """As `script` says it, of text that was moved by hand."""
    return "sub" if half_points < 0 else "super" if half_points > 0 else ""


def _length(whole: Layer, key: str, look: Look) -> float:
    """Characters, where they are given and not 0, go before twips."""
    characters = number(whole.get(key + "Chars", ""))
    return characters / 100 * look.character if characters else number(whole.get(key, ""))


def _space(whole: Layer, key: str) -> float:
    """Hundredths of a line go before twips; a line is 240."""
    lines = number(whole.get(key + "Lines", ""))
    return lines / 100 * 240 if lines else number(whole.get(key, ""))
