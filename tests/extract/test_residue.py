"""Residue of web pages in the words of a paper: pinyin, half-width marks, blanks, markup, names of files."""

from __future__ import annotations

import pytest

from reportgen.check.consistency.web import pinyin
from reportgen.extract.parts import Grid, Line
from reportgen.extract.residue import clean
from tests.extract.residues import cleaned, kinds, told
from tests.papers import paper

SOUND = (
    "云州市关于省生态环境保护督察反馈意见整改落实情况的报告",
    "2021年3月，省督察组进驻我市，反馈任务37项，其中12项（含COD减排）立行立改。",
    "一、高位推进 真抓实干",
    "（一）压实责任。各级各部门认真落实，完成率为91.9%，浓度为3.5mg/m3，比例1:2，10:30开工，投入1,234万元。",
    "1.推进“1+10+N”模式，见http://www.yunzhou.gov.cn:8080/a,b(1)。",
    "一是抓源头。建成管网12公里……",
    "张　三",
    "附件：整改任务进展情况清单",
    "中共云州市委",
    "云州市人民政府",
    "2022年8月30日",
)


@pytest.mark.parametrize("web", [True, False])
def test_a_sound_paper_comes_out_as_it_was(web: bool) -> None:
    assert cleaned(*SOUND, web=web) == list(SOUND)
    assert told(*SOUND, web=web) == []


def test_pinyin_behind_characters_goes() -> None:
    assert cleaned("生态(tài)环(huán)境保护督察組(zǔ)反馈意见。") == ["生态环境保护督察組反馈意见。"]
    assert told("生态(tài)环（huán）境(jìng)")[:2] == [
        (1, 3, "拼音残字", "(tài)", ""),
        (1, 9, "拼音残字", "（huán）", ""),
    ]


def test_the_pinyin_of_one_rare_name_stays() -> None:
    assert cleaned("大嶝(dèng)岛和岬(jiǎ)角。") == ["大嶝（dèng）岛和岬（jiǎ）角。"]


def test_what_is_taken_for_pinyin_is_what_the_proof_reader_finds() -> None:
    assert len(list(pinyin(paper("生态(tài)环(huán)境(jìng)质量。")))) == 3


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("共37项,已完成34项;其余3项正在推进。", "共37项，已完成34项；其余3项正在推进。"),
        ("(一)压实责任", "（一）压实责任"),
        ("(1)压实责任", "（1）压实责任"),
        ("细颗粒物(PM2.5)浓度下降", "细颗粒物（PM2.5）浓度下降"),
        ("(《条例(试行)》,以下简称《条例》)", "（《条例（试行）》，以下简称《条例》）"),
        ("任务“1+N”:全部完成!", "任务“1+N”：全部完成！"),
        ("完成率达91.9%,3项销号,PM10下降5%,O3下降2%", "完成率达91.9%，3项销号，PM10下降5%，O3下降2%"),
        ('开展"回头看"工作', "开展“回头看”工作"),
        ("任务全部完成.", "任务全部完成。"),
    ],
)
def test_half_width_marks_of_chinese_are_full_width_again(half: str, full: str) -> None:
    assert cleaned(half) == [full]
    assert kinds(half) == {"半角标点"}


@pytest.mark.parametrize(
    "text",
    [
        "投入1,234万元，10:30开工，比例1:2，下降3.5%",
        "1.压实责任",
        "推行“1+10+N”模式",
        "依据GB 3838-2002和COD(Mn)指标",
        "见http://www.a.gov.cn:80/b,c(d)?e=1;f 的说明",
        "Clean air, blue sky (really): 100!",
        "包括1)污水2)垃圾",
        "对案件进行逐一核...",
        '管径5"、6"的管道',
    ],
)
def test_marks_of_numbers_addresses_and_english_stay(text: str) -> None:
    assert cleaned(text) == [text]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("2017 年 11 月,全市 35 批 1685 件全部办结。", "2017年11月，全市35批1685件全部办结。"),
        ("云州市 2021 年度整改情况报告", "云州市2021年度整改情况报告"),
        ("2022 年 8 月 30 日", "2022年8月30日"),
        ("一、 提高站位", "一、提高站位"),
        ("1. 压实责任", "1.压实责任"),
        ("二是 明确职责分工。出台规定。", "二是明确职责分工。出台规定。"),
        ("各部门认真落实 ，按期完成 。", "各部门认真落实，按期完成。"),
        (
            "各级各部门认真贯彻落实省委决策部署，全面加 强领导，完成任务。",
            "各级各部门认真贯彻落实省委决策部署，全面加强领导，完成任务。",
        ),
        ("完成\u00a034\u00a0项", "完成34项"),
    ],
)
def test_blanks_that_no_sentence_has_go(typed: str, plain: str) -> None:
    assert cleaned(typed) == [plain]


@pytest.mark.parametrize(
    "text",
    [
        "高位推进 真抓实干 整改成效显著",
        "（一）高位推进 真抓实干。各级各部门认真落实整改责任，按期完成全部任务。",
        "张　三",
        "中共云州市委 云州市人民政府",
        "云州市人民政府 2022年8月30日",
        "中共云州市委办公室  2022年8月30日印发",
        "联系电话 0534-2100000 邮编 253000",
        "1 城东区 3",
        "城东区\t3 项\t2 项",
        "责任单位：市水利局 市生态环境局，由它们按职责分工负责，按月调度并及时报送进展。",
    ],
)
def test_blanks_that_part_something_stay(text: str) -> None:
    assert cleaned(text) == [text]


def test_tags_and_entities_go_and_blocks_are_lines() -> None:
    assert cleaned("<p>一、总体情况</p><p>&nbsp;&nbsp;浓度为5mg/m<sup>3</sup>，开展&ldquo;回头看&rdquo;。</p>") == [
        "一、总体情况",
        "浓度为5mg/m3，开展“回头看”。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "附件：整改清单.doc",
        "附件：整改清单.docx（点击下载）",
        '附件：整改清单.doc" target="_blank" title="整改清单.doc">整改清单.doc</a>',
        '附件：<a href="/files/1.pdf" target="_blank">整改清单.pdf</a>',
    ],
)
def test_an_attachment_is_called_by_its_title(text: str) -> None:
    assert cleaned(text) == ["附件：整改清单"]


def test_attachments_on_several_lines_lose_their_endings_and_a_sentence_keeps_them() -> None:
    assert cleaned("附件：1.任务清单.xls", "2.责任清单.pdf", "模板见网站的report.doc文件。") == [
        "附件：1.任务清单",
        "2.责任清单",
        "模板见网站的report.doc文件。",
    ]


def test_characters_that_nobody_sees_go() -> None:
    assert cleaned("\ufeff整改\u200b任务\u00ad完成。") == ["整改任务完成。"]
    assert kinds("整改\u200b任务") == {"不可见字符"}


def test_a_break_of_word_within_a_paragraph_is_a_line() -> None:
    assert cleaned("中共云州市委\x0b云州市人民政府") == ["中共云州市委", "云州市人民政府"]


def test_tables_are_not_touched() -> None:
    grid = Grid((("名称,级别", "第 3 项"),), 2)
    made, changes = clean([Line("共 3 项", 1), grid], web=True)
    assert made == [Line("共3项", 1), grid]
    assert len(changes) == 2
