"""Tracked changes: who did what, where, and what the paper says when all is accepted."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from reportgen.read import revisions as reading
from reportgen.read.word import Revision, WordFile
from reportgen.write.office import program
from reportgen.write.ties import parsed, tie_hash
from tests.read.edited import (
    CLAUSES,
    DATE,
    LI,
    ZHANG,
    Edit,
    anchored,
    cut,
    edited,
    ins,
    made,
    marked,
    read,
    remark,
    remarks,
    replaced,
    run,
)


def told(word: WordFile) -> list[tuple[str, str, str, str]]:
    """Kind, author and text of each, and the paragraph that it stands in."""
    return [(r.kind, r.author, r.text, word.paras[r.index - 1].text) for r in word.revisions]


def test_a_paper_as_it_was_made_has_none(tmp_path: Path) -> None:
    word = edited(tmp_path)
    assert (word.revisions, word.more_revisions, word.comments, word.more_comments) == ((), 0, (), 0)


def test_two_authors_who_change_one_sentence_are_told_apart(tmp_path: Path) -> None:
    content = run("已完成整改") + cut("17") + ins("19") + run("项") + ins("，销号8项", LI) + run("。")
    word = edited(tmp_path, replaced("已完成", content))
    now = "已完成整改19项，销号8项。"
    index = next(p.index for p in word.paras if p.text == now)
    assert word.revisions == (
        Revision("删除", "张三", DATE, "17", index, "已完成整改", "19项，销号8项", gone=True),
        Revision("插入", "张三", DATE, "19", index, "已完成整改", "项，销号8项。"),
        Revision("插入", "李四", DATE, "，销号8项", index, "已完成整改19项", "。"),
    )


def test_neighbouring_runs_of_one_author_are_one(tmp_path: Path) -> None:
    later = ZHANG.replace("09:00", "09:01")
    content = run("已完成") + ins("整改") + '<w:proofErr w:type="gramEnd"/>' + ins("20", later) + ins("项。", LI)
    assert told(edited(tmp_path, replaced("已完成", content))) == [
        ("插入", "张三", "整改20", "已完成整改20项。"),
        ("插入", "李四", "项。", "已完成整改20项。"),
    ]


def test_what_one_inserted_and_another_deleted_is_deleted(tmp_path: Path) -> None:
    content = run("已完成") + f"<w:ins {ZHANG}>{run('全部')}{cut('绝大多数', LI)}</w:ins>" + run("。")
    assert told(edited(tmp_path, replaced("已完成", content))) == [
        ("插入", "张三", "全部", "已完成全部。"),
        ("删除", "李四", "绝大多数", "已完成全部。"),
    ]


def test_a_deleted_paragraph_is_told_at_the_next_and_leaves_it_its_tie(tmp_path: Path) -> None:
    word = edited(tmp_path, replaced("已完成", cut(CLAUSES[1])), marked("已完成", f"<w:del {ZHANG}/>"))
    assert told(word) == [("删除", "张三", f"{CLAUSES[1]}\n", CLAUSES[2])]
    para = next(p for p in word.paras if p.text == CLAUSES[2])
    assert [key[1] for key in map(parsed, para.ties) if key] == [tie_hash(c) for c in CLAUSES[1:3]]


def test_paragraphs_that_were_joined_keep_the_ties_of_both(tmp_path: Path) -> None:
    word = edited(tmp_path, marked("已完成", f"<w:del {ZHANG}/>"))
    assert told(word) == [("删除", "张三", "\n", CLAUSES[1] + CLAUSES[2])]
    para = next(p for p in word.paras if p.text == CLAUSES[1] + CLAUSES[2])
    assert [key[1] for key in map(parsed, para.ties) if key] == [tie_hash(c) for c in CLAUSES[1:3]]


def test_a_deletion_over_the_end_of_a_paragraph_is_one(tmp_path: Path) -> None:
    word = edited(
        tmp_path,
        replaced("已完成", run("已完成") + cut("整改17项。")),
        marked("已完成", f"<w:del {ZHANG}/>"),
        replaced("长效", cut("长效") + run("机制逐步建立。")),
    )
    (found,) = word.revisions
    assert (found.text, found.before, found.after) == ("整改17项。\n长效", "已完成", "机制逐步建立。")
    assert word.paras[found.index - 1].text == "已完成机制逐步建立。"


def test_a_new_paragraph_begins_behind_the_end_that_was_put_in_with_it(tmp_path: Path) -> None:
    word = edited(
        tmp_path,
        marked("已完成", f"<w:ins {ZHANG}/>"),
        replaced("长效", ins("新增一段。")),
        marked("新增", f"<w:ins {ZHANG}/>"),
    )
    assert told(word) == [("插入", "张三", "\n新增一段。\n", "新增一段。")]


def test_paragraphs_that_are_new_as_a_whole_are_told_one_by_one(tmp_path: Path) -> None:
    new = "".join(f"<w:p><w:pPr><w:rPr><w:ins {ZHANG}/></w:rPr></w:pPr>{ins(text)}</w:p>" for text in ("甲。", "乙。"))
    word = edited(tmp_path, lambda xml: xml.replace("<w:sectPr", f"{new}<w:p>{ins('丙。', LI)}</w:p><w:sectPr", 1))
    assert told(word) == [
        ("插入", "张三", "甲。\n", "甲。"),
        ("插入", "张三", "乙。\n", "乙。"),
        ("插入", "李四", "丙。", "丙。"),
    ]


def test_what_was_moved_is_told_where_it_was_and_where_it_is(tmp_path: Path) -> None:
    there = f"<w:p><w:pPr><w:rPr><w:moveTo {LI}/></w:rPr></w:pPr><w:moveTo {LI}>{run(CLAUSES[1])}</w:moveTo></w:p>"
    word = edited(
        tmp_path,
        replaced("已完成", f"<w:moveFrom {LI}>{run(CLAUSES[1])}</w:moveFrom>"),
        marked("已完成", f"<w:moveFrom {LI}/>"),
        lambda xml: xml.replace("<w:sectPr", f"{there}<w:sectPr", 1),
    )
    assert [(r.kind, r.text, r.gone) for r in word.revisions] == [
        ("移动", f"{CLAUSES[1]}\n", True),
        ("移动", f"{CLAUSES[1]}\n", False),
    ]
    assert [p.text for p in word.paras].count(CLAUSES[1]) == 1
    assert "" not in [p.text for p in word.paras[2:5]]


def test_a_change_of_the_look_says_whose_words(tmp_path: Path) -> None:
    bold = f"<w:r><w:rPr><w:b/><w:rPrChange {LI}><w:rPr/></w:rPrChange></w:rPr><w:t>17</w:t></w:r>"
    word = edited(
        tmp_path,
        replaced("已完成", run("已完成") + bold + bold + run("项。")),
        lambda xml: xml.replace(
            '<w:pStyle w:val="IssueDate"/>',
            f'<w:pStyle w:val="IssueDate"/><w:pPrChange {ZHANG}><w:pPr/></w:pPrChange>',
        ),
    )
    assert told(word) == [("格式", "李四", "1717", "已完成1717项。"), ("格式", "张三", "8月30日", "8月30日")]


def table(row: str) -> Edit:
    """A table before the sign-off."""
    cell = "<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>".format
    first = f"<w:tr>{cell(run('序号'))}{cell(run('问题'))}</w:tr>"
    whole = f"<w:tbl><w:tblPr/><w:tblGrid/>{first}{row}</w:tbl><w:p/>"
    return lambda xml: xml.replace("<w:sectPr", f"{whole}<w:sectPr", 1)


@pytest.mark.parametrize(("name", "kind", "gone"), [("ins", "插入", False), ("del", "删除", True)])
def test_a_row_that_is_new_or_gone_is_one(tmp_path: Path, name: str, kind: str, gone: bool) -> None:
    make = ins if name == "ins" else cut
    cell = f"<w:tc><w:tcPr/><w:p><w:pPr><w:rPr><w:{name} {ZHANG}/></w:rPr></w:pPr>{{}}</w:p></w:tc>"
    row = f"<w:tr><w:trPr><w:{name} {ZHANG}/></w:trPr>{cell.format(make('1'))}{cell.format(make('管网老旧'))}</w:tr>"
    (found,) = edited(tmp_path, table(row)).revisions
    assert (found.kind, found.text, found.gone) == (kind, "1\t管网老旧", gone)


def test_changes_in_cells_boxes_and_controls_are_found_once(tmp_path: Path) -> None:
    cell = f"<w:tr><w:tc><w:tcPr/><w:p>{run('管网')}{ins('老旧')}</w:p></w:tc></w:tr>"
    box = f"<w:txbxContent><w:p>{run('特')}{ins('急', LI)}</w:p></w:txbxContent>"
    two = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{cut('初步')}</w:sdtContent></w:sdt>"
    word = edited(
        tmp_path,
        table(cell),
        replaced("长效", run("长效") + control + run("建立。")),
        replaced("特此", f"<w:r>{two}</w:r>"),
    )
    assert told(word) == [
        ("删除", "张三", "初步", "长效建立。"),
        ("插入", "李四", "急", "特急"),
        ("插入", "张三", "老旧", "管网老旧"),
    ]


def test_a_date_that_is_none_is_not_repeated(tmp_path: Path) -> None:
    content = run("已完成") + ins("。", 'w:id="1" w:author=" 张三 " w:date="昨天"')
    (found,) = edited(tmp_path, replaced("已完成", content)).revisions
    assert (found.author, found.date) == ("张三", "")


def test_beyond_the_limit_changes_are_counted(tmp_path: Path) -> None:
    content = "".join(run("甲") + ins("乙") for _ in range(reading.MOST + 7))
    word = edited(tmp_path, replaced("已完成", content))
    assert (len(word.revisions), word.more_revisions) == (reading.MOST, 7)


def test_a_long_text_is_cut(tmp_path: Path) -> None:
    (found,) = edited(tmp_path, replaced("已完成", ins("乙" * reading.TEXT_MOST) + ins("丙" * 9))).revisions
    assert found.text == "乙" * reading.TEXT_MOST


@pytest.mark.needs("soffice")
def test_another_office_suite_hands_on_what_was_left(tmp_path: Path) -> None:
    content = run("已完成整改") + cut("17") + ins("19") + anchored(0, run("项")) + ins("，销号8项", LI) + run("。")
    path = made(
        tmp_path / "改过.docx",
        replaced("已完成", content),
        replaced("长效", cut(CLAUSES[2], LI)),
        marked("长效", f"<w:del {LI}/>"),
        parts={"comments": remarks(remark(0, "王五", "再核一下"))},
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        program() or "",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    before, after = read(path), read(tmp_path / "out" / path.name)
    assert told(after) == told(before)
    assert [(c.author, c.text, c.words) for c in after.comments] == [("王五", "再核一下", "项")]
    assert [(p.text, p.ties) for p in after.paras if p.ties] == [(p.text, p.ties) for p in before.paras if p.ties]


def test_a_bookmark_between_two_paragraphs_belongs_to_the_second(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="77" w:name="_rg9_0123456789"/><w:bookmarkStart w:id="78" w:name="_Toc1"/>'
    word = edited(tmp_path, lambda xml: xml.replace("<w:sectPr", f"{mark}<w:p>{run('甲。')}</w:p><w:sectPr", 1))
    assert next(p.ties for p in word.paras if p.text == "甲。") == ("_rg9_0123456789",)


def test_text_before_a_deleted_end_at_the_very_end_is_not_lost(tmp_path: Path) -> None:
    last = f"<w:p><w:pPr><w:rPr><w:del {ZHANG}/></w:rPr></w:pPr>{run('甲。')}</w:p>"
    word = edited(tmp_path, lambda xml: xml.replace("<w:sectPr", f"{last}<w:sectPr", 1))
    assert (word.paras[-1].text, told(word)) == ("甲。", [("删除", "张三", "\n", "甲。")])


def test_a_cell_that_is_new_and_a_block_that_is_gone_are_told_whole(tmp_path: Path) -> None:
    cell = f"<w:tc><w:tcPr><w:cellIns {ZHANG}/></w:tcPr><w:p>{run('责任单位')}</w:p></w:tc>"
    dressed = f"<w:tc><w:tcPr><w:tcPrChange {LI}><w:tcPr/></w:tcPrChange></w:tcPr><w:p>{run('时限')}</w:p></w:tc>"
    looks = f"<w:tblPrChange {LI}><w:tblPr/></w:tblPrChange>"  # of the table itself: there are no words to tell
    block = f"<w:del {LI}><w:p>{run('甲。')}</w:p><w:p>{run('乙。')}</w:p></w:del>"
    word = edited(
        tmp_path,
        table(f"<w:tr>{cell}{dressed}</w:tr>"),
        lambda xml: xml.replace("<w:tblPr/>", f"<w:tblPr>{looks}</w:tblPr>"),
        lambda xml: xml.replace("<w:sectPr", f"{block}<w:p>{run('丙。')}</w:p><w:sectPr", 1),
    )
    assert [(r.kind, r.author, r.text) for r in word.revisions] == [
        ("插入", "张三", "责任单位"),
        ("删除", "李四", "甲。\n乙。"),
    ]
    assert "甲。" not in [p.text for p in word.paras]


def test_a_long_row_is_cut(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc><w:p>{cut(sign * (reading.TEXT_MOST - 2))}</w:p></w:tc>" for sign in "甲乙丙")
    (found,) = edited(tmp_path, table(f"<w:tr><w:trPr><w:del {ZHANG}/></w:trPr>{cells}</w:tr>")).revisions
    assert found.text.count("甲") == reading.TEXT_MOST - 2
    assert (found.text.count("乙"), found.text.count("丙")) == (1, 0)


def test_a_deletion_goes_on_behind_a_bookmark_between_two_paragraphs(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="77" w:name="_Toc1"/><w:bookmarkEnd w:id="77"/>'
    first = f"<w:p><w:pPr><w:rPr><w:del {ZHANG}/></w:rPr></w:pPr>{run('留')}{cut('甲')}</w:p>"
    second = f"<w:p>{cut('乙')}{run('下')}</w:p>"
    word = edited(tmp_path, lambda xml: xml.replace("<w:sectPr", f"{first}{mark}{second}<w:sectPr", 1))
    assert told(word) == [("删除", "张三", "甲\n乙", "留下")]


def test_words_in_a_tag_or_written_in_two_ways_are_changed_like_others(tmp_path: Path) -> None:
    """Of two ways to write them the first is told; what no reader sees is not."""
    both = f"<mc:AlternateContent><mc:Choice Requires='w14'>{ins('新')}</mc:Choice><mc:Fallback>{ins('旧', LI)}"
    both += "</mc:Fallback></mc:AlternateContent>"
    unseen = f"<w:unknown><w:p>{ins('看不见')}</w:p></w:unknown>"
    word = edited(
        tmp_path,
        replaced("长效", f"<w:smartTag>{cut('北')}</w:smartTag>{run('京')}{both}"),
        lambda xml: xml.replace("<w:sectPr", f"{unseen}<w:sectPr", 1),
    )
    assert told(word) == [("删除", "张三", "北", "京新"), ("插入", "张三", "新", "京新")]
