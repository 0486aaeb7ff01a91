"""Ends of sentences: no full stop, a comma at the end, two clauses that run together."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN

ENDED = "。！？；：…!?;:.．—"
CLOSERS = "”’）》】〉〕)\"'"
SHORT = 15  # characters: a shorter passage may be a caption or a label
LONG = 26  # characters: below it, a passage without a full stop inside may be a headline
OPEN_MOST = 3  # one of so many passages may lack its mark; if more do, the paper was taken from somewhere without them
HALVES_MOST = 2  # more paragraphs that end so before a heading are a habit of the writer
GATHERED = 3  # so many in one paper come from lines broken by a web page: they are told once
_ENDS = regex(rf"[{BASIC_HAN}%℃{CLOSERS}]$")
_LISTING = regex(
    r"^\s{0,4}(?:附\s?件|附表|注[：:]|来源|责任编辑|编辑|作者|记者|联系|电话|地址|表\s?\d|图\s?\d|主送|抄送|[（(].{0,200}[）)]$)"
)
_REMARK = regex(r"(?<=[。！？])\s{0,4}[（(][^（）()]{1,60}[）)]$")
_CREDIT = regex(r"(?:记者|通讯员|供图|摄影|供稿|来源|责编|编辑|图/文)[^。！？]{0,30}$|摄$")
_CLAUSES = regex("[，；,;]")


def _sentences(paper: Paper) -> list[Passage]:
    """The passages of the body that are made of sentences."""
    return [p for p in paper.having(Role.BODY) if len(p.text.strip()) >= SHORT and not _LISTING.match(p.text)]


def _is_closed(text: str) -> bool:
    """Whether it has its mark; names of writers and the like may stand in brackets behind it."""
    text = _REMARK.sub("", text) or text
    rest = text.rstrip(CLOSERS)
    return text[-1] in ENDED or (rest != text and (not rest or rest[-1] in ENDED))


def _lacks_stop(passage: Passage) -> bool:
    """Whether it is surely a sentence that ought to end with a stop: a long heading has none."""
    text = passage.text.rstrip()
    if _is_closed(text) or _CREDIT.search(text) or not _ENDS.search(text):
        return False
    if "。" in text:
        return True
    return not passage.level and len(text) >= LONG and len(_CLAUSES.findall(text)) >= 2


def full_stops(paper: Paper) -> Iterator[Spot]:
    """A paragraph of sentences ends with a full stop.

    要求：陈述句末尾用句号，一段的最后一句也不例外。GB/T 15834-2011，4.1.3。
    反例：各县区细化整改措施。层层压实责任，切实抓好整改¶全市上下形成合力，整改任务全部完成。¶群众满意度不断提升，成效明显。
    正例：各县区细化整改措施。层层压实责任，切实抓好整改。¶一、总体情况¶全市上下形成合力，完成全部任务。
    正例：现将有关情况公开如下。分为以下三类：¶联系人：张某某，电话0534-2687123¶图1 全市断面分布
    """
    sentences = _sentences(paper)
    open_ = [p for p in sentences if _lacks_stop(p)]
    if len(open_) > 1 and len(open_) * OPEN_MOST > len(sentences):
        return
    ends = {p.index: len(p.text.rstrip()) for p in open_ if not _is_cut(p, paper)}
    if len(ends) < GATHERED:
        for index, end in ends.items():
            around = paper.passages[index].text[max(0, end - 8) : end]
            yield index, Found(end - 1, end, f"段末“{around}”没有句号", "补上句号")
        return
    (first, end), *more = ends.items()
    related = tuple((index, at - 1, at) for index, at in more)
    fix = "补上句号；如是断行，把断开的行接起来"
    yield first, Found(end - 1, end, f"有{len(ends)}段末尾没有句号", fix, None, related)


def _is_cut(passage: Passage, paper: Paper) -> bool:
    """Whether a text breaks off: nothing but its last line can."""
    return passage.index == paper.passages[-1].index and passage.text.rstrip().endswith(
        ("的", "和", "与", "及", "将", "了", "在", "对", "为")
    )


_OPEN_END = regex(r"[，、,]\s{0,4}$")
_HALF_END = regex(r"[；;]\s{0,4}$")
_CHAPTER = regex(r"\s{0,4}[一二三四五六七八九十]{1,2}、")
_CLOSING = regex("特此(?:报告|说明|公开|公示|通报|函告)")


def _is_left_open(paper: Paper, passage: Passage) -> bool:
    """Whether nothing can follow a semicolon: a heading with it, or the end of the paper or a heading below it."""
    if not _HALF_END.search(passage.text):
        return False
    below = next(iter(paper.passages[passage.index + 1 : passage.index + 2]), None)
    if below is None:
        return False
    if _CHAPTER.match(passage.text):  # 一、…；二、…。 may be a list
        return passage.role is Role.HEADING and not _CHAPTER.match(below.text)
    opens = below.role is Role.HEADING and _CHAPTER.match(below.text) and below.text.rstrip()[-1] not in ENDED
    return bool(opens or _CLOSING.match(below.text.strip()))


def open_ends(paper: Paper) -> Iterator[Spot]:
    """No paragraph ends with a comma, nor the last of a list with a semicolon.

    要求：一段结束，末尾不用逗号、顿号，列举的最后一段不用分号。GB/T 15834-2011，4.1、4.4、4.5。
    反例：全市上下形成合力，整改任务全部完成。¶各县区细化整改措施，层层压实责任，全部完成整改，¶二、下一步打算
    反例：一是压实责任；¶二是严格执法；¶二、下一步打算¶继续抓好整改。
    正例：各县区细化整改措施，层层压实责任。¶二、下一步打算
    正例：一是压实责任；¶二是严格执法。¶二、下一步打算
    """
    sentences = _sentences(paper)
    open_ = [(p, m) for p in sentences if (m := _OPEN_END.search(p.text))]
    if len(open_) > 1 and len(open_) * OPEN_MOST > len(sentences):
        return
    halves = [p for p in paper.passages if p.role in (Role.BODY, Role.HEADING) and _is_left_open(paper, p)]
    if len(halves) <= HALVES_MOST:
        open_ += [(p, m) for p in halves if (m := _HALF_END.search(p.text))]
    for p, m in open_:
        mark = m[0].strip()
        around = p.text[max(0, m.start() - 8) : m.start() + 1]
        fix = "补全下文，或改为句号"
        yield p.index, Found(m.start(), m.start() + 1, f"段末用了“{mark}”：{around}", fix)


_IN_CLAUSE = rf"[{BASIC_HAN}\d%.“”‘’（）《》/]"
_VERBS = "完成|推进|开展|建成|实施|印发|建立|取缔|新建|改造|拆除|整治|关停|安装|查处|投入|新增|淘汰|清理|排查"
_REPEATED = regex(
    rf"(?P<v>{_VERBS})(?=\d)(?P<a>{_IN_CLAUSE}{{3,28}}?)(?<![的后前并和及与或已未均将拟应需要可能再新共正各按全期计实际步部累基本力续序极快])"
    rf"(?P<b>(?P=v))(?={_IN_CLAUSE}{{0,12}}\d)"
)
_PROJECT = regex(
    rf"(?:项目|工程)(?P<a>(?:有序|稳步|加快|顺利|扎实|全面|持续|积极|按期|正在)(?:推进|建设|实施|开展))(?P<b>[{BASIC_HAN}]{{4,24}}?(?:项目|工程)(?:已|正在|即将|全部|基本))"
)
_QUOTED = regex(
    rf"(?<![{BASIC_HAN}])(?P<lead>[{BASIC_HAN}、]{{0,12}}(?:建立|健全|完善|建立健全)[{BASIC_HAN}、]{{0,12}}“[^“”]{{2,12}}”)(?P<b>(?:加大|加强|强化|严格|深化|加快)[{BASIC_HAN}]{{4}})"
)


_POINT = regex(
    rf"(?<=[{BASIC_HAN}])(?<![第前后第之其只不于但若或凡十])(?P<b>[二三四五六七八九]是)(?=[{BASIC_HAN}]{{4}})"
)
_FIRST = regex("一是")


def run_together(text: str) -> Iterator[Found]:
    """Two clauses are parted by a mark.

    要求：句内分句之间用逗号或分号。GB/T 15834-2011，4.4、4.6。
    反例：完成5个产业园区改造完成1家重污染企业搬迁。
    反例：某县污泥利用项目有序推进市危险废物处置项目已建成投运。
    反例：建立四级“林长制”加大巡查考核力度。
    反例：一是压实责任，推动任务落实二是全面排查隐患。
    正例：一是压实责任；二是全面排查隐患。三是严格执法，第二是排名。
    正例：完成5个产业园区改造，完成1家重污染企业搬迁；完成35项整改任务全部完成验收；计划完成5项实际完成4项。
    正例：项目有序推进，市危险废物处置项目已建成投运；加快推进项目建设，重点项目已开工；健全“林长制”工作机制，加大考核力度。
    """
    for m in _REPEATED.finditer(text):
        yield _joint(text, m.start("b"))
    for m in _PROJECT.finditer(text):
        if "的" not in m["b"]:
            yield _joint(text, m.start("b"))
    if first := _FIRST.search(text):
        for m in _POINT.finditer(text, first.end()):
            yield _joint(text, m.start("b"))
    for m in _QUOTED.finditer(text):
        yield _joint(text, m.start("b"))


def _joint(text: str, at: int) -> Found:
    before, after = text[max(0, at - 6) : at], text[at : at + 6]
    return Found(at - 1, at + 1, f"“{before}{after}”两个分句连在一起", "在两个分句之间补上逗号或分号")
