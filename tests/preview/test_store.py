"""A change on disk reaches the page: what comes, what does not, and what stays when a file is broken."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.pipeline import Options, preview
from reportgen.preview import answers
from tests.preview.conftest import Serve, of_city
from tests.reports import TWO_TASKS


def replaced(path: Path, text: str) -> None:
    """As most editors save: another file takes the name."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)


def test_an_edit_of_the_data_file_comes_at_once(served: Serve, city: Path) -> None:
    events = served(city).events()
    first = events.until(lambda state: state["proofed"])
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    begun = time.monotonic()
    state = events.until(lambda state: state["city"] == "云山市")
    assert time.monotonic() - begun < 5
    assert "云山市" in state["page"]["html"]
    assert state["page"]["number"] == first["page"]["number"] + 1
    assert state["version"] > first["version"]


def test_a_file_that_the_editor_replaces_is_followed_again_and_again(served: Serve, city: Path) -> None:
    events = served(city).events()
    events.next()
    for name in ("云山市", "大连市", "保定市"):
        replaced(city, TWO_TASKS.replace("德州市", name))
        events.until(of_city(name))


def test_a_workbook_saved_anew_comes_and_its_lock_does_not_disturb(served: Serve, dezhou: Path) -> None:
    events = served(dezhou).events()
    first = events.until(lambda state: state["proofed"])
    title = first["tasks"][4]["title"]
    workbook = dezhou.with_name("台账.xlsx")
    workbook.with_name("~$台账.xlsx").write_bytes(b"lock")
    book = openpyxl.load_workbook(workbook)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    next(cell for cell in cells if cell.value == title).value = "黑臭水体治理"
    book.save(dezhou.with_name("1A2B3C4D"))
    os.replace(dezhou.with_name("1A2B3C4D"), workbook)
    workbook.with_name("~$台账.xlsx").unlink()
    state = events.next()
    assert (state["tasks"][4]["title"], state["stale"]) == ("黑臭水体治理", "")


def test_a_template_of_the_citys_own_and_its_style_come(served: Serve, city: Path, tmp_path: Path) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    template = own / "report.j2"
    text = '{% extends "rectification-report/report.j2" %}\n{% block 标题 %}<h1>[改]整改情况</h1>{% endblock %}\n'
    template.write_text(text.replace("[改]", "甲"), encoding="utf-8")
    events = served(city, options=Options(template=own)).events()
    first = events.next()
    assert "甲整改情况" in first["page"]["html"]
    replaced(template, text.replace("[改]", "乙"))
    assert events.until(lambda state: "乙整改情况" in state["page"]["html"])
    before = events.until(lambda state: state["proofed"])["page"]["css"]
    (own / "样式.yaml").write_text("行距: 30磅\n", encoding="utf-8")
    assert events.until(lambda state: state["page"]["css"] != before)
    template.write_text("{% 坏 %}", encoding="utf-8")
    broken = events.until(lambda state: state["stale"])
    assert "TPL501" in [fault["code"] for fault in broken["faults"]]
    assert "乙整改情况" in broken["page"]["html"]


def test_a_broken_file_shows_its_errors_over_the_last_good_page_and_recovers(served: Serve, city: Path) -> None:
    running = served(city)
    events = running.events()
    good = events.until(lambda state: state["proofed"])
    city.write_text(TWO_TASKS.replace("反馈日期: 2021-07-23}", "反馈日期: 2021-07-23"), encoding="utf-8")
    broken = events.until(lambda state: state["stale"])
    assert [fault["severity"] for fault in broken["faults"]].count("error") >= 1
    assert (broken["page"], broken["can_save"]) == (good["page"], False)
    assert (broken["city"], broken["tasks"]) == ("德州市", good["tasks"])
    assert len(broken["stale"].split(":")) == 3
    assert running.get(f"city/0/run?page={good['page']['number']}&n=0").status_code == 200
    city.write_text(TWO_TASKS, encoding="utf-8")
    again = events.until(lambda state: not state["stale"])
    assert (again["faults"], again["page"]) == (good["faults"], good["page"])


def test_a_file_that_is_missing_is_awaited(served: Serve, tmp_path: Path) -> None:
    events = served(tmp_path / "city.yaml").events()
    assert [fault["code"] for fault in events.next()["faults"]] == ["SRC101"]
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    state = events.until(lambda state: state["page"])
    assert (state["city"], state["faults"]) == ("德州市", [])


def test_a_workbook_that_is_missing_is_awaited_too(served: Serve, dezhou: Path) -> None:
    workbook = dezhou.with_name("台账.xlsx")
    data = workbook.read_bytes()
    workbook.unlink()
    events = served(dezhou).events()
    assert events.next()["page"] is None
    workbook.write_bytes(data)
    assert events.until(lambda state: state["page"])["stale"] == ""


@pytest.mark.parametrize("passing", ["away", "empty"])
def test_a_file_that_is_away_or_empty_for_a_moment_is_no_error(served: Serve, city: Path, passing: str) -> None:
    events = served(city).events()
    events.until(lambda state: state["proofed"])
    if passing == "away":
        city.unlink()
    else:
        city.write_bytes(b"")
    time.sleep(0.4)
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    state = events.next()
    assert (state["city"], state["faults"]) == ("云山市", [])


def test_a_file_that_stays_away_is_an_error(served: Serve, city: Path) -> None:
    events = served(city).events()
    good = events.until(lambda state: state["proofed"])
    city.unlink()
    state = events.until(lambda state: state["faults"])
    assert ([fault["code"] for fault in state["faults"]], state["page"]) == (["SRC101"], good["page"])


def test_a_file_saved_without_a_change_sends_nothing(served: Serve, city: Path) -> None:
    events = served(city).events()
    events.until(lambda state: state["proofed"])
    replaced(city, TWO_TASKS)
    assert events.is_quiet(1.5)


def test_only_the_choices_that_a_file_concerns_are_built_anew(served: Serve, city: Path) -> None:
    running = served(city)
    events = running.events(query="?data=示例：淮北")
    events.until(lambda state: state["proofed"])
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    assert running.events().until(lambda state: state["city"] == "云山市")
    assert events.is_quiet(0.5)


def test_a_page_that_nobody_looked_at_meanwhile_is_of_now_when_it_is_asked_for(served: Serve, city: Path) -> None:
    running = served(city)
    events = running.events()
    running.state("?kind=整改方案")
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    events.until(lambda state: state["city"] == "云山市")
    assert running.state("?kind=整改方案")["city"] == "云山市"


def test_a_slip_of_ours_is_told_in_the_page_and_the_preview_goes_on(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    running = served(city)
    events = running.events()
    good = events.until(lambda state: state["proofed"])
    with monkeypatch.context() as patched:
        patched.setattr(answers, "state", lambda snapshot: 1 / 0)
        city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
        told = events.until(lambda state: state["faults"])
        city.write_text(TWO_TASKS.replace("德州市", "大连市"), encoding="utf-8")
        assert events.is_quiet(0.7)
    assert (told["faults"][0]["label"], told["page"]) == ("程序出错", good["page"])
    assert "ZeroDivisionError" in told["faults"][0]["reason"]
    assert capsys.readouterr().err.count("Traceback") == 1
    city.write_text(TWO_TASKS.replace("德州市", "保定市"), encoding="utf-8")
    assert events.until(lambda state: not state["faults"])["city"] == "保定市"


def test_a_slip_on_the_first_look_passes_with_the_next_change_and_the_list_tells_both(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = city.with_name("other.yaml")
    other.write_text(TWO_TASKS.replace("德州市", "大连市"), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(answers, "look", lambda path, *_: 1 / 0)
        running = served(city, other)
        rows = running.events("cities/events")
        assert rows.until(lambda rows: rows[0]["errors"] == 1)[0]["summary"] == "程序出错"
    events = running.events()
    assert events.next()["page"] is None
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    assert events.until(of_city("云山市"))["faults"] == []
    assert rows.until(lambda rows: rows[0]["city"] == "云山市")[0]["errors"] == 0
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_slip_in_the_row_of_one_city_leaves_the_others_alone(
    served: Serve, city: Path, dezhou: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = answers._row
    broken = {"city": "德州市", "total": "37项"}
    monkeypatch.setattr(answers, "_row", lambda *told: 1 / 0 if (made := row(*told)) | broken == made else made)
    running = served(city, dezhou)
    rows = running.events("cities/events").until(lambda rows: all(row["ready"] and row["summary"] for row in rows[1:]))
    assert (rows[0]["city"], rows[1]["summary"]) == ("德州市", "程序出错")
    assert running.state(city=0)["faults"] == []
    assert running.state(city=1)["page"] is not None
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("times", [1, 3])
def test_a_file_that_goes_in_the_middle_of_a_look_is_no_slip(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Windows refuses a file that another program is writing, at whatever step of the look."""
    running = served(city)
    events = running.events()
    events.until(lambda state: state["proofed"])
    look, left = preview.look, [times]

    def held(path: Path, *words: Any) -> Any:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "held")
        return look(path, *words)

    monkeypatch.setattr(answers, "look", held)
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    state = events.next()
    assert (state["city"], state["faults"]) == ("云山市", [])


def test_a_click_that_we_answer_wrongly_is_told_in_chinese(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    running = served(city)
    running.state()
    monkeypatch.setattr("reportgen.preview.app.download", lambda snapshot, form: 1 / 0)
    answer = running.get("city/0/download?format=txt")
    assert (answer.status_code, answer.json()["message"][:4]) == (500, "程序出错")
    assert "content-security-policy" in answer.headers
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert running.state()["city"] == "德州市"
