"""What is begun and written by the page's forms: new cities, old papers brought in, the everyday changes."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reportgen.diagnostics import fault
from reportgen.pipeline import build_files
from reportgen.place import Place, Source
from reportgen.preview import doing
from reportgen.preview.answers import OUR_FAULT
from tests.preview.conftest import Opened, Serve, of_city
from tests.reports import TWO_TASKS


def test_an_old_paper_becomes_a_city_that_is_listed(opened: Opened, city: Path, tmp_path: Path) -> None:
    (word, text), _ = build_files(city, ("docx", "txt"), tmp_path / "旧")
    (home := tmp_path / "家").mkdir()
    running = opened(home)
    told = running.done("do/import", upload=running.upload(text), folder="德州")
    assert told["city"] == 0
    assert "标题" in told["words"]
    assert (home / "德州" / "city.yaml").is_file()
    assert running.events().until(of_city("德州市"))["page"]
    second = running.done("do/import", upload=running.upload(word), folder="德州二稿")
    assert second["city"] == 1
    assert [row["number"] for row in running.get("cities").json()] == [0, 1]


def test_a_ledger_becomes_a_city_and_comes_to_lie_beside_it(opened: Opened, dezhou: Path, tmp_path: Path) -> None:
    (home := tmp_path / "家").mkdir()
    running = opened(home)
    told = running.done("do/import", upload=running.upload(dezhou.with_name("台账.xlsx")), folder="德州")
    assert sorted(file["name"] for file in told["files"]) == ["city.yaml", "台账.xlsx"]
    assert (home / "德州" / "台账.xlsx").read_bytes() == dezhou.with_name("台账.xlsx").read_bytes()
    assert len(running.state(city=told["city"])["tasks"]) == 37


def test_a_file_that_cannot_be_read_leaves_no_folder(opened: Opened, tmp_path: Path) -> None:
    (home := tmp_path / "家").mkdir()
    running = opened(home)
    for name in ("旧.docx", "旧.xlsx"):
        (tmp_path / name).write_bytes(b"nothing of the kind")
        told = running.done("do/import", upload=running.upload(tmp_path / name), folder="德州")
        assert (told["files"], told["failed"], "city" in told) == ([], True, False)
        assert list(home.iterdir()) == []


@pytest.mark.parametrize("name", ["", "..", "../外", "a/b", "/tmp/外", "CON", ".a"])
def test_a_new_city_stays_in_the_folder(opened: Opened, city: Path, tmp_path: Path, name: str) -> None:
    (home := tmp_path / "家").mkdir()
    running = opened(home)
    before = sorted(tmp_path.rglob("*"))
    upload = running.upload(city.rename(city.with_name("旧.txt")))
    for path in ("do/import", "do/new"):
        assert running.refusal(path, upload=upload, folder=name) != OUR_FAULT
    assert sorted(tmp_path.rglob("*")) == sorted(p if p != city else p.with_name("旧.txt") for p in before)


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **words: Any) -> None:
    """A module of the pipeline that does what its contract says, and tells what it was asked."""
    monkeypatch.setitem(sys.modules, f"reportgen.pipeline.{name}", SimpleNamespace(**words))


def test_a_new_city_is_made_of_the_answers(
    opened: Opened, dezhou: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def answers_from(texts: dict[str, str]) -> Any:
        asked.append(dict(texts))
        return texts if texts["city"] else ["城市的全称：没有写"]

    def scaffold(folder: Path, answers: dict[str, str]) -> Any:
        assert Path(answers["ledger"]).read_bytes() == dezhou.with_name("台账.xlsx").read_bytes()
        folder.mkdir()
        (folder / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
        return SimpleNamespace(found=[], files=(folder / "city.yaml",))

    one = SimpleNamespace(key="city", asks="城市的全称", hint="如 德州市", default="", choices=())
    two = SimpleNamespace(key="ledger", asks="现成的台账", hint="", default="", choices=())
    stand_in(monkeypatch, "scaffold", QUESTIONS=(one, two), answers_from=answers_from, scaffold=scaffold)
    (home := tmp_path / "家").mkdir()
    running = opened(home)
    questions = running.get("questions").json()
    assert [(q["key"], bool(q["files"])) for q in questions] == [("city", False), ("ledger", True)]
    told = running.done("do/new", folder="德州", answers={"city": "", "ledger": "/etc/passwd"})
    assert told["complaints"] == ["城市的全称：没有写"]
    assert asked == [{"city": ""}]
    files = {"ledger": running.upload(dezhou.with_name("台账.xlsx"))}
    told = running.done("do/new", folder="德州", answers={"city": "德州市"}, files=files)
    assert (told["city"], [file["name"] for file in told["files"]]) == (0, ["city.yaml"])


def test_the_form_is_shown_and_its_changes_are_saved(
    served: Serve, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(path: Path, changes: list[Any]) -> Any:
        (change,) = changes
        text = path.read_text("utf-8")
        if change.was not in text:
            place = Place(Source(str(path)), 6, 20)
            return SimpleNamespace(found=[fault("PUL052", place, "已被改过", "再改一次")], files=(), told=())
        path.write_text(text.replace(change.was, change.now), encoding="utf-8")
        return SimpleNamespace(found=[], files=(path,), told=(f"{change.at}.{change.key}改了",))

    stand_in(
        monkeypatch,
        "editing",
        FieldChange=SimpleNamespace,
        edit=edit,
        form_of=lambda path: path,
        form_as_object=lambda path: {"file": path.name, "groups": [], "faults": []},
    )
    running = served(city)
    events = running.events()
    events.next()
    assert running.get("city/0/form").json()["file"] == "city.yaml"
    change = {"at": "城市", "key": "名称", "was": "德州市", "now": "云山市"}
    told = running.done("city/0/do/save", changes=[change])
    assert (told["written"], told["told"]) == (["city.yaml"], ["城市.名称改了"])
    assert events.until(of_city("云山市"))["page"]
    refused = running.done("city/0/do/save", changes=[change])
    assert (refused["written"], [one["code"] for one in refused["faults"]], refused["faults"][0]["place"]) == (
        [],
        ["PUL052"],
        "city.yaml:6:20",
    )
    assert running.refusal("city/0/do/save", changes=[]) == doing.NO_CHANGE
    assert "没有看懂" in running.refusal("city/0/do/save", changes=[{"at": "城市"}])
