"""A sentence -> what it states of 问责 and of the problems that the inspection handed over for it."""

from __future__ import annotations

import re

from reportgen.check.agreement.sentence import REACH, Said, Spoken
from reportgen.check.agreement.words import restricted

_ORGANISATIONS = ("问责.党组织",)
_PERSONS = ("问责.人数", "问责.人次")
_REFERRED = ("问责.移交问题",)
_PERSON = "(?:党员)?(?:领导)?(?:干部|责任人|责任人员|公职人员|人员)"
# What stands before a number of such units, what behind it, and the figures that it then states.
_ROWS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...] = (
    ("个", re.compile("(?:问责|处理)(?:了)?党组织(?:共)?$"), re.compile("(?=[，、。；和]|$)"), _ORGANISATIONS),
    ("个", re.compile("(?:问责|处理|对)(?:了)?(?:共)?$"), re.compile("党组织"), _ORGANISATIONS),
    ("人名", re.compile(f"(?:、|和|及|，|问责|问责了){_PERSON}(?:共)?$|问责(?:了)?$"), re.compile("(?=[，、。；])|$"),
     _PERSONS),
    ("人名", re.compile("(?:、|和|及|问责|问责了|对)$"), re.compile(f"{_PERSON}(?!中)"), _PERSONS),
    ("个项件", re.compile("移交(?:我[市县区州])?(?:的)?(?:生态环境损害)?(?:责任追究)?(?:问题)?(?:线索)?(?:共)?$"),
     re.compile("(?:生态环境损害)?(?:责任追究)?(?:问题)|(?=[，。；])"), _REFERRED),
)  # fmt: skip
_LEVELS = re.compile("[厅处科县市乡股]级|诫勉|警告|记过|撤职|降级|谈话|约谈|通报|批评|其中|移送|立案|分别|企业|公司")


def blamed(sentence: Spoken) -> list[Said]:
    """What a sentence states; of parts (县级3人) nothing."""
    found: list[Said] = []
    blame = "问责" in sentence.text
    for quantity in sentence.numbers if blame or "移交" in sentence.text else ():
        before = sentence.read[max(0, quantity.start - REACH) : quantity.start]
        after = sentence.read[quantity.end : quantity.end + REACH]
        if not quantity.unit or not quantity.exact or _LEVELS.search(before) or restricted(before):
            continue
        for units, left, right, figures in _ROWS:
            if quantity.unit not in units or not left.search(before[-20:]) or not right.match(after):
                continue
            if figures is not _REFERRED and not blame:
                continue
            found.append(Said(quantity, figures))
            break
    return found
