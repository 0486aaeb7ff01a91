"""Whose paper it is, papers of other kinds, of which nothing is invented, and any text at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.extract.framing import frame_facts
from reportgen.extract.parts import Facts, Line
from reportgen.load import load
from tests.extract.test_framing import LEAD, TITLE, read, sure

WORDS = (
    *("2021年4月9日", "至29日", "7月23日", "2021年2月30日", "截至", "截止", "今年", "10月底", "，", "。", "；", "、"),
    *(
        "中央",
        "省",
        "省委",
        "市级",
        "第二轮",
        "第三",
        "生态环境保护",
        "督察",
        "督察组",
        "督查",
        "“回头看”",
        "进驻",
        "反馈",
    ),
    *(
        "意见",
        "问题",
        "37",
        "三类",
        "20个",
        "移交",
        "整改任务",
        "项",
        "条措施",
        "明确",
        "云溪市",
        "我市",
        "我县",
        "市委、市政府",
    ),
    *(
        "印发",
        "《",
        "》",
        "整改方案",
        "（以下简称",
        "）",
        "云发〔2021〕16号",
        "“四个清单”",
        "问题清单",
        "经",
        "批准",
        "根据",
        "\n",
    ),
)


def errors_of(facts: Facts) -> list[str]:
    """What the loader refuses of the facts; a city is put in where none was found."""
    data: dict[str, Any] = {"城市": {"名称": "某市"}, **facts.data}
    loaded = load(Path("city.yaml"), text=yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return [str(d) for d in loaded.found if d.is_error]


@pytest.mark.parametrize(
    ("title", "body", "signers", "name", "how"),
    [
        ("云溪市公开省级生态环境保护督察整改情况", "各级重视。", (), "云溪市", "高"),
        ("关于云溪市督察整改情况的报告", "各级重视。", (), "云溪市", "高"),
        ("上下联动 云溪市全力推进督察整改", "各级重视。", (), "云溪市", "高"),
        ("徐州市铜山区关于督察整改情况的报告", "各级重视。", (), "徐州市铜山区", "高"),
        ("江苏省徐州市贯彻落实督察整改情况", "各级重视。", (), "徐州市", "高"),
        ("上海市贯彻落实督察整改情况", "各级重视。", (), "上海市", "高"),
        ("云岭彝族自治州关于督察整改情况的报告", "各级重视。", (), "云岭彝族自治州", "高"),
        ("呼和浩特市关于督察整改情况的报告", "各级重视。", (), "呼和浩特市", "高"),
        ("督察整改情况", "各级重视。", ("中共全椒县委", "全椒县人民政府"), "全椒县", "高"),
        ("督察整改情况", "印发《云溪市贯彻落实督察反馈意见整改方案》。", (), "云溪市", "高"),
        ("督察整改情况", "省督察组对云溪市开展了生态环境保护督察。", (), "云溪市", "高"),
        ("督察整改情况", "云溪市委、市政府高度重视。", (), "云溪市", "中"),
        ("云溪市某公司问题整改情况的公示", "已完成。", (), "云溪市", "低"),
    ],
)
def test_the_city_is_found_by_signers_title_or_text(
    title: str, body: str, signers: tuple[str, ...], name: str, how: str
) -> None:
    facts = read(body, title=title, signers=signers)
    assert (facts.data["城市"]["名称"], sure(facts, "城市.名称")) == (name, how)


@pytest.mark.parametrize(
    ("title", "body", "signers", "name"),
    [
        ("江苏省第三生态环境保护督察组向云溪市转办第8批信访件", "已交办。", (), "云溪市"),
        ("信访件办理情况", "已交办。", ("江苏省生态环境保护督察盐城市协调联络组",), "盐城市"),
        ("", "2021年11月22日在云溪市十七届人大常委会第六次会议上", (), "云溪市"),
        ("审计公告\n云溪市关于整改情况的报告", "已完成。", (), "云溪市"),
    ],
)
def test_the_city_is_found_where_it_is_named_beside_others(
    title: str, body: str, signers: tuple[str, ...], name: str
) -> None:
    lines = [*title.split("\n"), body, *signers]
    facts = frame_facts([Line(text, n) for n, text in enumerate(lines, 1)], title.replace("\n", ""), signers, "")
    assert facts.data["城市"]["名称"] == name


@pytest.mark.parametrize("title", ["海绵城市建设问题整改情况", "首页\n2022-06-29 09:46 云溪网"])
def test_a_kind_of_city_and_a_line_of_a_page_name_no_place(title: str) -> None:
    lines = [*title.split("\n"), "各级重视。"]
    facts = frame_facts([Line(text, n) for n, text in enumerate(lines, 1)], title.replace("\n", ""), (), "")
    assert "城市" not in facts.data


@pytest.mark.parametrize(
    "body", ["全市各地区高度重视。", "经济开发区加快整改。", "我市中心城区空气改善。", "各市县、有关地区整改。"]
)
def test_words_that_only_end_like_a_place_are_none(body: str) -> None:
    facts = read(body, title="督察整改情况的报告")
    assert "城市" not in facts.data
    assert any("没有认出是哪个市" in doubt.reason for doubt in facts.doubts)


def test_how_the_paper_speaks_of_its_city_is_what_it_says_most() -> None:
    facts = read("我县行动迅速。我县完成整改。我市要求……", title="江海县督察整改情况的报告")
    assert (facts.data["城市"]["自称"], sure(facts, "城市.自称")) == ("我县", "中")
    assert "自称" not in read("全县行动迅速。我市场监管部门……", title="江海县督察整改情况的报告").data["城市"]


def test_signers_on_one_line_are_two() -> None:
    city = read("各级重视。", signers=("中共云溪市委  云溪市人民政府",)).data["城市"]
    assert (city["党委"], city["政府"]) == ("中共云溪市委", "云溪市人民政府")


def test_an_office_is_neither_party_nor_government() -> None:
    city = read("各级重视。", signers=("云溪市生态环境保护督察整改工作领导小组办公室",)).data["城市"]
    assert city == {"名称": "云溪市"}


def test_a_province_is_that_of_the_inspection() -> None:
    assert read("浙江省第一生态环境保护督察组进驻。").data["城市"]["省份"] == "浙江省"
    assert "省份" not in read("与浙江省、江苏省联防联控。").data["城市"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "中共明德大学委员会关于巡视整改进展情况的通报",
            "2021年9月12日至11月5日，中央第三巡视组对明德大学党委开展了巡视，2022年1月20日反馈了意见，指出12个问题。",
        ),
        (
            "中共和平区某局党组关于巡察整改情况的通报",
            "2020年4月至6月，区委第二巡察组进驻区某局，7月3日反馈问题25个。",
        ),
        (
            "关于2021年度市级预算执行审计查出问题整改情况的报告",
            "主任、各位副主任：审计查出50个问题，制定《云溪市审计整改方案》，移交问题线索3条。",
        ),
        ("《能源监管报告》披露问题企业整改情况通报", "报告披露23家企业的问题，2022年3月反馈，11家完成整改。"),
        ("关于人大代表建议办理情况的报告", "市政府督查室对40件建议开展督查，反馈意见40条。"),
        ("柳树镇关于安全生产大检查问题整改的报告", "县政府：2022年5月，县安委会检查组进驻我镇，反馈8个问题。"),
        ("某化工园区关于环境信访问题整改情况的公示", "对群众反映的2个问题，现已完成整改。"),
        ("督查通报", "2022年3月，市政府督查组对各县开展了督查，3月20日反馈问题15个。"),
    ],
)
def test_nothing_is_invented_of_papers_that_are_not_on_an_inspection(title: str, body: str) -> None:
    facts = read(body, title=title)
    assert not {"督察", "整改方案"} & set(facts.data)
    assert not [use for use in facts.uses if use.name.startswith(("督察", "整改方案"))]


def test_a_letter_is_taken_for_a_report_with_a_doubt() -> None:
    facts = read("我市高度重视。", title="云溪市人民政府关于督察发现问题整改情况的函")
    assert (facts.data["文种"], sure(facts, "文种")) == ("整改落实情况报告", "低")
    assert any("函" in doubt.reason for doubt in facts.doubts)


def test_a_paper_without_a_title_that_calls_itself_a_plan_is_one() -> None:
    facts = read("为落实督察反馈意见，加快整改，特制定本整改方案。", "一、总体要求", title="")
    assert (facts.data["文种"], sure(facts, "文种")) == ("整改方案", "低")
    assert read("特制定本方案，请遵照执行。", title="").data["文种"] == "整改落实情况报告"


def test_a_report_of_a_township_has_its_inspection_and_no_city() -> None:
    facts = read("县人民政府：", "我镇对省生态环境保护督察组反馈的2个问题进行了整改。", title="柳树镇整改情况的报告")
    assert "城市" not in facts.data
    assert facts.data["督察"] == {"层级": "省级", "督察组": "省生态环境保护督察组", "反馈问题": "2"}


def test_an_inspection_that_is_misspelt_is_doubted_and_not_read() -> None:
    facts = read("2021年4月，省第七生态环境保护督查组进驻我市。", title="云溪市整改落实情况")
    assert "督察" not in facts.data
    assert [d for d in facts.doubts if "督查" in d.reason]


def test_an_empty_paper_has_a_kind_and_a_doubt() -> None:
    facts = frame_facts([], "", [], "")
    assert facts.data == {"文种": "整改落实情况报告"}
    assert len(facts.doubts) == 1


def test_the_conventional_opening_loads_without_an_error() -> None:
    assert errors_of(read(LEAD, signers=("中共云溪市委", "云溪市人民政府"))) == []


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from([TITLE, "", "云溪市督察整改方案"]))
def test_whatever_is_read_loads_and_stands_in_the_text(words: list[str], title: str) -> None:
    texts = [text for text in "".join(words).split("\n") if text]
    lines = [Line(text, n) for n, text in enumerate(texts, 1)]
    facts = frame_facts(lines, title, (), "2022年8月30日")
    assert errors_of(facts) == []
    by_line = {line.at: line.text for line in lines}
    for use in facts.uses:
        assert 0 <= use.start < use.end <= len(by_line[use.at])
    for doubt in facts.doubts:
        assert 0 <= doubt.start <= doubt.end <= len(by_line.get(doubt.at, ""))
