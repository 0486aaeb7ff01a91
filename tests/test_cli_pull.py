"""`reportgen pull` as a clerk types it: what it shows, what it writes when told to, what it can't read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline import build_files
from tests.commands import ended
from tests.pull.edits import handed_back, said
from tests.reports import TWO_TASKS

PROSE = TWO_TASKS + "章节: [{标题: 总体情况, 段落: [市委高度重视整改工作。]}]\n"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A data file, with its Word file built beside it."""
    path = tmp_path / "city.yaml"
    path.write_text(PROSE, encoding="utf-8")
    build_files(path, ("docx",), None)
    return path


def test_pull_shows_what_was_changed_and_writes_it_when_told_to(city: Path) -> None:
    word = handed_back(city, said("市委高度重视整改工作", "市委市政府高度重视整改工作")).name
    shown = ended("pull", word, "city.yaml", cwd=city.parent)
    assert "   + …市委[市政府]高度重视整改工作。…" in shown.out
    assert "已写入" not in shown.out
    assert city.read_text("utf-8") == PROSE
    applied = ended("pull", word, "city.yaml", "--apply", cwd=city.parent)
    assert applied.out.endswith("已写入 city.yaml\n")
    assert "市委市政府高度重视整改工作" in city.read_text("utf-8")


def test_pull_wants_the_word_file_first(city: Path) -> None:
    refused = ended("pull", "city.yaml", "改过.docx", cwd=city.parent, status=2)
    assert "先写改过的 Word 文件（.docx），再写数据文件" in refused.err


def test_what_pull_can_not_read_is_told(city: Path) -> None:
    city.with_name("改过.docx").write_bytes(b"%PDF-1.7")
    refused = ended("pull", "改过.docx", "city.yaml", cwd=city.parent, status=1)
    assert (refused.out, "错误[SRC108]" in refused.err) == ("", True)
    assert "日期" in ended("pull", "改过.docx", "city.yaml", "--as-of", "昨天", cwd=city.parent, status=2).err
