"""Comments: who said what of which words, the replies to it, and whether it was resolved."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.read.word import Comment
from tests.read.edited import CLAUSES, DATE, THREADS, anchored, cut, edited, ins, remark, remarks, replaced, run


def test_a_comment_tells_the_words_that_it_was_made_on(tmp_path: Path) -> None:
    content = run("已完成") + anchored(0, cut("16") + run("整改17") + ins("项")) + run("。")
    word = edited(
        tmp_path, replaced("已完成", content), parts={"comments": remarks(remark(0, "李四", "再核一下", "与台账不符"))}
    )
    index = next(p.index for p in word.paras if p.text == "已完成整改17项。")
    assert word.comments == (Comment("李四", "再核一下\n与台账不符", DATE, index, "整改17项"),)
    assert word.leftovers.comments == (Comment("李四", "再核一下与台账不符"),)


def test_replies_stand_with_what_they_answer_and_resolved_is_said(tmp_path: Path) -> None:
    both = anchored(1, anchored(0, run(CLAUSES[1])))
    said = remarks(
        remark(7, "王五", "没有位置"),
        remark(0, "李四", "属实吗", key="0000000a"),
        remark(1, "张三", "属实", key="0000000B"),
    )
    word = edited(tmp_path, replaced("已完成", both), parts={"comments": said, "commentsExtended": THREADS})
    answered, lost = word.comments
    assert (answered.text, answered.resolved, [r.text for r in answered.replies]) == ("属实吗", True, ["属实"])
    assert (lost.text, lost.index, lost.words, lost.resolved) == ("没有位置", 0, "", False)


def test_a_comment_on_several_paragraphs_stands_at_the_first(tmp_path: Path) -> None:
    word = edited(
        tmp_path,
        replaced("已完成", '<w:commentRangeStart w:id="0"/>' + run(CLAUSES[1])),
        replaced("长效", run("长效") + '<w:commentRangeEnd w:id="0"/>' + run("机制。")),
        parts={"comments": remarks(remark(0, "李四", "合并"))},
    )
    (found,) = word.comments
    assert (word.paras[found.index - 1].text, found.words) == (CLAUSES[1], f"{CLAUSES[1]}\n长效")


@pytest.mark.parametrize("part", ["<w:comments", "<a/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_comments_that_can_not_be_read_hinder_nothing(tmp_path: Path, part: str) -> None:
    assert edited(tmp_path, parts={"comments": part}).comments == ()


def test_replies_in_a_circle_are_all_told(tmp_path: Path) -> None:
    circle = THREADS.replace('"0000000A" w15:done', '"0000000A" w15:paraIdParent="0000000B" w15:done')
    said = remarks(remark(0, "李四", "甲", key="0000000A"), remark(1, "张三", "乙", key="0000000B"))
    word = edited(tmp_path, parts={"comments": said, "commentsExtended": circle})
    assert sorted(c.text for c in (*word.comments, *(r for c in word.comments for r in c.replies))) == ["乙", "甲"]


def test_a_comment_between_two_paragraphs_stands_at_the_second(tmp_path: Path) -> None:
    """Word writes it there when the comment begins with a whole paragraph."""
    start, stop = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="9"/>'
    word = edited(
        tmp_path,
        lambda xml: xml.replace("<w:sectPr", f"{start}<w:p>{run('甲。')}</w:p>{stop}<w:p/><w:sectPr", 1),
        parts={"comments": remarks(remark(0, "李四", "合并"))},
    )
    (found,) = word.comments
    assert (word.paras[found.index - 1].text, found.words) == ("甲。", "甲。")


def test_words_of_the_second_way_to_write_a_thing_are_not_told_twice(tmp_path: Path) -> None:
    ways = f"<mc:Choice Requires='w14'>{run('甲')}</mc:Choice><mc:Fallback>{run('甲')}</mc:Fallback>"
    content = anchored(0, f"<mc:AlternateContent>{ways}</mc:AlternateContent>")
    word = edited(tmp_path, replaced("已完成", content), parts={"comments": remarks(remark(0, "李四", "查"))})
    assert [c.words for c in word.comments] == ["甲"]
