"""What the page does: the same as the commands, beside the city's own files, once, and only for our own page."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from reportgen.pipeline import Options, build_files
from reportgen.preview import actions, beginning, doing
from reportgen.preview.answers import OUR_FAULT
from tests.preview.conftest import Opened, Serve, of_city
from tests.reports import TWO_TASKS
from tests.words import changed, read_parts, write_parts


def edited(word: Path, old: str, new: str) -> None:
    """As a leader saves it in Word."""
    write_parts(word, changed(read_parts(word), "word/document.xml", old, new))


def test_an_action_is_refused_to_every_other_page(served: Serve, city: Path) -> None:
    running = served(city)
    url = running.url + "city/0/do/build"
    ours = {"Origin": running.origin, "Content-Type": "application/json"}
    wrong = [
        {**ours, "Origin": "https://evil.example"},
        {**ours, "Origin": "null"},
        {"Content-Type": "application/json"},
        {**ours, "Sec-Fetch-Site": "cross-site"},
        {**ours, "Content-Type": "text/plain"},
        {**ours, "Content-Type": "application/x-www-form-urlencoded"},
        {**ours, "Content-Type": "application/octet-stream"},
    ]
    sent = b'{"formats": ["txt"]}'
    assert [running.client.post(url, content=sent, headers=one).status_code for one in wrong] == [403] * 4 + [415] * 3
    other = running.origin + "/wrong/city/0/do/build"
    assert running.client.post(other, content=sent, headers=ours).status_code == 404
    assert running.get("city/0/do/build").status_code == 405
    assert running.client.put(url, content=sent, headers=ours).status_code == 405
    assert not city.with_suffix(".txt").exists()
    assert running.client.post(url, content=sent, headers=ours).status_code == 200
    assert city.with_suffix(".txt").exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"null", b'{"formats": 7}', b"[" * 100_000, b"\xff"])
def test_what_is_no_object_of_ours_is_not_understood(served: Serve, city: Path, body: bytes) -> None:
    running = served(city)
    headers = {"Origin": running.origin, "Content-Type": "application/json"}
    answer = running.client.post(running.url + "city/0/do/build", content=body, headers=headers)
    assert (answer.status_code, "没有看懂" in answer.json()["message"]) == (400, True)


def test_an_object_that_is_too_large_is_refused(served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "SENT_MOST", 100)
    assert served(city).post("city/0/do/save", {"a": "长" * 100}).status_code == 413


def test_there_are_no_other_actions_and_cities(served: Serve, city: Path) -> None:
    running = served(city)
    assert running.refusal("city/0/do/remove") == "没有这个操作"
    assert running.refusal("city/7/do/build") == "没有这个城市"
    assert running.refusal("do/build") == "没有这个操作"
    assert "没有打开文件夹" in running.refusal("do/new", folder="a")
    assert running.get("city/7/form").status_code == 404


def test_build_writes_what_the_command_writes_beside_the_data(served: Serve, city: Path) -> None:
    running = served(city)
    told = running.done("city/0/do/build", formats=["docx", "txt", "html"])
    assert [file["name"] for file in told["files"]] == ["city.docx", "city.txt", "city.html"]
    assert (told["folder"], told["failed"], told["kept"]) == (str(city.parent), False, [])
    written, _ = build_files(city, ("docx", "txt", "html"), city.parent / "另")
    assert [path.read_bytes() for path in written] == [(city.parent / path.name).read_bytes() for path in written]


def test_a_file_that_was_written_can_be_fetched_by_its_number_and_no_other(served: Serve, city: Path) -> None:
    running = served(city)
    (file,) = running.done("city/0/do/build", formats=["txt"])["files"]
    answer = running.get(f"made/{file['id']}")
    assert answer.content == city.with_suffix(".txt").read_bytes()
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''city.txt"
    assert [running.get(f"made/{n}").status_code for n in ("99", "x", "..%2fcity.yaml")] == [404] * 3
    city.with_suffix(".txt").unlink()
    assert running.get(f"made/{file['id']}").status_code == 404


def test_build_takes_the_kind_the_task_and_the_draft_that_the_page_shows(served: Serve, city: Path) -> None:
    running = served(city)
    told = running.done("city/0/do/build", formats=["txt"], kind="销号公示", task="1")
    assert [file["name"] for file in told["files"]] == ["city-销号公示-第1项.txt"]
    released = running.done("city/0/do/build", formats=["txt"], public=True)
    assert released["folder"] == str(city.parent / "公开")
    expected, _ = build_files(city, ("txt",), city.parent / "另", Options(public=True))
    assert (city.parent / "公开" / "city.txt").read_bytes() == expected[0].read_bytes()
    assert "没有看懂" in running.refusal("city/0/do/build", formats=["txt"], kind="../函")


def test_build_wants_a_format(served: Serve, city: Path) -> None:
    assert served(city).refusal("city/0/do/build", formats=["exe"]) == doing.NO_FORMAT


def test_with_errors_nothing_is_written_and_all_are_told(served: Serve, city: Path) -> None:
    city.write_text(TWO_TASKS + "整改工作: 无\n", encoding="utf-8")
    told = served(city).done("city/0/do/build", formats=["docx"])
    assert (told["files"], told["failed"]) == ([], True)
    assert [one["place"] for one in told["faults"] if one["severity"] == "error"] == ["city.yaml:10:1"]
    assert not city.with_suffix(".docx").exists()


def test_an_edited_word_file_is_kept_its_changes_taken_back_and_then_built_anew(served: Serve, city: Path) -> None:
    running = served(city)
    city.write_text(TWO_TASKS + "结束语: 全市坚决落实。\n", encoding="utf-8")
    running.done("city/0/do/build", formats=["docx"])
    word = city.with_suffix(".docx")
    edited(word, "全市坚决落实", "全市坚决落实到位")
    before = word.read_bytes()
    told = running.done("city/0/do/build", formats=["docx", "txt"])
    assert (told["files"], told["kept"]) == ([], [{"name": "city.docx", "ours": True}])
    assert word.read_bytes() == before

    seen = running.done("city/0/do/pull")
    assert "到位" in seen["listing"]
    assert "--apply" not in seen["listing"]
    assert (seen["can_apply"], seen["written"]) == (True, [])
    assert "到位" not in city.read_text("utf-8")
    applied = running.done("city/0/do/pull", apply=True)
    assert (applied["written"], applied["can_apply"]) == (["city.yaml"], False)
    assert "全市坚决落实到位" in city.read_text("utf-8")

    again = running.done("city/0/do/build", formats=["docx"], force=True)
    assert [file["name"] for file in again["files"]] == ["city.docx"]
    assert city.with_name("city.docx.bak").read_bytes() == before


def test_a_public_paper_leaves_the_one_of_the_house_as_it_is_and_its_changes_are_taken_back(
    served: Serve, city: Path
) -> None:
    city.write_text(TWO_TASKS + "主送: [省委]\n结束语: 全市坚决落实。\n", encoding="utf-8")
    running = served(city)
    running.done("city/0/do/build", formats=["docx", "txt"])
    inner = city.with_suffix(".txt").read_bytes()
    running.done("city/0/do/build", formats=["docx", "txt"], public=True)
    assert city.with_suffix(".txt").read_bytes() == inner
    edited(city.parent / "公开" / "city.docx", "全市坚决落实", "全市坚决落实到位")
    assert running.done("city/0/do/pull", public=True)["can_apply"] is True
    assert running.done("city/0/do/pull")["can_apply"] is False


def test_changes_are_taken_back_from_a_word_file_that_is_handed_over(served: Serve, city: Path, tmp_path: Path) -> None:
    city.write_text(TWO_TASKS + "结束语: 全市坚决落实。\n", encoding="utf-8")
    (word,), _ = build_files(city, ("docx",), tmp_path / "领导")
    edited(word, "全市坚决落实", "全市坚决落实到位")
    running = served(city)
    number = running.upload(word)
    assert running.done("city/0/do/pull", upload=number)["can_apply"] is True
    assert running.done("city/0/do/pull", upload=number, apply=True)["written"] == ["city.yaml"]
    assert "到位" in city.read_text("utf-8")
    assert "重新选一次" in running.refusal("city/0/do/pull", upload=number)


def test_a_word_file_is_checked_against_the_city(served: Serve, city: Path, tmp_path: Path) -> None:
    (word,), _ = build_files(city, ("docx",), tmp_path / "旧")
    text = ZipFile(word).read("word/document.xml").decode()
    assert "2项" in text
    edited(word, "2项", "3项")
    running = served(city)
    told = running.done("city/0/do/check", upload=running.upload(word))
    assert told["name"] == "city.docx"
    assert any(one["place"].startswith("city.docx") for one in told["faults"])
    assert told["summary"].startswith("共 ")
    assert "重新选一次" in running.refusal("city/0/do/check", upload="1")


def test_ledgers_are_handed_out_and_gathered(served: Serve, dezhou: Path) -> None:
    running = served(dezhou)
    parts = running.done("city/0/do/split", by_date="2022-08-05")
    folder = dezhou.parent / "分发"
    assert parts["folder"] == str(folder)
    assert sorted(file["name"] for file in parts["files"]) == sorted(path.name for path in folder.iterdir())
    assert parts["tables"][0]["heads"] == ["单位", "任务", "文件"]
    returned = sorted(folder.iterdir())[0]
    told = running.done("city/0/do/merge", uploads=[running.upload(returned)])
    assert [file["name"] for file in told["files"]] == ["汇总台账.xlsx"]
    assert told["tables"][0]["rows"][0][1] == returned.name
    assert openpyxl.load_workbook(dezhou.parent / "汇总台账.xlsx").sheetnames
    answer = running.get(f"made/{told['files'][0]['id']}")
    assert answer.content == (dezhou.parent / "汇总台账.xlsx").read_bytes()


def test_a_gathered_ledger_that_was_edited_is_kept_until_it_is_confirmed(served: Serve, dezhou: Path) -> None:
    running = served(dezhou)
    running.done("city/0/do/split")
    returned = running.upload(sorted((dezhou.parent / "分发").iterdir())[0])
    place = dezhou.parent / "汇总台账.xlsx"
    openpyxl.Workbook().save(place)
    before = place.read_bytes()
    told = running.done("city/0/do/merge", uploads=[returned])
    assert (told["files"], told["kept"]) == ([], [{"name": "汇总台账.xlsx", "ours": False}])
    assert place.read_bytes() == before
    assert running.done("city/0/do/merge", uploads=[returned], force=True)["files"]
    assert place.with_name("汇总台账.xlsx.bak").read_bytes() == before


def test_what_a_round_needs_is_asked_for(served: Serve, city: Path) -> None:
    running = served(city)
    assert running.refusal("city/0/do/merge") == doing.NO_FILE
    assert "读不懂" in running.refusal("city/0/do/split", by_date="下周")


def test_who_clicks_twice_is_told_and_the_pages_stay_alive(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ends, times = threading.Event(), threading.Event(), []

    def slow(*_: Any) -> dict[str, object]:
        times.append(1)
        begun.set()
        assert ends.wait(20)
        return {"files": []}

    monkeypatch.setitem(doing.OF_CITY, "build", slow)
    running = served(city)
    events = running.events()
    events.next()
    answers: list[int] = []
    first = threading.Thread(target=lambda: answers.append(running.post("city/0/do/build").status_code))
    first.start()
    assert begun.wait(20)
    assert running.refusal("city/0/do/build") == actions.AT_WORK
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    assert events.until(of_city("云山市"))
    ends.set()
    first.join(20)
    assert (answers, times) == ([200], [1])
    assert running.post("city/0/do/build").status_code == 200


def test_a_slip_of_ours_is_told_and_the_next_click_is_answered(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def slip(*_: Any) -> dict[str, object]:
        raise ZeroDivisionError("of ours")

    monkeypatch.setitem(beginning.OF_FOLDER, "new", slip)
    running = opened(tmp_path)
    for _ in range(2):
        answer = running.post("do/new")
        assert (answer.status_code, answer.json()["message"]) == (500, OUR_FAULT)
    assert "ZeroDivisionError: of ours" in capfd.readouterr().err
