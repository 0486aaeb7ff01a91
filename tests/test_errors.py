"""Every error code is shown by the smallest faulty file; its message is held as text and stands in docs/errors.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.codes import CODES
from tests import gallery

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("case", gallery.cases(), ids=lambda c: c.code)
def test_a_faulty_file_is_told_in_these_words(
    case: gallery.Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    shown = gallery.run_case(case, tmp_path)
    assert f"[{case.code}]" in shown
    expected = case.folder / "expected.txt"
    if request.config.getoption("--update-golden"):
        case.folder.mkdir(exist_ok=True)
        expected.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == expected.read_text("utf-8")


def test_every_message_tells_reason_and_remedy_and_none_shows_a_traceback() -> None:
    shown = {case.code: (case.folder / "expected.txt").read_text("utf-8") for case in gallery.cases()}
    assert [code for code, text in shown.items() if "原因：" not in text or "办法：" not in text] == []
    assert [code for code, text in shown.items() if "Traceback" in text] == []


def test_every_folder_of_the_gallery_belongs_to_a_code() -> None:
    folders = {p.name for p in gallery.ERRORS.iterdir()}
    assert folders == {c.code for c in gallery.cases()}


def test_codes_shown_elsewhere_have_a_test_there() -> None:
    for code, path in gallery.ELSEWHERE.items():
        assert code in CODES
        assert code in (ROOT / path).read_text("utf-8")


def test_the_page_of_errors_is_up_to_date(request: pytest.FixtureRequest) -> None:
    shown = {c.code: (c.folder / "expected.txt").read_text("utf-8") for c in gallery.cases()}
    path = ROOT / "docs" / "errors.md"
    text = gallery.page(shown)
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text("utf-8") == text
