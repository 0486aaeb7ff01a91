"""What no usual paper has: tables side by side or without columns, long posts, endless titles, files too large."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.document import (
    Annotation,
    Block,
    Column,
    Document,
    Imprint,
    Paragraph,
    Signatory,
    Signing,
    SignOff,
    Table,
)
from reportgen.write import save as saving
from reportgen.write import text as text_writer
from reportgen.write.docx import write
from reportgen.write.html import write as write_html
from reportgen.write.save import save
from reportgen.write.title import LONGEST_TITLE, title_lines
from reportgen.zh import width
from tests.write.papers import rich, t, t_cell
from tests.write.wordxml import body, text_of

TABLE = Table((Column(t("类别")),), ((t_cell("大气"),),))


def kinds(*blocks: Block) -> list[str]:
    """p or tbl of each block of the body."""
    return [str(element.tag).rpartition("}")[2] for element in body(*blocks)[0]]


def test_two_tables_one_after_the_other_stay_two() -> None:
    """Word would join them."""
    found = kinds(TABLE, TABLE, Paragraph(t("文。")))
    assert found[found.index("tbl") :][:3] == ["tbl", "p", "tbl"]


def test_a_table_without_columns_is_none() -> None:
    assert "tbl" not in kinds(Table((), ()), Paragraph(t("文。")))


def signed(post: str) -> list[str]:
    """The lines from the signature on."""
    who = Signatory(t(post), t("张明"))
    block = SignOff((t("德州市人民政府"),), t("2022年8月30日"), Signing.STAMPED, (who,))
    lines = [text_of(p) for p in body(block).iter("{*}p")]
    return [line.strip() for line in lines if post[-2:] in line or "张明" in line]


def test_a_post_too_long_for_the_line_of_its_name_has_its_own() -> None:
    assert signed("市长") == ["市长张明"]
    long = "德州市督察整改工作领导小组组长、德州市人民政府代理市长"
    assert signed(long) == [long, "张明"]


def test_an_annotation_that_has_its_brackets_gets_no_others() -> None:
    for typed in ("此件公开发布", "（此件公开发布）", "(此件公开发布)。"):
        made = text_writer.write(Document(t("题"), (Annotation(t(typed)),))).decode()
        assert "（此件公开发布）" in made
        assert "（（" not in made


def test_an_imprint_of_copies_alone_has_no_line_of_the_printer() -> None:
    page = write_html(Document(t("题"), (Paragraph(t("文。")),), imprint=Imprint(t("省委办公厅"), (), ()))).decode()
    assert 'class="copies"' in page
    assert 'class="printed"' not in page


def test_a_title_that_is_no_title_any_more_is_filled_line_by_line() -> None:
    """Blanks that would make a line of their own are left out."""
    title = "整改落实情况" * (LONGEST_TITLE // 6 + 1) + " " * 90 + "的报告"
    lines = title_lines(title, 20)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(0 < width(line) <= 40 for line in lines)
    assert lines[-1].endswith("的报告")


def test_a_width_into_which_no_character_fits_is_refused() -> None:
    with pytest.raises(ValueError, match="no character fits"):
        title_lines("整改", 0.4)


@pytest.mark.parametrize("limit", ["CUSTOM_AT_MOST", "DOCUMENT_AT_MOST"])
def test_a_file_with_more_in_it_than_ours_ever_have_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """It is not read to its end to find that out, and stays as it is."""
    target = tmp_path / "德州市.docx"
    save(write(rich(1)), target)
    before = target.read_bytes()
    monkeypatch.setattr(saving, limit, 10)
    (found,) = save(write(rich(2)), target)
    assert found.code == "OUT601"
    assert target.read_bytes() == before


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_an_empty_file_is_nobody_s_work(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"德州市{ending}"
    target.touch()
    assert save(b"%PDF-1.7", target) == []
    assert target.read_bytes().startswith(b"%PDF-1.7")
