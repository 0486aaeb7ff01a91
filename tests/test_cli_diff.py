"""`reportgen diff`: two ledgers as text and as JSON, workbooks and data files alike, and what can't be compared."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reportgen.present.diff import stretch
from tests.commands import Ran, ended
from tests.reports import TWO_TASKS, workbook

HEAD = ["序号", "反馈问题", "整改措施", "责任单位", "整改时限", "状态", "销号"]
LONG = "县区12台35蒸吨以下燃煤锅炉没有按期淘汰，其中城区仍有8台在冬季运行，群众反映强烈，整改不力"
OLD: list[list[Any]] = [
    [1, "城区黑臭水体返黑返臭", "截污", "市住建局", "2022年6月底", "推进中", None],
    [2, LONG, "淘汰", "市生态环境局", "2022年底前", "达到序时进度", None],
    [3, "历史遗留矿山未修复", "修复", "市自然资源局", "2022年7月底", "推进中", None],
    [4, "建筑工地扬尘管控粗放", "巡查", "市住建局", "2022年底前", "已完成整改", "公示中"],
    [5, "水源一级保护区有违建", "拆除", "市水利局", "2022年8月底", "推进中", None],
]
NEW: list[list[Any]] = [
    [1, "城区黑臭水体返黑返臭。", "截污", "市住建局", "2022-06-30", "已完成整改", None],
    [2, LONG.replace("8台", "3台"), "淘汰", "市生态环境局", "2022年底前", "达到序时进度", None],
    [3, "历史遗留矿山未修复", "修复", "市自然资源局", "2023年6月底", "推进中", None],
    [4, "建筑工地扬尘管控粗放", "巡查", "市住建局", "2022年底前", "已完成整改", "已销号"],
    [5, "水源一级保护区有违建", "拆除", "市水利局", "2022年8月底", "推进中", None],
    [6, "危险废物超期贮存", "清运", "市生态环境局", "2022年底前", "未启动", None],
]
DAYS = ("--old-as-of", "2022-07-31", "--as-of", "2022年8月31日")
SENTENCE = "较上月新增任务1项、新增完成1项、新增销号1项、新增超期1项"


def books(folder: Path) -> tuple[str, str]:
    for name, rows in (("7月.xlsx", OLD), ("8月.xlsx", NEW)):
        workbook(folder / name, [["整改任务台账"], HEAD, *rows])
    return "7月.xlsx", "8月.xlsx"


def yaml(path: Path, rows: list[list[Any]], day: str) -> str:
    items = [
        "{" + ", ".join(f"{key}: {_entry(key, v)}" for key, v in zip(HEAD, row, strict=True) if v is not None) + "}"
        for row in rows
    ]
    text = f"城市: {{名称: 德州市}}\n截至日期: {day}\n整改任务:\n  列表:\n" + "".join(f"    - {i}\n" for i in items)
    path.write_text(text, encoding="utf-8")
    return path.name


def _entry(key: str, value: object) -> str:
    return f"{{环节: {value}}}" if key == "销号" else str(value)


def files(folder: Path) -> tuple[str, str]:
    return yaml(folder / "7月.yaml", OLD, "2022-07-31"), yaml(folder / "8月.yaml", NEW, "2022-08-31")


def changed(ran: Ran) -> list[dict[str, Any]]:
    """Without the places, which are lines here and cells there."""
    assert (ran.status, ran.err) == (0, "")
    rows = json.loads(ran.out)["changes"]
    return [{k: v for k, v in row.items() if not k.endswith("_place")} for row in rows]


def test_the_text_begins_with_the_sentence_and_lists_each_change_with_both_cells(tmp_path: Path) -> None:
    ran = Ran("diff", *books(tmp_path), *DAYS, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == SENTENCE
    assert "上期：7月.xlsx，截至2022年7月31日，共5项，已完成1项" in lines
    assert "本期：8月.xlsx，截至2022年8月31日，共6项，已完成2项" in lines
    headings = [line for line in lines if re.fullmatch(r"\S+ \d+项", line)]
    assert headings == [
        *("新增完成 1项", "新增销号 1项", "新增超期 1项", "不再超期 2项"),
        *("调整时限 1项", "改动表述 1项", "新增任务 1项"),
    ]
    done = lines[lines.index("新增完成 1项") + 1]
    assert done == "  第1项 城区黑臭水体返黑返臭：推进中 → 已完成整改（7月.xlsx!台账!F3 → 8月.xlsx!台账!F3）"
    (wording,) = [line for line in lines if "〔" in line]
    assert "城区仍有〔8→3〕台在冬季" in wording


def test_workbooks_and_data_files_give_the_same_answer(tmp_path: Path) -> None:
    books_, files_ = books(tmp_path), files(tmp_path)
    of_books = changed(Ran("diff", "--json", *books_, *DAYS, cwd=tmp_path))
    assert of_books == changed(Ran("diff", "--json", *files_, cwd=tmp_path))
    assert of_books == changed(Ran("diff", "--json", books_[0], files_[1], *DAYS[:2], cwd=tmp_path))
    assert len(of_books) > 5


def test_json_has_the_sentence_both_reports_and_every_change_with_its_places(tmp_path: Path) -> None:
    whole = json.loads(Ran("diff", "--json", *files(tmp_path), cwd=tmp_path).out)
    assert whole["sentence"] == SENTENCE
    assert whole["old"] == {"file": "7月.yaml", "as_of": "2022-07-31", "total": 5, "done": 1}
    assert whole["new"] == {"file": "8月.yaml", "as_of": "2022-08-31", "total": 6, "done": 2}
    limit = next(row for row in whole["changes"] if row["kind"] == "调整时限")
    assert (limit["no"], limit["title"], limit["field"]) == ("3", "历史遗留矿山未修复", "整改时限")
    assert (limit["old"], limit["new"]) == ("2022年7月底", "2023年6月底")
    assert limit["old_place"].startswith("7月.yaml:7:")
    assert limit["new_place"].startswith("8月.yaml:7:")


def test_json_tells_each_completion_once(tmp_path: Path) -> None:
    rows = json.loads(Ran("diff", "--json", *files(tmp_path), cwd=tmp_path).out)["changes"]
    assert [row["no"] for row in rows if row["kind"] == "新增完成"] == ["1"]
    assert [row["kind"] for row in rows if row["field"] in ("状态", "销号")] == ["新增完成", "新增销号"]


def test_without_days_the_text_says_that_overdue_was_not_compared_and_what_to_add(tmp_path: Path) -> None:
    ran = Ran("diff", *books(tmp_path), cwd=tmp_path)
    assert ran.status == 0
    assert "没有比超期：缺截至日期，加 --old-as-of 日期 --as-of 日期" in ran.out
    assert "新增超期" not in ran.out


def test_moved_numbers_are_told_in_one_line(tmp_path: Path) -> None:
    old, _ = books(tmp_path)
    put_in = [1, "园区污水直排", "整改", "开发区", "2023年底前", "未启动", None]
    rows = [put_in, *([row[0] + 1, *row[1:]] for row in OLD)]
    workbook(tmp_path / "改号.xlsx", [HEAD, *rows])
    out = Ran("diff", old, "改号.xlsx", cwd=tmp_path).out
    assert "新增任务 1项" in out
    assert "改动表述" not in out
    assert "序号有变动的 5 项，按反馈问题的文字（或编号）对上，请核对" in out
    assert "  1→2、2→3、3→4、4→5、5→6" in out


def test_two_ledgers_that_say_the_same_have_no_changes(tmp_path: Path) -> None:
    old, _ = books(tmp_path)
    workbook(tmp_path / "抄件.xlsx", [HEAD, *reversed(OLD)])
    ran = Ran("diff", old, "抄件.xlsx", *DAYS[:2], "--as-of", "2022-08-01", cwd=tmp_path)
    assert ran.out.splitlines()[0] == "与2022年7月底的情况相比没有变化"
    assert ran.out.endswith("逐项比对，没有改动。\n")


def test_a_file_with_errors_ends_with_1_and_prints_nothing(tmp_path: Path) -> None:
    old, new = books(tmp_path)
    workbook(tmp_path / "错.xlsx", [HEAD, [1, "甲", "乙", "丙", "2022年底前", "快好了", None]])
    ran = Ran("diff", old, "错.xlsx", cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert "LED301" in ran.err
    ran = Ran("diff", "没有.yaml", new, cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert "SRC101" in ran.err


def test_two_tasks_with_one_number_cannot_be_told_apart(tmp_path: Path) -> None:
    old, _ = books(tmp_path)
    workbook(tmp_path / "重号.xlsx", [HEAD, OLD[0], ["１", *OLD[1][1:]]])
    ran = Ran("diff", old, "重号.xlsx", cwd=tmp_path)
    assert ran.status == 1
    assert "LED303" in ran.err


@pytest.mark.parametrize(
    ("ledger", "reason"),
    [
        ("分组: {已完成整改: 3, 推进中: 2}", "没有逐项的任务"),
        ("节选: 是, 列表: [{序号: 1, 状态: 推进中}]", "列表只是节选"),
    ],
)
def test_without_a_full_ledger_there_is_nothing_to_compare(tmp_path: Path, ledger: str, reason: str) -> None:
    (tmp_path / "7月.yaml").write_text(f"城市: {{名称: 德州市}}\n整改任务: {{{ledger}}}\n", encoding="utf-8")
    _, new = files(tmp_path)
    (tmp_path / "7月.yaml").write_text(f"城市: {{名称: 德州市}}\n整改任务: {{{ledger}}}\n", encoding="utf-8")
    ran = Ran("diff", "7月.yaml", new, cwd=tmp_path)
    assert ran.status == 1
    assert "LED386" in ran.err
    assert reason in ran.err


def test_ledgers_without_one_task_in_common_are_doubted(tmp_path: Path) -> None:
    old, _ = books(tmp_path)
    workbook(tmp_path / "别处.xlsx", [HEAD, [91, "甲乡秸秆焚烧", "禁烧", "甲乡", "2022年底前", "推进中", None]])
    ran = Ran("diff", old, "别处.xlsx", cwd=tmp_path)
    assert ran.status == 0
    assert "LED385" in ran.err
    assert "减少任务 5项" in ran.out


def test_the_wrong_order_and_another_city_are_told(tmp_path: Path) -> None:
    old, new = files(tmp_path)
    ran = Ran("diff", new, old, cwd=tmp_path)
    assert ran.status == 0
    assert "LED383" in ran.err
    text = (tmp_path / old).read_text("utf-8")
    (tmp_path / old).write_text(text.replace("德州", "保定"), encoding="utf-8")
    ran = Ran("diff", old, new, cwd=tmp_path)
    assert ran.status == 1
    assert "LED384" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("7月.xlsx",), "缺少参数"),
        (("7月.xlsx", "8月.xlsx", "--as-of", "月底"), "--as-of 的日期“月底”读不懂"),
        (("7月.xlsx", "./7月.xlsx"), "两个文件是同一个"),
        (("7月.xlsx", ""), "文件名是空的"),
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    books(tmp_path)
    ran = Ran("diff", *words, cwd=tmp_path)
    assert ran.status == 2
    assert said in ran.err


def test_what_it_prints_can_be_printed_on_a_console_in_gbk(tmp_path: Path) -> None:
    out = Ran("diff", *books(tmp_path), *DAYS, cwd=tmp_path, encoding="gbk").out
    assert out.startswith(SENTENCE)
    assert "\\u" not in out


TEXT = "到2022年底前，全市燃煤锅炉全部淘汰完毕，其中城区8台、县区12台，建立动态台账，定期调度通报，确保不反弹"


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (TEXT.replace("8台", "18台"), "…毕，其中城区〔8→18〕台、县区12台…"),
        (TEXT.replace("8台", "18台").replace("，", ",") + "。", "…毕，其中城区〔8→18〕台、县区12台…"),
        (TEXT.replace("定期调度通报，", ""), "…立动态台账，〔删：定期调度通报，〕确保不反弹"),
        (TEXT + "，并纳入考核", "…，确保不反弹〔增：，并纳入考核〕"),
        (TEXT.replace("8台、县区12台", "9台、县区15台"), "…毕，其中城区〔8→9〕台、县区〔12→15〕台，建立动态…"),
    ],
)
def test_of_a_long_text_the_stretch_that_changed_is_shown(now: str, shown: str) -> None:
    assert stretch(TEXT, now) == shown


def test_short_values_and_other_texts_are_shown_as_they_are() -> None:
    assert stretch("推进中", "已完成整改") == "推进中 → 已完成整改"
    assert stretch("", "已截污") == "（空） → 已截污"
    assert stretch(TEXT, "另一件毫不相干的事情写了满满一行而没有一处同样的话语在里面").startswith("“到2022年底前")


STATES = ["序号", "反馈问题", "责任单位", "整改时限", "状态"]


def test_fifty_changes_of_a_kind_are_told_and_what_could_not_be_compared(tmp_path: Path) -> None:
    def book(name: str, status: str, head: list[str], more: list[str]) -> str:
        rows = [[n, f"问题{n}没有整改到位", "市水利局", "2022年底前", status, *more] for n in range(1, 61)]
        return workbook(tmp_path / name, [[*STATES, *head], *rows]).name

    old, new = book("7月.xlsx", "推进中", [], []), book("8月.xlsx", "达到序时进度", ["整改目标"], ["消除隐患。"])
    shown = ended("diff", old, new, cwd=tmp_path)
    assert "……另有 10 条，用 --json 看全部" in shown.out
    assert "没有比“整改目标”：只有一期的台账有这一栏" in shown.out


def test_workbooks_are_read_by_the_words_of_the_data_file_beside_them(tmp_path: Path) -> None:
    workbook(tmp_path / "8月.xlsx", [STATES, [1, "管网破损", "市水利局", "2022年底前", "绿灯"]])
    text = TWO_TASKS.replace("名称: 河道治理", "反馈问题: 管网破损")
    (tmp_path / "city.yaml").write_text("状态对照: {绿灯: 达到序时进度}\n" + text, encoding="utf-8")
    shown = ended("diff", "city.yaml", "8月.xlsx", "--as-of", "2022-08-30", cwd=tmp_path)
    assert "已完成整改 → 达到序时进度" in shown.out


@pytest.mark.parametrize("text", ["城市: [\n", "城市: {名称: 德州市}\n"])
def test_what_has_no_ledger_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "空.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    refused = ended("diff", "空.yaml", "city.yaml", cwd=tmp_path, status=1)
    assert (refused.out, "错误[" in refused.err) == ("", True)
