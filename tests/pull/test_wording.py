"""Words, dates and names that a leader retyped in Word: what is written, and in which manner."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline.pulling import pull
from reportgen.pull.listing import listed
from tests.pull.edits import Edit, said, without
from tests.pull.papers import DATA, codes, given_back, made, reasons, text

WRITTEN = DATA.replace("印发日期: 2022-08-31", "印发日期: 2022年8月31日")
MISSING = DATA.replace("河道水质稳定达标。", "河道清淤【待补充：几公里】。")
STAMPED = DATA.replace("版头:", "附图: [整改进度]\n# 版头:").replace(
    "署名: [乙市人民政府]", "用印: 签名章, 签名人: [{职务: 书记, 姓名: 李一民}, {职务: 市长, 姓名: 王东海}]"
)
NAMED = DATA.replace("河道水质稳定达标。", "【城市.名称】河道水质稳定达标。")


@pytest.mark.parametrize(
    ("data", "old", "new", "then"),
    [
        (DATA, "2022年8月31日印发", "2023年9月3日印发", "印发日期: 2023-09-03}"),
        (DATA, "2022年8月31日印发", "2022年9月印发", "印发日期: 2022年9月}"),
        (WRITTEN, "2022年8月31日印发", "2023年9月3日印发", "印发日期: 2023年9月3日}"),
        (MISSING, "几公里", "几公里（待核）", "【待补充：几公里（待核）】。"),
        (DATA, "2项，水质", "2项左右，水质", "【任务.总数】左右，水质"),
        (DATA, "治理面积３m", "整治面积３m", "整治面积３㎡左右"),
        (STAMPED, "王东海", "王西海", "姓名: 王西海}"),
        (STAMPED, "市长", "代市长", "职务: 代市长, 姓名: 王东海}"),
        (NAMED, "稳定达标", "持续达标", "【城市.名称】河道水质持续达标。"),
    ],
)
def test_a_value_keeps_its_manner(tmp_path: Path, data: str, old: str, new: str, then: str) -> None:
    city = made(tmp_path, data)
    pulled = given_back(city, said(old, new))
    assert codes(pulled) == []
    assert then in city.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "edit", "reason"),
    [
        (DATA, said("2022年8月31日印发", "2023年9月31日印发"), "这里印的是数据文件里的一个值，改后的写法读不成它"),
        (DATA, said("稳定达标", "稳定【几】达标"), "改动里有“【”或“】”，在数据文件里会被当成占位"),
        (DATA, said("省委、省政府：", "省委、【几】、省政府："), "改动里有“【”或“】”，在数据文件里会被当成占位"),
        (NAMED, said("乙市河道", "丙市河道"), "文中改为“丙市”，数据为“乙市”（城市.名称）"),
        (DATA, said("对我市开展", "对全市开展"), "这是城市的名称、自称一类，处处都用，要改请在数据文件的“城市”里改"),
        (DATA, said("对我市开展", "对我们市开展"), "这是数据文件里的“城市.名称”，别处也印；要改，改那一项"),
        (DATA, said("1项2项", "全部"), "文中改为“全部”，台账为“1项2项”（任务.已完成）"),
        (STAMPED, said("图1　整改任务进度", "图1　任务整改进度"), "这些字是模板或程序写的，数据文件里没有"),
        (DATA, without(">乙市人民政府<"), "写进数据以后，生成的文字与这份 Word 文件对不上"),
    ],
)
def test_what_is_no_value_of_the_text_is_told(tmp_path: Path, data: str, edit: Edit, reason: str) -> None:
    city = made(tmp_path, data)
    pulled = given_back(city, edit)
    assert any(reason in one for one in reasons(pulled)), reasons(pulled)
    assert city.read_text("utf-8") == data


def test_charts_and_stamps_that_nobody_touched_are_no_change(tmp_path: Path) -> None:
    city = made(tmp_path, STAMPED)
    pulled = pull(city.with_suffix(".docx"), city)
    assert (pulled.steps, pulled.found) == ((), [])


def test_lines_of_the_letterhead_have_no_order(tmp_path: Path) -> None:
    city = made(tmp_path, DATA)

    def swapped(xml: str) -> str:
        return xml.replace(">秘密★1年<", ">@<").replace(">特急<", ">秘密★2年<").replace(">@<", ">特急<")

    pulled = given_back(city, swapped)
    assert codes(pulled) == []
    assert city.read_text("utf-8") == DATA.replace("秘密★1年", "秘密★2年")


def test_a_long_text_is_compared_sentence_by_sentence(tmp_path: Path) -> None:
    long = "".join(f"第{n}个村庄完成污水管网改造和生活垃圾清运任务。" for n in range(1, 260))
    city = made(tmp_path, DATA.replace("河道水质稳定达标。", long))
    edits = (said("第9个村庄完成", "第9个村庄提前完成"), said("第200个村庄完成污水管网", "第200个村庄完成雨污管网"))
    pulled = given_back(city, *edits)
    assert codes(pulled) == []
    assert pulled.word is not None
    shown = listed(pulled.word, pulled.steps, pulled.made, applied=True)
    assert "[提前]完成污水管网" in shown
    assert "200个村庄完成[雨污]管网" in shown
    assert "第9个村庄提前完成" in text(city)
