"""`reportgen figures` and `reportgen explain` as a clerk uses them, on real files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportgen.zh import width
from tests.commands import ended
from tests.reports import TWO_TASKS, workbook

ROWS: list[list[object]] = [
    ["序号", "反馈问题", "领域", "责任单位", "整改时限", "状态", "完成日期"],
    [
        1,
        "城区雨污混流问题比较突出，部分老旧小区的管网仍然没有完成改造",
        "水",
        "市住建局",
        "2022年6月底前",
        "已完成",
        "2022-06-20",
    ],
    [2, "入河排污口整治滞后", "水", "市水利局、市住建局", "2022年6月底前", "推进中", None],
    [3, "工地扬尘管控不严", None, "市住建局", "2022-09-29", "推进中", None],
]
DATA = """
截至日期: 2022-08-30
城市: {名称: 德州市}
整改任务: {台账: 台账.xlsx}
信访: {交办: 1427, 办理: {已办结: 492, 阶段性办结: 291, 正在办理: 644}}
指标: {优良天数: {现值: 233, 上期值: 220, 单位: 天}, 优良水体比例: {现值: 66.7, 上期值: 16.7, 单位: '%'}}
"""


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file and its ledger, in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "台账.xlsx", ROWS)
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    return tmp_path


def lines(*words: str) -> list[str]:
    return [line.rstrip() for line in ended(*words).out.splitlines()]


def row_of(name: str, table: list[str]) -> list[str]:
    """The cells of the line that begins with a name."""
    (line,) = [line for line in table if line.split()[:1] == [name]]
    return line.split()


def test_every_figure_stands_with_its_value_and_how_it_is_counted(city: Path) -> None:
    table = lines("figures", "city.yaml")
    assert table[0] == "city.yaml，截至2022年8月30日"
    assert row_of("任务.已完成", table) == ["任务.已完成", "1项", "状态为“已完成整改”"]
    assert row_of("任务.临期", table)[1] == "1项"
    assert row_of("任务.完成率", table)[1:] == ["33.3%", "已完成÷总数"]
    assert row_of("信访.办结率", table)[1] == "54.9%"
    assert row_of("优良水体比例.同比", table)[1] == "同比提升50个百分点"


def test_names_and_values_stand_in_columns_though_han_characters_are_twice_as_wide(city: Path) -> None:
    table = [line for line in lines("figures", "city.yaml") if line.startswith(("任务.", "信访."))]
    ends = {width(line[: line.index(cells[1]) + len(cells[1])]) for line in table if (cells := line.split())}
    assert len(ends) == 1


def test_groups_are_a_table_with_those_that_say_nothing(city: Path) -> None:
    table = lines("figures", "city.yaml")
    start = table.index("按领域（【任务.领域.名字.数】）")
    assert [line.split() for line in table[start + 1 : start + 4]] == [
        ["总数", "已完成", "尚未完成", "超期", "完成率"],
        ["水", "2项", "1项", "1项", "1项", "50%"],
        ["未填", "1项", "0项", "1项", "0项", "0%"],
    ]


def test_what_is_missing_is_only_counted_unless_all_is_asked_for(city: Path) -> None:
    some, every = ended("figures", "city.yaml").out, ended("figures", "city.yaml", "--all").out
    assert "任务.缺佐证" not in some
    assert "个数缺数据，没有列出；加 --all 全部列出" in some
    assert "缺：任务.缺佐证（台账没有填“佐证”）" in every
    assert "任务.责任单位.市水利局.已完成" in every
    assert "没有列出" not in every


def test_a_lone_workbook_has_figures_too_and_a_day_can_be_given(city: Path) -> None:
    bare = ended("figures", "台账.xlsx").out
    assert "没有截至日期，到期、超期的数算不出" in bare
    assert "任务.超期" not in bare
    table = lines("figures", "台账.xlsx", "--as-of", "2022年8月30日")
    assert row_of("任务.超期", table)[1] == "1项"


def as_json(*words: str) -> dict[str, Any]:
    return {entry["name"]: entry for entry in json.loads(ended(*words, "--json").out)}


def test_programs_get_each_figure_with_its_rows(city: Path) -> None:
    found = as_json("figures", "city.yaml")
    assert found["任务.超期"] == {
        "name": "任务.超期",
        "value": 1,
        "unit": "项",
        "text": "1项",
        "summary": "已到时限而没有完成、也没有基本完成",
        "missing": None,
        "rows": [{"no": "2", "place": "台账.xlsx!台账!A3"}],
    }
    assert (found["任务.完成率"]["value"], found["任务.完成率"]["unit"]) == (33.3, "%")
    lacking = found["任务.缺佐证"]
    assert (lacking["value"], lacking["text"], lacking["rows"]) == (None, "", [])
    assert "佐证" in lacking["missing"]


def test_json_has_the_groups_of_none_too_for_a_program_must_not_guess(city: Path) -> None:
    found = as_json("figures", "city.yaml")
    assert found["任务.领域.未填.已完成"]["value"] == 0
    assert found == as_json("figures", "city.yaml", "--all")


def test_json_names_the_inspection_of_a_row_that_has_one(city: Path) -> None:
    workbook(city / "台账.xlsx", [["序号", "督察", "状态"], [1, "甲", "推进中"], [1, "乙", "推进中"]])
    (first, second) = as_json("figures", "台账.xlsx")["任务.推进中"]["rows"]
    assert first == {"no": "1", "inspection": "甲", "place": "台账.xlsx!台账!A2"}
    assert second["inspection"] == "乙"


def test_json_comes_figure_by_figure(city: Path) -> None:
    from reportgen.pipeline.figures import reckon
    from reportgen.present.figures import as_json as pieces

    catalogue = reckon(city / "city.yaml").catalogue
    assert catalogue is not None
    parts = list(pieces(catalogue, catalogue.entries))
    assert len(parts) == len(catalogue.entries) + 1
    assert json.loads("".join(parts))[0]["name"] == "任务.总数"
    assert "".join(pieces(catalogue, [])) == "[]\n"


def test_a_figure_is_explained_by_its_formula_and_its_rows(city: Path) -> None:
    assert lines("explain", "city.yaml", "任务.超期") == [
        "【任务.超期】 1项",
        "  算法：已到时限而没有完成、也没有基本完成",
        "  由这1项得出：",
        "    序号  任务                状态    时限           位置",
        "    2     入河排污口整治滞后  推进中  2022年6月底前  台账.xlsx!台账!A3",
    ]


def test_a_rate_is_explained_by_its_arithmetic_and_the_rows_of_its_part(city: Path) -> None:
    assert lines("explain", "city.yaml", "完成率")[:4] == [
        "【任务.完成率】 33.3%",
        "  算法：已完成÷总数",
        "  即：已完成1项÷总数3项＝33.3%",
        "  由这1项得出：",
    ]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("信访.办结率", "即：办结783件÷交办1427件＝54.9%"),
        ("已办结率", "即：已办结492件÷交办1427件＝34.5%"),
        ("信访.办结", "其中：已办结492件＋阶段性办结291件＝783件"),
        ("信访.办结", "出处：city.yaml:5:26、city.yaml:5:38"),
        ("信访.交办", "其中：已办结492件＋阶段性办结291件＋正在办理644件＝1427件"),
        ("优良水体比例", "即：66.7－16.7＝50个百分点"),
        ("优良天数", "即：233－220＝13天"),
        ("任务.总数", "其中：已完成1项＋推进中2项＝3项"),
        ("任务.领域.水.已完成", "【任务.领域.水.已完成】 1项"),
        ("【任务.已完成】", "【任务.已完成】 1项"),
        ("任务.缺佐证", "缺：任务.缺佐证（台账没有填“佐证”）"),
    ],
)
def test_other_figures_are_explained(city: Path, what: str, told: str) -> None:
    assert told in ended("explain", "city.yaml", what).out


def test_a_number_is_explained_by_every_figure_that_has_it_and_the_same_rows_only_once(city: Path) -> None:
    output = ended("explain", "city.yaml", "2项").out
    assert "【任务.推进中】 2项" in output
    assert "【任务.已到时限】 2项" in output
    assert "【任务.领域.水.总数】" in output
    assert output.count("入河排污口整治滞后") == 2  # among the two in progress, and among the two that are due
    assert "【任务.已完成】" not in output


def test_a_long_problem_is_shortened(city: Path) -> None:
    output = ended("explain", "city.yaml", "已完成").out
    assert "城区雨污混流问题比较突出，部分老旧…" in output


def test_an_explanation_for_programs_has_the_rows_in_full(city: Path) -> None:
    found = as_json("explain", "city.yaml", "任务.超期")
    assert found["任务.超期"]["rows"] == [
        {
            "no": "2",
            "title": "入河排污口整治滞后",
            "inspection": None,
            "status": "推进中",
            "deadline": "2022年6月底前",
            "place": "台账.xlsx!台账!A3",
        }
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "city.yaml", "任务.总书"), "没有“任务.总书”这个数；是否为“任务.总数”？"),
        (("explain", "city.yaml", "任务.领域.土"), "是否为“任务.领域.水”“任务.领域.未填”？"),
        (("explain", "city.yaml", "18项"), "没有哪个数是“18项”；最接近的是："),
        (("explain", "city.yaml", "任务.完成情况"), "是由几个数连成的一句话"),
        (("explain", "city.yaml", "乱七八糟"), "全部的数见 reportgen figures"),
        (("explain", "city.yaml", " "), "没有写要说明的名字或数"),
        (("explain", "city.yaml"), "缺少参数"),
        (("figures", "city.yaml", "--as-of", "昨天"), "日期“昨天”读不懂"),
        (("figures", ""), "文件名是空的"),
        (("figures",), "缺少参数"),
    ],
)
def test_wrong_words_are_told_and_end_with_two(city: Path, words: tuple[str, ...], said: str) -> None:
    result = ended(*words, status=2)
    assert said in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("没有.yaml", None, "SRC101"),
        ("city.yaml", "城市： 德州市\n", "YML"),
        ("city.yaml", DATA.replace("信访: {交办: 1427", "信访: {交办: 1400"), "FIG404"),
        ("city.yaml", DATA.replace("{台账: 台账.xlsx}", "{台账: 台账.xlsx, 总数: 4}"), "LED304"),
        ("city.yaml", DATA.replace("台账.xlsx", "没有.xlsx"), "LED310"),
    ],
)
def test_files_with_errors_are_told_and_nothing_is_counted(city: Path, file: str, text: str | None, code: str) -> None:
    if text is not None:
        (city / file).write_text(text, encoding="utf-8")
    for words in (("figures", file), ("explain", file, "已完成")):
        result = ended(*words, status=1)
        assert code in result.err
        assert result.out == ""


def test_what_is_wrong_with_the_prose_is_no_hindrance(city: Path) -> None:
    (city / "city.yaml").write_text(DATA + "结束语: 完成【任务.完成数】。\n", encoding="utf-8")
    assert "【任务.已完成】 1项" in ended("explain", "city.yaml", "已完成").out


def test_warnings_go_beside_the_figures_not_among_them(city: Path) -> None:
    workbook(city / "台账.xlsx", [*ROWS, [4, "甲", "水", "市水利局", "2022年6月底前", "达到序时进度"]])
    result = ended("figures", "city.yaml", "--json")
    assert "LED309" in result.err
    json.loads(result.out)


def test_what_is_printed_can_be_shown_on_a_gbk_console(city: Path) -> None:
    for words in (
        ("figures", "city.yaml", "--all"),
        ("explain", "city.yaml", "2项"),
        ("figures", "-h"),
        ("explain", "-h"),
    ):
        (ended(*words).out + ended(*words).err).encode("gbk")


def ledger(city: Path, rows: list[list[object]], text: str) -> None:
    """Another ledger for the data file."""
    workbook(city / "台账.xlsx", [["序号", "反馈问题", "责任单位", "整改时限", "状态"], *rows])
    (city / "city.yaml").write_text(text, encoding="utf-8")


def test_explain_names_no_rows_of_numbers_without_end(city: Path) -> None:
    rows: list[list[object]] = [[n, f"问题{n}", "市水利局", "2022年底前", "推进中"] for n in range(1, 261)]
    ledger(city, rows, TWO_TASKS.partition("整改任务")[0] + "整改任务: {台账: 台账.xlsx}\n")
    shown = ended("explain", "city.yaml", "任务.总数").out
    assert "  由这260项得出：" in shown
    assert "……另有 60 行，用 --json 看全部" in shown


def test_a_number_that_is_very_much_is_explained_by_names_alone(city: Path) -> None:
    """Twelve units have a task each: which rows make 1 would be twelve lists."""
    rows: list[list[object]] = [[n, f"问题{n}", f"市{n}局", "2022年底前", "推进中"] for n in range(1, 13)]
    ledger(city, rows, "城市: {名称: 德州市}\n截至日期: 2022-08-30\n整改任务: {台账: 台账.xlsx}\n")
    assert "这里不列明细；写上其中一个的名字，就列出它的各项" in ended("explain", "city.yaml", "1").out
