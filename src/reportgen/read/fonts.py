"""The theme's faces: what +minorEastAsia and the like stand for in this file."""

from __future__ import annotations

from reportgen.read.xml import A, Element

# themeFontLang -> the script by which a theme lists its Chinese, Japanese and Korean faces
SCRIPTS = {
    "zh-CN": "Hans",
    "zh-SG": "Hans",
    "zh-TW": "Hant",
    "zh-HK": "Hant",
    "zh-MO": "Hant",
    "ja": "Jpan",
    "ko": "Hang",
}


def theme_faces(theme: Element | None, language: str) -> dict[str, str]:
    """`minorEastAsia` -> 宋体, and so on; "" where the theme leaves it open. `language` is themeFontLang's eastAsia."""
    faces: dict[str, str] = {}
    if theme is None:
        return faces
    script = SCRIPTS.get(language) or SCRIPTS.get(language[:2], "")
    for size in ("major", "minor"):
        font = theme.find(f".//{A}{size}Font")
        if font is None:
            continue
        latin, asian = (font.find(A + name) for name in ("latin", "ea"))
        named = {f.get("script", ""): f.get("typeface", "") for f in font.findall(A + "font")}
        faces[f"{size}EastAsia"] = (asian.get("typeface", "") if asian is not None else "") or named.get(script, "")
        faces[f"{size}Ascii"] = faces[f"{size}HAnsi"] = latin.get("typeface", "") if latin is not None else ""
    return faces
