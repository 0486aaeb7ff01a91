"""What stands round the text of a 公文 as data: 版头, 落款, 版记."""

from __future__ import annotations

from reportgen.dates import Date
from reportgen.model.part import Part
from reportgen.records import dataclass
from reportgen.values import Text


@dataclass(frozen=True, kw_only=True)
class Letterhead(Part):
    """版头."""

    copy_number: Text | None = None
    secrecy: Text | None = None
    secrecy_period: Text | None = None
    urgency: str | None = None
    issuers: tuple[Text, ...] = ()
    document_word: bool = True
    number: Text | None = None
    approvers: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Signatory(Part):
    """签名人: who signs by a stamp of the name."""

    post: Text | None = None
    name: Text | None = None


@dataclass(frozen=True, kw_only=True)
class SignOff(Part):
    """落款."""

    signers: tuple[Text, ...] = ()
    date: Date | None = None
    signing: str | None = None
    signatories: tuple[Signatory, ...] = ()
    omitted: bool = False


@dataclass(frozen=True, kw_only=True)
class Imprint(Part):
    """版记."""

    copies_to: tuple[Text, ...] = ()
    printer: Text | None = None
    printed_on: Date | None = None
