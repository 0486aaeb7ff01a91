"""What a clerk does who knows no better: odd names, lost folders, files that are not what their ending says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from reportgen.preview.home import cities_in, complaint_of
from tests.preview.conftest import Opened, Serve, Served
from tests.reports import TWO_TASKS


def sent_as_it_is(running: Served, path: str, body: str) -> tuple[int, dict[str, Any]]:
    """An object that no library of ours would write."""
    headers = {"Origin": running.origin, "Content-Type": "application/json"}
    answer = running.client.post(running.url + path, content=body.encode(), headers=headers)
    found: dict[str, Any] = answer.json()
    return answer.status_code, found


@pytest.mark.parametrize("name", ["\u200b", "德州\u202etxt", "a\x85b", "a\u2028b", "\ud83d"])
def test_a_folder_has_no_name_that_nobody_can_see(tmp_path: Path, name: str) -> None:
    assert "看不见" in complaint_of(tmp_path, name)


@pytest.mark.parametrize("name", ["com¹", "LPT³.a", "conin$"])
def test_a_folder_has_no_other_name_of_a_device_either(tmp_path: Path, name: str) -> None:
    assert "不能叫" in complaint_of(tmp_path, name)


def test_half_a_character_is_refused_and_not_our_fault(opened: Opened, dezhou: Path, tmp_path: Path) -> None:
    running = opened(tmp_path)
    status, told = sent_as_it_is(running, "do/new", r'{"folder": "\ud83d", "answers": {}}')
    assert (status, "看不见" in told["message"]) == (409, True)
    status, told = sent_as_it_is(running, "city/0/do/split", r'{"by_date": "\ud83d"}')
    assert (status, "读不懂" in told["message"]) == (409, True)


def test_nothing_is_begun_in_a_folder_that_is_gone(opened: Opened, tmp_path: Path) -> None:
    (home := tmp_path / "家").mkdir()
    running = opened(home)
    (tmp_path / "旧.txt").write_text("整改报告\n一、情况\n", encoding="utf-8")
    upload = running.upload(tmp_path / "旧.txt")
    shutil.rmtree(home)
    for path in ("do/new", "do/import"):
        assert "不在了" in running.refusal(path, upload=upload, folder="德州")
    assert not home.exists()


def test_a_folder_that_is_called_like_a_data_file_is_no_city(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").mkdir()
    (tmp_path / "city.yaml" / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    assert cities_in(tmp_path) == [(tmp_path / "city.yaml" / "city.yaml", str(Path("city.yaml", "city.yaml")))]


def test_a_number_of_thousands_of_digits_is_no_choice(opened: Opened, tmp_path: Path) -> None:
    told = opened(tmp_path).done("do/new", folder="德州", answers={"kind": "9" * 5000, "level": "１" * 5000})
    assert [text[:5] for text in told["complaints"]] == ["督察的层级", "写哪一种公"]


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_file_that_is_handed_over_is_told_by_its_name(
    opened: Opened, dezhou: Path, tmp_path: Path, ending: str
) -> None:
    running = opened(tmp_path)
    wrong = tmp_path / f"不对{ending}"
    wrong.write_bytes(b"<html>")
    asked = [
        running.done("do/import", upload=running.upload(wrong), folder="一"),
        running.done("do/new", files={"old": running.upload(wrong)}, folder="二"),
        running.done("do/new", files={"ledger": running.upload(wrong)}, folder="三"),
        running.done("city/0/do/check", upload=running.upload(wrong)),
        running.done("city/0/do/pull", upload=running.upload(wrong)),
    ]
    texts = [json.dumps(told, ensure_ascii=False) for told in asked]
    assert [text for text in texts if "uploads" in text or not ("不对" in text or "台账.xlsx" in text)] == []


def test_a_file_that_could_not_be_brought_in_leaves_its_name_to_the_next(opened: Opened, tmp_path: Path) -> None:
    running = opened(tmp_path)
    (tmp_path / "旧.docx").write_bytes(b"")
    for _ in range(2):
        told = running.done("do/import", upload=running.upload(tmp_path / "旧.docx"), folder="德州")
        assert told["faults"][0]["place"] == "旧.docx"


def test_an_empty_workbook_given_as_an_old_paper_is_called_empty(opened: Opened, tmp_path: Path) -> None:
    running = opened(tmp_path)
    (tmp_path / "旧.xlsx").write_bytes(b"")
    told = running.done("do/new", files={"old": running.upload(tmp_path / "旧.xlsx")}, folder="德州")
    assert (told["failed"], "文件是空的" in told["faults"][0]["reason"]) == (True, True)


def test_what_is_saved_into_a_file_that_is_gone_is_told_in_chinese(served: Serve, city: Path) -> None:
    running = served(city)
    change = {"at": "", "key": "截至日期", "was": "2022-08-30", "now": "2022-08-31"}
    city.unlink()
    told = running.done("city/0/do/save", changes=[change])
    assert (told["written"], told["faults"][0]["reason"]) == ([], "这个位置没有这个文件")
    city.mkdir()
    assert running.done("city/0/do/save", changes=[change])["faults"][0]["reason"] == "这个名字指的是文件夹"


def test_the_address_of_an_action_typed_into_the_browser_says_what_to_do(served: Serve, city: Path) -> None:
    answer = served(city).get("city/0/do/build")
    assert (answer.status_code, "用上面的按钮" in answer.text) == (405, True)
