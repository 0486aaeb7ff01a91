"""What `import` asks a person to look at: a number that stands twice, a rate that is wrong, an ending out of order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen.pipeline.importing import Imported, import_paper
from tests.test_import import old
from tests.words import p, small, write_word

TITLE = "云山市关于省第三生态环境保护督察组督察反馈意见整改落实情况的报告"
PLAN = "《云山市贯彻落实省生态环境保护督察反馈意见整改方案》"
FED_BACK = "2021年7月23日，省第三生态环境保护督察组向我市反馈督察意见。"
SIGNED = ("云山市人民政府", "2022年8月30日")


def imported(home: Path, *lines: str) -> Imported:
    """A paper of these paragraphs below its title."""
    return import_paper(old(home, "\n\n".join((TITLE, *lines, ""))))


@pytest.mark.parametrize(
    ("lines", "what", "reason"),
    [
        (
            ["全市共问责12人，其中处级3人。督察期间共问责15人。"],
            "15人",
            "前面写“12人”，这里写“15人”，两处不一致，“问责.人数”没有填",
        ),
        (
            ["我市印发整改方案，细化112条整改措施。整改方案的120条整改措施逐项落实。"],
            "120条",
            "前面写“112条”，这里写“120条”，整改方案.措施数没有填",
        ),
        (
            ["反馈我市46项整改任务，已完成整改34项，完成率95.2%，其余12项正在推进。"],
            "95.2%",
            "比率写“95.2%”，按原文的数算是 34 ÷ 46 = 73.9%，“分组”没有填",
        ),
        (
            ["反馈我市46项整改任务，全部完成整改，完成率95%。"],
            "95%",
            "比率写“95%”，按原文的数算是 46 ÷ 46 = 100%，“分组”没有填",
        ),
        (
            [f"{FED_BACK}我市印发{PLAN}（云政发〔2021〕第15号）。"],
            "云政发〔2021〕第15号",
            "整改方案的文号：序号前面不加“第”",
        ),
        (
            [f"{FED_BACK}我市印发{PLAN}，建立“四个清单”（问题清单、责任清单、任务清单）。"],
            "“四个清单”（问题清单、责任清单、任务清单）",
            "说的是四个清单，列出的是 3 个",
        ),
        (
            ["整改任务完成。", "云山市人民政府", "二〇二二年八月三十五日"],
            "云山市人民政府",
            "日期“二〇二二年八月三十五日”认不出，这 2 行照原样留作正文",
        ),
        (
            ["整改任务完成。", "附件：整改清单", *SIGNED, "附件", "任务一览表", "清单正文。"],
            "附件：整改清单",
            "“附件”的标题“任务一览表”在附件说明里是“整改清单”，以下到文末照原样留作正文",
        ),
        (
            ["整改任务完成。", "附件：整改清单", *SIGNED, "附件", "整改清单"],
            "附件：整改清单",
            "“附件”下面没有内容，以下到文末照原样留作正文",
        ),
        (
            ["整改任务完成。", *SIGNED, "抄送：市人大，市政协。"],
            "云山市人民政府",
            "后面有版记，这 3 行照原样留作正文",
        ),
        (
            ["一、总体情况，全市抓好整改。", "二、下步打算，持续推进。"],
            "一、",
            "“一、”与前后的序号接不上，或不是标题、要点，照原样留作文字",
        ),
    ],
)
def test_what_does_not_agree_is_asked_for_at_its_words(
    tmp_path: Path, lines: list[str], what: str, reason: str
) -> None:
    made = imported(tmp_path, *lines)
    told = {d.message.partition("：")[2]: d.reason for d in made.found if d.code == "IMP004"}
    assert told.get(what) == reason
    assert f"# 待核：{reason}" in made.text
    assert made.same


@pytest.mark.parametrize(
    ("text", "name", "facts"),
    [
        (
            "2021年，PM2.5平均浓度35微克/立方米，同比持平。PM10、臭氧浓度同比分别下降11.1%、8.3%。",
            "臭氧",
            {"全称": "臭氧浓度", "变动幅度": -8.3, "方向": "越低越好"},
        ),
        (
            "2021年，优良天数比率由上年的66.7%提高到76.7%，较2015年提高10.25个百分点。",
            "优良天数比率",
            {"时期": "2021年", "现值": 76.7, "上期值": 66.7, "单位": "%", "方向": "越高越好"},
        ),
        (
            "2020年，PM2.5平均浓度35微克/立方米。2021年，PM2.5平均浓度31.5微克/立方米，同比下降10.0%。",
            "细颗粒物浓度",
            {
                "全称": "PM2.5平均浓度",
                "时期": "2021年",
                "现值": 31.5,
                "上期值": 35,
                "单位": "微克/立方米",
                "方向": "越低越好",
            },
        ),
        (
            "2021年，优良天数比率76.7%，同比改善3.2个百分点，评价为良好。",
            "优良天数比率",
            {"时期": "2021年", "现值": 76.7, "单位": "%", "方向": "越高越好"},
        ),
        (
            "2021年，优良天数270天，同比增加12天。2020年，优良天数258天。",
            "优良天数",
            {"时期": "2021年", "现值": 270, "上期值": 258, "单位": "天", "方向": "越高越好"},
        ),
    ],
)
def test_an_indicator_is_read_as_far_as_the_sentence_states_it(
    tmp_path: Path, text: str, name: str, facts: dict[str, object]
) -> None:
    assert yaml.safe_load(imported(tmp_path, text).text)["指标"][name] == facts


def test_a_value_of_a_year_that_is_not_the_last_is_no_value_of_the_last(tmp_path: Path) -> None:
    text = "2021年，优良天数比率由2015年的66.7%提高到76.7%。"
    assert "指标" not in yaml.safe_load(imported(tmp_path, text).text)


def test_headings_that_only_a_style_tells_get_their_numbers(tmp_path: Path) -> None:
    lines = (
        *(p(TITLE, "Title"), p("总体情况", "Heading1"), p("全市抓好整改。"), p("组织领导", "Heading2")),
        *(p("市委专题研究。"), p("制度建设", "Heading2"), p("出台制度。"), p("工作打算", "Heading1"), p("持续推进。")),
    )
    made = import_paper(write_word(tmp_path / "旧稿.docx", small("".join(lines))))
    draft = yaml.safe_load(made.text)
    assert [chapter["标题"] for chapter in draft["章节"]] == ["总体情况", "工作打算"]
    assert [section["标题"] for section in draft["章节"][0]["小节"]] == ["组织领导", "制度建设"]
    assert [d.reason for d in made.found if d.code == "IMP001"] == [
        f"补上“{n}”" for n in ("一、", "（一）", "（二）", "二、")
    ]
