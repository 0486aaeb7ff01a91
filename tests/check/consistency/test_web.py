"""What a web page left in a text."""

from __future__ import annotations

import pytest

from tests.papers import marked

FRAME, MARKUP, PINYIN, FILE, LINES = "TXT865", "TXT866", "TXT867", "TXT868", "TXT869"
BODY = "整改任务全部完成，群众满意。"


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 督察整改",
        "您当前的位置：首页",
        "来源：清河县政府网",
        "发布时间：2022-09-01",
        "浏览次数：356",
        "【字体：大 中 小】",
        "打印 关闭",
        "分享到：",
        "微信扫一扫",
        "责任编辑：李红",
        "上一篇：关于印发通知",
        "相关链接",
        "版权所有：清河县政府",
        "鲁ICP备05012345号",
        "小编整理了整改报告范文",
        "阅读全文",
        "索引号：11370000",
        "（下转第四版）",
        "第1页 共3页",
        "- 2 -",
        "整改任务全部完成。（完）",
        "微信公众号：清河发布",
        "本文转自清河日报",
        "https://www.abc.gov.cn/a/1.html",
        "收藏 打印 分享",
        "免责声明：本网转载内容不代表本网观点",
        "您是第1024位访客",
        "原标题：清河县督察整改见成效",
    ],
)
def test_a_line_of_the_frame_is_told(line: str) -> None:
    assert len(marked(FRAME, BODY, line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "推文阅读量达10万人次，群众扫码即可反映问题。",
        "县委编办缩小编制规模，压减小编队伍。",
        "把整改经验分享到各镇街。",
        "县环境监测站提供技术支持。",
        "数据来源于在线监测，首页公示整改情况。",
        "完善下一篇章的规划布局。",
    ],
)
def test_the_same_words_in_a_sentence_are_left_alone(line: str) -> None:
    assert marked(FRAME, BODY, line) == []


def test_an_address_that_people_are_asked_to_use_is_no_residue() -> None:
    assert marked(FRAME, BODY, "举报电话：12369", "微信公众号：清河环保", "https://www.abc.gov.cn/jb") == []


def test_a_source_under_a_table_is_its_note() -> None:
    assert marked(FRAME, BODY, "断面\t水质", "清河桥\tⅢ类", "来源：县环境监测站") == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("&nbsp;整改完成。", "&nbsp;"),
        ("整改完成。<br>", "<br>"),
        ("<p style='a'>整改完成。", "<p style='a'>"),
        ("**整改**完成。", "**整改**"),
        ("PM_2.5浓度下降。", "PM_2.5"),
    ],
)
def test_markup_is_told(text: str, sign: str) -> None:
    assert sign in marked(MARKUP, text)


@pytest.mark.parametrize("text", ["浓度<35，优良率>80%。", "R&D投入增长。", "3*4*5立方米。", "断面P<0.05。"])
def test_signs_of_mathematics_are_no_markup(text: str) -> None:
    assert marked(MARKUP, text) == []


def test_pinyin_all_over_is_told_and_one_reading_is_not() -> None:
    assert marked(PINYIN, "生態(tài)環(huán)境質(zhì)量改善。") == ["(tài)", "(huán)", "(zhì)"]
    assert marked(PINYIN, "治理大嶝(dèng)岛岸线，总磷(tp)下降。") == []


def test_the_ending_of_a_file_is_told_in_the_list_of_attachments_only() -> None:
    assert marked(FILE, BODY, "附件：1.整改任务清单.xlsx", "2.信访件清单.pdf") == [".xlsx", ".pdf"]
    assert marked(FILE, BODY, "附件：整改任务清单") == []
    assert marked(FILE, "请登录网站下载清单.doc填报。", BODY) == []


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (("空气改善，SO2", "、NO2下降。"), "、"),
        (("整改完成。", "。"), "。"),
        (("空气改善，PM10", "改善幅度居全省第3位。"), "PM10"),
        (("二是。", "加快产业转型。"), "二是。"),
        (("整改完成。", "各镇对办结的信访件再次上门走..."), "..."),
    ],
)
def test_a_broken_line_is_told(lines: tuple[str, ...], sign: str) -> None:
    assert marked(LINES, BODY, *lines) == [sign]


def test_whole_lines_are_left_alone() -> None:
    assert marked(LINES, "空气改善，SO2下降。", "一是加快产业转型。", "（一）重点工作", "涉及大气、水、土壤……") == []
