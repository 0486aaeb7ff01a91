"""Elements of a template -> what stands round the text: 版头, 落款, 版记."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from reportgen import document as doc
from reportgen.markup.element import choice, inlines, name_of, only, origin_of
from reportgen.regex import regex

SIGNINGS = {signing.value: signing for signing in doc.Signing if signing.value}
# What the writers put there themselves, typed as well
LABEL, ISSUED, PRINTED = regex(r"\s*(?:签发人|抄送)[：:]\s*"), regex("文件$"), regex("印发$")
DOCUMENT_WORD = {"加": True, "不加": False}


def letterhead(element: Element) -> doc.Letterhead:
    """版头; bodies and 签发人 may stand several times, the rest once."""
    names = ("份号", "密级", "紧急程度", "稿次", "发文机关标志", "发文字号", "签发人")
    found = _named(element, names)
    copy_number, secrecy, urgency, draft = (_one(found[name]) for name in names[:4])
    word = choice(element, "文件二字", DOCUMENT_WORD, True)
    return doc.Letterhead(
        copy_number,
        secrecy,
        urgency,
        draft,
        tuple(_without(issuer, ISSUED) for issuer in found["发文机关标志"]) if word else tuple(found["发文机关标志"]),
        word,
        _one(found["发文字号"]),
        tuple(_without(approver, LABEL) for approver in found["签发人"]),
        origin_of(element),
    )


def imprint(element: Element) -> doc.Imprint:
    """版记."""
    names = ("抄送", "印发机关", "印发日期")
    found = _named(element, names)
    copies_to, printer, printed_on = (_one(found[name]) for name in names)
    return doc.Imprint(_without(copies_to, LABEL), _without(printer, PRINTED), printed_on, origin_of(element))


def sign_off(element: Element) -> doc.SignOff:
    """落款: 署名 or, for 签名章, 签名人 with 职务 and 姓名."""
    parts = list(only(element, "署名", "签名人", "成文日期"))
    signers = tuple(inlines(p) for p in parts if name_of(p) == "署名")
    dates = [inlines(p) for p in parts if name_of(p) == "成文日期"]
    signing = choice(element, "用印", SIGNINGS, doc.Signing.STACKED)
    signatories = tuple(_signatory(p) for p in parts if name_of(p) == "签名人")
    return doc.SignOff(signers, _one(dates), signing, signatories, origin_of(element))


def _signatory(element: Element) -> doc.Signatory:
    found = _named(element, ("职务", "姓名"))
    return doc.Signatory(_one(found["职务"]), _one(found["姓名"]))


def _named(element: Element, names: tuple[str, ...]) -> dict[str, list[doc.Inlines]]:
    """The texts of the children by their names; those without a word are left out."""
    found: dict[str, list[doc.Inlines]] = {name: [] for name in names}
    for child in only(element, *names):
        if text := inlines(child):
            found[name_of(child)].append(text)
    return found


def _one(texts: list[doc.Inlines]) -> doc.Inlines:
    return texts[0] if texts else ()


def _without(inlines: doc.Inlines, words: re.Pattern[str]) -> doc.Inlines:
    """Without `words` at the beginning or the end."""
    text = doc.plain(inlines)
    m = words.match(text) or words.search(text)
    if not m or m.end() - m.start() == len(text):
        return inlines
    return doc.part(inlines, m.end(), len(text)) if m.start() == 0 else doc.part(inlines, 0, m.start())
