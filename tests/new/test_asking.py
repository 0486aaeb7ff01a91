"""`reportgen new` on a terminal: the questions, answers that can't be read, and a clerk who goes away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from pathlib import Path

import pytest

from tests.new.folders import built

pty = pytest.importorskip("pty", reason="a terminal is made by it")


class Terminal:
    """The command on a terminal of its own: each answer is typed when its question has come."""

    def __init__(self, cwd: Path, *words: str) -> None:
        self.hand, end = pty.openpty()
        command = (sys.executable, "-m", "reportgen", "new", *words)
        self.process = subprocess.Popen(command, cwd=cwd, stdin=end, stdout=end, stderr=end)
        os.close(end)
        self.shown = ""
        self.decoder = getincrementaldecoder("utf-8")()

    def until(self, words: str) -> None:
        """Reads on to these words, behind what was read."""
        begin = len(self.shown)
        while words not in self.shown[begin:]:
            more = self._read()
            assert more, f"{words} has not come:\n{self.shown}"

    def types(self, question: str, answer: str) -> None:
        """The answer to a question, with Enter."""
        self.until(question)
        os.write(self.hand, f"{answer}\n".encode())

    def interrupted(self) -> None:
        """Ctrl-C, once more where it came just before the command began to listen, as a clerk would press it again."""
        while self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=5)

    def ended(self) -> int:
        """The exit status, when all has been shown."""
        while self._read():
            pass
        os.close(self.hand)
        return self.process.wait(timeout=60)

    def _read(self) -> str:
        """What has come; nothing when the command has ended."""
        try:
            data = os.read(self.hand, 4096)
        except OSError:  # of Linux, when the other end is closed
            return ""
        self.shown += self.decoder.decode(data).replace("\r\n", "\n")
        return self.shown


def test_a_clerk_answers_and_gets_a_folder_that_builds(tmp_path: Path) -> None:
    run = Terminal(tmp_path, "德州市2026年")
    for question, answer in (
        ("城市的全称（如 德州市；回车就是 德州市）：", ""),
        ("督察的层级", "5"),
        ("没有“5”，只能是：中央、省级", ""),
        ("第几轮督察（", "第2轮"),
        ("督察组的全称（", "省第七生态环境保护督察组"),
        ("哪天反馈的督察意见（", "上个月"),
        ("日期“上个月”读不懂，写成 2022-08-30 或 2022年8月30日", "2021.7.23"),
        ("数字统计到哪一天（", ""),
        ("回车就是 整改落实情况报告）：", "2"),
        ("现成的台账（", "没有.xlsx"),
        ("没有“没有.xlsx”这个文件", ""),
        ("去年的报告（", ""),
    ):
        run.types(question, answer)
    assert run.ended() == 0
    text = built(tmp_path / "德州市2026年")
    assert text.startswith("德州市贯彻落实第二轮生态环境保护督察反馈意见整改方案\n")
    assert "省第七生态环境保护督察组对我市开展了" in text
    assert "2021年7月23日反馈督察意见" in text


def test_what_was_given_is_not_asked(tmp_path: Path) -> None:
    words = (
        "--city",
        "德州市",
        "--level",
        "省级",
        "--round",
        "2",
        "--team",
        "省督察组",
        "--feedback-date",
        "2021-7-23",
    )
    run = Terminal(tmp_path, *words, "--as-of", "2022-08-30", "--kind", "报告")
    run.types("现成的台账（", "")
    run.types("去年的报告（", "")
    assert run.ended() == 0
    assert "城市的全称" not in run.shown
    assert (tmp_path / "city.yaml").is_file()


@pytest.mark.parametrize(("typed", "status"), [("\x03", 130), ("\x04", 1)], ids=["Ctrl-C", "end of input"])
def test_who_goes_away_in_the_middle_leaves_nothing_behind(tmp_path: Path, typed: str, status: int) -> None:
    run = Terminal(tmp_path, "报告")
    run.types("城市的全称", "德州市")
    run.until("督察的层级")
    if typed == "\x03":
        run.interrupted()
    else:
        os.write(run.hand, typed.encode())
    assert run.ended() == status
    assert "没有新建，什么都没有写。" in run.shown
    assert "Traceback" not in run.shown
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_taken_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("城市: {名称: 德州市}\n", encoding="utf-8")
    run = Terminal(tmp_path)
    assert run.ended() == 1
    assert "没有覆盖已有的“city.yaml”" in run.shown
    assert "城市的全称" not in run.shown
