"""The Python face: files in, values out, and one exception that carries the diagnostics."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import reportgen
from reportgen.resources import folder
from reportgen.write import PRINTERS, WRITERS
from tests.commands import Ran

DEZHOU = folder("examples") / "dezhou" / "city.yaml"


def test_three_calls_lead_from_yaml_to_word(tmp_path: Path) -> None:
    report = reportgen.read_report(DEZHOU)
    document = reportgen.make_document(report, public=True)
    reportgen.save_document(document, tmp_path / "city.docx")
    reportgen.save_document(document, tmp_path / "city.txt")
    assert (tmp_path / "city.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "city.txt").read_text("utf-8").startswith("德州市公开第二轮")


def test_errors_of_the_data_are_raised_as_the_terminal_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text("城市：示例市\n", encoding="utf-8")
    with pytest.raises(reportgen.FaultsError, match="YML101") as raised:
        reportgen.read_report(path)
    assert [d.code for d in raised.value.found] == ["YML101"]


def test_contradictions_are_raised_when_the_document_is_made(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        "城市: {名称: 示例市}\n整改任务: {总数: 46, 分组: {已完成整改: 34, 推进中: 11}}\n", encoding="utf-8"
    )
    with pytest.raises(reportgen.FaultsError, match="LED305"):
        reportgen.make_document(reportgen.read_report(path))


def test_an_unknown_ending_is_refused_and_an_edited_file_is_kept(tmp_path: Path) -> None:
    document = reportgen.make_document(reportgen.read_report(DEZHOU))
    with pytest.raises(ValueError, match=r"\.docx"):
        reportgen.save_document(document, tmp_path / "city.odt")
    place = tmp_path / "city.docx"
    place.write_bytes(b"a file of somebody else")
    with pytest.raises(reportgen.FaultsError, match="OUT601"):
        reportgen.save_document(document, place)
    assert place.read_bytes() == b"a file of somebody else"


def test_the_bytes_of_a_format_are_those_that_a_build_writes(tmp_path: Path) -> None:
    built = reportgen.build_document(DEZHOU)
    assert built.document is not None
    assert Ran("build", str(DEZHOU), "-o", str(tmp_path), "-f", "docx", "-f", "txt", cwd=tmp_path).status == 0
    assert reportgen.document_bytes(built.document, style=built.style) == (tmp_path / "city.docx").read_bytes()
    assert reportgen.document_bytes(built.document, "txt") == (tmp_path / "city.txt").read_bytes()
    with pytest.raises(ValueError, match="odt: not one of docx, txt, html, pdf"):
        reportgen.document_bytes(built.document, "odt")  # type: ignore[arg-type]


@pytest.mark.needs("soffice")
def test_a_pdf_is_made_by_its_ending_too(tmp_path: Path) -> None:
    reportgen.save_document(reportgen.make_document(reportgen.read_report(DEZHOU)), tmp_path / "city.pdf")
    assert (tmp_path / "city.pdf").read_bytes().startswith(b"%PDF-")


def test_without_an_office_suite_a_pdf_is_a_fault_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.write.office.program", lambda: None)
    document = reportgen.make_document(reportgen.read_report(DEZHOU))
    with pytest.raises(reportgen.FaultsError, match="OUT606"):
        reportgen.save_document(document, tmp_path / "city.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_build_in_memory_takes_the_words_of_the_command_and_refuses_those_that_are_none() -> None:
    public = reportgen.build_document(DEZHOU, template="月度调度表", public=True)
    assert public.document is not None
    assert "调度" in "".join(text.text for text in public.document.title)
    with pytest.raises(ValueError, match="日期“明天”读不懂"):
        reportgen.build_document(DEZHOU, as_of="明天")
    with pytest.raises(ValueError, match="没有“年报”这个文种"):
        reportgen.build_document(DEZHOU, template="年报")


def test_checks_return_what_they_find_in_data_and_in_any_paper(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        "城市: {名称: 示例市}\n整改任务: {总数: 46, 分组: {已完成整改: 34, 推进中: 11}}\n", encoding="utf-8"
    )
    assert [d.code for d in reportgen.check_report(reportgen.read_report(path)) if d.is_error] == ["LED305"]
    paper = tmp_path / "old.txt"
    paper.write_text("示例市整改情况\n\n　　共有整改任务46项，其中已完成34项、推进中11项。\n", encoding="utf-8")
    assert "SUM903" in [d.code for d in reportgen.check_file(paper)]


def test_a_paper_is_compared_with_the_data_file_that_is_named(tmp_path: Path) -> None:
    document = reportgen.make_document(reportgen.read_report(DEZHOU))
    paper = tmp_path / "city.txt"
    reportgen.save_document(document, paper)
    text = paper.read_text("utf-8")
    paper.write_text(text.replace("已完成整改17项", "已完成整改18项"), encoding="utf-8")
    codes = {d.code for d in reportgen.check_file(paper, data=DEZHOU)}
    assert codes - {d.code for d in reportgen.check_file(paper)} != set()


def test_faults_come_back_from_another_process_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text("城市：示例市\n", encoding="utf-8")
    with pytest.raises(reportgen.FaultsError) as raised:
        reportgen.read_report(path)
    again = pickle.loads(pickle.dumps(raised.value))
    assert isinstance(again, reportgen.FaultsError)
    assert str(again) == str(raised.value)
    assert [d.code for d in again.found] == ["YML101"]


def test_a_name_that_is_none_is_said_to_be_none() -> None:
    with pytest.raises(AttributeError, match="'reportgen' has no attribute 'reed_report'"):
        _ = reportgen.reed_report  # type: ignore[attr-defined]


def test_the_formats_are_those_of_the_writers() -> None:
    assert set(reportgen.ENDINGS) == {*WRITERS, *PRINTERS}
