"""The files that `pull` reads and writes: what can't be read, what changed meanwhile, a disk that fails, a ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic, fault
from reportgen.pipeline import build_files, pulling, written_back
from reportgen.pipeline.pulling import pull
from reportgen.pull.listing import listed
from reportgen.pull.resolve import resolved
from reportgen.records import replace
from reportgen.resources import folder
from reportgen.write.save import save
from tests.pull.edits import handed_back, said
from tests.pull.papers import DATA, codes, given_back, ledger_city, reasons, text
from tests.read.edited import CLAUSES, DATE, THREADS, anchored, edited, remark, remarks, replaced, run


def test_a_file_that_is_no_word_file_is_told(city: Path) -> None:
    word = city.with_name("改过.docx")
    word.write_text("这不是 Word 文件。", encoding="utf-8")
    pulled = pull(word, city)
    assert pulled.word is None
    assert [d.is_error for d in pulled.found] == [True]


def test_data_that_can_not_be_built_are_told_as_such(city: Path) -> None:
    word = handed_back(city, said("稳定达标", "持续达标"))
    city.write_text(DATA.replace("截至日期: 2022-08-30", "截至日期: 八月底"), encoding="utf-8")
    pulled = pull(word, city, apply=True)
    assert any(d.is_error for d in pulled.found)
    assert pulled.steps == ()


def test_a_data_file_that_is_not_there_is_told_once(city: Path) -> None:
    word = handed_back(city, said("稳定达标", "持续达标"))
    city.unlink()
    pulled = pull(word, city, apply=True)
    assert len([d for d in pulled.found if d.is_error]) == 1


def test_a_data_file_that_another_program_writes_meanwhile_is_left_alone(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, now = handed_back(city, said("稳定达标", "持续达标")), DATA.replace("黑臭水体", "黑臭河段")

    def meanwhile(*args: object) -> object:
        city.write_text(now, encoding="utf-8")
        return resolved(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pulling, "resolved", meanwhile)
    pulled = pull(word, city, apply=True)
    assert [d.code for d in pulled.found if d.is_error] == ["OUT602"]
    assert "读过以后，又被别的程序改了" in pulled.found[-1].reason
    assert (pulled.made, pulled.files) == (frozenset(), ())
    assert city.read_text("utf-8") == now


def test_of_workbook_and_data_file_both_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = ledger_city(tmp_path / "德州")
    book, before = city.parent / "台账.xlsx", (city.read_bytes(), (city.parent / "台账.xlsx").read_bytes())
    edits = (said(">某示范河段", ">（核）某示范河段"), said("责任到位", "责任落实到位"))

    def full(data: bytes, path: Path, *, force: bool = False, keep: bool = False) -> list[Diagnostic]:
        if path == city:
            return [fault("OUT602", None, "磁盘已满", "腾出空间", name=path.name)]
        return save(data, path, force=force, keep=keep)

    monkeypatch.setattr(written_back, "save", full)
    pulled = given_back(city, *edits)
    assert "磁盘已满" in reasons(pulled) + [d.reason for d in pulled.found]
    assert (pulled.made, pulled.files) == (frozenset(), ())
    assert (city.read_bytes(), book.read_bytes()) == before


def test_a_ledger_of_an_older_format_is_not_written(tmp_path: Path) -> None:
    shutil.copytree(folder("examples") / "dezhou", tmp_path / "德州")
    city = tmp_path / "德州" / "city.yaml"
    (city.parent / "台账.xlsx").rename(city.parent / "台账.xlsm")
    city.write_text(city.read_text("utf-8").replace("台账: 台账.xlsx", "台账: 台账.xlsm"), encoding="utf-8")
    written, found = build_files(city, ("docx",), None)
    assert written, found
    pulled = given_back(city, said(">某示范河段", ">（核）某示范河段"))
    assert reasons(pulled)[0].endswith("台账不是 .xlsx，不能写回，请在台账里改")


WHO = 'w:author="王局长" w:date="2022-08-31T09:00:00Z"'
MARKS = (
    f'<w:del w:id="901" {WHO}><w:r><w:delText>旧话</w:delText></w:r></w:del>'
    '<w:ins w:id="902" w:author=""><w:r><w:t>新话。</w:t></w:r></w:ins>'
)


def test_revisions_are_listed_with_who_made_them_and_when(city: Path) -> None:
    word = handed_back(city, said("达标。</w:t></w:r>", f"达标。</w:t></w:r>{MARKS}"))
    pulled = pull(word, city)
    assert codes(pulled) == []
    assert pulled.word is not None
    shown = listed(pulled.word, pulled.steps, pulled.made, applied=False)
    assert "修订 2 处（已按接受修订之后的文字比对）\n" in shown
    assert "  王局长 2022-08-31  删除：旧话\n" in shown
    assert "  未署名  插入：新话。\n" in shown


def test_comments_are_listed_with_the_words_they_are_about_and_their_replies(tmp_path: Path) -> None:
    said_of = remarks(
        remark(0, "李四", "属实吗", key="0000000A"), remark(1, "张三", "属实", key="0000000B"), remark(2, "", "另议")
    )
    both = anchored(1, anchored(0, run(CLAUSES[1])))
    parts = {"comments": said_of, "commentsExtended": THREADS}
    word = replace(edited(tmp_path, replaced("已完成", both), parts=parts), more_comments=7, more_revisions=9)
    shown = listed(word, (), (), applied=False, failed=True)
    assert f"李四 {DATE[:10]}：属实吗（针对“{CLAUSES[1]}”）（已解决）\n      回复  张三 {DATE[:10]}：属实\n" in shown
    assert f"  第0段  未署名 {DATE[:10]}：另议\n" in shown
    assert "  另有 9 处，没有列出\n" in shown
    assert shown.endswith("  另有 7 条，没有列出\n")


def test_measures_in_a_workbook_have_no_numbers_of_the_table(tmp_path: Path) -> None:
    city = ledger_city(tmp_path / "德州")
    pulled = given_back(city, said("2.每月开展一次加密监测", "2.每周开展一次加密监测"))
    assert codes(pulled) == []
    assert "2.每周开展一次加密监测" in text(city)
    assert "1.1." not in text(city)
