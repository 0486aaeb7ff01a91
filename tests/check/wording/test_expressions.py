"""Fixed expressions: the table itself, wrong forms, names in 《》, former names and expressions out of their time."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from reportgen.check.wording import expressions
from reportgen.check.wording.expressions import ERROR, INFO, WARNING, Expression, span
from tests.papers import found, hits_of, marked, paper

ROWS = expressions.expressions()
CODE = {ERROR: "TXT801", WARNING: "TXT802", INFO: "TXT803"}
LATE = ("某某市人民政府", "2026年8月30日")
SLIPS = tuple((row, wrong) for row in ROWS for wrong in row.wrong)


def told(*lines: str) -> list[str]:
    return [hit.passage.text[hit.found.start : hit.found.end] for hit in hits_of(*lines) if hit.code in CODE.values()]


def test_the_table_is_whole() -> None:
    assert all(row.level in CODE for row in ROWS)
    assert all(row.wrong or row.since or row.until for row in ROWS)
    assert all(row.right not in row.wrong for row in ROWS)
    assert [row.right for row in ROWS if any(not part for part in (*row.wrong, *row.inside))] == []


def test_a_form_is_wrong_in_one_row_only() -> None:
    wrong = [wrong for _, wrong in SLIPS]
    assert [form for form in set(wrong) if wrong.count(form) > 1] == []


def test_every_exception_holds_a_wrong_form() -> None:
    held = {text for row in ROWS for text in row.inside if any(wrong in text for wrong in row.wrong)}
    assert {text for row in ROWS for text in row.inside} - held == set()


LIKE = 0.6


def is_alike(wrong: str, right: str) -> bool:
    return len(wrong) == len(right) or SequenceMatcher(None, wrong, right).ratio() >= LIKE


def test_the_advice_mends_what_stands_there() -> None:
    """It is no counterpart of another word; a former name (提示, with 起) is replaced by a new one."""
    counterparts = [(row, wrong) for row, wrong in SLIPS if not is_alike(wrong, row.right)]
    assert [wrong for row, wrong in counterparts if row.level != INFO or not row.since] == []


@pytest.mark.parametrize(
    ("slip", "mended"),
    [
        ("燃气泄露", "燃气泄漏"),
        ("对帐", "对账"),
        ("查帐", "查账"),
        ("帐簿", "账簿"),
        ("考核段面", "考核断面"),
        ("挂帐销号", "挂账销号"),
        ("优于三类", "优于Ⅲ类"),
        ("峻工投", "竣工投"),
        ("园满收官", "圆满收官"),
        ("终生追究", "终身追究"),
        ("检查机关提起公诉", "检察机关提起公诉"),
        ("管发展就要管环保", "管发展必须管环保"),
        ("党的二十大三中全会", "党的二十届三中全会"),
    ],
)
def test_what_stands_around_a_slip_stands_in_the_advice(slip: str, mended: str) -> None:
    text = f"会议指出，{slip}。"
    (only,) = [f for code in CODE.values() for f in found(code, text, *LATE)]
    assert only.reason == f"写作“{slip}”"
    assert only.fix.startswith(f"规范写法是“{mended}”")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("习近平书记作出重要指示", "TXT802"),
        ("整改任务极待完成", "TXT802"),
        ("建设国家生态文明实验区", "TXT802"),
        ("细颗粒物（PM10）浓度下降", "TXT802"),
        ("学习党的二十大会议精神", "TXT803"),
    ],
)
def test_how_grave_a_slip_is(text: str, code: str) -> None:
    assert [c for c in CODE.values() if found(c, f"{text}。")] == [code]


def is_found(row: Expression, wrong: str) -> bool:
    return any(wrong in text or text in wrong for text in marked(CODE[row.level], f"会议指出，{wrong}。", *LATE))


def test_every_wrong_form_is_found_with_its_level() -> None:
    assert [wrong for row, wrong in SLIPS if not is_found(row, wrong)] == []


def test_no_right_form_is_found_and_no_exception_by_its_row() -> None:
    assert [row.right for row in ROWS if told(f"会议指出，{row.right}。", *LATE)] == []
    inside = [(row, text) for row in ROWS for text in row.inside]
    assert [text for row, text in inside if set(told(f"会议指出，{text}。", *LATE)) & set(row.wrong)] == []


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
        "农业农村污染治理攻坚战、柴油货车污染治理攻坚战",
        "做到边督察边整改",
        "一季度末完成",
        "批复盖章",
        "陶冶理想情操",
        "按装饰标准",
        "雨水管埋管施工",
        "提供献血场所",
        "冰天雪地、绿水青山也是金山银山",
        "依法依规依纪追责",
        "接纳人才、吸纳人口",
        "打篮球的蓝天少年",
        "新建全国一流的构建全体系",
        "31微克/立方米",
        "建立既有建筑台账",
        "保持序时推进",
        "物体破坏境况",
        "构建全制度框架",
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

    @pytest.mark.parametrize(
        "text",
        [
            "2015年，市环保局查处企业3家。",
            "2016年以来，全市加大投入，市环保局立案12件。",
            "2017年查处企业3家。市环保局移送公安机关1家。",
            "该标准由环境保护部2018年1月印发。",
            "2016-2017年，市环保局查处企业3家。",
            "时任市环保局局长受到处分。",
        ],
    )
    def test_in_a_sentence_about_its_own_time_it_is_right(self, text: str) -> None:
        assert told(text, "某某市人民政府", "2022年8月30日") == []

    @pytest.mark.parametrize(
        "text",
        ["2021年，市环保局查处企业3家。", "2015年立案3件。2021年，市环保局查处企业3家。", "环保局2019年11月印发。"],
    )
    def test_in_a_sentence_about_a_later_time_it_is_told(self, text: str) -> None:
        assert told(text, "某某市人民政府", "2022年8月30日") == ["环保局"]

    @pytest.mark.parametrize("text", ["以习近平同志为总书记的党中央", "坚定“三个自信”"])
    def test_what_was_right_in_its_time_is_told_in_later_papers_only(self, text: str) -> None:
        assert told(f"{text}。", "某某市人民政府", "2015年8月30日") == []
        assert marked("TXT803", f"{text}。", "某某市人民政府", "2022年8月30日") == [text]
        assert told(f"{text}。") == []

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
