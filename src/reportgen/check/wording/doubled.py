"""Common words of which one character is typed twice, and long set phrases that lost a character or have two swapped.

Literal forms only, each with what may stand around it in a sound text: 角落落实, 整改改变.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.check.paper import Found
from reportgen.regex import regex

# A word of two characters, and the characters that make a word with the doubled one: 角落落实, 整改改变.
_FIRST = (  # the first doubled; what stands before it
    ("落实", "村角部院下坠衰段脱降失流散沦跌聚错冷回滑落"),
    ("整改", "平完调齐休工规整"),
    ("督察", "监都提基总"),
    ("黑臭", "乌漆抹"),
    ("领导", "本带率引认要占纲将首统"),
    ("群众", "人集社种"),
    ("贯彻", "连横纵籍一"),
    ("验收", "经检实试体考查核测勘抽应"),
    ("措施", "举筹失"),
)
_LAST = (  # the last doubled; what follows it
    ("思想", "象到法要办念方必见着起尽通问"),
    ("落实", "处事行际现施效地体绩干力用质惠践实名在时物验业景况情招功测战操证例习拘像"),
    ("整改", "变革善造进为建良动正道扩厕水电气"),
    ("领导", "致向则游航师入线演弹管班人读"),
    ("任务", "必工实农求于虚"),
    ("督察", "看觉访"),
    ("污染", "色料指"),
    ("环境", "内外界"),
    ("机制", "定度造约作止品成剂售订假服冷药"),
    ("贯彻", "底查夜"),
    ("群众", "多人所筹志望口"),
    ("责任", "务用职命何意免期教性选"),
    ("措施", "工行策用肥救政教压"),
    ("保护", "航栏理岸送卫林坡佑照士堤坝河路渔苗"),
)
_LONG = (  # of three characters and more, one inside doubled: it cannot belong to a word beside it
    "生态环境|黑臭水体|环境保护|督察整改|习近平|党中央|国务院|责任制|督察组|高质量|"
    "进一步|垃圾焚烧|污水处理|大气污染|水污染|污染防治|攻坚战|保卫战|常态化|规范化|"
    "信息化|负责人|自然保护区|秸秆焚烧|排污许可|长效机制|举一反三|危险废物|畜禽养殖|挥发性有机物|"
    "颗粒物|散乱污|绿水青山|金山银山|高度重视|整改落实|组织领导|统筹推进|贯彻落实"
)
_PHRASES = (  # a set phrase, and how it looks with one character lost or two swapped
    ("习近平生态文明思想", "习平生态文明思想 习近生态文明思想 习近平态文明思想 习近平生态文思想 习平近生态文明思想"),
    ("生态环境保护", "生态境保护 生境态环保护 生态境环保护 生态环境护保"),
    ("生态文明建设", "生态文建设 生态明文建设 生态文明设建"),
    ("高质量发展", "高量质发展 高质量展发"),
    ("污染防治攻坚战", "污染防攻坚战 污染治防攻坚战 污染防治坚战 污染防治攻战"),
    ("督察整改工作", "督察整工作 督察改整工作"),
    ("黑臭水体治理", "黑水臭体治理 黑臭体治理 黑臭水治理 黑臭水体理治"),
    ("污水处理厂", "污水理处厂 污处水理厂"),
    ("整改工作领导小组", "整改工作领小组 整改工作导小组 整改工作导领小组 整改工作领导组小"),
)


class Slip(NamedTuple):
    """The right form, what was seen, and the characters before and behind that excuse it."""

    right: str
    seen: str
    before: str = ""
    behind: str = ""


_DOUBLED = "里有重复的字"
_BROKEN = "漏了字或颠倒了次序"


def _table() -> dict[str, Slip]:
    rows = {word[0] + word: Slip(word, _DOUBLED, before=before) for word, before in _FIRST}
    rows |= {word + word[-1]: Slip(word, _DOUBLED, behind=behind) for word, behind in _LAST}
    rows |= {
        word[:at] + word[at] + word[at:]: Slip(word, _DOUBLED)
        for word in _LONG.split("|")
        for at in range(1, len(word) - 1)
    }
    rows |= {slip: Slip(right, _BROKEN) for right, slips in _PHRASES for slip in slips.split()}
    return rows


_TABLE = _table()
_SLIP = regex("|".join(sorted(map(re.escape, _TABLE), key=len, reverse=True)))


def slips(text: str) -> Iterator[Found]:
    """Every slip of the table, unless what stands beside it makes two words of it."""
    for m in _SLIP.finditer(text):
        slip = _TABLE[m[0]]
        before, behind = text[max(0, m.start() - 1) : m.start()], text[m.end() : m.end() + 1]
        if (before and before in slip.before) or (behind and behind in slip.behind):
            continue
        yield Found(*m.span(), f"“{m[0]}”{slip.seen}", f"写成“{slip.right}”")
