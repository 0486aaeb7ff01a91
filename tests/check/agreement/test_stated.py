"""Sentences that state a figure of the ledger, whoever wrote them; whatever is doubtful is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.agreement import typed_figures
from reportgen.check.agreement.stated import statements
from reportgen.figures.catalogue import Catalogue
from tests.check.agreement.edits import CITIES, EXAMPLES, drafted
from tests.papers import paper


def contradicted(city: str, *lines: str) -> list[tuple[str, str, str]]:
    """Code, the characters, and the figure with its value, of what a text states otherwise than an example."""
    found = statements(paper("关于整改情况的报告", *lines), _figures(city), {})
    return [
        (f.code, f.passage.text[f.start : f.end], f.reason.partition("是")[2].partition("】")[0] + "】") for f in found
    ]


def _figures(city: str) -> Catalogue:
    return drafted(EXAMPLES / city / "city.yaml")[1]


@pytest.mark.parametrize(
    ("city", "text", "number", "figure"),
    [
        ("dezhou", "全市整改完成18项。", "18项", "“17项”：【任务.已完成】"),
        ("dezhou", "截至2022年8月30日，已完成整改18项，其余20项均达到序时进度。", "18项", "“17项”：【任务.已完成】"),
        ("dezhou", "省级督察反馈我市37项问题，目前已整改完成18项。", "18项", "“17项”：【任务.已完成】"),
        ("dezhou", "第二轮省级督察反馈我市39项问题，目前已整改完成17项。", "39项", "“37项”：【问题.总数】"),
        ("dezhou", "对照反馈意见，共梳理确定整改任务38项。", "38项", "“37项”：【任务.总数】"),
        ("dezhou", "对尚未完成的21项任务，逐项倒排工期。", "21项", "“20项”：【任务.未完成】"),
        ("dezhou", "37项整改任务已完成17项，完成率46.9%。", "46.9%", "“45.9%”：【任务.完成率】"),
        ("jiaozuo", "46项整改任务中，完成34项，其他13项正在推进。", "13项", "“12项”：【任务.正在推进】"),
        ("jiaozuo", "46项整改任务中，完成34项，其他13正在推进。", "13", "“12项”：【任务.正在推进】"),
        ("huaibei", "68个整改任务已完成65个，其余2个正在抓紧推进。", "65个", "“66个”：【任务.已完成】"),
        ("huaibei", "反馈意见明确6类68个整改问题。", "6类", "“5类”：【问题.类别】"),
        (
            "dalian",
            "20项整改任务中，已到时限的11项，其中8项已基本完成、2项未达到序时进度。",
            "8项",
            "“9项”：【任务.基本完成】",
        ),
        (
            "dalian",
            "20项整改任务中，已到时限的11项，其中9项已基本完成、3项未达到序时进度。",
            "3项",
            "“2项”：【任务.未达到序时进度】",
        ),
    ],
)
def test_a_stated_count_of_tasks_is_compared(city: str, text: str, number: str, figure: str) -> None:
    assert contradicted(city, text) == [("SUM966", number, figure)]


@pytest.mark.parametrize(
    ("city", "text", "number", "figure"),
    [
        (
            "jiaozuo",
            "督察组累计交办我市群众信访举报件226件，已全部办结，办结率100%。",
            "226件",
            "“228件”：【信访.交办】",
        ),
        ("jiaozuo", "督察期间交办的226件群众信访举报件全部办结。", "226件", "“228件”：【信访.交办】"),
        ("dalian", "督察组向我市交办群众信访举报案件35批1686件。", "1686件", "“1685件”：【信访.交办】"),
        ("huaibei", "共问责党组织3个、领导干部8人，其中县级干部3人。", "8人", "“7人”：【问责.人数】"),
        ("huaibei", "对2个党组织和7名领导干部进行问责。", "2个", "“3个”：【问责.党组织】"),
        ("huaibei", "省督察办向我市移交责任追究问题4个。", "4个", "“3个”：【问责.移交问题】"),
        (
            "huaibei",
            "2020年，PM2.5年均浓度为49微克/立方米，同比下降11.1%。",
            "49微克/立方米",
            "“48微克/立方米”：【细颗粒物浓度.现值】",
        ),
        (
            "huaibei",
            "2020年，空气质量优良天数比率为71.3%，同比提升12.1个百分点。",
            "12.1个百分点",
            "“12.7个百分点”：【优良天数比率.同比】",
        ),
        ("dezhou", "2021年，全市环境空气优良天数达到223天。", "223天", "“233天”：【优良天数.现值】"),
    ],
)
def test_petitions_blame_and_indicators_are_compared(city: str, text: str, number: str, figure: str) -> None:
    assert contradicted(city, text) == [("SUM967", number, figure)]


@pytest.mark.parametrize(
    "text",
    [
        "省级督察反馈我市37项问题，已完成整改17项，完成率46%，其余20项均达到序时进度。",  # as the ledger has it
        "其中水11项、大气9项。",
        "陵城区承担12项任务，已完成10项。",
        "市水利局牵头的9项整改任务已完成5项。",
        "中央督察反馈我市39项问题，已完成38项。",
        "第一轮省级督察反馈我市50项问题，已完成整改48项。",
        "2018年省环保督察反馈我市42项问题，已完成整改40项。",
        "督察“回头看”反馈我市12项问题，已完成整改12项。",
        "截至2022年6月底，已完成整改15项。",
        "今年上半年，已完成整改5项。",
        "计划年底前完成整改25项。",
        "全市排查污染源120个，已完成整改98个。",
        "扬尘专项检查发现问题60个，已完成整改52个。",
        "完成重点治污工程3项。",
        "37项整改任务中，水方面已完成6项。",
        "我市完成近20项整改任务。",
        "2020年，全市环境空气优良天数达到220天。",
        "2021年，陵城区优良天数达到220天。",
        "今年以来，优良天数达到220天。",  # of another period
        "问责党员干部12人次，其中县级3人。",  # the data have no 问责
    ],
)
def test_what_is_of_something_else_is_left_alone(text: str) -> None:
    assert contradicted("dezhou", text) == []


def test_a_paper_of_another_day_is_left_alone() -> None:
    lines = ("截至2022年6月30日，37项整改任务稳步推进。", "已完成整改12项。")
    assert contradicted("dezhou", *lines) == []
    assert contradicted("dezhou", lines[1]) == [("SUM966", "12项", "“17项”：【任务.已完成】")]


def test_a_sentence_in_which_every_number_is_another_one_is_of_another_ledger() -> None:
    assert contradicted("dezhou", "50项整改任务已完成48项，其余2项正在推进。") == []


@pytest.mark.parametrize("city", CITIES)
def test_the_examples_state_nothing_else_than_their_data(city: str) -> None:
    data = EXAMPLES / city / "city.yaml"
    assert typed_figures(*drafted(data)) == []


def test_a_number_typed_into_the_prose_of_a_data_file_is_compared(tmp_path: Path) -> None:
    text = (EXAMPLES / "jiaozuo" / "city.yaml").read_text("utf-8")
    assert "市整改办把重点" in text
    place = tmp_path / "city.yaml"
    place.write_text(text.replace("市整改办把重点", "目前整改完成35项。市整改办把重点"), encoding="utf-8")
    (found,) = typed_figures(*drafted(place))
    assert (found.code, found.is_error) == ("SUM966", True)
    assert found.reason == "文中“35项”，按台账是“34项”：【任务.已完成】"
    assert "【任务.已完成】，由程序填" in found.fix
    assert found.place is not None
    line = found.place.source.lines[found.place.line - 1]
    assert line[found.place.column - 1 : found.place.end_column - 1] == "35项"


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_only_numbers_that_are_not_those_of_the_ledger_are_told(total: int, done: int, rest: int) -> None:
    found = contradicted("dezhou", f"{total}项整改任务中，已完成整改{done}项，其余{rest}项均达到序时进度。")
    told = {number for _, number, _ in found}
    assert told <= {f"{n}项" for n, right in ((total, 37), (done, 17), (rest, 20)) if n != right}
    if (total, rest) == (37, 20) and done != 17:
        assert told == {f"{done}项"}


@pytest.mark.parametrize(
    "text", ["整改任务37项，" * 6000, "已完成12项。" * 6000, "，。；" * 15000, "2021年优良天数" * 4000]
)
def test_of_a_hostile_text_nothing_is_told(text: str) -> None:
    """A pattern that looked through all of it at each of its characters would take hours."""
    assert list(statements(paper("关于整改情况的报告", text), _figures("dezhou"), {})) == []
