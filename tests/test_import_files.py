"""What `reportgen import` reads: plain texts in any encoding, and what it says of other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline.importing import import_paper
from tests.commands import ended
from tests.test_import import TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_of_a_plain_text_is_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_bytes("云山市关于督察整改情况的报告\r\n\r\n整改任务全部完成，群众满意。\r\n".encode(encoding))
    assert "标题: 云山市关于督察整改情况的报告" in import_paper(path).text


def test_a_text_in_big5_is_read(tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    path.write_bytes(TRADITIONAL.replace("群眾", "民眾").encode("big5"))
    assert "标题: 云山市关于督察反馈意见整改落实情况的报告" in import_paper(path, simplified=True).text


@pytest.mark.parametrize("name", ["旧稿.doc", "旧稿.wps", "旧稿.pdf"])
def test_of_other_formats_is_said_how_they_become_a_word_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.4" if name.endswith("pdf") else b"\xd0\xcf\x11\xe0" + bytes(600))
    (found,) = import_paper(path).found
    assert found.code.startswith("SRC")
    assert "Word" in found.fix


def test_a_folder_is_no_old_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert [d.code for d in import_paper(Path()).found] == ["SRC102"]


def test_what_was_parted_from_a_line_of_the_file_is_told_at_that_line(tmp_path: Path) -> None:
    path = tmp_path / "旧稿.txt"
    text = (
        "云山市关于督察整改情况的报告\n\n我市抓好整改。<br/>反馈我市46项整改任务，已完成整改34项，其余11项正在推进。\n"
    )
    path.write_text(text, encoding="utf-8")
    (doubt,) = [d for d in import_paper(path).found if d.code == "IMP004"]
    assert doubt.place is not None
    assert doubt.place.line == 3
    assert text.split("\n")[2][doubt.place.column - 1 :].startswith("46项")


@pytest.mark.parametrize(
    ("words", "draft"),
    [
        (("new", "明年", "--from", "旧稿.docx"), "明年/city.yaml"),
        (("import", "旧稿.docx", "-o", "别的.yaml"), "别的.yaml"),
    ],
    ids=["new", "import"],
)
def test_no_draft_is_made_of_a_file_that_is_no_paper(tmp_path: Path, words: tuple[str, ...], draft: str) -> None:
    (tmp_path / "旧稿.docx").write_bytes(b"%PDF-1.7")
    refused = ended(*words, cwd=tmp_path, status=1)
    assert (refused.out, "错误[" in refused.err) == ("", True)
    assert not (tmp_path / draft).exists()
