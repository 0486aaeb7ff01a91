"""A sentence -> what it states of 问责 and of the problems that the inspection handed over for it."""

from __future__ import annotations

import re
from collections.abc import Collection

from reportgen.check.agreement.sentence import REACH, Said, Spoken
from reportgen.check.agreement.words import restricted
from reportgen.check.claims.quantities import Quantity
from reportgen.regex import regex

_BY_RANK = "问责.按级别."
_TIMES = "问责.人次"
_ORGANISATIONS = ("问责.党组织",)
_PERSONS = ("问责.人数", "问责.人次")
_REFERRED = ("问责.移交问题",)
_PERSON = "(?:党员)?(?:领导)?(?:干部|责任人|责任人员|公职人员|人员)"
# What stands before a number of such units, what behind it, and the figures that it then states.
_ROWS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...] = (
    ("个", regex("(?:问责|处理)(?:了)?党组织(?:共)?$"), regex("(?=[，、。；和]|$)"), _ORGANISATIONS),
    ("个", regex("(?:问责|处理|对)(?:了)?(?:共)?$"), regex("党组织"), _ORGANISATIONS),
    ("人名", regex(f"(?:、|和|及|，|问责|问责了){_PERSON}(?:共)?$|问责(?:了)?$"),
     regex("(?=[，、。；（(])|$"), _PERSONS),
    ("人名", regex("(?:、|和|及|问责|问责了|对)$"), regex(f"{_PERSON}(?!中)"), _PERSONS),
    ("个项件", regex("移交(?:我[市县区州])?(?:的)?(?:生态环境损害)?(?:责任追究)?(?:问题)?(?:线索)?(?:共)?$"),
     regex("(?:生态环境损害)?(?:责任追究)?(?:问题)|(?=[，。；])"), _REFERRED),
    ("个项件", regex("责任追究问题(?:线索)?(?:共)?$"), regex("(?=[，。；])|$"), _REFERRED),
    ("个项件", regex("(?:移交|移送|督察办|督察组)[^，。；]{0,8}$"), regex("责任追究问题"), _REFERRED),
)  # fmt: skip
_RANK = regex("(?P<rank>[厅处科县乡])(?:处|科)?级(?:领导)?(?:干部)?(?:共)?$")
_RANKS = {"处": "县", "乡": "科"}  # 县处级, 乡科级
_PUNISHED = regex("诫勉|警告|记过|撤职|降级|谈话|约谈|通报|批评|移送|立案|企业|公司|退休|级以下|级以上")
_LEVELS = regex("[厅处科县市乡股]级|诫勉|警告|记过|撤职|降级|谈话|约谈|通报|批评|其中|移送|立案|分别|企业|公司")


def blamed(sentence: Spoken, names: Collection[str]) -> list[Said]:
    """What a sentence states, of the whole and by level (县级3人); `names` are those of the figures of the data."""
    found: list[Said] = []
    blame = "问责" in sentence.text
    for quantity in sentence.numbers if blame or re.search("移交|责任追究", sentence.text) else ():
        before = sentence.read[max(0, quantity.start - REACH) : quantity.start]
        after = sentence.read[quantity.end : quantity.end + REACH]
        if blame and quantity.exact and (figure := _by_rank(quantity, before, sentence.text, names)):
            found.append(Said(quantity, (figure,)))
            continue
        if (
            quantity.unit == "人次"
            and quantity.exact
            and re.search("问责(?:了)?(?:共)?$", before)
            and not restricted(before)
        ):
            found.append(Said(quantity, (_TIMES if _TIMES in names else "问责.人数",)))
            continue
        if not quantity.unit or not quantity.exact or _LEVELS.search(before) or restricted(before):
            continue
        for units, left, right, figures in _ROWS:
            if quantity.unit not in units or not left.search(before[-20:]) or not right.match(after):
                continue
            if figures is not _REFERRED and not blame:
                continue
            found.append(Said(quantity, figures))
            break
    ranks = [s for s in found if s.figures[0].startswith(_BY_RANK)]
    return found if len(ranks) != 1 else [s for s in found if s not in ranks]  # one alone may be of a part of them


def _by_rank(quantity: Quantity, before: str, text: str, names: Collection[str]) -> str:
    """县级干部4人 -> 问责.按级别.县级干部; "" where it is no such number, or of less than all."""
    m = _RANK.search(before[-12:])
    if m is None or quantity.unit not in ("人", "名") or _PUNISHED.search(text):
        return ""
    if restricted(re.sub("[厅处科县乡]{1,2}级", "", before)):
        return ""
    rank = _RANKS.get(m["rank"], m["rank"])
    found = [n for n in names if n.startswith(_BY_RANK) and rank in {_RANKS.get(c, c) for c in n[len(_BY_RANK) :][:1]}]
    return found[0] if len(found) == 1 else ""
