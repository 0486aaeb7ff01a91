"""Families of names of which one holds of each thing counted: ways in, grades of water, levels, places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.check.claims.statements import Item
from reportgen.regex import regex

_ROMAN = "(?:劣?(?:[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V))"
_FAMILIES = tuple(
    regex(p)
    for p in (
        "(?:群众)?(?:来电|来信|来访|电话|信件|信函|网络|邮件|微信|短信)(?:举报|投诉|反映)?件?",
        f"{_ROMAN}(?:[～~—–-]{_ROMAN})?类(?:水质|水体|水)?(?:断面|点位)?",
        "(?:国家|省|市|县|乡|镇|乡镇|村|厅|处|科|县处|乡科)级(?:河长|河湖长|领导|干部)?",
        "[一-龥]{1,6}(?:[市县区州旗盟乡镇]|街道|兵团)|[省市州县区]直|[省市县]本级",
    )
)
_APART = (0, 3)  # ways in and places: one thing has one only, while what is 国家级 may be 省级 too
_MEDIA = regex("(?:中央|国家级|[省州市县区]级)媒体")
_AROUND = regex("^(?:其中|分别)?(?:为|有)?|(?:各|有|为)$")
# What names a class of tasks, after which its own figures follow: 立行立改类问题156个，完成…
_CLASS = regex("(?:类|型|改的|治的)(?:整改)?(?:问题|任务|事项)$")

_NOUN = regex("(项目|企业|园区|工程|点位|站点|村庄|乡镇|街道|社区|岗位|窗口|工作组|单位|部门|县区|城市|标准|措施)$")
_WHERE = regex("(?:在|赴|向|到|于|深入|派出|组织)$")  # 在8个镇建桩，其中快充桩30个

SANCTION = regex("问责|处分|处理|约谈|谈话|诫勉|批评|警告|通报|立案|移送|留置|免职|检查")


def same_family(items: Sequence[Item]) -> bool:
    """Whether the names before the numbers are all of one family: 东山区, 西江区."""
    names = [_AROUND.sub("", item.near.strip()) for item in items]
    return any(all(family.fullmatch(name) for name in names) for family in _FAMILIES)


def apart_family(items: Sequence[Item]) -> bool:
    """Whether the names are of one family of which a thing has one only: ways in, places, media of each level."""
    names = [_AROUND.sub("", item.near.strip()) for item in items]
    families = (*(_FAMILIES[n] for n in _APART), _MEDIA)
    return any(all(family.fullmatch(name) for name in names) for family in families)


def siblings(one: Item, other: Item) -> bool:
    """Whether two numbers stand side by side under names alike: 涉水问题23件，涉噪声问题4件."""
    if one.state or other.state or other.among or other.rest:
        return False
    name, following = one.near.strip(), other.near.strip()
    return same_family((one, other)) or (len(name) > 2 and len(following) > 2 and name[-2:] == following[-2:])


def is_class(item: Item) -> bool:
    """Whether a number counts a class, of which figures of its own may follow: 分阶段整改的问题58个，已整改…."""
    return _CLASS.search(item.near) is not None


def is_joined(item: Item) -> bool:
    """Whether a number stands beside the one before it: 11个问题和379个信访件."""
    bare = item.mark == "、" and not item.near.strip()
    bare = bare or re.fullmatch("以?及|和|连同", item.near.strip()) is not None
    return bare or (item.mark in ("", "、") and re.search("(?:和|及|与|并|或)$", item.near) is not None)


def other_thing(parent: Item, part: Item) -> bool:
    """Whether a part with a general measure word names another thing than its total: 3个园区，其中大项目10个."""
    if _WHERE.search(parent.near):
        return True
    noun = _NOUN.search(part.near) or _NOUN.match(part.tail[:2])
    if noun and noun[1] not in parent.near + parent.tail:
        return True
    own, whole = part.tail.strip()[:2], parent.tail.strip()[:2]
    return parent.q.unit in ("个", "处", "条") and bool(own and whole) and part.state == "" and own != whole
