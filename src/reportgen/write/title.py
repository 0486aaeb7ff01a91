"""A title -> its lines: 词意完整、排列对称、长短适宜，梯形或菱形; GB/T 9704-2012, 7.3.1.

The title is read as words of the field, each place between two characters gets a cost, and the lines that cost least
are taken: that part where words part, and make a trapezoid or a rhombus. Costs only compare; `WORD` is a fair break.
Patterns are text, lest they be compiled for titles of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import ceil, inf
from typing import NamedTuple

from reportgen.write.measure import GAP, NEVER_FIRST, NEVER_LAST, gaps, set_width
from reportgen.zh import HAN, is_han, width

# What a break costs, by what stands before and after it.
BLANK = 0.0  # a blank was typed where a break is wanted
CLAUSE = 1.0  # a new part of the sentence begins: 关于
PART = 2.0  # a new part of a long name begins: 反馈意见, 整改情况; or 、 has just ended one
WORD = 5.0
EDGE = 3.0  # added: beside characters of which nothing is known; their word may go on
LOOSE = 14.0  # added: beside a single such character; it belongs to a neighbour
LEADING = 6.0  # added: what ends the line leads on: 第二轮, 省级
JOINED = 12.0  # what begins the line completes what ended the one before: 方案, 有限公司
PHRASE = 24.0  # within a set phrase: a line more is better
UNKNOWN = 28.0  # between two characters of which nothing is known: it may cut a word
HANGING = 32.0  # 和 or 关于 at the end, 等 at the beginning
CUT = 100.0  # within a word
QUOTED = 200.0  # added: within marks, when all they hold fits one line
NUMBER = 1000.0  # within a number or a Latin word
FORBIDDEN = 100_000.0  # added: before a closing mark or 的, after an opening mark

# What lines cost, in the same coin.
SHORTEST, STUB = 4.0, 900.0  # a line under four characters: no break between words may buy it
STEP = 6.0  # each character by which two neighbours differ beyond this costs 1
EQUAL = 3.0  # neighbours of one length make a rectangle
UPWARD = 0.5  # of two trapezoids 上长下短 is the usual one
HOURGLASS = 12.0  # a line longer than the one before, below a line that was shorter
FULL = 1.0  # a line within one character of the limit touches both edges
MIXED = 15.0  # a title in parts: one part ends in the line, and another is cut by its end
EXTRA = 8.0  # a line more than needed
LONGEST_TITLE = 300  # characters; of more only full lines are made

FORBIDDEN_FIRST, FORBIDDEN_LAST = f"{NEVER_FIRST}的", f"{NEVER_LAST}·—"
QUOTATION = "(?=(《[^》]*》|〈[^〉]*〉|“[^”]*”|‘[^’]*’|（[^）]*）|〔[^〕]*〕|【[^】]*】))"
PART_HEAD = r"(?<=\s)\S|(?<!—)——"  # 上下联动 动真碰硬; ——副标题


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that belong together.
PHRASES = _table("""
生态环境保护督察组 环境保护督察组 生态环境保护督察 环境保护督察 生态环保督察 生态环境保护 环境保护 生态文明建设
中央生态环境保护督察 省级生态环境保护督察 中央环境保护督察 省级环境保护督察 专项督察 反馈意见 反馈问题 整改落实 落实整改
责任追究 突出问题 突出环境问题 典型案例 领导小组办公室 人民政府办公室 人民政府办公厅 省委、省政府 市委、市政府
县委、县政府 党委、政府 党委和政府 生态修复 生态保护 水污染防治 大气污染防治 土壤污染防治 水污染 土壤污染 大气污染
超低排放改造 污水处理设施 废水处理设施 污染防治攻坚战 蓝天保卫战 碧水保卫战 净土保卫战 综合治理 综合整治 危险废物
固体废物 信访举报 投诉举报 警示教育 黑臭水体 空气质量 国控断面 省控断面 入河排污口 入海排污口 高质量发展 落地见效
安全生产 群众信访 群众举报 长效机制 污水处理厂 雨污分流 信访举报件 预算执行和其他财政收支 污水处理 废水处理 垃圾处理
""")
CLAUSES = _table("关于 《 ——")  # good to begin a line with
PARTS = _table("贯彻 贯彻落实 公开 印发 整改 反馈 移交 交办 披露 查出 办理 责任追究 落实 和 及 与 以及 暨 并")
# Bad to end a line with.
LEADERS = _table("""
中央 国家 省级 市级 县级 省委 市委 省政府 市政府 全省 全市 省 市 县 区 各 有关 突出 典型 重点 专项 全面 全力 深入 持续
坚决 切实 扎实 认真 进一步 首轮 新一轮 群众 中共 生态环境 责任 违法 违规 非法
""")
# Bad to begin a line with.
ENDINGS = _table("""
报告 方案 通报 公示 通知 请示 批复 函 清单 台账 办法 分解表 明细表 有限公司 公司 集团 企业 项目 工程 园区 流域 “
人民政府 委员会 人大 政协 办公室 办公厅 领导小组 工作 机制 生态环境局 攻坚战 督察组 任务 措施 问题 意见 成效 人大常委会
""")
PAUSES = _table("， 、 ； ：")
LEAN_FORWARD = _table("关于 和 及 与 以及 暨 并 或 对 在 将 以 向 由 把 从 为")  # with what follows
LEAN_BACK = _table("等 后 前 中 内 以来 期间")  # with what precedes
_OTHERS = _table("""
信息公开 财政收支 预算执行 黄河流域 的 年 其他 发现 县委 区委 州委 党委 党组 党工委 政府 管委会 管理委员会 常委会
常务委员会 部门 单位 机关 党中央 国务院 全国 全州 我省 我市 各县 各区 县区 市区 城区 生态环境部 生态环境厅 环境保护厅
环境保护局 环保局 住房和城乡建设局 发展和改革委员会 交通运输局 应急管理局 城市管理局 审计厅 财政局 公安局 市场监督管理局
街道 开发区 高新区 经开区 新区 示范区 保护区 自然保护区 自然保护地 水源地 水源保护区 建成区 工业园 工业园区 产业园
产业园区 管理区 化工园区 风景名胜区 湿地公园 乡镇 社区 农村 城市 城镇 城乡 地区 生态文明 生态 环境 环保 保护 督察 督查
督导 督办 巡视 巡视组 巡察 巡察组 审计 常规 回头看 情况 进展 效果 结果 目标 报告书 简报 汇报 总结 说明 要点 规定 公布
办结 销号 验收 核查 复核 评估 考核 约谈 问责 追究 追责 信访 举报 投诉 信访件 举报件 边督边改 举一反三 警示片 警示 教育
长江 黄河 长江经济带 京津冀 长三角 渤海 入海 入河 排污口 断面 国控 省控 水质 水体 河湖 水源 饮用水 地下水 地表水 近岸
海洋 岸线 湿地 森林 矿山 尾矿库 土壤 大气 空气 水环境 扬尘 秸秆 燃煤 机动车 颗粒物 垃圾 污水 污泥 废水 废气 畜禽 养殖
化工 钢铁 工业 农业 产业 处理厂 管网 处置 处理 治理 修复 恢复 整治 综合 污染 防治 污染防治 攻坚 保卫战 蓝天 碧水 净土
行动 管控 红线 高质量 发展 绿色 改善 提升 提高 质量 建设 创建 开展 推进 推动 推行 加快 加强 强化 深化 坚持 严格 有序
从严 抓好 做好 打好 完成 基本 实施 执行 组织 领导 部署 调度 检查 监督 监管 管理 执法 处罚 查处 调查 排查 自查 保障 宣传
解决 回应 纳入 建立 健全 完善 制定 编制 分解 对照 统筹 改革 示范 基地 长效 信息 数据 监测 风险 隐患 安全 应急 预案 损害
赔偿 政治 站位 干部 方面 领域 进度 序时进度 本轮 工作组 专班 指挥部 审议 审核 提案 预算 财政 专项资金 扰民 反映 强烈
落地 见效 显著 上下联动 动真碰硬 高位推进 真抓实干 从严从实 标本兼治 压实 不力 不到位 不足 滞后 违建 破坏 偷排 超标 排放
开采 采砂 占用 耕地 林地 用地 用海 小水电 清退 关停 搬迁 改造 清理 取缔 产能 中华人民共和国 国家级 请求 提请 议案 成立
研究 紧急 进驻 予以 历史 遗留 地块 片区 干流 支流 海湾 沙漠 红树林 自然 遗产 重金属 浓度 设施 超低排放 禁烧 采矿
弄虚作假 未批先建 不降反升 交办件 调度表 公示表 纪实 综述 理念 新发展理念 绿水青山 金山银山 见行见效 试行 暂行 修订稿
征求意见稿 送审稿 公开版 公开稿 十四五 河长制 林长制 湖长制 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江
安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 规划 公告 决定
水库 相关 例行 主要 重大 积极 报送 上报 转发 转办 曝光 渤海湾 自然资源局 农业农村局 水利局 案例 审计局 一览表
""")
WORDS = _OTHERS | PARTS | LEADERS | ENDINGS | LEAN_FORWARD | LEAN_BACK  # a break within one is a fault
LONGEST = max(map(len, WORDS))
# Dates, numbers and Latin words, ordinals, runs of marks and blanks: 2022年8月, PM2.5, 2021—2025年, 第三批
ATOM = (
    r"\d+年(?:\d+月(?:\d+日)?)?[度底初末]?|[0-9A-Za-z][0-9A-Za-z.%+/—～-]*(?:年度?|[月日号项个件条家轮批次℃])?|"
    r"第?[〇零一二三四五六七八九十百]+(?:[轮批次届期号项个件条]|年度?|季度|阶段)|第[一二三四五六七八九十百]+|—+|…+|\s+"
)
ORDINAL = "第.+|.*[年度轮批]"
# A place is known by its end, where one can begin: at the head of a part, behind a wider place or behind an office.
LONGEST_PLACE = 6  # 乌鲁木齐市委, 阿鲁科尔沁旗
PLACE_ENDS = "省市县区州盟旗乡镇"
AUTONOMOUS = f"(?:(?!关于|落实|督察|移交|反馈|公开)[{HAN}]){{2,9}}?自治[州县旗区]"
BEFORE_PLACE = ("关于", "中共", "落实", "督察", "移交", "反馈", *"对在和及与、省市州盟区县委会室厅局府组《〈“（—")


class Cut(NamedTuple):
    """A place where one line may end, at `end`, and the next begin, at `start`, behind the blanks between them."""

    end: int
    start: int
    cost: float


Way = tuple[float, tuple[Cut, ...]]  # what it costs, and the cuts that end its lines, the end of the title too


class _Ruler:
    """Widths of the pieces of a title, in characters; no piece is empty."""

    def __init__(self, title: str) -> None:
        widths, spaced = [width(char) / 2 for char in title], set(gaps(title))
        self._thin = [GAP * (i in spaced) for i in range(len(title))]
        solid = (0.0 if char.isspace() else wide for char, wide in zip(title, widths, strict=True))
        self._printed = list(accumulate(map(float.__add__, widths, self._thin), initial=0.0))
        self._solid = list(accumulate(solid, initial=0.0))
        heads = {match.start() for match in re.finditer(PART_HEAD, title)}
        self._heads = list(accumulate((i in heads for i in range(len(title))), initial=0))

    def printed(self, start: int, end: int) -> float:
        return self._printed[end] - self._printed[start] - self._thin[start]

    def rest(self, start: int) -> float:
        return self._solid[-1] - self._solid[start]  # without what breaks may save

    def heads(self, start: int, end: int) -> int:
        return self._heads[end] - self._heads[start + 1]  # parts of the title that begin within


def title_lines(title: str, limit: float) -> list[str]:
    """The lines of a title, none wider than `limit` (1 = a Han character, 1/2 = a half-width one; not below 1).

    One line when it fits, otherwise the fewest, or one more for want of good breaks. Only blanks at breaks are lost.
    """
    title = title.strip()
    if set_width(title) <= limit:
        return [title]
    ruler = _Ruler(title)
    if len(title) > LONGEST_TITLE:
        return list(_filled(title, ruler, limit))
    cuts = _cuts(title, ruler, limit)
    # Breaks between words nearly always do. The others are many, and tried only where they must be.
    way = _laid([cut for cut in cuts if cut.cost < CUT], ruler, limit)
    if way is None or way[0] >= STUB:
        way = _laid(cuts, ruler, limit)
    if way is None:
        raise ValueError(f"no character fits into {limit}")
    starts = (0, *(cut.start for cut in way[1]))
    return [title[start : cut.end] for start, cut in zip(starts, way[1], strict=False)]


def _filled(title: str, ruler: _Ruler, limit: float) -> Iterator[str]:
    """Lines as full as they get: to weigh every way to break what is no title any more would take hours."""
    start = 0
    for end in range(1, len(title) + 1):
        if end == len(title) or ruler.printed(start, end + 1) > limit:
            if line := title[start:end].strip():
                yield line
            start = end


def _laid(stops: list[Cut], ruler: _Ruler, limit: float) -> Way | None:
    """The best way in the fewest lines, or in one more where that saves EXTRA; None where a piece is too wide."""
    if any(ruler.printed(here.start, there.end) > limit for here, there in pairwise(stops)):
        return None
    for count in range(ceil(ruler.rest(0) / limit), len(stops)):
        way = _in_lines(count, stops, ruler, limit, inf)
        if way:
            return _in_lines(count + 1, stops, ruler, limit, way[0] - EXTRA) or way
    return None


def _in_lines(count: int, stops: list[Cut], ruler: _Ruler, limit: float, below: float) -> Way | None:
    """The best way below a cost. Of the ways to one stop by last lines of one width, only the cheapest goes on."""
    ways: dict[tuple[int, float, bool], Way] = {(0, 0.0, False): (0.0, ())}
    for left in reversed(range(count)):
        further: dict[tuple[int, float, bool], Way] = {}
        for (at, last, fallen), (paid, cuts) in ways.items():
            here = stops[at]
            for to in range(at + 1, len(stops)):
                there = stops[to]
                size = ruler.printed(here.start, there.end)
                if size > limit:
                    break
                if ruler.rest(there.start) > left * limit or (left and there is stops[-1]):
                    continue
                cost = paid + there.cost + STUB * (size < SHORTEST) + FULL * (size > limit - 1)
                if max(here.cost, there.cost) > CLAUSE and ruler.heads(here.start, there.end):
                    cost += MIXED
                if at:
                    cost += _pair_cost(last, size, fallen)
                key = (to, size, fallen or size <= last - 1)
                if cost < (further[key][0] if key in further else below):
                    further[key] = (cost, (*cuts, there))
        ways = further
    return min(ways.values(), default=None)


def _pair_cost(upper: float, lower: float, fallen: bool) -> float:
    """What two neighbours cost; `fallen`: above them a line was followed by a shorter one."""
    beyond = max(0.0, abs(upper - lower) - STEP)
    if abs(upper - lower) < 1:
        return beyond + EQUAL
    return beyond + (HOURGLASS if fallen else UPWARD) * (lower > upper)


def _cuts(title: str, ruler: _Ruler, limit: float) -> list[Cut]:
    """Every place between two characters, and both ends."""
    costs = _word_costs(title)
    for phrase in filter(title.__contains__, PHRASES):
        for start in (n for n in range(len(title)) if title.startswith(phrase, n)):
            inner = slice(start + 1, start + len(phrase))
            costs[inner] = [max(cost, PHRASE) for cost in costs[inner]]
    for match in re.finditer(QUOTATION, title):
        inner = slice(match.start(1) + 1, match.end(1))
        if ruler.printed(*match.span(1)) <= limit:
            costs[inner] = [cost + QUOTED for cost in costs[inner]]
    cuts = [Cut(0, 0, 0.0)]
    for start in range(1, len(title)):
        if not title[start].isspace():
            end = len(title[:start].rstrip())
            forbidden = title[start] in FORBIDDEN_FIRST or title[end - 1] in FORBIDDEN_LAST
            cuts.append(Cut(end, start, costs[start] + FORBIDDEN * forbidden))
    return [*cuts, Cut(len(title), len(title), 0.0)]


def _word_costs(title: str) -> list[float]:
    """What a break before each character costs by the words beside it."""
    words = ["", *_words(title), ""]
    dark = [len(word) == 1 and word not in WORDS and is_han(word) for word in words]
    costs: list[float] = []
    for i in range(1, len(words) - 1):
        before, after = words[i - 1 : i + 1]
        cost = _between(before, after)
        if dark[i - 1] and dark[i]:
            cost = UNKNOWN
        elif dark[i - 1] and is_han(after[:1]) and after not in CLAUSES:
            cost += EDGE if dark[i - 2] else LOOSE
        elif dark[i] and is_han(before[:1]):
            cost += EDGE if dark[i + 1] else LOOSE
        costs.append(cost)
        inner = range(len(costs), len(costs) + len(after) - 1)
        costs += [NUMBER if title[at - 1 : at + 1].isascii() else CUT for at in inner]
    return costs


def _between(before: str, after: str) -> float:
    """What a break between two words costs."""
    if before.isspace():
        return BLANK
    if before in LEAN_FORWARD or after in LEAN_BACK:
        return HANGING
    if after in CLAUSES:
        return CLAUSE
    leading = LEADING * (before in LEADERS or re.fullmatch(ORDINAL, before) is not None)
    if after in ENDINGS:
        return JOINED + leading
    return (PART if after in PARTS or before in PAUSES else WORD) + leading


def _words(title: str) -> list[str]:
    """The reading of least cost: 1 a known word, 1.5 a place, 2 a character of which nothing is known."""
    atoms = {match.start(): match.end() for match in re.finditer(ATOM, title)}
    best = [(0.0, 0)] * (len(title) + 1)  # what the rest costs from here on, and minus the end of its first word
    for start in reversed(range(len(title))):
        ends = {start + 1: 1.0 if title[start] in WORDS or not is_han(title[start]) else 2.0}
        ends.update((end, 1.5) for end in _places(title, start))
        ends.update((end, 1.0) for end in range(start + 2, start + LONGEST + 1) if title[start:end] in WORDS)
        if start in atoms:
            ends = {atoms[start]: 1.0}
        best[start] = min((cost + best[end][0], -end) for end, cost in ends.items() if end <= len(title))
    words, start = [], 0
    while start < len(title):
        words.append(title[start : -best[start][1]])
        start = -best[start][1]
    return words


def _places(title: str, start: int) -> Iterator[int]:
    """Where names of places that begin here may end."""
    if start and not title.endswith(BEFORE_PLACE, 0, start) and not title[start - 1].isspace():
        return
    if "自治" in title and (long := re.match(AUTONOMOUS, title[start:])):
        yield start + long.end()
    # A known word does not begin a name, but may be all of it: 河北省, 海南州.
    known = next((n for n in range(2, LONGEST_PLACE) if title[start : start + n] in WORDS), LONGEST_PLACE)
    for end in range(start + 2, min(start + known + 1, len(title)) + 1):
        name = title[start:end].removesuffix("委")
        fits = 1 < len(name) <= LONGEST_PLACE and name[-1] in PLACE_ENDS
        if fits and all(is_han(char) and char not in "省市" for char in name[:-1]):
            yield end
