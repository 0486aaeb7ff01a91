"""The structure of an old paper, of every build that is met."""

from __future__ import annotations

from reportgen.document import Mark
from reportgen.extract.outline import outline
from reportgen.extract.parts import Block, Grid, Item, Line, Outline, Piece, Points, Section
from reportgen.extract.predicted import settled

TITLE = "云州市生态环境保护督察整改情况的报告"


def lines(text: str) -> list[Line]:
    return [Line(line.strip(), at) for at, line in enumerate(text.strip().split("\n"), 1)]


def of(text: str) -> Outline:
    return outline(lines(text))


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """Headings with what is in them, 段 for paragraphs, the marks of enumerations with their number of points."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Section):
            found.append((block.level, block.heading.text if block.heading else "", shape(block.blocks)))
        elif isinstance(block, Points):
            found.append(f"{block.mark.value}{'段内' if block.inline else '分段'}{len(block.items)}")
        else:
            found.append("表" if isinstance(block, Grid) else "段")
    return found


def test_chapters_with_run_in_and_own_line_headings_in_one_paper() -> None:
    found = of(f"""{TITLE}
        市委、市政府：
        去年督察组来到我市。现将情况报告如下：
        一、扛牢责任
        （一）加强领导。成立专班。
        （二）压实责任。一是签责任书。二是定期调度。
        二、推进整改
        （一）治水
        清淤五处。
        一是修闸。新建两座。
        二是种树。新栽九行。
        （二）治气
        关停两家。""")
    assert [piece.text for piece in found.title] == [TITLE]
    assert found.addressee
    assert found.addressee.text == "市委、市政府"
    assert len(found.lead) == 1
    assert shape(found.blocks) == [
        (1, "扛牢责任", [(2, "加强领导", ["段"]), (2, "压实责任", ["一是段内2"])]),
        (1, "推进整改", [(2, "治水", ["段", "一是分段2"]), (2, "治气", ["段"])]),
    ]
    assert found.doubts == ()


def test_points_stand_straight_under_a_third_level_and_levels_may_be_left_out() -> None:
    found = of(f"""{TITLE}
        去年督察组来到我市。
        一、推进整改
        1.治水
        一是清淤五处。
        二是修闸两座。
        2.治气
        关停两家。""")
    assert shape(found.blocks) == [(1, "推进整改", [(3, "治水", ["一是分段2"]), (3, "治气", ["段"])])]


def test_numbers_that_do_not_follow_each_other_stay_text_with_a_doubt() -> None:
    found = settled(
        lines(f"""{TITLE}
        去年督察组来到我市。
        一、扛牢责任
        各县签责任书。
        三、推进整改
        清淤五处。""")
    )
    assert shape(found.blocks) == [(1, "扛牢责任", ["段", "段", "段"])]
    assert [(doubt.at, doubt.start, doubt.end) for doubt in found.doubts] == [(5, 0, 2)]


def test_headings_that_begin_with_the_second_stay_text() -> None:
    found = of(f"""{TITLE}
        去年督察组来到我市。
        二、推进整改
        清淤五处。
        三、下步打算
        继续推进。""")
    assert found.blocks == ()
    assert [doubt.at for doubt in found.doubts] == [3, 5]


def test_circled_headings_stay_text_with_a_doubt() -> None:
    found = of(f"""{TITLE}
        一、推进整改
        ①治水
        清淤五处。
        ②治气
        关停两家。""")
    assert shape(found.blocks) == [(1, "推进整改", ["段", "段", "段", "段"])]
    assert [doubt.at for doubt in found.doubts] == [3, 5]


def test_a_list_of_contents_is_no_chapter() -> None:
    found = of(f"""{TITLE}
        一、扛牢责任
        二、推进整改
        一、扛牢责任
        各县签责任书。
        二、推进整改
        清淤五处。""")
    assert [block[1] for block in shape(found.blocks) if isinstance(block, tuple)] == ["扛牢责任", "推进整改"]
    assert [piece.at for piece in found.lead] == [2, 3]


def test_an_enumeration_in_a_paragraph_of_its_own_does_not_join_the_one_before() -> None:
    found = of(f"""{TITLE}
        一、推进整改
        全市抓好两件事。
        一是治水。二是治气。""")
    chapter = found.blocks[0]
    assert isinstance(chapter, Section)
    outer = chapter.blocks[1]
    assert isinstance(outer, Points)
    assert (outer.mark, outer.inline) == (Mark.NONE, False)
    assert outer.items[0].points
    assert outer.items[0].points.inline


def test_next_steps_in_the_last_chapter_are_told_from_it() -> None:
    found = of(f"""{TITLE}
        一、推进整改
        清淤五处。
        下一步，我市将继续用力。一是抓治水。二是抓治气。""")
    assert shape(found.blocks) == [(1, "推进整改", ["段"])]
    assert found.next_steps
    assert shape(found.next_steps.blocks) == ["段", "一是段内2"]


def test_next_steps_stand_behind_a_text_without_headings() -> None:
    found = of(f"""{TITLE}
        去年督察组来到我市。
        一是治水。清淤五处。
        二是治气。关停两家。
        下一步，我市将继续用力。
        一是抓治水。河水常清。
        二是抓治气。天常蓝。""")
    assert shape(found.blocks) == ["一是分段2"]
    assert found.next_steps
    assert shape(found.next_steps.blocks) == ["段", "一是分段2"]


def test_a_chapter_of_next_steps_is_a_chapter() -> None:
    found = of(f"""{TITLE}
        一、推进整改
        清淤五处。
        二、下一步打算
        继续用力。""")
    assert found.next_steps is None
    assert shape(found.blocks)[1] == (1, "下一步打算", ["段"])


def test_an_end_that_the_program_would_print_otherwise_stays_text() -> None:
    found = of(f"""{TITLE}
        一、推进整改
        清淤五处。
        特此报告。
        附件：1.整改清单.doc
        2.问题清单
        中共云州市委
        云州市人民政府
        2022年8月30日
        （此件公开发布）
        附件1
        问题清单
        清单正文。""")
    # Of a single attachment the program prints no number.
    assert found.notes == ()
    assert found.date is None
    assert found.closing is None
    assert [doubt.at for doubt in found.doubts] == [5]
    assert "“附件1”会印成“附件”" in found.doubts[0].reason


def test_notes_signers_date_remark_and_attachments() -> None:
    found = of(f"""{TITLE}
        清淤五处。
        特此报告。
        附件：1.整改清单.doc
        2.问题清单
        中共云州市委
        云州市人民政府
        2022年8月30日
        （此件公开发布）
        附件
        问题清单
        清单正文。""")
    assert found.closing
    assert found.closing.text == "特此报告。"
    assert [piece.text for piece in found.notes] == ["整改清单.doc", "问题清单"]
    assert [piece.text for piece in found.signers] == ["中共云州市委", "云州市人民政府"]
    assert found.date
    assert found.annotation
    assert (found.annotation.text, found.annotation.start) == ("此件公开发布", 1)
    assert [annex.title.text if annex.title else "" for annex in found.annexes] == ["问题清单"]
    assert [doubt.at for doubt in found.doubts] == [4]


def test_signers_without_a_date_and_two_of_them_on_a_line_are_text() -> None:
    alone = of(f"{TITLE}\n清淤五处。\n云州市人民政府")
    pair = of(f"{TITLE}\n清淤五处。\n中共云州市委　云州市人民政府\n2022年8月30日")
    for found in (alone, pair):
        assert found.signers == ()
        assert found.date is None
        assert found.doubts


def test_a_table_stands_where_it_stood() -> None:
    items: list[Item] = [*lines(f"{TITLE}\n一、推进整改\n清淤五处。"), Grid((("序号", "事项"), ("1", "清淤")), 9)]
    found = settled(items)
    chapter = found.blocks[0]
    assert isinstance(chapter, Section)
    assert isinstance(chapter.blocks[1], Grid)
    assert [doubt.at for doubt in found.doubts] == [9]


def test_a_paper_without_a_title_has_none() -> None:
    found = of("去年督察组来到我市，开展了督察。\n清淤五处。")
    assert found.title == ()
    assert [isinstance(piece, Piece) for piece in found.lead] == [True, True]


def test_a_style_of_word_makes_a_long_numbered_line_a_heading() -> None:
    long = "一、" + "全市上下以更高的站位、更实的举措、更硬的作风扛牢生态环境保护政治责任" * 2
    items = [Line(TITLE, 1), Line(long, 2, level=1), Line("清淤五处。", 3)]
    chapter = outline(items).blocks[0]
    assert isinstance(chapter, Section)
    assert chapter.heading
    assert chapter.heading.text == long[2:]


def test_points_that_go_on_in_a_further_paragraph_stay_text_with_a_doubt() -> None:
    found = settled(
        lines(
            f"{TITLE}\n一、狠抓整改\n立行立改。一是清淤。全部清完。二是修闸。新建两座。\n三是种树。新栽九行。四是管护。专人负责。"
        )
    )
    assert shape(found.blocks) == [(1, "狠抓整改", ["段", "一是段内2", "段"])]
    assert [(doubt.at, doubt.end) for doubt in found.doubts] == [(4, 2)]


def test_points_right_behind_a_heading_stand_in_its_section_without_another_around_them() -> None:
    found = settled(lines(f"{TITLE}\n一、存在问题\n一是进度滞后。二是力度不够。三是时有反弹。"))
    assert shape(found.blocks) == [(1, "存在问题", ["一是段内3"])]


def test_paragraphs_behind_dashes_are_doubted_once_for_all() -> None:
    found = settled(
        lines(f"{TITLE}\n一、基本原则\n坚持以下原则。\n——坚持问题导向。逐项整改。\n——坚持标本兼治。建章立制。")
    )
    assert [doubt.at for doubt in found.doubts] == [4]
    assert "“——”" in found.doubts[0].reason
