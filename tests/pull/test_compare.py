"""What was changed in a Word file, told unit by unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.document import Document
from reportgen.pipeline.build import build
from reportgen.pull.changes import Kind, Unit, What
from reportgen.pull.compare import alike, compare
from reportgen.pull.split import Form, pieces
from reportgen.pull.units import units_of_document, units_of_word
from reportgen.read import read_word
from reportgen.write.docx import write
from reportgen.write.office import convert
from tests.check.agreement.edits import CITIES, EXAMPLES
from tests.pull.edits import Edit, block, drawn, edited, moved, said, told, without
from tests.pull.test_units import TYPED

PAPER = (
    "甲市关于督察整改落实情况的报告",
    "一、总体情况",
    "全市共有整改任务37项，已完成17项。主要做法如下。一是压实责任。市委常委会专题研究3次。"
    "二是健全机制。建立调度通报制度，逐月推进。三是强化督导。派出5个督导组。",
    "二、下一步工作",
    "继续推进剩余任务，年底前全部销号。",
)
LEAD, FIRST, SECOND, THIRD = (
    "全市共有整改任务37项，已完成17项。主要做法如下。",
    "压实责任。市委常委会专题研究3次。",
    "健全机制。建立调度通报制度，逐月推进。",
    "强化督导。派出5个督导组。",
)


def units(*paragraphs: str) -> list[Unit]:
    """A text of these paragraphs, without bookmarks."""
    made = []
    for index, text in enumerate(paragraphs):
        form = Form.HEADING if text[:2] in ("一、", "二、") else Form.PLAIN
        what = What.TITLE if not index else None
        made += [Unit(what or p.what, text[p.start : p.end], index, p.number, p.level) for p in pieces(text, form)]
    return made


def became(*paragraphs: str) -> list[str]:
    """What is told of PAPER when it reads like this now."""
    return told(compare(units(*PAPER), units(*paragraphs)))


@pytest.mark.parametrize(
    ("paragraph", "changes"),
    [
        (f"{LEAD}一是{FIRST}二是{THIRD}", [f"删去 要点 {SECOND}"]),
        (f"{LEAD}一是{FIRST}三是{THIRD}", [f"删去 要点 {SECOND}"]),  # its number left as it was
        (f"{LEAD}二是{SECOND}三是{THIRD}", [f"删去 要点 {FIRST}"]),
        (f"{LEAD}一是{SECOND}二是{FIRST}三是{THIRD}", [f"移动 要点 {FIRST} ⟵ {SECOND}"]),
        (
            f"{LEAD}一是{FIRST}二是加强学习。办班两期。三是{SECOND}四是{THIRD}",
            [f"新增 要点 加强学习。办班两期。 ⟵ {FIRST}"],
        ),
        (f"{LEAD}一是{FIRST}二是{SECOND}三是{THIRD}".replace("5个", "6个"), ["改动 要点 5个→6个"]),
        (
            f"{LEAD.replace('17项', '19项')}一是{THIRD}二是{FIRST}三是{SECOND}",
            ["改动 正文 17项→19项", f"移动 要点 {THIRD} ⟵ {LEAD}"],
        ),
    ],
)
def test_points_within_a_paragraph_are_told_one_by_one(paragraph: str, changes: list[str]) -> None:
    assert became(*PAPER[:2], paragraph, *PAPER[3:]) == changes


def test_a_point_that_went_to_another_paragraph_was_moved() -> None:
    shorter = PAPER[2].replace(f"三是{THIRD}", "")
    longer = f"{PAPER[4]}一是{THIRD.replace('5个', '6个')}二是严格验收。"
    assert became(*PAPER[:2], shorter, PAPER[3], longer) == [
        f"移动 要点 5个→6个 ⟵ {PAPER[4]}",
        f"新增 要点 严格验收。 ⟵ {PAPER[4]}",
    ]


def test_a_heading_that_got_another_level_or_other_words_was_edited() -> None:
    assert became(PAPER[0], "一、整改总体进展", *PAPER[2:]) == ["改动 小标题 →整改、情况→进展"]
    (change,) = compare(units(*PAPER), units(PAPER[0], "（一）总体情况", *PAPER[2:]))
    assert (change.kind, change.spans) == (Kind.EDITED, ())
    assert change.new is not None
    assert change.new.level == 2


def test_numbers_that_were_counted_anew_are_no_change() -> None:
    new = ["（一）新的一节", "新的内容写在这里。"]
    assert became(*PAPER[:3], "三、下一步工作", PAPER[4]) == []
    assert became(*PAPER[:3], *new, "三、下一步工作", PAPER[4]) == [
        f"新增 小标题 新的一节 ⟵ {THIRD}",
        f"新增 正文 新的内容写在这里。 ⟵ {THIRD}",
    ]


def test_points_that_a_plain_paragraph_got_are_new_points() -> None:
    assert became(*PAPER[:4], f"{PAPER[4]}一是倒排工期。二是严格验收。") == [
        f"新增 要点 倒排工期。 ⟵ {PAPER[4]}",
        f"新增 要点 严格验收。 ⟵ {PAPER[4]}",
    ]


def test_the_title_is_the_title_whatever_it_says() -> None:
    assert became("简报", *PAPER[1:]) == [f"改动 标题 {PAPER[0]}→简报"]


@pytest.fixture(scope="module")
def yunshan() -> Document:
    document = build(EXAMPLES / "yunshan" / "city.yaml").document
    assert document is not None
    return document


def changes(document: Document, tmp_path: Path, *edits: Edit) -> list[str]:
    return told(compare(units_of_document(document), edited(document, tmp_path / "改.docx", *edits)))


def test_a_changed_figure_is_one_edit_of_its_run(yunshan: Document, tmp_path: Path) -> None:
    found = compare(
        units_of_document(yunshan), edited(yunshan, tmp_path / "改.docx", said("已到时限的3项", "已到时限的4项"))
    )
    assert told(found) == ["改动 正文 3项→4项"]
    assert found[0].base


def test_paragraphs_added_deleted_and_moved_are_told_in_the_order_of_the_paper(
    yunshan: Document, tmp_path: Path
) -> None:
    new = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("新的一段。", "又是一段。"))
    body = "清溪河两岸排污口逐一溯源、逐一销号，出境断面水质稳定达到Ⅲ类，劣Ⅴ类水体全部消除。"
    assert changes(
        yunshan,
        tmp_path,
        without("特此报告。"),
        lambda xml: block("治理碧水").sub(lambda m: m[0] + new, xml, count=1),
    ) == [f"新增 正文 新的一段。 ⟵ {body}", f"新增 正文 又是一段。 ⟵ {body}", "删去 正文 特此报告。"]
    (heading, text) = changes(yunshan, tmp_path, moved("守护蓝天", "治理碧水"))
    assert heading == f"移动 小标题 守护蓝天 ⟵ {body}"
    assert text.startswith("移动 正文 抓住重型货车")


def test_a_paragraph_whose_words_are_all_new_keeps_its_bookmark(yunshan: Document, tmp_path: Path) -> None:
    assert changes(yunshan, tmp_path, said("特此报告。", "妥否，请批示。")) == ["改动 正文 特此报告→妥否，请批示"]


def test_a_cell_that_was_edited_is_told_by_its_place(yunshan: Document, tmp_path: Path) -> None:
    (change,) = compare(
        units_of_document(yunshan),
        edited(yunshan, tmp_path / "改.docx", said(">市自然资源局<", ">市自然资源局、市林业局<")),
    )
    assert told([change]) == ["改动 表格 →、市林业局"]
    assert change.old is not None
    assert (change.old.table, change.old.row, change.old.column) == (0, 3, 2)


def test_a_row_that_was_deleted_takes_its_cells_along_and_the_others_keep_theirs(
    yunshan: Document, tmp_path: Path
) -> None:
    renumbered: list[Edit] = [
        said(f">{n}</w:t></w:r></w:p></w:tc>", f">{n - 1}</w:t></w:r></w:p></w:tc>") for n in (4, 5, 6)
    ]
    found = changes(yunshan, tmp_path, without("石板岭历史遗留矿山修复", "tr"), *renumbered)
    assert found == [
        f"删去 表格 {t}" for t in ("3", "石板岭历史遗留矿山修复", "市自然资源局", "2023年6月底", "已完成整改")
    ]


def test_a_row_that_was_moved_is_moved_cell_by_cell(yunshan: Document, tmp_path: Path) -> None:
    found = changes(yunshan, tmp_path, moved("石板岭历史遗留矿山修复", "秸秆禁烧常态管控", "tr"))
    assert [row.split(" ⟵ ")[0] for row in found] == [
        f"移动 表格 {t}" for t in ("3", "石板岭历史遗留矿山修复", "市自然资源局", "2023年6月底", "已完成整改")
    ]


def test_a_column_that_was_renamed_is_still_that_column(yunshan: Document, tmp_path: Path) -> None:
    assert changes(yunshan, tmp_path, said("责任单位", "牵头落实处室")) == ["改动 表格 责任单位→牵头落实处室"]


@pytest.mark.parametrize("city", CITIES)
def test_a_word_file_that_nobody_edited_has_no_change(tmp_path: Path, city: str) -> None:
    document = build(EXAMPLES / city / "city.yaml").document
    assert document is not None
    assert compare(units_of_document(document), edited(document, tmp_path / "报告.docx")) == []


@pytest.mark.needs("soffice")
def test_to_be_saved_by_another_office_suite_is_no_change(tmp_path: Path) -> None:
    papers = {city: build(EXAMPLES / city / "city.yaml").document for city in CITIES}
    made = convert({city: write(document) for city, document in papers.items() if document}, "docx")
    assert isinstance(made, dict)
    for city, document in papers.items():
        assert document is not None
        (tmp_path / f"{city}.docx").write_bytes(made[city])
        word, found = read_word(tmp_path / f"{city}.docx")
        assert word is not None, found
        assert compare(units_of_document(document), units_of_word(word)) == []


def test_runs_split_and_blanks_put_around_are_no_change(yunshan: Document, tmp_path: Path) -> None:
    split = "　　特此</w:t></w:r><w:r><w:t xml:space='preserve'>报告。\u00a0 "
    assert changes(yunshan, tmp_path, said("特此报告。", split)) == []


def test_a_mark_that_the_data_hold_is_text_that_can_be_edited(tmp_path: Path) -> None:
    document = drawn(TYPED, tmp_path)
    assert changes(document, tmp_path, said("；二是层层交办；三是", "；二是")) == ["改动 正文 层层交办；三是→"]
    assert changes(document, tmp_path, said("（1）砖厂；（2）", "（1）")) == ["改动 要点 砖厂；（2）→"]


def test_what_the_data_say_otherwise_since_is_told_as_such(tmp_path: Path) -> None:
    """A sentence was changed in the data, and a section was added, after the Word file had been built."""
    old = drawn(TYPED, tmp_path)
    path = tmp_path / "改.docx"
    units_of_file = edited(old, path, said("新建管网三公里", "新建管网四公里"))
    now = drawn(
        TYPED.replace("统一思想。", "统一思想和行动。").replace("落款:", "下一步: {导语: 巩固已有成果。}\n落款:"),
        tmp_path,
    )
    found = compare(units_of_document(now), units_of_file)
    assert [(row.split(" ")[0], change.base) for row, change in zip(told(found), found, strict=True)] == [
        ("改动", False),
        ("改动", True),
        ("删去", False),
        ("删去", False),
    ]


def test_likeness_is_the_share_of_the_paper_that_is_found_again(yunshan: Document, tmp_path: Path) -> None:
    built = units_of_document(yunshan)

    def likeness(edited: list[Unit]) -> float:
        return alike(built, compare(built, edited))

    assert likeness(built) == 1.0
    assert likeness(edited(yunshan, tmp_path / "改.docx", without("特此报告。"))) > 0.99
    other = build(EXAMPLES / "dezhou" / "city.yaml").document
    assert other is not None
    assert likeness(edited(other, tmp_path / "别的.docx")) < 0.4
