"""Lists of names, cells, values of 版头 that were edited in the Word file, and what the terminal shows of edits."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.pipeline.pulling import pull
from reportgen.pull.listing import in_words, listed
from tests.pull.edits import built_xml, handed_back, said
from tests.pull.papers import DATA, codes, given_back, made, reasons


def test_a_name_that_was_added_to_a_list_becomes_an_item(city: Path) -> None:
    pulled = given_back(city, said("省委、省政府：", "省委、省人大、省政府："))
    assert codes(pulled) == []
    assert "主送: [省委, 省人大, 省政府]" in city.read_text("utf-8")


def test_names_in_the_imprint_come_and_go(city: Path) -> None:
    pulled = given_back(city, said("市人大，市政协。", "市政协，市纪委。"))
    assert codes(pulled) == []
    assert "抄送: [市政协, 市纪委]" in city.read_text("utf-8")


def test_values_of_the_letterhead_are_written(city: Path) -> None:
    pulled = given_back(city, said("特急", "加急"), said("〔2022〕5号", "〔2022〕6号"))
    assert codes(pulled) == []
    now = city.read_text("utf-8")
    assert "紧急程度: 加急" in now
    assert "〔2022〕6号" in now


def test_units_of_a_cell_are_items_of_the_list(city: Path) -> None:
    word = handed_back(city, said("水务局、住建局", "水务局、住建局</w:t><w:br/><w:t>园林局"))
    pulled = pull(word, city, apply=True)
    assert codes(pulled) == []
    assert "责任单位: [水务局, 住建局, 园林局]" in city.read_text("utf-8")


def test_measures_of_a_cell_are_items_without_their_numbers(city: Path) -> None:
    pulled = given_back(city, said("2.改造", "2.改造</w:t><w:br/><w:t>3.验收"))
    assert codes(pulled) == []
    assert "整改措施: [摸底, 改造, 验收]" in city.read_text("utf-8")


def test_the_number_of_a_task_is_not_written(city: Path) -> None:
    line = next(r for r in re.findall(r"<w:tr>.*?</w:tr>", built_xml(city)) if "完成两个乡镇" in r)
    pulled = given_back(city, said(line, line.replace(">2<", ">66<", 1)))
    assert "序号由台账定" in reasons(pulled)[0]
    assert city.read_text("utf-8") == DATA


def test_a_row_that_was_deleted_is_told_once(city: Path) -> None:
    line = next(r for r in re.findall(r"<w:tr>.*?</w:tr>", built_xml(city)) if "完成两个乡镇" in r)
    pulled = given_back(city, said(line, ""))
    assert codes(pulled) == ["PUL052"]
    assert "第2行（序号2，散煤替代）" in pulled.found[0].reason
    assert len([step for step in pulled.steps if not step.part]) == 1
    assert pulled.word is not None
    assert "2 | 散煤替代 | 达到序时进度" in listed(pulled.word, pulled.steps, pulled.made, applied=True)


def test_the_name_of_an_annex_is_edited_in_one_of_its_places(city: Path) -> None:
    pulled = given_back(city, said("整改任务清单", "整改任务进展清单"))
    assert codes(pulled) == []
    assert [step.side for step in pulled.steps] == ["附件说明和附件标题是同一个名称"]
    assert "名称: 整改任务进展清单" in city.read_text("utf-8")


def test_a_date_keeps_the_manner_that_it_is_written_in(city: Path) -> None:
    pulled = given_back(city, said("2022年8月31日", "2022年9月1日"))
    assert codes(pulled) == []
    assert "印发日期: 2022-09-01" in city.read_text("utf-8")


def test_names_that_are_one_text_are_edited_as_such(tmp_path: Path) -> None:
    one = DATA.replace("[省委, 省政府]", "省委、省政府").replace("[水务局, 住建局]", "水务局、住建局")
    city = made(tmp_path, one)
    word = handed_back(
        city, said("省委、省政府：", "省政府、省人大："), said("水务局、住建局", "住建局</w:t><w:br/><w:t>园林局")
    )
    pulled = pull(word, city, apply=True)
    assert codes(pulled) == []
    assert "主送: 省政府、省人大" in city.read_text("utf-8")
    assert "责任单位: 住建局、园林局" in city.read_text("utf-8")


def test_another_body_that_signs_becomes_an_item(city: Path) -> None:
    signer = next(p for p in re.findall(r"<w:p>.*?</w:p>", built_xml(city)) if ">乙市人民政府<" in p)
    second = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", signer).replace("乙市人民政府", "中共乙市委")
    pulled = given_back(city, said(signer, signer + second))
    assert codes(pulled) == []
    assert "署名: [乙市人民政府, 中共乙市委]" in city.read_text("utf-8")
    assert "发文机关标志: [乙市人民政府]" in city.read_text("utf-8")


def test_terminal_commands_in_a_text_are_not_obeyed(city: Path) -> None:
    pulled = pull(handed_back(city, said("对进展慢的挂牌督办。", "对进展慢的\u0085严格督办。")), city)
    assert pulled.word is not None
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", listed(pulled.word, pulled.steps, pulled.made, applied=False))


def test_words_that_were_only_put_in_or_taken_out_are_named_so(city: Path) -> None:
    pulled = pull(handed_back(city, said("全市上下认真抓好", "全市认真抓紧抓好")), city)
    told = in_words(pulled.steps[0].change)
    assert told == "删去“上下”、新增“抓紧”"


def test_a_file_that_could_not_be_compared_is_not_said_to_be_equal(city: Path) -> None:
    pulled = pull(city.with_suffix(".docx"), city)
    assert pulled.word is not None
    assert "没有改动" in listed(pulled.word, (), (), applied=False)
    assert listed(pulled.word, (), (), applied=False, failed=True) == ""
