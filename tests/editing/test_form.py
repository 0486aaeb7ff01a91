"""What the form of a data file holds: tasks, points, facts, the kind of each field, what can't be changed and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.editing.form import FACTS, POINTS, TASKS
from reportgen.pipeline.editing import form_as_object, form_of, outline
from reportgen.resources import folder
from reportgen.vocabulary import definition
from tests.editing.cities import LISTED, ROWS, booked, entries, fields, listed

EXAMPLES = sorted(path.parent.name for path in folder("examples").glob("*/city.yaml"))


@pytest.mark.parametrize("city", EXAMPLES)
def test_every_field_of_every_example_has_an_address_of_its_own(city: str) -> None:
    form = outline(folder("examples") / city / "city.yaml")
    addresses = [entry.address(one) for entry, one in form.fields()]
    assert [group.name for group in form.groups] == [TASKS, POINTS, FACTS]
    assert len(addresses) > 50
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("made", [listed, booked])
def test_a_task_has_all_keys_of_the_schema_wherever_it_stands(tmp_path: Path, made: object) -> None:
    path = listed(tmp_path) if made is listed else booked(tmp_path)
    task = entries(outline(path), TASKS)["整改任务.2"]
    keys = [key for key in definition("Task")["properties"] if key != "销号"]
    assert [one.key for one in task.fields if not one.key.startswith("销号.")] == keys
    assert [one.key for one in task.fields if one.key.startswith("销号.")] == [
        f"销号.{key}" for key in definition("Closure")["properties"]
    ]


def test_the_schema_says_what_kind_of_field_it_is(tmp_path: Path) -> None:
    found = fields(outline(listed(tmp_path)))
    kinds = {address: one.kind for address, one in found.items()}
    assert kinds["整改任务.2.状态"] == kinds["整改任务.2.公开"] == kinds["整改任务.2.销号.环节"] == "choice"
    assert kinds["整改任务.2.完成日期"] == kinds["截至日期"] == kinds["落款.日期"] == "date"
    assert kinds["整改任务.2.进展"] == kinds["整改任务.2.整改措施"] == kinds["章节.1.要点.1.内容"] == "text"
    assert kinds["整改任务.2.名称"] == kinds["整改任务.2.整改时限"] == kinds["章节.1.要点.1.标题"] == "line"
    assert "达到序时进度" in found["整改任务.2.状态"].choices
    assert found["整改任务.2.公开"].choices == ("是", "否")
    assert found["截至日期"].hint.startswith("所有数字统计到哪一天")


def test_a_word_of_the_citys_own_stands_among_the_choices(tmp_path: Path) -> None:
    path = listed(tmp_path, LISTED.replace("状态: 达到序时进度", "状态: 正在推进"))
    assert fields(outline(path))["整改任务.2.状态"].choices[:2] == ("正在推进", "未启动")


def test_values_and_places_are_those_of_the_data_file(tmp_path: Path) -> None:
    found = fields(outline(listed(tmp_path)))
    shown = {address: (found[address].value, found[address].place) for address in found}
    assert shown["整改任务.2.进展"] == ("已替代三成。", "city.yaml:23:11")
    assert shown["整改任务.1.责任单位"] == ("市水利局、市住房城乡建设局", "city.yaml:11:13")
    assert shown["整改任务.1.整改措施"] == ("清淤。\n截污。", "city.yaml:13:9")
    assert shown["整改任务.1.销号.环节"] == ("公示中", "city.yaml:18:11")
    assert shown["整改任务.2.存在问题"] == ("", "city.yaml:19:7")
    assert shown["章节.1.要点.2.内容"] == ("治水。河道清了。", "city.yaml:30:9")
    assert shown["城市.名称"] == ("德州市", "city.yaml:2:10")


def test_values_and_places_are_those_of_the_workbook(tmp_path: Path) -> None:
    found = fields(outline(booked(tmp_path)))
    assert (found["整改任务.2.状态"].value, found["整改任务.2.状态"].place) == ("达到序时进度", "台账.xlsx!台账!E3")
    assert (found["整改任务.2.完成日期"].value, found["整改任务.2.完成日期"].place) == ("", "台账.xlsx!台账!F3")
    assert found["整改任务.1.完成日期"].value == "2021年12月20日"


def test_a_cell_that_can_not_be_read_is_shown_as_it_stands(tmp_path: Path) -> None:
    rows = [ROWS[0], (2, "散煤多。", "市发展改革委", "2022年底前", "搞定", None, "")]
    assert fields(outline(booked(tmp_path, rows)))["整改任务.2.状态"].value == "搞定"


def test_labels_name_the_task_and_the_chapter_of_a_point(tmp_path: Path) -> None:
    form = outline(listed(tmp_path))
    assert entries(form, TASKS)["整改任务.2"].label == "2 散煤替代"
    points = {at: entry.label for at, entry in entries(form, POINTS).items()}
    assert points["章节.1.要点.1"] == "补齐短板弱项：守护蓝天"
    assert points["章节.1.要点.2"] == "补齐短板弱项：治水"


def test_numbers_that_repeat_are_told_apart_by_their_inspections(tmp_path: Path) -> None:
    head = ("序号", "督察", "反馈问题", "责任单位", "整改时限", "状态")
    rows = [(n, of, "问题。", "市水利局", "2022年底前", "推进中") for of in ("中央", "省级") for n in (1, 2)]
    found = entries(outline(booked(tmp_path, [*rows, (3, "省级", *rows[0][2:])], head)), TASKS)
    assert list(found) == [f"整改任务.{name}" for name in ("中央.1", "中央.2", "省级.1", "省级.2", "3")]


def test_totals_stand_for_tasks_where_there_is_no_list(tmp_path: Path) -> None:
    text = LISTED[: LISTED.index("整改任务:")] + "整改任务: {总数: 46, 分组: {已完成整改: 34, 推进中: 12}}\n"
    found = entries(outline(listed(tmp_path, text)), TASKS)
    assert [(one.key, one.value) for one in found["整改任务.分组"].fields] == [("已完成整改", "34"), ("推进中", "12")]
    assert list(found) == ["整改任务.分组"]


@pytest.mark.parametrize("made", [listed, booked])
def test_where_the_tasks_come_from_is_a_fact_and_no_task(tmp_path: Path, made: object) -> None:
    path = listed(tmp_path) if made is listed else booked(tmp_path)
    form = outline(path)
    assert list(entries(form, TASKS)) == ["整改任务.1", "整改任务.2"]
    ledger = entries(form, FACTS)["整改任务"]
    assert ledger.label == "台账"
    assert next(one.value for one in ledger.fields if one.key == "台账") == ("" if made is listed else "台账.xlsx")


def test_what_can_not_be_changed_says_why(tmp_path: Path) -> None:
    rows = [ROWS[0], (2, '=CONCATENATE("散煤","多。")', *ROWS[1][2:])]
    found = fields(outline(booked(tmp_path, rows)))
    assert found["整改任务.2.序号"].locked == "序号由台账定，请在台账里改"
    assert found["整改任务.2.反馈问题"].locked == "这一格是公式，请在台账里改"
    assert found["整改任务.1.反馈问题"].locked == ""


def test_an_old_workbook_is_shown_and_locked(tmp_path: Path) -> None:
    import xlwt

    path = booked(tmp_path)
    path.write_text(path.read_text("utf-8").replace("台账.xlsx", "台账.xls"), encoding="utf-8")
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for line, row in enumerate([("序号", "反馈问题", "责任单位", "整改时限", "状态"), ROWS[0][:5]]):
        for column, text in enumerate(row):
            sheet.write(line, column, text)
    book.save(str(tmp_path / "台账.xls"))
    field = fields(outline(path))["整改任务.1.状态"]
    assert (field.value, field.locked) == ("已完成整改", "台账不是 .xlsx，不能写回，请在台账里改")


def test_the_form_as_json_is_what_the_page_was_promised(tmp_path: Path) -> None:
    form = form_as_object(form_of(listed(tmp_path, LISTED.replace("2022-08-30 #", "昨天 #"))))
    told = json.loads(json.dumps(form, ensure_ascii=False))
    assert list(told) == ["file", "groups", "faults"]
    assert told["file"] == "city.yaml"
    task = next(one for one in told["groups"][0]["entries"] if one["at"] == "整改任务.2")
    assert task["label"] == "2 散煤替代"
    status = next(one for one in task["fields"] if one["key"] == "状态")
    assert list(status) == ["key", "kind", "value", "choices", "hint", "locked", "place"]
    assert status["value"] == "达到序时进度"
    assert [one["code"] for one in told["faults"]] == ["SHP208"]


def test_a_file_that_is_no_data_file_has_no_groups_and_says_why(tmp_path: Path) -> None:
    path = listed(tmp_path, "城市: [甲\n")
    assert outline(path).groups == ()
    assert [d.is_error for d in form_of(path).found] == [True]
    assert [d.code for d in outline(tmp_path / "没有.yaml").found] == ["SRC101"]


@pytest.mark.parametrize(
    ("old", "new", "address", "locked"),
    [
        (
            "        - 截污。",
            "        - |\n          截污。\n          二期。",
            "整改任务.1.整改措施",
            "有的一条不止一行",
        ),
        ("名称: 散煤替代", "名称: {甲: 乙}", "整改任务.2.名称", "这里的写法不对"),
        ("名称: 散煤替代", "名称: [甲, 乙]", "整改任务.2.名称", "这里的写法不对"),
        ("[市水利局, 市住房城乡建设局]", "[[市水利局]]", "整改任务.1.责任单位", "这里的写法不对"),
        ("{名称: 德州市}", "德州市", "城市.名称", "这里的写法不对"),
    ],
)
def test_a_value_that_no_field_can_hold_is_locked(
    tmp_path: Path, old: str, new: str, address: str, locked: str
) -> None:
    assert old in LISTED
    assert fields(outline(listed(tmp_path, LISTED.replace(old, new))))[address].locked.startswith(locked)


def test_tasks_that_nothing_tells_apart_go_by_their_rows(tmp_path: Path) -> None:
    text = LISTED.replace("序号: 2", "序号: 1")
    assert list(entries(outline(listed(tmp_path, text)), TASKS)) == ["整改任务.第1行", "整改任务.第2行"]


def test_a_workbook_that_can_not_be_read_has_no_tasks(tmp_path: Path) -> None:
    path = booked(tmp_path)
    (tmp_path / "台账.xlsx").write_bytes(b"PK")
    assert list(entries(outline(path), TASKS)) == []
    assert "LED310" in [d.code for d in form_of(path).found]
