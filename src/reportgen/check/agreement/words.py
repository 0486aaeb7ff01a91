"""The words by which a sentence states a known figure, as literal tables: what is counted, and in which state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reportgen.regex import regex

# Words that say nothing of which figure is meant, and restrict it to nothing.
NEUTRAL = """
根据督察反馈意见 对照反馈意见 按照整改方案 督察组反馈意见 反馈意见 截至目前 截止目前 截至 截止 目前 现在 现已 已经
均已 均 都 已 共计 总计 合计 累计 一共 总共 共 全市 全县 全区 我市 我县 我区 我州 全州 本市 市委 市政府 涉及 其中
其余 剩余 剩下 另有 另外 其他 余下 还有 尚有 仍有 分别 有 为 是 达到了 达到 达 到 了 的 对 将 把 以及 和 及 并 也 则
这 该 全部 全面 抓紧 全力 加快 有序 稳步 积极 扎实 顺利 按期 按时 如期 于 在 至 日 向 确定 明确 对应 梳理出 梳理
归纳 分解为 分解 细化 形成 认领 列出 建立 纳入 台账 清单 针对 围绕 方案 整改方案
"""
_NEUTRAL = regex("|".join(sorted(map(re.escape, NEUTRAL.split()), key=len, reverse=True)))
_POINT = regex("^[一二三四五六七八九十]{1,3}是")
_MARKS = regex(r"\ue000[底末初]|[\ue000\s，,、；;：:（）()“”\"。！？]")


def label(text: str) -> str:
    """What is left without 一是, marks, dates and NEUTRAL words."""
    return _NEUTRAL.sub("", _MARKS.sub("", _POINT.sub("", text)))


def _labelled(*rows: tuple[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Every word of a row, as `label` leaves it -> the figures of the row."""
    return {label(word): names for words, names in rows for word in words.split()}


class Domain(NamedTuple):
    """A family of statements: total, parts by state, rates. A label is what NEUTRAL words leave of the words beside it.

    `about` is what a sentence of it holds, `noun` what stands behind a number (46项整改任务), `subject` what must be
    said where the total is stated, `mine` the states that need no subject before them. A figure that has the stated
    number makes the statement right; the first of a row is the one that is meant.
    """

    about: re.Pattern[str]
    units: frozenset[str]
    noun: re.Pattern[str]
    subject: re.Pattern[str]
    total: re.Pattern[str]
    totals: tuple[tuple[str, tuple[str, ...]], ...]
    parts: dict[str, tuple[str, ...]]
    mine: re.Pattern[str]
    rates: dict[str, tuple[str, ...]]
    groups: dict[str, str]  # 3类20个问题, 35批1685件
    rest: tuple[str, ...] = ()  # 其余19项, with no word of its state
    shares: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # 17项，占任务总数的45.9%


def _t(words: str) -> tuple[str, ...]:
    return tuple(f"任务.{w}" for w in words.split())


def _p(words: str) -> tuple[str, ...]:
    return tuple(f"信访.{w}" for w in words.split())


_DONE = _t("已完成 完成或基本完成 已到时限已完成 已完成并销号")
_MOSTLY = _t("基本完成 完成或基本完成 已到时限基本完成")
_GOING = _t("正在推进 其余 未完成 尚未完成 推进中 达到序时进度 剩余 未到时限 超过序时进度 长期坚持未完成 超期")
_SCHEDULE = _t("达到序时进度 其余 正在推进 未完成 尚未完成 剩余 未到时限 超过序时进度")
_BEHIND = _t("未达到序时进度 超期")
_NOT_DONE = _t("未完成 尚未完成 其余 剩余 正在推进 超期 达到序时进度")
_REST = (*_NOT_DONE, *_t("正在推进 推进中 未到时限 未达到序时进度"))
_LASTING = _t("长期坚持 长期坚持无期限 长期坚持未完成")
_CLOSED = _t("已销号 已完成并销号")
TASKS = Domain(
    regex("整改|任务|问题|完成|推进|销号|序时|时限|坚持|超期|逾期"),
    frozenset(("项", "个", "条", "")),
    regex("(?:的)?(?:督察|反馈|整改|具体)*(?:的)?(?:任务|问题)(?:中|里)?"),
    regex("整改任务|(?:反馈|督察|整改)[^，。；]{0,16}问题|问题[^，。；]{0,6}整改"),
    regex("(?:省级|中央|省委|省政府|省|国家|第[一二三四五六七八九十]{1,2}轮?|生态环境保护|环境保护|例行|环保|督察组|督察|反馈|指出|提出"
        "|整改|任务|问题|事项)*"),
    (("任务", _t("总数")), ("问题", ("问题.总数", "任务.总数", "任务.问题数"))),
    _labelled(
        ("完成 完成整改 整改完成 整改到位 完成整改任务 完成整改问题 完成问题整改 整改", _DONE),
        ("任务完成 完成任务 整改完毕", _DONE),
        ("办结 任务办结 整改任务办结 办结整改任务 完成办理 整改任务完成整改", _DONE),
        ("整改任务完成 问题整改完成 完成反馈问题整改 完成督察反馈问题整改 完成督察整改任务", _DONE),
        ("基本完成 基本完成整改 基本整改完成 基本整改到位", _MOSTLY),
        ("正在推进 推进 推进中 正在整改 整改中 正在推进中 正在推进之中 正推进", _GOING),
        ("达到序时进度 按序时进度推进 符合序时进度 达到序时进度要求 按序时推进 达序时进度", _SCHEDULE),
        ("按计划推进 按时间节点推进", _SCHEDULE),
        ("按序时进度要求推进 按时序推进 按时序进度推进 达到时序进度 达到时序进度要求 按节点推进", _SCHEDULE),
        ("未达到序时进度 未达序时进度 滞后 进度滞后 超期 逾期 未按期完成 逾期未完成 超期未完成 到期未完成", _BEHIND),
        ("未完成 尚未完成 未完成整改 尚未完成整改 未整改完成 尚未整改完成 没有完成 没完成 没有完成整改", _NOT_DONE),
        ("已到时限 已到达时限 已到期", _t("已到时限")),
        ("未到时限 尚未到时限 未到期", _t("未到时限 剩余")),
        ("需长期坚持 长期坚持 需要长期坚持 长期坚持整改", _LASTING),
        ("销号 完成销号 验收销号 完成验收销号 对账销号 完成整改销号 整改销号", _CLOSED),
    ),
    regex("整改(?!中)|销号|序时|任务(?!中)|超期|逾期"),
    _labelled(
        ("完成率 整改完成率 任务完成率 整改率 问题整改率 整改任务完成率", _t("完成率 基本完成率 到期完成率")),
        ("销号率", _t("销号率")),
    ),
    {"类": "问题.类别", "方面": "问题.类别"},
    _REST,
    {"任务.已完成": _t("完成率"), "任务.基本完成": _t("基本完成率"), "任务.已销号": _t("销号率")},
)  # fmt: skip
_ENDED = _p("已办结 办结")
_RATES = _p("办结率 已办结率 本批.办结率 本批.已办结率")
PETITIONS = Domain(
    regex("信访|举报|投诉"),
    frozenset(("件", "个", "起", "宗", "")),
    regex("(?:的)?(?:群众|信访|举报|投诉|环境)*(?:案件|事项|问题|件)?(?:中|里)?"),
    regex("信访|举报"),
    regex("(?:交办|转办|移交|受理|收到|省级|中央|省委|省|督察组|督察|进驻|期间|群众|信访|举报|投诉|环境|案件|事项|问题|件|生态|保护)*"),
    (("", _p("交办 本批.交办")),),
    _labelled(
        ("办结 办理完毕 完成办理", (*_ENDED, *_p("交办 本批.已办结 本批.办结"))),
        ("阶段性办结", _p("阶段性办结 本批.阶段性办结")),
        ("正在办理 未办结 在办 办理中 尚未办结", _p("正在办理 本批.正在办理 阶段性办结")),
        *((word, _p(f"{word} 本批.{word}")) for word in ("属实", "基本属实", "部分属实", "不属实")),
    ),
    regex("信访|举报"),
    _labelled(
        ("办结率 信访办结率 信访件办结率 信访举报办结率 举报件办结率", _RATES),
        ("信访举报件办结率 群众信访举报件办结率 群众举报办结率", _RATES),
    ),
    {"批": "信访.批次", "批次": "信访.批次"},
)  # fmt: skip

# What restricts a number to less than the whole, or speaks of something else; looked for before the number.
_HARMLESS = regex(
    r"各?县[（(]市、区[）)]|各?县市区|各?县区|各?区县|市县两级|各(?:级|地|有关|相关|责任)*(?:部门|单位|地区)|(?:全|我|本)[县区]"
    r"|区域|责任单位|有关部门|重点任务|[对相]应|水平|较[好大快]|[全大]局|局面|按(?:照)?(?:整改)?计划"
)
RESTRICTED = regex(
    "[县区镇乡村局厅]|街道|园区|公司|企业|集团|单位|部门|牵头|负责|领域|方面|行业|审计|巡视|巡察|人大|政协|警示片|暗访|暗查"
    "|回头看|专项|边督边改|立行立改|共性|个性|重点|突出|典型|挂牌|自查|排查|举一反三|延伸|上一?轮|首轮|前[一二两三]轮|去年"
    "|上年|上半年|当[日天晚]|第.{1,4}批|上[个一]?月|本月|当月|今年|季度|较|比|新增|计划|力争|确保|预计|每|应|工程|项目|措施|历史|遗留|水|大气|土壤"
)


def restricted(text: str) -> bool:
    """Whether some word before a number makes it doubtful that the whole is meant."""
    return bool(RESTRICTED.search(_HARMLESS.sub("", text)))
