"""What `reportgen pull` must never do: lose words, set data back, write a figure as digits or a number of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from reportgen.pipeline import build_files
from reportgen.pipeline.pulling import Pulled, pull
from reportgen.resources import folder
from tests.words import DOCUMENT, read_parts, write_parts

PARAGRAPH = re.compile(r"<w:p>.*?</w:p>")


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Path]:
    """An example with its Word file built beside it."""

    def made(name: str) -> Path:
        shutil.copytree(folder("examples") / name, tmp_path / name)
        path = tmp_path / name / "city.yaml"
        written, found = build_files(path, ("docx",), None)
        assert written, found
        return path

    return made


def words(xml: str) -> str:
    return re.sub("<[^>]+>", "", xml)


def edited(city: Path, change: Callable[[list[str]], list[str]]) -> Path:
    """The Word file with its paragraphs, as XML, changed."""
    parts = read_parts(city.with_suffix(".docx"))
    old = PARAGRAPH.findall(parts[DOCUMENT])
    head, _, rest = parts[DOCUMENT].partition(old[0])
    tail = rest.rpartition(old[-1])[2]
    between = parts[DOCUMENT][len(head) : len(parts[DOCUMENT]) - len(tail)]
    assert "".join(old) == between, "tables would be lost"
    parts[DOCUMENT] = head + "".join(change(old)) + tail
    return write_parts(city.with_name("改过.docx"), parts)


def without(start: str) -> Callable[[list[str]], list[str]]:
    """Deletes the paragraph that begins with some words."""

    def change(paragraphs: list[str]) -> list[str]:
        left = [p for p in paragraphs if not words(p).startswith(start)]
        assert len(left) == len(paragraphs) - 1
        return left

    return change


def replaced(old: str, new: str) -> Callable[[list[str]], list[str]]:
    """Types over words that stand in one run."""

    def change(paragraphs: list[str]) -> list[str]:
        assert sum(old in p for p in paragraphs) == 1
        return [p.replace(old, new) for p in paragraphs]

    return change


def codes(pulled: Pulled) -> set[str]:
    return {d.code for d in pulled.found if not d.code.startswith("OUT")}


def test_a_point_that_the_data_replaced_since_is_not_deleted(example: Callable[[str], Path]) -> None:
    city = example("huaibei")
    word = edited(city, replaced("讲好绿色发展", "讲好生态发展"))
    later = city.read_text("utf-8").replace("标题: 强化跟踪问效", "标题: 抓好能力建设，夯实基层基础")
    city.write_text(later, encoding="utf-8")
    pulled = pull(word, city, apply=True)
    assert "标题: 抓好能力建设，夯实基层基础" in city.read_text("utf-8")
    assert "PUL053" in codes(pulled)


def test_a_deletion_is_not_written_where_the_template_would_print_words_of_its_own(
    example: Callable[[str], Path],
) -> None:
    city = example("baoding")
    before = city.read_text("utf-8")
    paragraphs = PARAGRAPH.findall(read_parts(city.with_suffix(".docx"))[DOCUMENT])
    under = next(n for n, p in enumerate(paragraphs) if words(p).startswith("一、")) + 1
    pulled = pull(edited(city, without(words(paragraphs[under])[:20])), city, apply=True)
    assert codes(pulled) == {"PUL052"}
    assert city.read_text("utf-8") == before


def test_a_sentence_with_figures_that_was_moved_is_not_written_as_digits(example: Callable[[str], Path]) -> None:
    city = example("huaibei")
    before = city.read_text("utf-8")
    text = next(words(p) for p in PARAGRAPH.findall(read_parts(city.with_suffix(".docx"))[DOCUMENT]) if "完成率" in p)
    found = re.search("截至2021年3月28日，68个[^。]*。", text)
    assert found

    def change(paragraphs: list[str]) -> list[str]:
        moved = [p for p in paragraphs if found[0] in words(p)]
        assert len(moved) == 1
        run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
        done = []
        for p in paragraphs:
            if p in moved:
                done.append(p[: p.index("<w:r>")] + run.format(words(p).replace(found[0], "")))
            elif "不断巩固拓展。" in p:
                done.append(p.removesuffix("</w:p>") + run.format(found[0]))
            else:
                done.append(p)
        return done

    pulled = pull(edited(city, change), city, apply=True)
    assert "PUL052" in codes(pulled)
    assert city.read_text("utf-8") == before


def test_a_number_of_the_program_is_not_written_into_the_data(example: Callable[[str], Path]) -> None:
    city = example("baoding")
    text = city.read_text("utf-8")
    pull(edited(city, replaced("三是规范工业料场管理。", "规范工业料场管理。")), city, apply=True)
    assert "- 一是" not in city.read_text("utf-8")
    assert "规范工业料场管理" in city.read_text("utf-8")
    assert len(city.read_text("utf-8")) == len(text)


def test_without_the_mark_of_the_build_cells_stay_as_the_data_have_them(tmp_path: Path) -> None:
    shutil.copytree(folder("examples") / "dezhou", tmp_path / "德州")
    city = tmp_path / "德州" / "city.yaml"
    assert build_files(city, ("docx",), None)[0]
    parts = read_parts(city.with_suffix(".docx"))
    parts["docProps/custom.xml"] = re.sub("[0-9a-f]{64}", "", parts["docProps/custom.xml"])
    cell = next(words(p) for p in PARAGRAPH.findall(parts[DOCUMENT].partition("<w:tbl>")[2]) if len(words(p)) > 12)
    parts[DOCUMENT] = parts[DOCUMENT].replace(f">{cell}<", f">（核）{cell}<")
    before = (city.parent / "台账.xlsx").read_bytes()
    pulled = pull(write_parts(city.with_name("改过.docx"), parts), city, apply=True)
    assert codes(pulled) == {"PUL053"}
    assert (city.parent / "台账.xlsx").read_bytes() == before


def test_what_looks_like_a_formula_is_a_text_in_the_workbook(tmp_path: Path) -> None:
    shutil.copytree(folder("examples") / "dezhou", tmp_path / "德州")
    city = tmp_path / "德州" / "city.yaml"
    assert build_files(city, ("docx",), None)[0]
    parts = read_parts(city.with_suffix(".docx"))
    cell = next(words(p) for p in PARAGRAPH.findall(parts[DOCUMENT].partition("<w:tbl>")[2]) if len(words(p)) > 12)
    parts[DOCUMENT] = parts[DOCUMENT].replace(f">{cell}<", '>=HYPERLINK("http://a.cn")<')
    pulled = pull(write_parts(city.with_name("改过.docx"), parts), city, apply=True)
    assert len(pulled.made) == 1
    sheet = openpyxl.load_workbook(city.parent / "台账.xlsx").active
    assert sheet is not None
    typed = [c for row in sheet.iter_rows() for c in row if "HYPERLINK" in str(c.value)]
    assert [c.data_type for c in typed] == ["s"]
