"""Whether a paper has its parts, and what must not be in it when it is made public."""

from __future__ import annotations

from reportgen.check.paper import PaperRule
from reportgen.check.release import bodies, order, parts, persons, privacy, secrecy

PAPER_RULES: tuple[tuple[str, PaperRule], ...] = (
    ("DOC980", parts.empty_chapters),
    ("DOC981", order.order),
    ("DOC982", order.after_sign_off),
    ("DOC983", bodies.party_first),
    ("DOC984", bodies.party_name),
    ("DOC985", bodies.signed_elsewhere),
    ("DOC986", parts.missing_parts),
    ("DOC987", parts.closing_words),
    ("PUB990", persons.names),
    ("PUB991", privacy.telephones),
    ("PUB992", privacy.identity_cards),
    ("PUB993", privacy.accounts),
    ("PUB994", privacy.plates),
    ("PUB995", secrecy.secret_marks),
    ("PUB996", secrecy.inner_marks),
)
