"""版头, 落款, 版记 -> HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.document import Imprint, Inlines, Letterhead, Signing, SignOff, Text
from reportgen.write.inlines import DOCUMENT_WORD, joined, stopped

Inner = Callable[[Inlines], str]


def frame(item: Letterhead | SignOff | Imprint, inner: Inner) -> Iterator[str]:
    """Its elements, a line each; `inner` makes inlines into HTML."""
    if isinstance(item, Letterhead):
        yield from _letterhead(item, inner)
    elif isinstance(item, SignOff):
        yield from _sign_off(item, inner)
    else:
        yield from _imprint(item, inner)


def _letterhead(head: Letterhead, inner: Inner) -> Iterator[str]:
    for line in filter(None, (head.copy_number, head.secrecy, head.urgency, head.draft)):
        yield _p("head-line", inner(line))
    if head.issuers:
        word = f'<span class="word">{DOCUMENT_WORD}</span>' if head.document_word else ""
        names = "".join(f"<span>{inner(i)}</span>" for i in head.issuers)
        yield f'<div class="issuer"><span class="names">{names}</span>{word}</div>\n'
    if head.number or head.approvers:
        text = f"<span>{inner(head.number)}</span>"
        if head.approvers:
            text += f'<span>签发人：<span class="lead2">{inner(joined(head.approvers, "　"))}</span></span>'
        yield _p("number up" if head.approvers else "number", text)


def _sign_off(block: SignOff, inner: Inner) -> Iterator[str]:
    if block.signing is Signing.STAMPED:
        names = [f'{inner(who.post)}<span class="name">{inner(who.name)}</span>' for who in block.signatories]
    else:
        names = [inner(s) for s in block.signers]
    yield '<div class="sign-off">\n'
    if block.signing is Signing.SEALED and len(names) > 1:
        yield '<div class="side-by-side">' + "".join(f"<span>{n}</span>" for n in names) + "</div>\n"
    else:
        yield from (_p("signer", name) for name in names)
    yield _p("date", inner(block.date)) + "</div>\n"


def _imprint(block: Imprint, inner: Inner) -> Iterator[str]:
    yield '<footer class="imprint">\n'
    if block.copies_to:
        yield _p("copies", inner(stopped((Text("抄送："), *block.copies_to))))
    if block.printer or block.printed_on:
        date = inner((*block.printed_on, Text("印发"))) if block.printed_on else ""
        yield _p("printed", f"<span>{inner(block.printer)}</span><span>{date}</span>")
    yield "</footer>\n"


def _p(name: str, text: str) -> str:
    return f'<p class="{name}">{text}</p>\n'
