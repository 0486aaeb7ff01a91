"""A house style on the command line: beside the data or the templates, told when wrong, never overwritten."""

from __future__ import annotations

from pathlib import Path

from tests.commands import Ran
from tests.test_cli import CITY, city
from tests.write.wordxml import W, part, value


def line_pitch(path: Path) -> str | None:
    """Of the style that all others are based on."""
    styles = part(path.read_bytes(), "word/styles.xml").iter(f"{W}style")
    return next(value(s, "pPr/spacing", "line") for s in styles if s.get(f"{W}styleId") == "Normal")


def test_a_city_is_built_in_its_house_style(tmp_path: Path) -> None:
    city(tmp_path, CITY + "样式: 样式.yaml\n")
    city(tmp_path, "行距: 28磅\n", "样式.yaml")
    ran = Ran("build", "city.yaml", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert line_pitch(tmp_path / "city.docx") == "560"


def test_a_wrong_style_ends_with_1_and_is_told_in_its_own_file(tmp_path: Path) -> None:
    city(tmp_path / "德州", CITY + "样式: ../样式.yaml\n")
    city(tmp_path, "行距: 28磅\n字体: {正文: 仿宋（GB2312）}\n", "样式.yaml")
    ran = Ran("build", "德州/city.yaml", cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert f"{Path('德州/../样式.yaml')}:2:10: 错误[SHP216] 字体名“仿宋（GB2312）”不能用" in ran.err
    assert not (tmp_path / "德州" / "city.docx").exists()


def test_a_style_that_is_not_there_is_told_at_the_line_that_names_it(tmp_path: Path) -> None:
    city(tmp_path, CITY + "样式: 样式.yaml\n")
    ran = Ran("build", "city.yaml", cwd=tmp_path)
    assert ran.status == 1
    assert "city.yaml:11:5: 错误[SRC101] 找不到文件“样式.yaml”" in ran.err


def test_a_style_among_the_templates_of_t_holds_where_the_data_names_none(tmp_path: Path) -> None:
    city(tmp_path)
    city(tmp_path / "模板", "行距: 28磅\n", "样式.yaml")
    city(tmp_path / "模板", '{% extends "rectification-report/report.j2" %}', "report.j2")
    ran = Ran("build", "city.yaml", "-t", "模板", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert line_pitch(tmp_path / "city.docx") == "560"


def test_a_style_file_is_never_written_over(tmp_path: Path) -> None:
    city(tmp_path, CITY + "样式: city.txt\n")
    city(tmp_path, "行距: 28磅\n", "city.txt")
    ran = Ran("build", "city.yaml", "--force", cwd=tmp_path)
    assert ran.status == 1
    assert "OUT604" in ran.err
    assert (tmp_path / "city.txt").read_text("utf-8") == "行距: 28磅\n"


def test_a_style_in_a_folder_of_cities_is_taken_for_no_city(tmp_path: Path) -> None:
    city(tmp_path / "各市" / "德州", CITY + "样式: ../样式.yaml\n")
    city(tmp_path / "各市", "行距: 28磅\n", "样式.yaml")
    ran = Ran("build", "各市", "-o", "out", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert line_pitch(tmp_path / "out" / "德州" / "city.docx") == "560"
