"""`reportgen build --dump`: each stop of the road on stdout, as far as the road was passable, and no file written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import document
from reportgen.cli.build import STOPS
from reportgen.pipeline import Options
from reportgen.pipeline.data_sets import data_sets
from reportgen.pipeline.dump import dump
from reportgen.present.dump_document import NODES, ORIGINS, PARTS
from tests.commands import Ran
from tests.test_cli import city, english

SMALL = """\
文种: 整改落实情况报告
截至日期: 2022-08-30
城市: {名称: 德州市}
主送: [省委, 省政府]
版头: {发文机关标志: 德州市人民政府, 发文字号: 德政发〔2022〕15号}
督察: {层级: 省级, 督察组: '省第七督察组', 反馈日期: 2021-07}
状态对照: {绿灯: 达到序时进度}
整改任务:
  列表:
    - 序号: 1
      名称: 河道治理
      责任单位: [市水利局, 陵城区政府]
      整改时限: 2021年底前
      状态: 已完成整改
      完成日期: 2021-12-20
      公开: 否
    - {序号: 2, 名称: 散煤替代, 责任单位: 市能源局, 整改时限: '2022年底前，长期坚持', 状态: 绿灯}
章节:
  - 标题: 水环境
    段落: |
      已完成【任务.已完成】。
      第二行。
    要点:
      - {标题: 治污, 内容: PM2.5下降。}
附件: {名称: 任务清单, 来自: 整改任务, 栏目: [序号, 名称, 责任单位, 状态]}
附图: 整改进度
落款: {日期: 2022-08-30, 用印: 加盖印章}
版记: {抄送: 市人大, 印发机关: 市政府办, 印发日期: 2022-08-31}
"""
CONTRADICTION = SMALL.replace("  列表:\n", "  总数: 3\n  列表:\n")


@pytest.mark.parametrize("stop", STOPS)
def test_each_stop_is_printed_whole_and_always_the_same(
    stop: str, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    city(tmp_path, SMALL)
    ran = Ran("build", "city.yaml", "--dump", stop, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    golden(f"dump-{stop}.txt", ran.out)
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


def test_the_data_are_printed_as_written_with_the_places_of_key_and_value(tmp_path: Path) -> None:
    lines = of(tmp_path, SMALL, "data")
    assert "3:1       3:5       城市:" in lines
    assert "3:6       3:10        名称: 德州市" in lines
    assert '6:14      6:19        督察组: "省第七督察组"' in lines  # as in the file, in quotes
    assert '20:5      20:9          段落: "已完成【任务.已完成】。\\n第二行。\\n"' in lines


def test_the_model_says_what_was_understood_by_the_names_of_the_yaml(tmp_path: Path) -> None:
    lines = of(tmp_path, SMALL, "model")
    assert "  反馈日期 = 2021年7月〔到2021-07-31〕  (city.yaml:6:35)" in lines
    assert "    整改时限 = 2022年底前，长期坚持〔到2022-12-31，长期坚持〕  (city.yaml:17:43)" in lines
    assert "    状态 = 达到序时进度〔写作绿灯〕  (city.yaml:17:63)" in lines
    assert "    责任单位[2] = 陵城区政府  (city.yaml:12:20)" in lines
    assert "    公开 = 否" in lines
    assert not [line for line in lines if "None" in line or "整改目标" in line]


def test_the_figures_are_a_line_each_name_value_rows_and_rule(tmp_path: Path) -> None:
    lines = of(tmp_path, SMALL, "figures")
    assert "任务.已完成\t1项\t1\t状态为“已完成整改”" in lines
    assert "任务.完成率\t50%\t2\t已完成÷总数" in lines
    assert {line.count("\t") for line in lines} == {3}


def test_the_html_is_what_the_templates_made_with_their_lines(tmp_path: Path) -> None:
    text = "\n".join(of(tmp_path, SMALL, "html"))
    assert text.startswith("<公文 at=")
    assert 'data-src="city.yaml:10:11" data-figure="任务.已完成">1项</data>' in text


def test_the_document_is_a_line_a_node_with_template_and_block_and_its_runs_with_sources(tmp_path: Path) -> None:
    lines = of(tmp_path, SMALL, "document")
    assert '    "1项"  【任务.已完成】  (city.yaml:10:11)' in lines
    assert '        责任单位 "市能源局"  (city.yaml:17:31)' in lines
    named = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert named[:3] == ["版头", "题名", "主送机关"]
    assert named[-2:] == ["版记", "文件属性"]
    assert [line for line in lines if line.startswith("  版头  文件二字=是  〔shared/frame.j2:") and "版头〕" in line]


def test_kind_day_and_public_paper_are_respected(tmp_path: Path) -> None:
    assert "主送" in "\n".join(of(tmp_path, SMALL, "html"))
    assert "<主送" not in "\n".join(of(tmp_path, SMALL, "html", Options(public=True)))
    path = city(tmp_path, SMALL)
    kind = Ran("build", path, "-t", "月度调度表", "--dump", "model", "--as-of", "2023-01-31", cwd=tmp_path)
    assert "文种 = 月度调度表\n" in kind.out
    assert "截至日期 = 2023年1月31日\n" in kind.out


def test_stops_before_a_contradiction_are_printed_those_behind_it_are_not(tmp_path: Path) -> None:
    city(tmp_path, CONTRADICTION)
    for stop in STOPS:
        ran = Ran("build", "city.yaml", "--dump", stop, cwd=tmp_path)
        assert ran.status == 1
        assert "错误[LED304]" in ran.err
        assert bool(ran.out) == (stop in ("data", "model", "figures")), stop


def test_the_data_of_a_file_that_no_one_understands_are_printed(tmp_path: Path) -> None:
    city(tmp_path, "城市: {名称: 德州市}\n整改工作: 无\n")
    ran = Ran("build", "city.yaml", "--dump", "data", cwd=tmp_path)
    assert ran.status == 1
    assert "2:1       2:7       整改工作: 无\n" in ran.out
    assert "错误[SHP201]" in ran.err


def test_a_file_that_is_not_there_gives_its_error_and_no_stop(tmp_path: Path) -> None:
    for stop in STOPS:
        ran = Ran("build", "none.yaml", "--dump", stop, cwd=tmp_path)
        assert (ran.status, ran.out) == (1, "")
        assert "错误[SRC101]" in ran.err


def test_of_several_files_each_has_a_heading(tmp_path: Path) -> None:
    city(tmp_path / "cities" / "a", SMALL)
    city(tmp_path / "cities" / "b", SMALL.replace("德州市", "保定市"))
    ran = Ran("build", "cities", "--dump", "model", cwd=tmp_path)
    heads = [line for line in ran.out.splitlines() if line.startswith("=")]
    assert heads == ["===== cities/a/city.yaml =====", "===== cities/b/city.yaml ====="]
    assert ran.out.index("德州市") < ran.out.index(heads[1]) < ran.out.index("保定市")


@pytest.mark.parametrize("words", [("-o", "out"), ("-f", "txt")])
def test_output_and_formats_do_not_go_with_it(words: tuple[str, str], tmp_path: Path) -> None:
    city(tmp_path, SMALL)
    ran = Ran("build", "city.yaml", "--dump", "data", *words, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert f"“--dump”只打印，不写文件，不能与“{words[0]}”同用" in ran.err
    assert english(ran.err) == []
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


def test_another_stop_is_refused_and_the_stops_are_named(tmp_path: Path) -> None:
    ran = Ran("build", "city.yaml", "--dump", "pages", cwd=tmp_path)
    assert ran.status == 2
    assert "“pages”不在其中：'data', 'model', 'figures', 'html', 'document'" in ran.err


@pytest.mark.parametrize("name", data_sets())
def test_every_stop_of_every_data_set_is_printed(name: str, tmp_path: Path) -> None:
    path = data_sets()[name].file(tmp_path)
    for stop in STOPS:
        text, _ = dump(path, stop)
        assert text.endswith("\n"), stop
        assert str(tmp_path) not in text


def test_every_part_of_a_document_has_a_name() -> None:
    kinds = [getattr(document, name) for name in document.__all__]
    nodes = {k for k in kinds if isinstance(k, type) and dataclasses.is_dataclass(k)} - {document.Text, document.Column}
    assert nodes == set(NODES)
    named = {f.name for node in nodes for f in dataclasses.fields(node)} - set(ORIGINS)
    assert named - set(PARTS) == {"columns"}  # of a table, which has a form of its own


def of(folder: Path, text: str, stop: str, options: Options | None = None) -> list[str]:
    """The lines of a stop; the file is good."""
    printed, found = dump(city(folder, text), stop, options or Options())
    assert not [d for d in found if d.is_error]
    return printed.splitlines()
