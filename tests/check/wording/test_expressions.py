"""Fixed expressions: the table itself, wrong forms, names in 《》, former names and expressions out of their time."""

from __future__ import annotations

import pytest

from reportgen.check.wording import expressions
from reportgen.check.wording.expressions import ERROR, INFO, WARNING, Expression, span
from tests.papers import found, marked, paper

ROWS = expressions.expressions()
CODE = {ERROR: "TXT801", WARNING: "TXT802", INFO: "TXT803"}
LATE = ("某某市人民政府", "2026年8月30日")
SLIPS = tuple((row, wrong) for row in ROWS for wrong in row.wrong)


def told(*lines: str) -> list[str]:
    return [text for code in CODE.values() for text in marked(code, *lines)]


def test_the_table_is_whole() -> None:
    assert all(row.level in CODE for row in ROWS)
    assert all(row.wrong or row.since or row.until for row in ROWS)
    assert all(row.right not in row.wrong for row in ROWS)
    assert [row.right for row in ROWS if any(not part for part in (*row.wrong, *row.inside))] == []


def test_a_form_is_wrong_in_one_row_only() -> None:
    wrong = [wrong for _, wrong in SLIPS if wrong != "细颗粒物（PM10）"]  # the one or the other may be meant
    assert [form for form in set(wrong) if wrong.count(form) > 1] == []


@pytest.mark.parametrize(("row", "wrong"), SLIPS, ids=[wrong for _, wrong in SLIPS])
def test_every_wrong_form_is_found_with_its_level(row: Expression, wrong: str) -> None:
    assert any(wrong in text or text in wrong for text in marked(CODE[row.level], f"会议指出，{wrong}。", *LATE))


@pytest.mark.parametrize("row", ROWS, ids=[row.right for row in ROWS])
def test_no_right_form_is_found_and_no_exception_by_its_row(row: Expression) -> None:
    assert told(f"会议指出，{row.right}。", *LATE) == []
    assert [text for text in row.inside if set(told(f"会议指出，{text}。", *LATE)) & set(row.wrong)] == []


@pytest.mark.parametrize(
    "text",
    [
        "明显着力解决突出问题",
        "彰显着为民情怀",
        "按装机容量计算",
        "自己经营的企业",
        "月末完成的项目",
        "雨水管埋设深度",
        "公园满意度",
        "帐篷和蚊帐",
        "恢复盖板",
        "全国生态环境保护工作会议",
        "市级督查督办",
        "市生态环境保护督查室",
        "资源消耗上限",
        "构建仪器共享平台",
        "公布署名文章",
        "全部暑期值班",
        "煤炭排放",
        "进入帐篷",
        "整治冶炼企业",
        "排污许可征求意见",
        "焕发辉煌",
    ],
)
def test_words_that_only_hold_a_wrong_form_are_left_alone(text: str) -> None:
    assert told(f"据了解，{text}。", *LATE) == []


def test_names_in_book_marks_are_left_alone_unless_the_name_itself_is_wrong() -> None:
    assert told("印发《关于布署〈台帐〉工作的通知》。") == []
    assert told("按照《生态环境保护督查工作条例》整改。") == ["《生态环境保护督查工作条例》"]


def test_quotation_marks_of_any_form_count() -> None:
    assert told("增强‘四种意识’。") == ["增强‘四种意识’"]
    assert told('增强"四种意识"。') == ['增强"四种意识"']


def test_of_two_wrong_forms_in_one_another_the_longer_is_told() -> None:
    assert told("问题逐项对帐消号。") == ["对帐消号"]


def test_a_slip_in_the_title_and_in_a_later_passage_is_told_at_its_place() -> None:
    assert told("关于整改成效显着的报告", "整改任务全部完成。", "群众满意度显着提升。") == ["显着", "显着"]


class TestTime:
    def test_a_former_name_is_told_in_a_later_paper(self) -> None:
        assert told("由市环境保护局负责。", "某某市人民政府", "2022年8月30日") == ["环境保护局"]

    @pytest.mark.parametrize("text", ["由原市环境保护局负责。", "由环境保护部门负责。", "印发《环境保护部公告》。"])
    def test_but_not_behind_the_word_for_former_nor_in_a_name(self, text: str) -> None:
        assert told(text, "某某市人民政府", "2022年8月30日") == []

    @pytest.mark.parametrize("date", ["2017年8月30日", "二〇一七年八月三十日"])
    def test_in_its_own_time_it_is_right(self, date: str) -> None:
        assert told("由市环境保护局负责。", "某某市人民政府", date) == []

    def test_without_a_date_the_months_that_are_past_tell(self) -> None:
        assert told("2021年9月25日起，市环境保护局逐日调度。") == ["环境保护局"]
        assert told("2017年9月25日起，市环境保护局逐日调度，2021年10月底前完成。") == []
        assert told("市环境保护局逐日调度。") == []

    @pytest.mark.parametrize(
        ("text", "date", "told_"),
        [
            ("贯彻党的二十大精神。", "2022年9月30日", ["党的二十大精神"]),
            ("贯彻党的二十大精神。", "2022年10月30日", []),
            ("迎接党的二十大。", "2022年9月30日", []),
            ("生态环境部通报。", "2017年9月30日", ["生态环境部"]),
            ("依据《中央生态环境保护督察工作规定》。", "2025年6月30日", ["《中央生态环境保护督察工作规定》"]),
            ("依据《中央生态环境保护督察工作规定》。", "2025年3月30日", []),
        ],
    )
    def test_an_expression_out_of_its_time(self, text: str, date: str, told_: list[str]) -> None:
        assert marked("TXT804", text, "某某市人民政府", date) == told_

    def test_no_date_no_doubt(self) -> None:
        assert found("TXT804", "贯彻党的二十大精神。") == []
        assert span(paper("贯彻党的二十大精神。")) == (None, None)
