"""The status words of the ledgers of many provinces, one row a meaning."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.model.tasks import APPLIED, CLOSED, INSPECTING, NOTICING, REOPENED, Progress


class Meaning(NamedTuple):
    """What a status word says: the progress, whether 长期坚持, and the stage of 销号 (a word of STAGES, or nothing)."""

    progress: Progress
    ongoing: bool = False
    stage: str | None = None

    @property
    def closed(self) -> bool:
        """已销号."""
        return self.stage == CLOSED


# Sources: the platforms, samples and reports of many provinces, whose words differ. Where a word can be taken for more
# or for less, it is taken for less: 已完成或基本完成 is 基本完成; 整改交账, the account handed in, is no 销号 yet, but
# an application for it. A word that names a stage of 销号 and no progress (待验收, 公示中) says that the work is done:
# nothing is inspected, or put up for objections, before. 核查中 alone may be the check of a petition, and is no state.
_WORDS: tuple[tuple[Meaning, str], ...] = (
    (
        Meaning(Progress.NOT_STARTED),
        "未启动 尚未启动 未启动整改 尚未启动整改 未开始 尚未开始 待整改 未整改 尚未整改 未开展 尚未开展 待启动 "
        "未开工 尚未开工",
    ),
    (
        Meaning(Progress.IN_PROGRESS),
        "推进中 正在推进 正在整改 整改中 持续推进 加快推进 正在推进之中 正在办理 部分整改 未完成 未办结 部分完成 "
        "已启动 刚启动 已开始 办理中 在办 有序推进 稳步推进 持续整改 持续推进中 正在推进中 正在持续推进 正在加快推进 "
        "加快推进中 加快整改 有序推进中 正在有序推进 稳步推进中 正在稳步推进 抓紧推进 正在抓紧推进 抓紧整改 正在整改中 "
        "正在推进整改 整改推进中 推进整改 正在开展 正在实施 实施中 进行中 正在进行 正在进行中 处理中 正在处理 "
        "尚未完成 未完成整改 尚未完成整改 未整改完成 未全部完成 部分完成整改 部分办结 尚未办结",
    ),
    (
        Meaning(Progress.ON_SCHEDULE),
        "达到序时进度 达序时进度 按序时进度推进 序时推进 序时任务 符合序时进度 达到时序进度 按期推进 正常推进 "
        "已达到序时进度 均达到序时进度 达到序时进度要求 达到时序要求 按序时推进 按时序推进 按序时进度推进中 "
        "正在按序时推进 正在按序时进度推进 按序时进度有序推进 按时序进度推进 按计划推进 按计划有序推进 按序时进度",
    ),
    (Meaning(Progress.AHEAD), "超过序时进度 超序时进度 提前推进 超前推进 超前序时进度 快于序时进度 已超过序时进度"),
    (
        Meaning(Progress.BEHIND),
        "未达到序时进度 未达序时进度 滞后 滞后任务 进度滞后 未按期完成 未按时完成 未按时限完成 未达到时序进度 超期 "
        "逾期 超期未完成 逾期未完成 已超期 已逾期 进展滞后 推进滞后 滞后序时进度 滞后于序时进度 落后序时进度 "
        "慢于序时进度 未达到序时进度要求 未按期完成整改 未按时完成整改 未如期完成 未按期整改 到期未完成 已到期未完成 "
        "超期未整改 逾期未整改 超时限未完成",
    ),
    (
        Meaning(Progress.MOSTLY_DONE),
        "基本完成 已基本完成 基本完成整改 基本整改完成 阶段性完成 阶段性办结 已完成或基本完成 完成或基本完成 "
        "已基本完成整改 已基本整改完成 基本完成整改任务 已基本完成整改任务 基本整改到位 已基本整改到位 基本办结 "
        "基本完成并持续整改 已基本完成并持续整改 已阶段性办结 已阶段性完成 基本完成持续推进 基本完成并持续推进",
    ),
    (
        Meaning(Progress.DONE),
        "已完成整改 已完成 完成 完成整改 已整改 整改完成 已整改完成 完成并通过验收 已整改到位 整改到位 办结 已办结 "
        "已完成整改任务 完成整改任务 按期完成 按时完成 如期完成 已按期完成 已按时完成 提前完成 已提前完成 "
        "超期完成 逾期完成 已经完成 已经完成整改 全部完成 已全部完成 全面完成 已全面完成 全部完成整改 "
        "已全部完成整改 全部整改到位 已全部整改到位 全部整改完成 已全部整改完成 整改完毕 已整改完毕 已办理完毕 "
        "办理完毕 整改工作已完成 整改任务已完成 整改已完成 已整改办结 整改办结 通过验收 已通过验收 验收通过 "
        "已完成并通过验收 整改完成并通过验收 通过省级验收 已通过省级验收 通过市级验收 已通过市级验收 通过县级验收 "
        "已通过县级验收 通过自主验收 已通过自主验收",
    ),
    (
        Meaning(Progress.DONE, stage=APPLIED),
        "待验收 待销号 等待验收 等待销号 拟销号 申请销号 已申请销号 申请验收 已申请验收 申请验收销号 已申请验收销号 "
        "待验收销号 提请验收 已提请验收 整改交账 已整改交账 完成交账 已完成交账 已交账",
    ),
    (
        Meaning(Progress.DONE, stage=INSPECTING),
        "已办结验收中 验收中 正在验收 销号验收中 销号核查中 验收核查中 销号审核中",
    ),
    (Meaning(Progress.DONE, stage=NOTICING), "公示中 正在公示 销号公示 销号公示中 正在销号公示 销号前公示"),
    (
        Meaning(Progress.DONE, stage=CLOSED),
        "已销号 完成交账销号 已验收销号 对账销号 办结销号 已完成并销号 完成整改并销号 完成整改销号 销号 完成销号 "
        "已完成销号 报备销号 已报备销号 备案销号 已备案销号 经省政府同意销号 省政府同意销号 同意销号 准予销号 予以销号 "
        "已对账销号 已交账销号 已办结销号 通过验收并销号 已通过验收并销号",
    ),
    (Meaning(Progress.IN_PROGRESS, stage=REOPENED), "重启 已重启 申请重启 已申请重启 重启整改 重新整改 重新启动"),
    (
        Meaning(Progress.IN_PROGRESS, ongoing=True),
        "长期坚持 需长期坚持 已建立长效机制 建立长效机制 建立长效机制需长期坚持 已建立长效机制需长期坚持 持续坚持 "
        "坚持长期整改 长期坚持整改 长期推进 长期整改 长期落实",
    ),
    (
        Meaning(Progress.DONE, ongoing=True),
        "已完成整改长期坚持 已完成整改并长期坚持 已完成长期坚持 已完成并长期坚持 已经完成长期坚持",
    ),
    (Meaning(Progress.MOSTLY_DONE, ongoing=True), "基本完成长期坚持 基本完成并长期坚持"),
)
STATUS: dict[str, Meaning] = {word: meaning for meaning, words in _WORDS for word in words.split()}
DOUBTFUL = frozenset("√✓✔☑对勾是") | {"100%", "100", "ok", "done", "1", "yes"}  # say that something is done, not what
