"""Parts of a paper: chapters with text, what its kind needs, its last words, who signs it."""

from __future__ import annotations

import pytest

from tests.papers import all_marked, found, marked

TEXT = "市委、市政府多次研究整改工作。"
REPORT = "清河市关于督察反馈意见整改情况的报告"
LONG = "（一）完成河道两岸存量垃圾的清运工作"
SIGNED = ("中共清河市委", "清河市人民政府", "2023年6月15日")


@pytest.mark.parametrize(
    ("lines", "empty"),
    [
        (["一、总体情况", TEXT, "二、主要问题", "三、下一步", TEXT], ["二、主要问题"]),
        (["一、总体情况", TEXT, "二、下一步打算", *SIGNED], ["二、下一步打算"]),
        (["一、总体情况", "（一）水", TEXT, "（二）大气", "二、下一步", TEXT], ["（二）大气"]),
        (["一、总体情况", "（一）水", "1.河流", TEXT, "2.湖泊", "（二）大气", TEXT], ["2.湖泊"]),
        # The text may have been cut off here.
        (["一、总体情况", TEXT, "二、下一步打算"], []),
        # Items of a list have no text below them.
        (["一、总体情况", "（一）水", TEXT, "（二）项目", "1.甲厂", "2.乙厂", "3.丙厂", "二、下一步", TEXT], []),
        (["一、总体情况", TEXT, "二、清单", "序号\t任务", "1\t管网", "三、下一步", TEXT], []),
        (["一、总体情况", TEXT, "二、有关任务：", "三、下一步", TEXT], []),
        # The only point of its chapter, and long: what the chapter says.
        (["一、水", "（一）甲", TEXT, "二、措施", "（一）完成河道两岸存量垃圾的清运工作", "三、时限", TEXT], []),
        (["一、水", "（一）甲", TEXT, "二、措施", "（一）组织领导", "三、时限", TEXT], ["（一）组织领导"]),
        # Not the only one: its fellows have text.
        (["一、水", TEXT, "二、措施", LONG, "（二）大气", TEXT, "三、时限", TEXT], [LONG]),
        (["一、水", TEXT, "二、措施", "（一）水", TEXT, LONG, "三、时限", TEXT], [LONG]),
        # The last of the paper, and one without a chapter.
        (["一、水", TEXT, "二、措施", LONG, *SIGNED], []),
        ([LONG, "一、时限", TEXT], []),
        (["一、总体情况", TEXT, "二、进展情况（详见附表）", "三、下一步", TEXT], []),
        # The head runs into its text.
        (["一、总体情况", "（一）水。河流达标。", "（二）大气。天数增加。", "二、下一步", TEXT], []),
    ],
)
def test_empty_chapters(lines: list[str], empty: list[str]) -> None:
    assert marked("DOC980", REPORT, TEXT, *lines) == empty


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ([REPORT, TEXT, "特此报告。", *SIGNED], ["报告没有写主送机关"]),
        (["清政发〔2023〕5号", REPORT, TEXT, *SIGNED], ["报告没有写主送机关"]),
        ([REPORT, "省委、省政府：", TEXT, "特此报告。", *SIGNED], []),
        ([REPORT, "省委、省政府，", TEXT, *SIGNED], ["主送机关“省委、省政府，”后面没有用冒号"]),
        (
            [REPORT, "省生态环境保护督察工作领导小组办公室。", TEXT, *SIGNED],
            ["主送机关“省生态环境保护督察工作领导小组办公室。”后面没有用冒号"],
        ),
        (["市人大常委会关于审计整改情况的报告", "主任、各位副主任：", TEXT, "请审议。"], []),
        # On a web page nobody is addressed.
        ([REPORT, TEXT, *SIGNED], []),
        (["清河市公开督察反馈意见整改情况的报告", TEXT, "特此报告。", *SIGNED], []),
        (["关于商请支持整改工作的函", TEXT, *SIGNED], ["函没有写主送机关"]),
        (["关于商请支持整改工作的函", "市水利局：", TEXT, *SIGNED], []),
        (["清河市督察整改工作方案", TEXT, *SIGNED], []),
    ],
)
def test_who_is_addressed(lines: list[str], missing: list[str]) -> None:
    assert [f.reason for f in found("DOC986", *lines)] == missing


@pytest.mark.parametrize(
    ("end", "missing"),
    [
        ([TEXT], ["报告的末尾没有署名和成文日期"]),
        ([TEXT, "中共清河市委"], ["报告的末尾没有成文日期"]),
        ([TEXT, *SIGNED], []),
        (["市委、市政府多次研究整改工作，对逐一核"], []),
        ([TEXT, "责任编辑：某某"], []),
    ],
)
def test_a_report_is_signed_unless_its_end_was_lost(end: list[str], missing: list[str]) -> None:
    begin = [REPORT, "省委、省政府：", "现将整改情况报告如下。", "一、总体情况", TEXT]
    assert [f.reason for f in found("DOC986", *begin, *end)] == missing


@pytest.mark.parametrize(
    "begin",
    [
        ("——2023年12月27日在市第八届人大常委会第九次会议上", "现将整改情况报告如下："),
        ("主任、各位委员：", "现将整改情况报告如下："),
    ],
)
def test_a_report_that_was_read_out_is_not_signed(begin: tuple[str, str]) -> None:
    assert found("DOC986", "清河市关于审计发现问题整改情况的报告", *begin, "一、总体情况", TEXT) == []


@pytest.mark.parametrize(("there", "missing"), [(0, False), (1, True), (2, False)])
def test_attachments_that_were_announced(there: int, missing: bool) -> None:
    lines = [REPORT, TEXT, "附件：1.任务清单", "2.信访清单", *SIGNED]
    for n in range(there):
        lines += [f"附件{n + 1}", "清单", TEXT]
    assert bool(found("DOC986", *lines)) is missing


@pytest.mark.parametrize(
    ("kind", "words", "wrong"),
    [
        ("公示", "特此报告。", ["特此报告"]),
        ("报告", "特此公示。", ["特此公示"]),
        ("通报", "特此通告。", ["特此通告"]),
        ("报告", "特此报告。", []),
        ("公示", "特此公告。", []),
        ("函", "特此函复。", []),
        ("情况", "特此报告。", []),
    ],
)
def test_the_last_words_are_those_of_the_kind(kind: str, words: str, wrong: list[str]) -> None:
    assert marked("DOC987", f"清河市关于督察整改情况的{kind}", TEXT, words) == wrong


@pytest.mark.parametrize(
    ("signers", "wrong"),
    [
        (["清河市人民政府", "中共清河市委"], ["清河市人民政府"]),
        (["清河市人民政府　中共清河市委员会"], ["清河市人民政府"]),
        (["中共清河市委", "清河市人民政府"], []),
        (["清河市人民政府", "清河市管理委员会"], []),
        (["清河市人民政府", "政协清河市委员会"], []),
    ],
)
def test_the_party_signs_first(signers: list[str], wrong: list[str]) -> None:
    assert marked("DOC983", REPORT, TEXT, *signers, "2023年6月15日") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("市政府、市委高度重视。", ["市政府、市委"]),
        ("县人民政府、县委研究部署。", ["县人民政府、县委"]),
        ("各级政府、党委落实责任。", ["政府、党委"]),
        ("市委、市政府高度重视。", []),
        ("市政府、市委宣传部开展宣传。", []),
        ("市政府、市委办公室印发通知，市政府、市委书记、市委网信办、市委编办。", []),
        ("省政府、市委分别召开会议。", []),
        ("落实《市政府、市委关于整改的意见》。", []),
    ],
)
def test_the_party_is_named_first(text: str, wrong: list[str]) -> None:
    assert marked("DOC983", text) == wrong


@pytest.mark.parametrize(
    ("signer", "bare"),
    [("清河市委", True), ("中共清河市委", False), ("清河市纪委", False), ("清河市人民政府", False)],
)
def test_the_party_signs_with_its_name(signer: str, bare: bool) -> None:
    assert bool(marked("DOC984", REPORT, TEXT, signer, "2023年6月15日")) is bare


@pytest.mark.parametrize(
    ("title", "text", "signer", "wrong"),
    [
        (REPORT, TEXT, "海原市人民政府", True),
        (REPORT, TEXT, "清河市人民政府", False),
        (REPORT, TEXT, "海原县人民政府", False),  # a county may write within its city
        (REPORT, "海原市认真抓好整改。", "海原市人民政府", False),
        ("清河市、海原市关于督察整改情况的报告", TEXT, "海原市人民政府", False),
        ("清河市委督察反馈意见整改情况的报告", TEXT, "海原市人民政府", False),
        ("省委督察整改成效显著", "清河市委、市政府高度重视。", "海原市人民政府", True),
        ("省委督察整改成效显著", "清河市委、市政府高度重视，海原市落实。", "海原市人民政府", False),
    ],
)
def test_who_signs_is_who_writes(title: str, text: str, signer: str, wrong: bool) -> None:
    assert bool(marked("DOC985", title, text, TEXT, signer, "2023年6月15日")) is wrong


def test_an_imprint_without_a_date_is_nobody_s_fault() -> None:
    end = ("2022年8月30日", "德州市人民政府办公室印发")
    assert all_marked("关于督察整改情况的报告", "整改有序推进。", *end, released=True) == []
