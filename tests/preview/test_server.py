"""What the addresses of a running preview answer."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest

from reportgen.pipeline import Options
from reportgen.pipeline.data_sets import data_sets
from tests.preview.conftest import EXAMPLES, Serve, comes_true, of_city
from tests.reports import TWO_TASKS


def test_the_address_leads_to_the_only_city(served: Serve, city: Path) -> None:
    answer = served(city).get("")
    assert (answer.status_code, answer.headers["location"]) == (307, "city/0/")


def test_the_state_of_a_city_has_its_page_and_what_was_found(served: Serve, dezhou: Path) -> None:
    state = served(dezhou).state()
    assert (state["version"], state["file"], state["city"], state["stale"]) == (1, "city.yaml", "德州市", "")
    assert state["page"]["number"] == 1
    assert '<span data-n="0"' in state["page"]["html"]
    assert len(state["tasks"]) == 37
    assert [s["name"] for s in state["data_sets"]] == ["", *data_sets()]
    assert state["can_save"] is True


def test_a_stream_begins_with_the_state_and_tells_when_it_is_proofread(served: Serve, city: Path) -> None:
    city.write_text(TWO_TASKS + "结束语: 全市坚决落实。。\n", encoding="utf-8")
    events = served(city).events(query="?kind=整改方案")
    first = events.next()
    last = first if first["proofed"] else events.until(lambda state: state["proofed"])
    assert events.name == "state"
    assert last["page"]["number"] == first["page"]["number"]
    assert "FMT759" in [fault["code"] for fault in last["faults"]]


def test_a_choice_is_another_kind_public_or_another_data_set(served: Serve, dezhou: Path) -> None:
    running = served(dezhou)
    assert running.state("?kind=整改方案")["kind"] == "整改方案"
    assert running.state("?public=1")["public"] is True
    other = running.state("?data=示例：大连")
    assert (other["city"], other["data"]) == ("大连市", "示例：大连")
    assert running.state("?data=" + quote("极端：一项任务"))["data"] == "极端：一项任务"
    assert running.state()["city"] == "德州市"


@pytest.mark.parametrize("query", ["?kind=函", "?data=../city.yaml", "?data=/etc/passwd", "?task=" + "3" * 50])
def test_a_choice_that_there_is_not_is_told(served: Serve, city: Path, query: str) -> None:
    running = served(city)
    for path in ("state", "events", "run", "download"):
        answer = running.get(f"city/0/{path}{query}")
        assert (answer.status_code, "message" in answer.json()) == (404, True)


def test_a_run_is_explained_and_a_task_traced_on_the_page_that_is_shown(served: Serve, dezhou: Path) -> None:
    running = served(dezhou)
    state = running.state()
    figure = next(f for f in state["figures"] if f["name"] == "任务.已完成")
    page = state["page"]["number"]
    run = running.get(f"city/0/run?page={page}&n={figure['runs'][0]}").json()
    assert (run["figure"]["name"], len(run["figure"]["rows"]) + run["figure"]["more"]) == ("任务.已完成", 17)
    row = run["figure"]["rows"][0]["row"]
    task = running.get(f"city/0/task?page={page}&row={row}").json()
    assert "任务.已完成" in [counted["figure"] for counted in task["counted"]]


@pytest.mark.parametrize("n", ["99999", "-1", "", "x", "１", "9" * 4000])
def test_what_is_not_on_the_page_is_told(served: Serve, city: Path, n: str) -> None:
    running = served(city)
    page = running.state()["page"]["number"]
    assert running.get(f"city/0/run?page={page}&n={n}").json() == {"message": "页面上没有这一处"}


def test_a_notice_can_be_chosen_though_the_data_name_no_task(served: Serve, dezhou: Path) -> None:
    """Which task is said nowhere is an error; what there is to choose from is shown beside it."""
    running = served(dezhou)
    state = running.state("?kind=销号公示")
    assert ([fault["code"] for fault in state["faults"]], state["page"]) == (["LED392"], None)
    assert (state["city"], state["kind"], len(state["tasks"])) == ("德州市", "销号公示", 37)
    assert "总数" in state["progress"]
    named = re.search(r"--task (\w+)", state["faults"][0]["fix"])
    assert named is not None
    chosen = running.state(f"?kind=销号公示&task={named[1]}")
    assert not {"LED391", "LED392", "LED393"} & {fault["code"] for fault in chosen["faults"]}


def test_a_name_that_is_no_text_is_shown_with_a_mark_for_what_cannot_be_read(served: Serve, tmp_path: Path) -> None:
    """A file that was copied from an old Chinese system: its name is GBK, which Linux keeps byte by byte."""
    try:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + "/德州.yaml".encode("gbk")))
        path.write_text(TWO_TASKS, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    running = served(path)
    state = running.events().next()
    assert (state["city"], "\ufffd" in state["file"]) == ("德州市", True)
    assert running.get("cities").json()[0]["city"] == "德州市"
    assert running.get(f"city/0/task?page={state['page']['number']}&row=0").json()["title"] == "河道治理"
    assert running.get("city/0/download?format=txt").status_code == 200


def test_the_last_pages_still_answer_and_older_ones_say_that_they_are_gone(served: Serve, city: Path) -> None:
    running = served(city)
    events = running.events()
    events.next()
    for number in range(2, 6):
        name = "云" * number + "山市"
        city.write_text(TWO_TASKS.replace("德州市", name), encoding="utf-8")
        assert events.until(of_city(name))["page"]["number"] == number
    statuses = [running.get(f"city/0/run?page={number}&n=0").status_code for number in range(1, 6)]
    assert statuses == [409, 409, 200, 200, 200]
    assert "已经更新" in running.get("city/0/run?page=1&n=0").json()["message"]


def test_a_download_is_what_build_writes_under_the_name_that_it_gives(served: Serve, dezhou: Path) -> None:
    running = served(dezhou)
    answer = running.get("city/0/download?format=docx&kind=进展情况清单")
    name = quote("city-进展情况清单.docx")
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"
    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    (dezhou.parent / "a.docx").write_bytes(answer.content)
    assert "word/document.xml" in ZipFile(dezhou.parent / "a.docx").namelist()
    text = running.get("city/0/download?format=txt")
    assert text.content == (EXAMPLES.parent / "tests/golden/dezhou.txt").read_bytes()


def test_a_download_is_of_the_file_as_it_is_now(served: Serve, city: Path) -> None:
    running = served(city)
    running.state()
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    assert "云山市" in running.get("city/0/download?format=txt").text


def test_with_errors_there_is_nothing_to_download(served: Serve, city: Path) -> None:
    city.write_text(TWO_TASKS + "整改工作: 无\n", encoding="utf-8")
    answer = served(city).get("city/0/download?format=docx")
    assert answer.status_code == 409
    assert "先改正" in answer.json()["message"]


def test_another_format_is_not_known(served: Serve, city: Path) -> None:
    running = served(city)
    assert [running.get(f"city/0/download?format={f}").status_code for f in ("html", "exe", "")] == [404, 404, 404]


def test_several_cities_are_listed_and_the_list_follows_them(served: Serve, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.yaml", "b.yaml")]
    paths[0].write_text(TWO_TASKS, encoding="utf-8")
    paths[1].write_text(TWO_TASKS.replace("德州市", "云山市") + "整改工作: 无\n", encoding="utf-8")
    running = served(*paths)
    events = running.events("cities/events")
    rows = events.until(lambda rows: all(row["ready"] for row in rows))
    assert events.name == "cities"
    assert [(row["number"], row["file"], row["errors"]) for row in rows] == [(0, "a.yaml", 0), (1, "b.yaml", 1)]
    assert (rows[0]["city"], rows[0]["total"], rows[0]["rate"], rows[0]["late"]) == ("德州市", "2项", "50%", "0项")
    paths[1].write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    rows = events.until(lambda rows: rows[1]["errors"] == 0)
    assert rows[1]["city"] == "云山市"
    assert running.get("cities").json()[1]["errors"] == 0
    assert running.state(city=1)["city"] == "云山市"


def test_the_options_of_the_command_line_hold_where_the_page_chooses_nothing(served: Serve, dezhou: Path) -> None:
    running = served(dezhou, options=Options(kind="进展情况清单", public=True))
    assert running.state()["kind"] == "进展情况清单"
    assert running.state("?kind=整改方案")["kind"] == "整改方案"


def test_many_choices_are_not_all_kept(served: Serve, city: Path) -> None:
    """Those that somebody looks at are, and the usual one."""
    running = served(city)
    watched = running.events(query="?kind=整改方案")
    watched.next()
    for task in range(1, 12):
        running.state(f"?kind=销号公示&task={task}")
    screens = running.store.cities["0"].screens
    assert len(screens) <= 8
    assert {choice.kind for choice in screens} == {"", "整改方案", "销号公示"}
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    assert watched.until(lambda state: state["city"] == "云山市")["kind"] == "整改方案"


def test_ten_browsers_are_served_and_leave_nothing_behind(served: Serve, city: Path) -> None:
    running = served(city)
    running.state()  # from now on all its own threads run
    threads = threading.active_count()
    streams = [running.events() for _ in range(10)]
    assert {stream.next()["city"] for stream in streams} == {"德州市"}
    city.write_text(TWO_TASKS.replace("德州市", "云山市"), encoding="utf-8")
    for stream in streams:
        stream.until(lambda state: state["city"] == "云山市")
    for stream in streams:
        stream.close()
    screen = running.store.cities["0"].screen()
    assert comes_true(lambda: screen.listeners == 0)
    assert comes_true(lambda: threading.active_count() <= threads)


def test_the_page_is_made_of_a_list_of_files_in_its_folder(served: Serve, city: Path) -> None:
    from reportgen.preview.app import STATIC, TYPES

    running = served(city)
    for file in STATIC.iterdir():
        answer = running.get(f"static/{file.name}")
        assert (answer.status_code, answer.content) == (200, file.read_bytes())
        assert answer.headers["content-type"] == TYPES[file.suffix]
    assert running.get("static/app.py").status_code == 404


def test_an_unreadable_folder_of_a_file_is_told_and_does_not_end_the_preview(served: Serve, tmp_path: Path) -> None:
    state = served(tmp_path / "没有" / "city.yaml").state()
    assert [fault["code"] for fault in state["faults"]] == ["SRC101"]
    assert state["page"] is None
    assert os.sep + "没有" in state["faults"][0]["message"]
