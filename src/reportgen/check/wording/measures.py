"""A number whose measure word, unit or 元 was dropped."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from reportgen.check.paper import Found, Paper, Spot, on_each
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN

_NAME = regex("《[^《》]{0,100}》|[“‘「][^“”‘’「」]{0,30}[”’」]")  # 12345 and 1+10+N stand in quotes
_NUMBER = r"(?<![\dA-Za-z.．:：/\-－–—～~+＋×*#№·＃_])(?P<n>\d{1,6}(?:,\d{3})*)"
_STOP = r"(?=\s{0,2}(?:[，。；,;.（(）)](?!\s?\d)|、(?!\s?[\d一二三四五六七八九“《])|$))"
_END = r"(?=\s{0,2}(?:[，。；,;.（(](?!\s?\d)|$))"
_STATE = (
    "正在|正按|正有序|正积极|正持续|正推进|正抓紧|已完成|已全部|已基本|已办结|已整改|已销号|已经|已达|已按|均已|均按|均达|均为|均正"
    "|全部完成|全部办结|全部整改|全部销号|全部达|按序时|达到序时|未达到序时|未完成|尚未|尚在|仍在|按计划|按时序|有序推进|持续推进"
    "|加快推进|扎实推进|稳步推进|全力推进|长期坚持|需长期|基本完成|完成整改|按期完成|如期完成"
)
# Words that begin what is counted, and are no measure words themselves.
_COUNTED = (
    "(?:问题|任务|案件|举报|信访|投诉|隐患|点位|排污口|断面|水体|黑臭|管控单元|企业|行政村|建制村|自然村|村庄|乡镇|街道|社区|党组织"
    "|领导干部|党员|干部|公职人员|责任人|责任单位|工作人员|工作日|百分点|加油站|加气站|养殖|地块|地级|矿山|污水|垃圾|焚烧|燃煤"
    "|锅炉|砖瓦窑|工业|园区|开发区|措施|批示|督导|巡查组|督查组|督察组|检查组|反馈|突出|典型|违法|违规|重点|重大|重要|主要|具体|共性|个性"
    "|国家级|省级|市级|县级|市直|国控|省控|国考|省考|约束性|预期性|民生|农村|生态|环境|企事业|规模|示范|试点|传统|历史|遗留"
    "|集中式|集镇|建设|整改|验收|涉水|涉气|涉|“|入河|河道|河段|饮用水|地下水|地表水|水源地|湖泊|水库|污染|危险|违建|废弃|蓝天|优良天"
    "|项目(?![标录的])|工程|方案|清单|制度|文件|专班|专项|常务|常委|会议|案例|县域|县级|居民|小区|家庭|学校|医院|绿色|高新|尾矿库|露天|码头)"
)
_BESIDE = "(?:其他|其它|其余|剩余|余下|剩下|另外|另有|尚有|还有|仍有)(?:的)?"
_DONE = (
    "完成|办结|销号|整改|受理|交办|转办|移交|反馈|排查|发现|查处|立案|处罚|约谈|问责|取缔|关停|整治|拆除|清理|新建|新增|建成"
    "|国家级|省级|市级|县级|厅级|处级|县处级|科级|乡科级|启动|验收|涉及|推进|关闭|搬迁|淘汰|改造|治理|属实|未完成|剩余|其余|其他|共计|共有|共|合计|累计|总计|序时进度"
)
_REST = regex(rf"{_BESIDE}{_NUMBER}(?={_STATE}|均|都|也|仍|需|将|正|已|{_COUNTED})")
_DOING = regex(rf"(?<=[{BASIC_HAN}，。；：]){_NUMBER}(?={_STATE})")
_NOUN = regex(rf"(?<=[{BASIC_HAN}，：、。；“（,])(?<![年第]){_NUMBER}(?={_COUNTED})")
# 干部3、: people are counted. 案件146，: a large number behind a noun is a count, a small one may be its name.
_PEOPLE = regex(rf"(?:干部|党员|工作人员|公职人员|监督员|责任人){_NUMBER}{_STOP}")
_MANY = regex(
    rf"(?:案件|项目|企业|锅炉|村庄|水体|信访件|举报件|排污口|加油站|养殖场|系统|中心|错接点|混接点|违法建筑){_NUMBER}{_STOP}"
)
MANY = 20  # from here on a number behind a noun is a count
# What was torn down, sent over or set right is counted, however few: 拆除违法建筑17、清退养殖场9家.
_FEW = regex(
    "(?:移送(?:公安|司法|检察)机关|(?:拆除|清退|取缔|关停|关闭|搬迁|清理)(?:违法|违规|非法)?(?:建筑|建筑物|违建|养殖场|砖瓦窑|锅炉|排污口)"
    rf"|(?:达标|优良|重污染|蓝天)天数(?:达到|达|为)?){_NUMBER}{_STOP}"
)
_POINTS = regex(r"(?<![\dA-Za-z.．第])(?P<n>\d{1,3}(?:\.\d{1,3})?)(?=百分点)")
_CLAUSE = regex(rf"(?:{_DONE})(?:了|整改|任务|问题|的|有|为)?{_NUMBER}{_STOP}")
# A number behind these is a name, not a count: 问题3、附件2、3号线、路101.
_LABEL = regex(
    r"(?:第|任务|问题|项目|清单|序号|编号|附件|附表|附录|表|图|号|文号|电话|热线|专线|平台|邮编|传真|路|街|线|站|楼|室|房|型|版"
    r"|例|注|阶段|方案|案例|公告|部分|专题|专栏|点|[a-zA-Z]|拨打|代码|码|年|月|前|标段|包|之|步骤|单元|栋|幢|层|窗口|通道|厅|机)\s{0,2}$"
)
_YEARS = range(1949, 2061)
_LINES = {"110", "119", "120", "122", "12345", "12369", "12388", "12315", "12333", "211", "985", "863", "973", "315"}
NEAR = 12  # characters before a number that are looked at


def _inside(text: str, at: int) -> bool:
    """Whether a name or a quotation stands around it."""
    names = _names(text)
    n = bisect_left(names, (at, 0)) - 1
    return n >= 0 and at < names[n][1]


@lru_cache(maxsize=4)  # a line has many numbers
def _names(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _NAME.finditer(text))


def _counts(text: str, m: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether the number counts something: no year, no name, no telephone."""
    number = m["n"]
    if (
        number in _LINES
        or (len(number) == 4 and number.isdecimal() and int(number) in _YEARS)
        or (number[0] == "0" and number[1:].isdecimal())
    ):
        return False
    if pattern is _MANY:
        return float(number.replace(",", "")) >= MANY and not _inside(text, m.start("n"))
    # 1项目1专班; behind a stop a digit may number a point: 2重点项目.
    if pattern is _NOUN and (number == "1" or (len(number) == 1 and text[m.start("n") - 1] in "。；")):
        return False
    before = text[max(0, m.start("n") - NEAR) : m.start("n")]
    return not _LABEL.search(before) and not _inside(text, m.start("n"))


def _line(text: str) -> Iterator[Found]:
    told: set[int] = set()
    for pattern in (_REST, _DOING, _NOUN, _POINTS, _CLAUSE, _PEOPLE, _MANY, _FEW):
        for m in pattern.finditer(text):
            if m.start("n") not in told and _counts(text, m, pattern):
                told.add(m.start("n"))
                start, end = m.span("n")
                around = text[max(0, start - 4) : end + 4].strip()
                fix = f"写成“{m['n']}个百分点”" if pattern is _POINTS else f"写成“{m['n']}项”“{m['n']}个”等"
                yield Found(start, end, f"“{around}”里，{m['n']}的后面没有量词", fix)


def measure_words(paper: Paper) -> Iterator[Spot]:
    """A count of things has its measure word.

    要求：数词后面要有量词，同一事物前后用同一个量词。（公文的通行做法。）
    反例：42项整改任务中已完成30项，其余12正在推进。
    反例：督察反馈我市42问题。
    反例：已完成整改30，剩余12项。
    反例：拆除违法建筑17、清退养殖场9家。
    反例：达标天数237，同比增加5天。
    正例：明确142项目标任务，部署10项目录清单。
    正例：已完成30项，其余12项正在推进；拨打12345、12369投诉，办理“1+10+N”清单和“12345”工单。
    正例：问题3已完成整改，任务12正在推进，2021年完成，整改任务1、2、3，完成率98%，比例为1:2，PM2.5已达标。
    正例：每个1项目1专班，附件3整改清单，“146监督体系”，2030建设目标，3小时，100强，第20届，17市，4000米以上。
    正例：2022年底前完成，AAAA级5A景区，第12项，附件2，排名第3，综合指数4.21。
    """
    yield from on_each(paper.prose, _line)


_AMOUNT = r"(?<![\dA-Za-z.．:：/\-－–—～~第])(?P<n>\d{1,9}(?:\.\d{1,4})?(?:万|亿|万亿)?)"
_MONEY = regex(
    "(?:罚款|罚没款?|处罚金额|罚金|投资额?|资金|经费|产值|增加值|总额|金额|补助|补偿金|赔偿金|赔偿款|奖补|财政|拨付|总投资|营业收入"
    f"|生产总值|销售额|税收|融资)(?:约|近|超过|超|达到|达|为|共计|共|合计|累计|总计|总额|投入|完成|高达|已达|已|了|人民币){{0,3}}{_AMOUNT}"
    rf"(?:余|多)?{_STOP}"
)
_WIDE = regex(
    "(?:收入|营收|销售|贷款|首贷|债券|红利|费用|补贴|成本|利润|利税|税额|价值|效益|减免|上缴|追缴|交易额|成交额|签约额|保费|进出口|资产|赔偿|补偿|拨款)(?:[\u4e00-\u9fff]{0,6}?)(?<![增长降占比率数户家个人量次码号])"
    r"(?<![\d.])(?P<n>\d{1,9}(?:\.\d{1,4})?(?:万|亿|万亿)?)"
    rf"(?:余|多)?{_STOP}"
)
_LIST = regex(r"[、，和及,]\s{0,2}\d[\d.]{0,9}(?:[、和及]\s{0,2}\d[\d.]{0,9}){0,5}\s?(?:万|亿|万亿)?元")


def money(paper: Paper) -> Iterator[Spot]:
    """An amount of money has its 元.

    要求：金额写全“元”“万元”“亿元”。（公文的通行做法。）
    反例：累计收缴罚款65.4亿（加处部分另计）。
    反例：总投资3.2亿，建设管网20公里。
    正例：罚款65.4亿元，罚款案件78起，投资3.2亿美元，两年分别投入资金3.2、4.1亿元，资金使用率达98%。
    """
    yield from on_each(paper.prose, _money)


def _money(text: str) -> Iterator[Found]:
    found = {m.start("n"): m for pattern in (_WIDE, _MONEY) for m in pattern.finditer(text)}
    for m in found.values():
        if not _LIST.match(text, m.end("n")):
            start, end = m.span("n")
            reason = f"“{text[max(0, m.start()) : end]}”没有“元”"
            yield Found(start, end, reason, f"写成“{m['n']}元”，或补上应有的单位")


_QUANTITY = regex(
    "(?P<what>面积|长度|总长|全长|里程|处理能力|处理规模|处理量|装机容量|总装机|产能|蓄水量|用水量|供水量|排放量|削减量|清运量|产生量"
    "|平均浓度|年均浓度|均值浓度|浓度均值|浓度)(?:约|近|超过|超|达到|达|为|是|共计|共|合计|累计|下降至|下降到|降至|降到|升至|提高到|提升到"
    rf"|提升至|提高至|增加到|增加至|扩大到|扩大至){{0,2}}{_AMOUNT}(?:余|多)?{_END}"
)


# An amount with 万 or a decimal point is measured in something: 造林8.5万，合计512.5。
_MEASURED = regex(
    r"(?:清淤|造林|植树造林|国土绿化|清洁取暖改造|新建管网|改造管网|污水管网|雨水管网|管网|合计|总计)(?:约|近|超过|达到|共计|合计|累计|完成){0,2}"
    rf"(?<![\dA-Za-z.．])(?P<n>\d{{1,6}}(?:\.\d{{1,4}}万?|万))(?:余|多)?{_END}"
)


_NO_MEASURE = regex("分|指数|率|占比|比例|系数|单位")  # 得分合计95.5


def units(paper: Paper) -> Iterator[Spot]:
    """An area, a length, a concentration or another quantity has its unit.

    要求：量值由数字和单位组成，单位不能少。GB/T 15835-2011，4.1.1。
    反例：建成湿地，总面积175。
    反例：PM2.5平均浓度为42，同比下降6.7%。
    反例：完成造林1.2万，新增绿地36公顷。
    正例：完成造林1.2万亩，清淤12万、造林8.5万亩，污水管网126.5公里。
    正例：总面积175公顷，平均浓度为42微克/立方米，面积占比12.5%，PM10、PM2.5浓度分别为77、42微克/立方米。
    正例：浓度同比下降5个百分点，处理能力达到90万吨，空气质量综合指数4.52。
    """
    yield from on_each(paper.prose, _units)


def _units(text: str) -> Iterator[Found]:
    found = {m.start("n"): m for m in _QUANTITY.finditer(text)}
    for m in _MEASURED.finditer(text):
        if not _NO_MEASURE.search(text, max(0, m.start() - NEAR), m.start()):
            found.setdefault(m.start("n"), m)
    for m in found.values():
        if not re.match(r"[、和及]\s{0,2}\d|[(（]", text[m.end("n") : m.end("n") + 4]):
            start, end = m.span("n")
            yield Found(start, end, f"“{text[m.start() : end]}”没有单位", "补上单位，如平方公里、万元、吨")
