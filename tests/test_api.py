"""The Python face: three functions, and one exception that carries the diagnostics."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportgen
from reportgen.resources import folder

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
