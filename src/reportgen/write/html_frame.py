"""版头, 落款, 版记 -> HTML."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Imprint, Letterhead, Signing, SignOff, Text
from reportgen.write.html_dress import Dress
from reportgen.write.inlines import DOCUMENT_WORD, joined, stopped


def frame(item: Letterhead | SignOff | Imprint, dress: Dress) -> Iterator[str]:
    """Its elements, a line each."""
    marks = dress.block(item.origin)
    if isinstance(item, Letterhead):
        yield from _letterhead(item, dress, marks)
    elif isinstance(item, SignOff):
        yield from _sign_off(item, dress, marks)
    else:
        yield from _imprint(item, dress, marks)


def _letterhead(head: Letterhead, dress: Dress, marks: str) -> Iterator[str]:
    for line in filter(None, (head.copy_number, head.secrecy, head.urgency, head.draft)):
        yield _p("head-line", dress.inner(line), marks)
    if head.issuers:
        word = f'<span class="word">{DOCUMENT_WORD}</span>' if head.document_word else ""
        names = "".join(f"<span>{dress.inner(i)}</span>" for i in head.issuers)
        yield f'<div class="issuer"{marks}><span class="names">{names}</span>{word}</div>\n'
    if head.number or head.approvers:
        text = f"<span>{dress.inner(head.number)}</span>"
        if head.approvers:
            text += f'<span>签发人：<span class="lead2">{dress.inner(joined(head.approvers, "　"))}</span></span>'
        yield _p("number up" if head.approvers else "number", text, marks)


def _sign_off(block: SignOff, dress: Dress, marks: str) -> Iterator[str]:
    if block.signing is Signing.STAMPED:
        names = [
            f'{dress.inner(who.post)}<span class="name">{dress.inner(who.name)}</span>' for who in block.signatories
        ]
    else:
        names = [dress.inner(s) for s in block.signers]
    yield f'<div class="sign-off{dress.classes(block)}"{marks}>\n'
    if block.signing is Signing.SEALED and len(names) > 1:
        yield '<div class="side-by-side">' + "".join(f"<span>{n}</span>" for n in names) + "</div>\n"
    else:
        yield from (_p("signer", name) for name in names)
    yield _p("date", dress.inner(block.date)) + "</div>\n"


def _imprint(block: Imprint, dress: Dress, marks: str) -> Iterator[str]:
    yield f'<footer class="imprint"{marks}>\n'
    if block.copies_to:
        yield _p("copies", dress.inner(stopped((Text("抄送："), *block.copies_to))))
    if block.printer or block.printed_on:
        date = dress.inner((*block.printed_on, Text("印发"))) if block.printed_on else ""
        yield _p("printed", f"<span>{dress.inner(block.printer)}</span><span>{date}</span>")
    yield "</footer>\n"


def _p(name: str, text: str, marks: str = "") -> str:
    return f'<p class="{name}"{marks}>{text}</p>\n'
