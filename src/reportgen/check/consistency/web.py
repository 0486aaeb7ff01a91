"""Rules on what a web page left in a text that was copied from it: its frame, its markup, lines that it broke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.paper import Found, Kind, Paper, Passage, Role, Spot
from reportgen.regex import regex
from reportgen.zh import BASIC_HAN

SOURCE = "发布信息"  # 来源：… is also a note under a table
SHORT = 60  # characters: a line of a frame is no longer
# Kind of the residue, its pattern, and whether it is looked for in short lines only.
FRAME_LINES: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    (
        "栏目导航",
        regex(r"首\s?页\s{0,3}[>＞»›→]{1,2}|(?:您?(?:现在)?的?|当前)所?在?位置\s{0,2}[：:].{0,60}|网站(?:首页|地图)"),
        False,
    ),
    (
        SOURCE,
        regex(
            r"^\s*(?:信息|稿件|文章|内容)?来源\s?[：:].{0,50}$"
            r"|日期\s?[：:]\s{0,3}\d{4}-\d{1,2}-\d{1,2}.{0,40}|来源\s?[：:]\s?\S{1,20}\s{1,6}\d{4}-\d{1,2}-.{0,30}"
            r"|(?:发布|发表|更新)(?:时间|日期)\s?[：:]\s{0,3}\d{0,4}.{0,20}"
            r"|^\s*(?:文章)?(?:作者|责任编辑|责编|编辑)\s?[：:].{0,30}$|[（(\[【]?(?:责任编辑|责编)\s?[：:].{0,20}"
        ),
        True,
    ),
    (
        "阅读次数",
        regex(r"(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?\s?[：:]\s{0,3}\d{0,9}(?:次|人次)?|(?:浏览|阅读|点击)次数"),
        True,
    ),
    ("字号按钮", regex(r"[【\[]?\s?字[体号]\s?[：:].{0,20}|[【\[]\s{0,2}大\s{0,3}中\s{0,3}小\s{0,2}[】\]]"), True),
    (
        "页面按钮",
        regex(
            r"^\s*[【\[]?(?:打印|下载|全屏|收藏|关闭|返回|放大|缩小|朗读|听全文)(?:本页|窗口|页面)?[】\]]?\s*$"
            r"|打印(?:本页)?[】\]]?\s{0,4}[|｜【\[]?\s{0,4}关闭|关闭(?:窗口|本页)|返回(?:顶部|首页|上一页)|(?:加入|添加)收藏|设为首页"
        ),
        True,
    ),
    (
        "分享提示",
        regex(
            r"分享(?:到|至)\s?[：:]|^\s*分享(?:到|至)?\s?[：:]?\s*$|扫一扫|扫描?(?:上方|下方)?二维码(?:关注|分享)|长按识别"
        ),
        True,
    ),
    ("翻页链接", regex(r"^\s*[上下]一[篇条页]\s?(?:[：:].{0,50}|$)"), True),
    (
        "相关链接",
        regex(
            r"^\s*(?:猜你喜欢|推荐阅读|延伸阅读|往期回顾|热门文章)|^\s*[【\[]?相[关關](?:链接|阅读|文章|新闻|推荐|报道|稿件|附件下载)[】\]]?\s?[：:]?"
        ),
        True,
    ),
    (
        "版权信息",
        regex(
            r"版权所有|©|[Cc]opyright|ICP\s?备\s?\d{0,12}|公网安备|网站标识码|技术支持\s?[：:].{0,30}|(?:主办|承办)单?位?\s?[：:].{0,30}(?:承办|备案|维护).{0,20}"
        ),
        False,
    ),
    (
        "文章网站的话",
        regex(
            r"(?<![减缩精扩大最])小编(?![制队组写码号])|(?:下面|以下|本文)是?.{0,10}为(?:大家|您)(?:整理|收集|带来)|供大家(?:参考|借鉴)|希望对大家有所帮助"
            r"|[（(]范文(?:推荐)?[）)]|范文网|[\[【]\s?详细\s?[\]】]"
        ),
        False,
    ),
    (
        "页面链接",
        regex(
            r"免费下载|点击(?:查看|下载|进入|阅读)|(?:展开|阅读|查看)(?:全文|更多)|更多精彩|(?:请|敬请|欢迎)关注.{0,12}(?:公众号|微信)"
        ),
        True,
    ),
    (
        "信息公开目录",
        regex(
            r"^[\s•·]*(?:(?:信息)?索\s?引\s?号|信息分类|主题分类|发布机构|生成日期|公开方式|公开范围|有\s?效\s?性)\s?[：:].{0,40}"
        ),
        True,
    ),
    (
        "页码",
        regex(
            r"第\s?\d{1,4}\s?页\s{0,3}[，,/]?\s{0,3}共\s?\d{1,4}\s?页|^\s*[-—–－]{1,2}\s{0,2}\d{1,3}\s{0,2}[-—–－]{1,2}\s*$"
        ),
        True,
    ),
    (
        "新闻稿的话",
        regex(
            r"[（(]完[）)]\s*$|^\s*[（(]?(?:本文)?转[自载][：:自]?\S.{0,40}$|^\s*原标题\s?[：:].{0,50}$|^\s*免责声明\s?[：:].{0,50}$"
        ),
        True,
    ),
    ("网址", regex(r"^\s*(?:https?://|www\.)[\w./?=&%#:~-]{4,200}\s*$"), False),
    ("公众号", regex(r"^\s*(?:官方)?微信(?:公众)?号\s?[：:].{1,40}$"), True),
    (
        "页面按钮",
        regex(r"^\s*(?:(?:收藏|打印|分享|关闭|下载|返回|评论|点赞|转发|纠错|朗读)[\s|｜/]{0,6}){2,8}$"),
        True,
    ),
    (
        "访客计数",
        regex(r"您?是?第\s?\d{1,12}\s?位(?:访客|访问者|浏览者)|(?:访客|访问者)(?:数|总数)\s?[：:]"),
        True,
    ),
    (
        "报纸转版",
        regex(
            r"[（(](?:下转|上接|紧接)第?[一二三四五六七八九十\d\w]{1,3}版[^）)]{0,20}[）)]|[（(]\s?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s{0,3}第?\s?\d{1,2}\s?版"
        ),
        False,
    ),
)


def frame(paper: Paper) -> Iterator[Spot]:
    """Nothing of the page stands in the text: navigation, 阅读量, 责任编辑, 版权所有.

    要求：从网页复制来的导航、来源、阅读量、责任编辑、版权等不属于正文，要删净。（公文的通行做法。）
    反例：首页 > 政务公开 > 通知公告
    反例：阅读量：1024
    反例：责任编辑：王某
    反例：下面是小编为大家整理的整改报告，供大家参考。
    反例：第1页 共3页
    反例：您是第1024位访客
    反例：原标题：某市督察整改见成效
    正例：举报电话：12369¶微信公众号：某市环保¶http://www.abc.gov.cn
    正例：加强宣传，微信推文阅读量达10万人次，群众扫码即可反映问题。
    正例：数据来源准确，首页公示整改情况，责任编辑制度落实到位。
    """
    for p in paper.passages:
        if p.role is Role.CELL:
            continue
        told: set[str] = set()
        for kind, pattern, short in FRAME_LINES:
            m = None if _belongs(paper, p, kind) or (short and len(p.text.strip()) > SHORT) else pattern.search(p.text)
            if m and m[0].strip() and kind not in told:
                told.add(kind)
                start = m.end() - len(m[0].lstrip())
                yield p.index, Found(start, m.end(), f"网页残留：{kind}", "删去；不属于正文的整行删去")


_CALLED = regex("电话|举报|邮箱|信箱|网址|地址|联系|途径|方式|如下|[：:]$")


def _belongs(paper: Paper, p: Passage, kind: str) -> bool:
    """来源 under a table is its note; an address is given where people are asked to write or to look."""
    before = paper.passages[p.index - 1] if p.index else None
    if kind == SOURCE:
        return before is not None and before.role is Role.CELL
    beside = paper.passages[max(0, p.index - 2) : p.index + 3]
    return kind in ("网址", "公众号") and any(_CALLED.search(q.text.strip()) for q in beside if q is not p)


_TAGS = "p|br|div|span|strong|b|a|table|tbody|tr|td|th|img|font|em|i|u|h[1-6]|ul|ol|li|script|style|sub|sup|hr|o:p"
MARKUP: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("尖括号的标记（<p> 等）", regex(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>", re.IGNORECASE)),
    (
        "代替空格、标点的代码（&nbsp; 等）",
        regex(r"&(?:nbsp|lt|gt|amp|quot|[lr][ds]quo|mdash|hellip|middot|emsp|ensp|#\d{2,5});?"),
    ),
    (
        "网页的代码（style= 等）",
        regex(r"(?<![A-Za-z])(?:style|href|class|src|target|align|width)\s?=\s?[\"'“”].{0,60}"),
    ),
    (
        "字体、段落的代码（font-size 等）",
        regex(r"(?<![A-Za-z-])(?:font-(?:family|size)|text-(?:align|indent)|line-height|margin(?:-\w{1,8})?)\s?:"),
    ),
    (
        "排版的记号（** 等）",
        regex(rf"\*\*[^*]{{1,60}}\*\*|^\s*#{{1,6}}\s+(?=[{BASIC_HAN}])|^```|\]\(https?://[^)\s]{{1,200}}\)"),
    ),
    ("下标的代码（PM_2.5 等）", regex(r"(?:PM|SO|NO|CO|O|NH|CH)_\{?[\d.x]{1,3}\}?")),
)


def markup(paper: Paper) -> Iterator[Spot]:
    """No markup of HTML or Markdown stands in the text.

    要求：HTML、Markdown 的标记不属于正文，要删净；下标改成真正的下标或平排。（公文的通行做法。）
    反例：&nbsp;&nbsp;整改任务全部完成。
    反例：<p>整改任务全部完成。</p>
    反例：**整改任务**全部完成，PM_2.5平均浓度为41微克/立方米。
    正例：PM2.5平均浓度小于48微克/立方米，A<B且C>D，3*4=12，R&D投入增长。
    """
    for p in paper.passages:
        for kind, pattern in MARKUP:
            for m in pattern.finditer(p.text):
                yield p.index, Found(*m.span(), f"网页残留：{kind}", "删去代码，保留文字")


PINYIN = regex(
    rf"(?<=[{BASIC_HAN}])[（(](?=[a-zü]{{0,5}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{{1,6}}[）)]"
)


def pinyin(paper: Paper) -> Iterator[Spot]:
    """No pinyin in brackets behind the characters, as pages in Traditional characters have them.

    要求：公文正文不注拼音；“態(tài)”一类是从繁体网页复制来的。一两个生僻字注音的不算。（公文的通行做法。）
    反例：生态(tài)环(huán)境保护督察组(zǔ)反馈意见。
    正例：大嶝(dèng)岛，总磷(tp)，化学需氧量(COD)。
    """
    spots = [(p.index, m.span()) for p in paper.passages for m in PINYIN.finditer(p.text)]
    if len(spots) >= 3:
        for index, (start, end) in spots:
            yield index, Found(start, end, "网页残留：括号里的拼音是给读者注音的，不是正文", "删去括号和拼音")


_NOTE_END = regex(r"[。；;，,]\s*$")
FILE_NAME = regex(r"\.(?:docx?|pdf|xlsx?|wps|et|pptx?|zip|rar|ofd|jpe?g|png)(?![A-Za-z0-9])", re.IGNORECASE)


def file_names(paper: Paper) -> Iterator[Spot]:
    """A title in 附件说明 is no file name, and has no mark behind it.

    要求：附件说明写附件的标题，不带扩展名，名称后不加标点。GB/T 9704-2012，7.3.4。
    反例：整改任务全部完成。¶附件：整改情况清单.doc
    反例：整改任务全部完成。¶附件：《整改情况清单》。
    正例：整改任务全部完成。¶附件：整改情况清单
    正例：整改任务全部完成，清单见 http://www.abc.gov.cn/list.doc 。
    """
    for p in paper.having(Role.NOTE):
        for m in FILE_NAME.finditer(p.text):
            yield p.index, Found(*m.span(), f"附件名称带着扩展名“{m[0]}”", "删去扩展名，写附件的标题")
        mark = _NOTE_END.search(p.text) if paper.kind is Kind.TEXT else None  # of Word files FMT744 tells
        if mark:
            yield p.index, Found(*mark.span(), f"附件名称后面有“{mark[0].strip()}”", "删去：附件名称后不加标点")


_BEGINS = regex(r"\s*[，。、；：！？,;!?）](?!\s*[）)])")
_EMPTY_HEAD = regex(r"(?:^|(?<=[。；：\s]))[一二三四五六七八九十]{1,2}是\s{0,2}(?:[。；]|$)")
_FORMULA_ENDS = regex(r"(?:PM\s?(?:2\.5|10)|SO2|NO2|NOx|O3|CO2?|COD)\s*$")
_CUT = regex(r"(?:(?<!\.)\.{2,5}|(?<!…)…)\s*$")


def broken_lines(paper: Paper) -> Iterator[Spot]:
    """No line begins with a mark, no 一是 stands alone, no sentence is broken behind SO2, the text is not cut.

    要求：点号不出现在一行的开头；一句话不断成两段。GB/T 15834-2011，5.1.7。
    反例：空气质量改善，NO2¶、O3浓度均有下降。
    反例：整改任务全部完成。¶。
    反例：二是。¶推进园区绿色转型。
    反例：已完成34项。¶各镇对办结的信访件再次上门走...
    正例：空气质量改善，NO2、O3浓度均有下降。¶一是推进园区绿色转型。
    """
    lines = list(paper.having(Role.BODY, Role.HEADING))
    for n, p in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        m = _BEGINS.match(p.text)
        if m:
            yield p.index, Found(m.end() - 1, m.end(), f"一段以“{m[0].strip()}”开头", "接到上一段；多出来的标点删去")
        for empty in _EMPTY_HEAD.finditer(p.text):
            yield p.index, Found(*empty.span(), f"“{empty[0].strip()}”后面没有内容", "把断开的内容接上")
        m = _FORMULA_ENDS.search(p.text)
        if m and after and p.index + 1 == after.index and not after.level and not _BEGINS.match(after.text):
            yield p.index, Found(m.start(), m.end(), f"一段在“{m[0].strip()}”后面断开", "与下一段接成一句")
    yield from _cut(lines)


def _cut(lines: list[Passage]) -> Iterator[Spot]:
    last = next((p for p in reversed(lines) if p.part == 0), None)
    m = _CUT.search(last.text) if last else None
    if last and m:
        yield last.index, Found(*m.span(), "正文在句子中间断了，后面像是没有复制全", "补全后面的内容")
