"""The status words of many provinces, each with the one place where it lands on the three axes; a city's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import show
from reportgen.figures import Figure, count
from reportgen.load.words import STATUS, meaning_of, own_words
from reportgen.model import Closure, Progress, Task
from reportgen.model.tasks import STAGES, Standing
from reportgen.values import Text
from reportgen.vocabulary import definition
from tests.reports import loaded, report, said, workbook


def landing(text: str) -> str:
    """`已完成整改 长期 公示中`: the progress, the flag where it stands, the stage of 销号 where one is named."""
    meaning = meaning_of(text)
    assert meaning is not None, text
    return " ".join([meaning.progress.value, *(["长期"] if meaning.ongoing else []), meaning.stage or ""]).strip()


LANDINGS = [
    # a county's platform, ordered 0 to 5
    ("尚未启动", "未启动"),
    ("未达到序时进度", "未达到序时进度"),
    ("达到序时进度", "达到序时进度"),
    ("超过序时进度", "超过序时进度"),
    ("完成整改", "已完成整改"),
    ("完成交账销号", "已完成整改 已销号"),
    # a platform of assessment, a province's cockpit
    ("已完成", "已完成整改"),
    ("已完成整改", "已完成整改"),
    ("按序时进度推进", "达到序时进度"),
    ("序时任务", "达到序时进度"),
    ("滞后任务", "未达到序时进度"),
    ("已验收销号", "已完成整改 已销号"),
    ("已办结验收中", "已完成整改 核查中"),
    ("阶段性办结", "基本完成"),
    # a northern port
    ("已基本完成", "基本完成"),
    ("建立长效机制需长期坚持", "推进中 长期"),
    ("建立长效机制、需长期坚持", "推进中 长期"),
    ("正在推进", "推进中"),
    ("对账销号", "已完成整改 已销号"),
    # cities of the northeast, the southwest and the middle
    ("已完成或基本完成", "基本完成"),
    ("基本整改完成", "基本完成"),
    ("正在整改", "推进中"),
    ("加快推进", "推进中"),
    ("未按期完成", "未达到序时进度"),
    ("经省政府同意销号", "已完成整改 已销号"),
    ("整改交账", "已完成整改 已申请"),
    ("报备销号", "已完成整改 已销号"),
    ("备案销号", "已完成整改 已销号"),
    # a system for reservoirs, whose states are one row of steps
    ("待整改", "未启动"),
    ("整改中", "推进中"),
    ("待验收", "已完成整改 已申请"),
    ("已销号", "已完成整改 已销号"),
    ("申请重启", "推进中 重启"),
    ("重启", "推进中 重启"),
    # petitions
    ("已办结", "已完成整改"),
    ("正在办理", "推进中"),
    ("未办结", "推进中"),
    # published reports
    ("基本完成", "基本完成"),
    ("完成并通过验收", "已完成整改"),
    ("持续推进", "推进中"),
    ("持续推进中", "推进中"),
    ("长期坚持", "推进中 长期"),
    ("已建立长效机制", "推进中 长期"),
    ("部分整改", "推进中"),
    ("未完成", "推进中"),
    ("办结", "已完成整改"),
    ("已经完成，长期坚持", "已完成整改 长期"),
    ("基本完成并持续整改", "基本完成"),
    ("已整改", "已完成整改"),
    # the stages of 销号, said in the place of a progress
    ("申请销号", "已完成整改 已申请"),
    ("验收中", "已完成整改 核查中"),
    ("公示中", "已完成整改 公示中"),
]


@pytest.mark.parametrize(("word", "lands"), LANDINGS)
def test_every_word_of_every_vocabulary_lands_in_one_place(word: str, lands: str) -> None:
    assert landing(word) == lands


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        ("已完成（长期坚持）", "已完成整改 长期"),
        ("已完成整改,并长期坚持。", "已完成整改 长期"),
        ("已完成整改\n长期坚持", "已完成整改 长期"),
        ("长期坚持（达到序时进度）", "达到序时进度 长期"),
        ("未达到序时进度，需长期坚持", "未达到序时进度 长期"),
        ("已完成整改（公示中）", "已完成整改 公示中"),
        ("基本完成，待验收", "基本完成 已申请"),
        ("已完成，未销号", "已完成整改 未申请"),
        ("已销号，长期坚持", "已完成整改 长期 已销号"),
        ("长期坚持，已销号", "已完成整改 长期 已销号"),
        ("已完成整改、公示中、长期坚持", "已完成整改 长期 公示中"),
    ],
)
def test_two_words_beside_each_other_say_both(text: str, lands: str) -> None:
    assert landing(text) == lands


@pytest.mark.parametrize(
    "text",
    [
        "推进中，已销号",
        "未启动（公示中）",
        "不再长期坚持",
        "已完成，不需长期坚持",
        "已完成拟销号公示待验收",
        "已完成" * 40,
    ],
)
def test_words_that_deny_each_other_or_are_denied_say_nothing(text: str) -> None:
    assert meaning_of(text) is None


def test_the_stages_are_those_of_the_schema() -> None:
    assert list(STAGES) == definition("Closure")["properties"]["环节"]["enum"]
    assert {m.stage for m in STATUS.values()} <= {None, *STAGES}


def spread(word: str, blanks: list[str]) -> str:
    return "".join(f"{c}{blank}" for c, blank in zip(word, blanks + [""] * len(word), strict=False))


@given(
    st.sampled_from([*STATUS]),
    st.lists(st.sampled_from(["", " ", "\u3000", "\n", "\t", "\xa0"]), max_size=8),
    st.sampled_from(["", "。", ".", "；", "，", "、"]),
    st.sampled_from([("", ""), ("（", "）"), ("(", ")"), ("“", "”"), ("【", "】")]),
)
def test_marks_blanks_and_width_change_no_landing(
    word: str, blanks: list[str], mark: str, around: tuple[str, str]
) -> None:
    assert meaning_of(around[0] + spread(word, blanks) + around[1] + mark) == STATUS[word]


@given(st.sampled_from([w for w, m in STATUS.items() if not m.stage]), st.sampled_from(["，", "（", "并", " ", "\n"]))
def test_a_lasting_state_keeps_its_progress(word: str, joint: str) -> None:
    lasting = meaning_of(f"{word}{joint}长期坚持")
    assert lasting == STATUS[word]._replace(ongoing=True)


OWN = (
    "状态对照: {绿灯: 达到序时进度, 红灯: 未达到序时进度, √: '已完成整改，长期坚持', 'A': 已销号, 阶段性办结: 推进中}\n"
)


def progress_of(tasks: tuple[Task, ...]) -> list[str]:
    return [Standing(t.status.progress, t.status.ongoing, t.closed).value for t in tasks if t.status]


WORDS = ["绿灯", "红 灯", "√", "Ａ", "阶段性办结", "已完成"]
MEANT = ["达到序时进度", "未达到序时进度", "已完成整改，长期坚持", "已销号", "推进中", "已完成整改"]


def test_own_words_hold_in_a_list_and_win_over_built_in_ones(tmp_path: Path) -> None:
    rows = "".join(f"    - {{序号: {n}, 状态: {word}}}\n" for n, word in enumerate(WORDS, 1))
    assert progress_of(report(tmp_path, f"{OWN}整改任务:\n  列表:\n{rows}").tasks) == MEANT


def test_own_words_hold_in_a_workbook(tmp_path: Path) -> None:
    workbook(tmp_path / "台账.xlsx", [("序号", "反馈问题", "状态"), *((n, "甲。", w) for n, w in enumerate(WORDS, 1))])
    made = report(tmp_path, f"{OWN}整改任务: {{台账: 台账.xlsx}}\n")
    assert progress_of(made.tasks) == MEANT


def test_own_words_hold_in_the_groups(tmp_path: Path) -> None:
    figures = count(report(tmp_path, f"{OWN}整改任务: {{分组: {{绿灯: 3, 红灯: 2, √: 4, A: 1}}}}\n")).tasks
    counted = [figures[name] for name in ("达到序时进度", "未达到序时进度", "已完成", "长期坚持", "已销号")]
    assert [f.value for f in counted if isinstance(f, Figure)] == [3, 2, 5, 4, 1]


def test_own_words_stand_below_the_tasks_too_and_need_not_be_used(tmp_path: Path) -> None:
    made = report(tmp_path, f"整改任务: {{列表: [{{序号: 1, 状态: 绿灯}}]}}\n{OWN}")
    assert progress_of(made.tasks) == ["达到序时进度"]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("绿灯: 快了", ["LED350"]),
        ("绿灯: √", ["LED350"]),
        ("绿灯: ''", ["LED350"]),
        ("已完成整改: 推进中", ["LED351"]),
        ("长期坚持: 已完成整改", ["LED351"]),
        ("未完成: 已完成整改", ["LED351"]),
        ("已完成: 达到序时进度", ["LED351"]),
        ("待整改: 基本完成", ["LED351"]),
        ("已完成: 基本完成", []),
        ("已完成整改: 已完成", []),
        ("滞后: 推进中", []),
        ("待验收: 推进中", []),
        ("绿灯: 推进中, 绿 灯: 推进中", []),
        ("绿灯: 推进中, 绿 灯: 已完成", ["SHP202"]),
        ("/: 未启动", []),
    ],
)
def test_a_table_of_own_words_that_says_nothing_or_turns_words_round(table: str, codes: list[str]) -> None:
    own, found = own_words({k: Text(v.strip("'")) for k, v in (row.split(": ") for row in table.split(", "))})
    assert [d.code for d in found] == codes, show(found)
    assert "—" not in own


def stage(home: Path, row: str) -> tuple[str | None, list[str]]:
    result = loaded(home, f"城市: {{名称: 德州市}}\n整改任务: {{列表: [{{序号: 1, {row}}}]}}\n")
    task = result.report.tasks[0] if result.report else None
    return (task.closure.stage if task and task.closure else None), said(result.found)


def test_a_state_that_names_a_stage_fills_its_column(tmp_path: Path) -> None:
    assert stage(tmp_path, "状态: 待验收") == ("已申请", [])
    assert stage(tmp_path, "状态: 已办结验收中, 销号: {公示起: 2022-08-01}") == ("核查中", [])
    assert stage(tmp_path, "状态: 已销号, 销号: 已销号") == ("已销号", [])
    assert stage(tmp_path, "状态: 已完成, 销号: 公示中") == ("公示中", [])


def test_a_state_and_a_column_that_name_two_stages_are_both_told(tmp_path: Path) -> None:
    assert stage(tmp_path, "状态: 已销号, 销号: 公示中") == (None, ["LED352 2:25"])
    head = ("序号", "反馈问题", "状态", "销号")
    workbook(tmp_path / "台账.xlsx", [head, (1, "甲。", "已销号", "已销号"), (2, "乙。", "待验收", "公示中")])
    (fault,) = loaded(tmp_path, "城市: {名称: 德州市}\n整改任务: {台账: 台账.xlsx}\n").found
    assert said([fault]) == ["LED352 C3"]
    assert fault.reason == "“状态”写“待验收”，是已申请；“销号”（台账.xlsx!台账!D3）却是公示中"
    assert [str(p).rpartition("!")[2] for p in fault.related] == ["D3"]


@pytest.mark.parametrize("closure", [None, Closure()])
def test_a_closed_state_closes_the_task(closure: Closure | None, tmp_path: Path) -> None:
    from reportgen.model import Status

    task = Task(no=Text("1"), status=Status(progress=Progress.DONE, text="已销号", stage="已销号"), closure=closure)
    assert task.closed
    assert not Task(no=Text("1"), closure=Closure(stage="重启"), status=task.status).closed
