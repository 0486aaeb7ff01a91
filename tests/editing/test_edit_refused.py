"""Changes that are refused (OUT610), with the files as they were: lost updates, what can't be read, new errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import show
from reportgen.pipeline import edit_trial
from reportgen.pipeline.build import Built, Options
from reportgen.pipeline.editing import FieldChange, edit
from reportgen.pipeline.written_back import built_with
from tests.editing.cities import LISTED, booked, cells, changed, changes, codes, listed, value


@pytest.mark.parametrize(
    ("address", "now", "code"),
    [
        ("截至日期", "2022-13-01", "SHP208"),
        ("整改任务.2.状态", "搞定", "LED301"),
        ("整改任务.2.整改时限", "随便", "SHP209"),
        ("整改任务.2.销号.环节", "快了", "SHP205"),
        ("章节.1.要点.1.内容", "共【任务.没有】。", "FIG401"),
        ("城市.名称", "", "SHP203"),
        ("整改任务.总数", "3", "LED304"),
    ],
)
def test_what_the_program_can_not_read_is_refused_in_its_own_words(
    tmp_path: Path, address: str, now: str, code: str
) -> None:
    path = listed(tmp_path)
    edited = changed(path, {address: now})
    assert code in codes(edited)
    assert (edited.files, edited.told) == ((), ())
    assert path.read_text("utf-8") == LISTED


def test_a_change_of_what_somebody_else_has_changed_is_refused_with_both_texts(tmp_path: Path) -> None:
    path = listed(tmp_path)
    mine = changes(path, {"整改任务.2.进展": "我改的。"})
    changed(path, {"整改任务.2.进展": "别人改的。"})
    (told,) = edit(path, mine).found
    assert told.message == "“整改任务.2.进展”没有改"
    assert "已替代三成。" in told.reason
    assert "别人改的。" in told.reason
    assert value(path, "整改任务.2.进展") == "别人改的。"


def test_all_changes_are_made_or_none(tmp_path: Path) -> None:
    path = booked(tmp_path)
    before = path.read_bytes(), cells(tmp_path / "台账.xlsx")
    good = {"截至日期": "2022-09-30", "整改任务.2.状态": "推进中"}
    for bad in ({"落款.日期": "昨天"}, {"整改任务.1.完成日期": "昨天"}):
        assert changed(path, {**good, **bad}).files == ()
        assert (path.read_bytes(), cells(tmp_path / "台账.xlsx")) == before


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (FieldChange("整改任务.9", "状态", "", "推进中"), "数据里没有这一处，可能刚被删去或换了序号"),
        (FieldChange("整改任务.2", "序号", "2", "5"), "序号由台账定，请在台账里改"),
        (FieldChange("", "标题", "", "报\x07告"), "新的内容里有控制字符（U+0007），屏幕上看不见"),
        (FieldChange("", "标题", "", "报\u200b告"), "新的内容里有零宽空格（U+200B），屏幕上看不见"),
    ],
)
def test_why_a_change_can_not_be_made(tmp_path: Path, change: FieldChange, reason: str) -> None:
    path = listed(tmp_path)
    (told,) = edit(path, [change]).found
    assert (told.code, told.reason) == ("OUT610", reason)
    assert path.read_text("utf-8") == LISTED


def test_the_same_field_is_not_changed_twice_at_once(tmp_path: Path) -> None:
    path = listed(tmp_path)
    twice = [FieldChange("", "截至日期", "2022-08-30", day) for day in ("2022-09-30", "2022-10-31")]
    assert [d.reason for d in edit(path, twice).found] == ["同一处改了两次"]


def test_errors_that_were_there_before_do_not_stand_in_the_way(tmp_path: Path) -> None:
    path = listed(tmp_path, LISTED.replace("状态: 已完成整改", "状态: 搞定").replace("2022-08-30 #", "昨天 #"))
    assert changed(path, {"整改任务.2.进展": "已替代四成。"}).files == (path,)
    assert changed(path, {"截至日期": "2022-08-30"}).files == (path,)
    assert codes(changed(path, {"落款.日期": "昨天"})) == ["SHP208"]


def test_an_error_that_another_one_had_hidden_does_not_stand_in_the_way_either(tmp_path: Path) -> None:
    """Totals are compared once all tasks can be read; they were wrong before."""
    text = LISTED.replace("状态: 已完成整改", "状态: 搞定").replace("  列表:", "  总数: 5\n  列表:")
    path = listed(tmp_path, text)
    assert changed(path, {"整改任务.1.状态": "已完成整改"}).files == (path,)


def test_a_broken_file_is_not_edited(tmp_path: Path) -> None:
    path = listed(tmp_path, LISTED + "主送: [省委\n")
    edited = edit(path, [FieldChange("", "截至日期", "2022-08-30", "2022-09-30")])
    assert codes(edited) == ["YML117"]
    assert codes(edit(tmp_path / "没有.yaml", [])) == ["SRC107"]


def test_a_file_that_changes_while_it_is_edited_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = listed(tmp_path)
    asked = changes(path, {"截至日期": "2022-09-30"})

    def meanwhile(path: Path, options: Options, text: str, workbook: Path | None, data: bytes | None) -> Built:
        path.write_text(LISTED.replace("散煤替代", "清洁取暖"), encoding="utf-8")
        return built_with(path, options, text, workbook, data)

    monkeypatch.setattr(edit_trial, "built_with", meanwhile)
    edited = edit(path, asked)
    assert codes(edited) == ["OUT602"]
    assert "读过以后，又被别的程序改了" in show(edited.found)
    assert "清洁取暖" in path.read_text("utf-8")
