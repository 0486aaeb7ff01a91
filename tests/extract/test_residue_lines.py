"""Residue of web pages in the lines of a paper: broken ones, headings that run on, the frame of the page."""

from __future__ import annotations

import pytest

from reportgen.extract.parts import Grid, Item, Line
from reportgen.extract.residue import clean
from tests.extract.residues import cleaned, kinds, told

TITLE = "云州市关于省生态环境保护督察反馈意见整改落实情况的报告"
BODY = "2021年3月，省督察组进驻我市，反馈任务37项，目前已完成34项，其余3项正在推进。"
LONG = "云州市各级各部门认真贯彻落实省委、省政府决策部署，为全面推动领导干"
SIGNED = ("中共云州市委", "云州市人民政府", "2022年8月30日")


@pytest.mark.parametrize("web", [True, False])
@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("大气质量改善,SO2", "、CO浓度均下降。"), "大气质量改善，SO2、CO浓度均下降。"),
        (("全市大气环境质量改善，PM10", "改善幅度居全省第3位。"), "全市大气环境质量改善，PM10改善幅度居全省第3位。"),
        (("大气质量改善，PM", "2.5", "平均浓度下降。"), "大气质量改善，PM2.5平均浓度下降。"),
        (("全市平均浓度为35μg/m", "3", "，同比下降。"), "全市平均浓度为35μg/m3，同比下降。"),
        (("整改任务有序推进", "，均达到序时进度。"), "整改任务有序推进，均达到序时进度。"),
        (("整改任务有序推进，", "均达到序时进度。"), "整改任务有序推进，均达到序时进度。"),
        (("督察组向云州市交办群众信访举报件，全市组织各县区认真办理，共 35", "批 1685 件。"),
         "督察组向云州市交办群众信访举报件，全市组织各县区认真办理，共35批1685件。"),
        (("三是。", "加快发展第三产业。"), "三是加快发展第三产业。"),
        (("（二）", "压实责任"), "（二）压实责任"),
        (("印发《云州市贯彻落实", "整改方案》。"), "印发《云州市贯彻落实整改方案》。"),
        (("我市印发方案，", "，明确任务。"), "我市印发方案，明确任务。"),
    ],
)  # fmt: skip
def test_a_sentence_that_was_broken_is_whole_again(lines: tuple[str, ...], joined: str, web: bool) -> None:
    assert cleaned(*lines, web=web) == [joined]


def test_a_line_that_ends_within_a_word_goes_on_in_a_text_but_not_in_word() -> None:
    lines = (LONG, "部离任审计提供制度支撑，按月调度，按季通报，确保任务完成。")
    assert cleaned(*lines) == ["".join(lines)]
    assert cleaned(*lines, web=False) == list(lines)


def test_a_number_that_counts_is_none_that_a_page_sets_higher() -> None:
    assert cleaned("改造河道3km", "3座桥已建成。") == ["改造河道3km", "3座桥已建成。"]


@pytest.mark.parametrize(
    "below",
    [
        "（二）压实整改责任。各部门认真落实。",
        "二是压实整改责任，各部门认真落实。",
        "　　部离任审计提供制度支撑，按月调度。",
        "各部门认真落实，按月调度，按季通报。",
        "2022年8月30日",
        "附件：整改清单",
        "云州市人民政府",
    ],
)
def test_a_line_that_begins_a_paragraph_is_none_that_goes_on(below: str) -> None:
    assert cleaned(LONG, below) == [LONG, below.strip()]


def test_a_blank_line_parts_where_the_paper_has_none_else() -> None:
    rest = "部离任审计提供制度支撑，按月调度，按季通报。"
    assert cleaned(BODY, BODY, LONG, "", rest) == [BODY, BODY, LONG, rest]
    assert cleaned(BODY, "", BODY, "", LONG, "", rest) == [BODY, BODY, LONG + rest]


def test_lines_of_one_width_are_joined() -> None:
    width = 30
    whole = "".join(f"督察组反馈第{n}项问题涉及全市多个县区和部门需要统筹推进整改" for n in range(1, 9)) + "。"
    lines = [whole[n : n + width] for n in range(0, len(whole), width)]
    assert cleaned(TITLE, "　　" + lines[0], *lines[1:]) == [TITLE, whole]


def test_a_table_between_two_lines_keeps_them_apart() -> None:
    grid = Grid((("甲",),), 2)
    items: list[Item] = [Line("全市大气环境质量持续改善，完成了SO2", 1), grid, Line("，CO浓度下降。", 3)]
    assert clean(items, web=True)[0] == items


def test_a_mark_on_a_line_of_its_own_ends_the_sentence_or_goes() -> None:
    assert cleaned("整改任务有序推进，成效明显", "。", "下一步，持续推进。") == [
        "整改任务有序推进，成效明显。",
        "下一步，持续推进。",
    ]
    assert cleaned("整改任务全部完成。", "。", "下一步，持续推进。") == ["整改任务全部完成。", "下一步，持续推进。"]
    assert cleaned("（二）加快推动结构调整", "。") == ["（二）加快推动结构调整"]
    assert told("（二）加快推动结构调整 。") == [(1, 12, "多余标点", " 。", "")]


def test_a_title_over_several_lines_is_one() -> None:
    assert cleaned("关于云州市生态环境保护督察反馈意见", "整改落实情况的报告", BODY) == [
        "关于云州市生态环境保护督察反馈意见整改落实情况的报告",
        BODY,
    ]
    assert cleaned("云州市贯彻落实省生态环境保护督察", "反馈意见整改工作", "情况报告", BODY)[0] == (
        "云州市贯彻落实省生态环境保护督察反馈意见整改工作情况报告"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("云州市人民政府", "关于督察反馈意见整改落实情况的报告", BODY),
        ("关于印发督察整改工作方案的通知", "督察整改工作方案", BODY),
        ("关于督察整改情况的报告", "（公开版）", BODY),
    ],
)
def test_two_titles_stay_two(lines: tuple[str, ...]) -> None:
    assert cleaned(*lines) == list(lines)


def test_a_heading_and_its_text_on_one_line_are_parted() -> None:
    line = "二、坚持问题导向,推进任务落实 (一)树立绿色发展理念 一是强化顶层设计。市委多次研究部署,压实责任。"
    assert cleaned(line) == [
        "二、坚持问题导向，推进任务落实",
        "（一）树立绿色发展理念",
        "一是强化顶层设计。市委多次研究部署，压实责任。",
    ]
    assert kinds(line) == {"半角标点", "连排"}
    line = "一、总体情况 省督察组进驻以来，全市完成34项。 二、下一步工作 我市将持续推进整改，确保按期完成。"
    assert cleaned(line) == [
        "一、总体情况",
        "省督察组进驻以来，全市完成34项。",
        "二、下一步工作",
        "我市将持续推进整改，确保按期完成。",
    ]


PAGE = (
    "首页 > 政务公开 > 通知公告",
    "云州市人民政府门户网站",
    "当前位置：首页",
    TITLE,
    "发布时间：2022-09-01 来源：市整改办 浏览次数：100",
    "【字体：大 中 小】",
    BODY,
    *SIGNED,
    "【打印】 【关闭】",
    "上一篇：关于印发方案的通知",
    "相关链接：",
    "省生态环境厅",
    "云州新闻网版权与免责声明：",
    "①凡本网注明“来源：云州新闻网”的作品，未经授权不得转载。",
    "主办：云州市人民政府办公室",
)


def test_the_frame_before_the_title_and_behind_the_date_goes() -> None:
    assert cleaned(*PAGE) == [TITLE, BODY, *SIGNED]
    gone = [row for row in told(*PAGE) if row[2] == "网页残留"]
    assert [(row[0], row[3]) for row in gone] == [
        (n, t) for n, t in enumerate(PAGE, 1) if n < 4 or n in (5, 6) or n > 10
    ]


def test_a_word_file_keeps_all_but_the_buttons_of_a_page() -> None:
    assert cleaned("【打印】 【关闭】", TITLE, "来源：市整改办", BODY, "版权所有：云州市", *SIGNED, web=False) == [
        TITLE, "来源：市整改办", BODY, "版权所有：云州市", *SIGNED,
    ]  # fmt: skip


def test_the_words_of_a_page_of_model_texts_go() -> None:
    said = "下面是小编为大家整理的整改落实情况报告（范文推荐），供大家参考。"
    assert cleaned(said, TITLE, BODY) == [TITLE, BODY]
    assert told(said, TITLE, BODY) == [(1, 1, "网页残留", said, "")]


def test_a_read_more_mark_goes_and_the_sentence_is_whole_again() -> None:
    below = "部离任审计提供制度支撑，按月调度。"
    assert cleaned(LONG, "展开全文", below) == [LONG + below]
    assert cleaned("各部门认真落实[详细]，按期完成。") == ["各部门认真落实，按期完成。"]


def test_attachments_behind_the_date_stay() -> None:
    annex = ("附件1", "整改任务清单", "一、已完成的任务", "城东污水处理厂提标改造")
    assert cleaned(TITLE, BODY, *SIGNED, "分享到：", *annex) == [TITLE, BODY, *SIGNED, *annex]
    assert cleaned(TITLE, BODY, *SIGNED, "抄送：省生态环境厅。") == [TITLE, BODY, *SIGNED, "抄送：省生态环境厅。"]


@pytest.mark.parametrize(
    "line",
    [
        "三、扫一扫监督举报",
        "（三）首页公示版权所有",
        "微信公众号：云州环保",
        "http://www.yunzhou.gov.cn",
        "群众扫码即可反映问题，微信推文阅读量：10万。",
        "责任编辑：制度落实到位，版权所有制度健全。",
        "云州市人民政府",
        "2022年8月30日",
    ],
)
def test_what_may_belong_to_the_text_stays_in_it(line: str) -> None:
    assert line in cleaned(TITLE, BODY, line, BODY, BODY)


def test_the_source_of_a_table_is_its_note() -> None:
    items: list[Item] = [Line(BODY, 1), Grid((("甲",),), 2), Line("来源：市生态环境局", 3), Line(BODY, 4)]
    assert clean(items, web=True)[0] == items


@pytest.mark.parametrize(
    "line",
    [
        "云州日报 2023-02-22",
        "时间：2020-01-17 16:04:10",
        "热度：56",
        "2018-05-16 07:21:00 来源：云州日报",
        "2024-05-29",
        "首页",
        "审计公告",
        "-> 要闻 -> 审计通告",
        "云州广播电视台欢迎您！",
    ],
)
def test_days_columns_and_welcomes_above_the_title_go_from_a_page_and_stay_in_word(line: str) -> None:
    assert cleaned(line, TITLE, BODY) == [TITLE, BODY]
    assert kinds(line, TITLE, BODY) == {"网页残留"}
    assert [text.replace(" ", "") for text in cleaned(line, TITLE, BODY, web=False)] == [
        line.replace(" ", ""),
        TITLE,
        BODY,
    ]


def test_the_name_of_a_site_beside_its_day_goes_below_the_title() -> None:
    assert cleaned(TITLE, "云州新闻网", "2022-07-06 22:22", BODY) == [TITLE, BODY]
    assert cleaned(TITLE, "时间：2024-05-24 20:37 来源：云州网", BODY) == [TITLE, BODY]


def test_a_title_that_is_the_name_of_a_column_stays() -> None:
    assert cleaned("审计公告", BODY) == ["审计公告", BODY]
    assert cleaned(TITLE, "2022年8月30日", BODY) == [TITLE, "2022年8月30日", BODY]


@pytest.mark.parametrize(
    "line",
    [
        "热点新闻",
        "即时新闻",
        "• 为你推荐",
        "（编辑：张三）|",
        "文/记者 李四",
        "吉备2013001号",
        "吉ICP备15002920号",
    ],
)
def test_what_a_site_puts_below_a_text_goes(line: str) -> None:
    assert cleaned(TITLE, BODY, line) == [TITLE, BODY]
    assert cleaned(TITLE, BODY, *SIGNED, line) == [TITLE, BODY, *SIGNED]


WIDE = "各县区对照督察反馈意见逐项制定整改措施明确整改目标整改时限责任单位责任人员并且按月调度推进落实"


def cut(text: str, width: int = 40) -> list[str]:
    """Lines of one width, as a mail cuts a text."""
    return [text[n : n + width] for n in range(0, len(text), width)]


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("一是压实责任。", "二是加强监管。各部门落实到位，举措有力，成效显著。"),
        ("一是压实责任。", "举措有力有效，各项任务均达到序时进度，成效显著。"),
    ],
)
def test_a_sentence_that_ends_where_all_lines_are_cut_ends_no_paragraph(head: str, rest: str) -> None:
    first = ("立行立改。" + head + WIDE * 6)[:199] + "。"
    whole = first + rest
    assert len(first) % 40 == 0
    assert cleaned(*cut(whole)) == [whole]


def test_a_point_begins_a_paragraph_where_the_one_before_does_too() -> None:
    first = ("一是压实责任。" + WIDE * 6)[:199] + "。"
    rest = "二是加强监管。各部门落实到位。"
    assert cleaned(*cut(first), rest) == [first, rest]
