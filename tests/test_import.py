"""`reportgen import` and `new --from`: an old paper becomes a data file that builds the same paper again."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen.pipeline import Options, build, build_files
from reportgen.pipeline.importing import Imported, import_paper
from reportgen.resources import folder
from reportgen.write import WRITERS

EXAMPLES = sorted(path.parent.name for path in folder("examples").glob("*/city.yaml"))
HEADLINE = "上下联动 动真碰硬 淮北市全力推动省生态环境保护督察整改落地见效"
FINAL = Options(public=True)


def lines_of(text: str) -> list[str]:
    """The lines of a plain text, but for empty ones."""
    return [line for line in text.split("\n") if line.strip()]


def again(imported: Imported, home: Path) -> list[str]:
    """What the draft builds."""
    built = build(home / "city.yaml", text=imported.text)
    assert built.document is not None, built.found
    return lines_of(WRITERS["txt"](built.document, built.style).decode())


@pytest.fixture(params=EXAMPLES)
def paper(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The public paper of an example as a plain text and as a Word file, without anything of its data beside it."""
    written, found = build_files(
        folder("examples") / request.param / "city.yaml", ("docx", "txt"), tmp_path / "旧稿", FINAL
    )
    assert written, found
    return tmp_path / "旧稿" / "city.txt"


def test_a_plain_text_comes_back_character_for_character(paper: Path, tmp_path: Path) -> None:
    imported = import_paper(paper)
    assert imported.same
    assert again(imported, tmp_path) == lines_of(paper.read_text("utf-8"))


def test_a_word_file_comes_back_character_for_character(paper: Path, tmp_path: Path) -> None:
    imported = import_paper(paper.with_suffix(".docx"))
    assert imported.same
    given, wanted = again(imported, tmp_path), lines_of(paper.read_text("utf-8"))
    if wanted[0] == HEADLINE:  # no 公文 title: its lines stay as they stand in Word
        assert "".join(given[:3]).replace(" ", "") == HEADLINE.replace(" ", "")
        given, wanted = given[3:], wanted[1:]
    assert given == wanted


def test_figures_and_dates_become_facts_and_their_places_in_the_prose_placeholders(tmp_path: Path) -> None:
    written, _ = build_files(folder("examples") / "huaibei" / "city.yaml", ("txt",), tmp_path, FINAL)
    draft = yaml.safe_load(import_paper(written[0]).text)
    assert draft["城市"]["名称"] == "淮北市"
    assert draft["督察"]["督察组"] == "省第一生态环境保护督察组"
    assert draft["整改任务"]["总数"] in (68, "68")
    assert "【任务.已完成】" in import_paper(written[0]).text


def test_the_new_paper_has_the_structure_and_none_of_the_facts(tmp_path: Path) -> None:
    written, _ = build_files(folder("examples") / "dezhou" / "city.yaml", ("docx",), tmp_path, FINAL)
    made = import_paper(written[0], empty=True)
    draft = yaml.safe_load(made.text)
    assert len(draft["章节"]) == 4
    assert "督察" not in draft
    assert "整改任务" not in draft
    built = build(tmp_path / "city.yaml", text=made.text)
    assert built.document is not None
    text = WRITERS["txt"](built.document, built.style).decode()
    assert "2021年" not in text
    assert "66.7" not in text
    assert "【待补充：" in text
