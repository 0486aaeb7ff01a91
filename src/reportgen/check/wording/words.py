"""截止 and 截至, 做出 and 作出, 督查 and 督察, and words written twice."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.check.wording import doubled
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN

_TIME = (
    "目前|日前|现在|今|当前|当日|当天|发稿|记者发稿|(?:本|上|去|前|今|当)(?:年|月|周|季度)|年[底末]|月[底末]|季度末|昨|\\d{1,4}\\s?[年月日]"
    "|[12二一][\\d〇○零一二三四五六七八九]{3}年|[一二三四五六七八九十]{1,2}月"
)
_UNTIL = regex(f"截止(?:到|至|于)?(?={_TIME})")
# 报名截止8月30日: here 截止 is what the thing itself does.
_CLOSING = regex(
    r"(?:报名|申报|申请|投票|征集|意见|提交|提报|缴[纳费]|[招投应]标|受理|接收|时间|日期|期限|登记|预约|填报|收件|报送)[将已]?$"
)
_DEADLINE = regex(r"截至(?=(?:日期|时间)(?:为|是|[：:，。]))")
CLOSING_NEAR = 4  # characters before 截止 that say what closes


def until(text: str) -> Iterator[Found]:
    """截至 takes a time, 截止 takes none.

    要求：“截至”后面带时间，“截止”表示停止、不带时间宾语，如“截止日期”“报名截止”。（《现代汉语词典》。）
    反例：截止目前，已完成30项。
    反例：截止2021年10月底，已完成30项。
    正例：截至目前，已完成30项，截止日期为8月30日，报名截止，意见征集截止2021年8月30日，8月30日截止。
    """
    for m in _UNTIL.finditer(text):
        if not _CLOSING.search(text[max(0, m.start() - CLOSING_NEAR) : m.start()]):
            around = text[m.start() : m.end() + 4]
            yield Found(*m.span(), f"“{around}”用了“截止”；后面跟着时间的，用“截至”", "改为“截至”")
    for m in _DEADLINE.finditer(text):
        yield Found(*m.span(), f"“{text[m.start() : m.end() + 2]}”用了“截至”；停止的日期、时间，用“截止”", "改为“截止”")


_MADE = regex(
    "做出了?(?:[^，。；、：！？,;\\s的]{0,10}?)(?:批示|指示|决定(?!性)|部署|决策|承诺|安排|裁定|判决|裁决|处理|处罚决定|答复|批复)"
)


def decisions(text: str) -> Iterator[Found]:
    """作出 a decision, an instruction, a promise.

    要求：宾语是“批示、指示、决定、部署、承诺、安排、判决”等，用“作出”。（公文的通行做法。）
    反例：书记、市长多次做出批示。
    反例：市委做出全面整改的决定，对整改做出部署。
    正例：书记、市长多次作出批示，市委作出部署，为全市发展做出贡献，做出成绩，做出了表率。
    """
    for m in _MADE.finditer(text):
        start = m.start()
        yield Found(start, start + 2, f"“{m[0]}”用了“做出”；与批示、决定、部署等连用的，写“作出”", "改为“作出”")


_INSPECTION = regex("(?:环境保护|环保)督察")
_SUPERVISION = regex(
    "(?:(?:中央|省委|省政府|省|国家|第[一二三四五六七八九十]{1,2})(?:生态)?(?:环境保护|环保)?|环保)督查组"
    "|督查(?=反馈|整改|意见|组反馈|组向我|组进驻|组移交|组交办|交办|移交|进驻)"
    "|(?<=环保)督查|(?<=(?<![市县区])环境保护)督查|(?<=反馈了)督查|(?<=反馈的)督查(?=意见|报告)"
)
_NAMED = ("生态环境保护", "生态环保", "中央环境保护", "中央环保", "省级环境保护", "省环境保护", "省级环保")
_OF_THE_CITY = regex("(?:市|县|区|专项|联合|日常|政务|效能|政府|现场|跟踪|信访|执法|暗访|督办|集中|重点|开展|加强)$")


def inspections(paper: Paper) -> Iterator[Spot]:
    """In a paper on an inspection (督察), its team and what it found are not called 督查.

    要求：中央、省级生态环境保护督察及其督察组、反馈意见一律作“督察”；市、县自己的检查才用“督查”。（《生态环境保护督察工作条例》。）
    反例：省生态环境保护督察组进驻我市。¶督查反馈意见指出，我市存在12项问题。
    反例：生态环境保护督察反馈后，省督查组又移交3个问题。
    正例：生态环境保护督察反馈后，市委督查室、联合督查组开展专项督查，市督查组反馈问题12个，加强督查督办。
    正例：市政府督查反馈意见已办理。
    """
    if any(_INSPECTION.search(p.text) for p in paper.passages):
        yield from on_each(paper.passages, _supervisions)


def _supervisions(text: str) -> Iterator[Found]:
    for m in _SUPERVISION.finditer(text):
        at = text.index("督查", m.start())
        if not _OF_THE_CITY.search(text[max(0, at - 2) : at]) and not _in_expression(text, at):
            around = text[max(0, at - 4) : at + 6]
            yield Found(at, at + 2, f"“{around}”说的是督察", "改为“督察”")


def _in_expression(text: str, at: int) -> bool:
    """TXT802 tells of these; what stands in 《》 is a name."""
    opened = text.rfind("《", 0, at) > text.rfind("》", 0, at)
    return opened or text[:at].endswith(_NAMED)


_TWICE = regex(rf"(?P<w>[{BASIC_HAN}]{{2,8}}?)(?P=w)")
_FIGURE_TWICE = regex(rf"(?<![\d.])(?P<w>\d{{2,4}}(?:\.\d{{1,2}})?(?:%|[{BASIC_HAN}]{{1,2}}))(?P=w)")
_NUMERAL = frozenset("〇○零一二三四五六七八九十百千万亿两几")
# Verbs that are said twice for a short while, and 某某某某.
_SAID_TWICE = regex(
    "研究|讨论|商量|考虑|学习|了解|比较|体验|锻炼|休息|打扫|活动|琢磨|介绍|交流|放松|表扬|某某|很多|许多"
)
# A particle that stands twice is a slip, unless the first ends a word (缓和) or the second begins one (和平).
_PARTICLES = (
    ("的", "", "确士"),
    ("了", "为", "解然却结不望"),
    ("与", "参给授赋付赠", "会其日"),
    ("及", "以涉波普顾提触危殃论遍企", "时早格"),
    ("和", "谐平总共缓温饱中附应求随", "平谐睦美解气田林县政静硕顺龙布"),
    ("已", "", ""),
    ("被", "棉", ""),
    ("由", "理自缘事案来因", ""),
    ("在", "现存实内外潜正所旨意好", "建线职校册岗编产途场读研营位库园保押逃任地握行野外乎家内"),
    ("是", "不还就但于可要也而都只正总或如凡若一二三四五六七八九十国", "非否"),
    ("对", "较应面核针绝相比反", "口方象外接照比策手标立称应于话"),
    ("以", "加予足可得难用所给何", "及来上下内外前后往为便致免奖案点赛人工旧色岗水电竹"),
    ("并", "合兼吞归", "网轨购入联列举存非行且"),
    ("把", "一", "关握脉控手"),
    ("将", "即必", "军士来近领要"),
    ("为", "较", "了民何官人期主农老企基数"),
)
_PARTICLE = regex(
    "|".join(
        (f"(?<![{before}])" if before else "") + char * 2 + (f"(?![{after}])" if after else "")
        for char, before, after in _PARTICLES
    )
    + "|市市(?=委(?![书常副办组宣])|政府)|的{3}"
)


def twice(text: str) -> Iterator[Found]:
    """No word and no character of one twice running, and no set phrase that lost a character.

    要求：同一个词不接连写两遍。（校对通例。）
    反例：督察反馈的问题已整改整改到位。
    反例：落实督察反馈的的问题。
    反例：进一步进一步压实责任。
    反例：整改改任务全部完成，黑黑臭水体基本消除。
    反例：深入贯彻习平生态文明思想。
    正例：各个角落落实到位，整改改变了面貌，落实实名制，保护护岸，监督督察，环保护航。
    正例：层层压实责任，家家户户，逐项研究研究，一件一件抓，二〇二〇年，的的确确，为了了解情况，以及及时整改，参与与支持。
    正例：一个一个整改，一项一项销号，某某某某市，实实在在，点点滴滴，现在在建项目12个。
    """
    for m in _TWICE.finditer(text):
        if not _is_said_twice(m["w"]) and text[m.end() : m.end() + 1] not in ("长", "员"):  # 总队总队长
            yield Found(*m.span(), f"“{m[0]}”把“{m['w']}”写了两遍", "删去一个")
    for m in _FIGURE_TWICE.finditer(text):
        yield Found(*m.span(), f"“{m[0]}”把“{m['w']}”写了两遍", "删去一个")
    for m in _PARTICLE.finditer(text):
        yield Found(*m.span(), f"“{text[max(0, m.start() - 3) : m.end() + 3]}”里有重复的字", "删去一个")
    yield from doubled.slips(text)


def _is_said_twice(word: str) -> bool:
    return word[0] in _NUMERAL or _SAID_TWICE.fullmatch(word) is not None or len(set(word)) == 1
