"""A build that is killed at any moment leaves each file as it was or as it shall be, and disturbs no later build."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from reportgen.pipeline import build_files
from reportgen.write.leftovers import leftovers
from tests.batch.cities import ENVIRONMENT, POSIX
from tests.reports import TWO_TASKS

ROOT = Path(__file__).resolve().parent.parent.parent


@POSIX
def test_after_each_of_many_kills_every_file_is_whole(tmp_path: Path) -> None:
    for name, text in (("甲", TWO_TASKS), ("乙", TWO_TASKS.replace("德州市", "聊城市"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "city.yaml").write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "tests.batch.killed", str(tmp_path)],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    whole, steps = found["random"], found["steps"]
    assert whole["builds"] > 0
    assert (whole["torn"], whole["errors"]) == (0, 0), found
    assert whole["first"], found  # files of both cities were met
    assert whole["second"], found
    assert steps["torn"] == 0, found
    assert min(steps["old"], steps["new"], steps["left"]) >= 4, found  # ends before and behind the renaming
    out = tmp_path / "out"
    assert len(leftovers(out)) == whole["left"] <= whole["lives"]
    written, messages = build_files(tmp_path / "甲" / "city.yaml", ("docx", "txt"), out)
    assert messages == []
    assert [p.read_bytes() for p in written] == [(tmp_path / "甲" / p.name).read_bytes() for p in written]
