"""Facts, figures and names that an edit of the Word file must not change by accident."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.pipeline.pulling import pull
from tests.pull.edits import built_xml, handed_back, said
from tests.pull.papers import DATA, codes, given_back, made, reasons

PLAN = DATA.replace("截至日期:", "整改方案: {名称: 乙市贯彻落实督察反馈意见整改方案}\n截至日期:", 1)
COUNTED = DATA.replace("河道水质稳定达标。", "【任务.总数】整改任务已完成【任务.已完成】，完成率【任务.完成率】。")
SENTENCE = "2项整改任务已完成1项，完成率50%。"


def paper(city: Path, old: str, new: str, *, whole: bool = False) -> Path:
    """The Word file in which the first paragraph with some words, or of them alone, has others, in one run."""
    for xml in re.findall(r"<w:p>.*?</w:p>", built_xml(city)):
        words = re.sub("<[^>]+>", "", xml)
        if words == old or (old in words and not whole):
            first, last = xml.index("<w:r>"), xml.rindex("</w:r>") + len("</w:r>")
            run = f"<w:r><w:t>{words.replace(old, new)}</w:t></w:r>"
            return handed_back(city, said(xml, xml[:first] + run + xml[last:]))
    raise AssertionError(old)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("乙市贯彻落实督察反馈意见整改方案", "整改方案", "整改方案.名称"),
        ("省第二督察组", "省第二环保督察组", "督察.督察组"),
        ("省第二督察组", "督察组", "督察.督察组"),
    ],
)
def test_a_fact_is_not_written_from_a_sentence(tmp_path: Path, old: str, new: str, key: str) -> None:
    city = made(tmp_path, PLAN)
    pulled = pull(paper(city, old, new), city, apply=True)
    assert set(codes(pulled)) == {"PUL052"}
    assert f"这是数据文件里的“{key}”，别处也印；要改，改那一项" in reasons(pulled)[0]
    assert city.read_text("utf-8") == PLAN


def test_a_fact_is_written_from_a_line_of_its_own(city: Path) -> None:
    pulled = given_back(city, said("乙市政府办公室", "乙市人民政府办公室"))
    assert codes(pulled) == []
    assert "印发机关: 乙市人民政府办公室" in city.read_text("utf-8")


@pytest.mark.parametrize(
    "new",
    [
        "目前已有1项整改任务完成，占2项任务的50%。",
        "1项整改任务已完成2项，完成率50%。",
        "完成率50%，2项整改任务已完成1项。",
        "已完成1项，共2项任务。",
    ],
)
def test_figures_that_change_places_leave_the_sentence_as_it_was(tmp_path: Path, new: str) -> None:
    city = made(tmp_path, COUNTED)
    pulled = pull(paper(city, SENTENCE, new), city, apply=True)
    assert any("句子里的数字换了位置，请在数据文件里改写" in reason for reason in reasons(pulled))
    assert city.read_text("utf-8") == COUNTED


def test_words_around_figures_that_keep_their_places_are_written(tmp_path: Path) -> None:
    city = made(tmp_path, COUNTED)
    pulled = pull(paper(city, SENTENCE, "目前2项整改任务已整改1项，比例为50%。"), city, apply=True)
    assert codes(pulled) == []
    assert "目前【任务.总数】整改任务已整改【任务.已完成】，比例为【任务.完成率】。" in city.read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("乙市人民政府", "乙市人民政府2022年8月30日"),
        ("整改任务清单", "附件整改任务清单"),
    ],
)
def test_a_name_that_has_another_line_in_it_is_not_written(city: Path, old: str, new: str) -> None:
    pulled = pull(paper(city, old, new, whole=True), city, apply=True)
    assert any("把别的行并进来了" in reason for reason in reasons(pulled))
    assert city.read_text("utf-8") == DATA
