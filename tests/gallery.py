"""The gallery of errors: tests/errors/<code>/ holds the smallest faulty city.yaml and what the program says of it."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reportgen.codes import CODES, Code
from reportgen.diagnostics import LABELS, Diagnostic, show
from reportgen.editing.tasks import COUNTED
from reportgen.pipeline import Options, build_files, options
from reportgen.pipeline.batch import KILLED, Job, lost
from reportgen.pipeline.check import check_file
from reportgen.pipeline.edit_trial import unchanged
from reportgen.pipeline.importing import import_paper
from reportgen.pipeline.pulling import pull
from reportgen.pipeline.steady import changing
from reportgen.pipeline.template_check import check_templates
from reportgen.place import Place, Source
from tests.faulty_words import FAULTY, faulty
from tests.papers import TEXT_RULES, examples
from tests.words import DOCUMENT, TITLE, p, read_parts, run, small, write_parts, write_word

ERRORS = Path(__file__).resolve().parent / "errors"


class Case(NamedTuple):
    """One faulty city: its code and folder."""

    code: str
    folder: Path


def _no_file(folder: Path) -> None:
    (folder / "city.yaml").unlink(missing_ok=True)


def _folder_for_file(folder: Path) -> None:
    _no_file(folder)
    (folder / "city.yaml").mkdir()


def _too_large(folder: Path) -> None:
    with (folder / "city.yaml").open("wb") as file:
        file.truncate(33 * 1024 * 1024)


def _too_many(folder: Path) -> None:
    (folder / "city.yaml").write_text("城市: [" + "甲," * 1_000_100 + "]", encoding="utf-8")


WORD, OLD_WORD = "公文.docx", "旧稿.docx"
LATER = "后来.yaml"  # the data file as it is by then
EDITS = "改动.txt"  # what a leader does to the Word file: 旧 => 新, a line each


def _old_word(folder: Path) -> None:
    (folder / WORD).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


def _damaged_word(folder: Path) -> None:
    whole = write_word(folder / WORD, small(p("整改情况报告。"))).read_bytes()
    (folder / WORD).write_bytes(whole[: len(whole) // 2])


def _swollen_word(folder: Path) -> None:
    write_word(folder / WORD, small(p("整" * 3_000_000)))


def _another_ending(folder: Path) -> None:
    (folder / "公文.doc").write_bytes(b"")


def _revised(folder: Path) -> None:
    parts = small(p(TITLE) + p("整改任务全部完成。"))
    mark = '<w:ins w:id="1" w:author="某人" w:date="2022-08-31T09:00:00Z">' + run("并已销号。") + "</w:ins></w:p>"
    body = parts[DOCUMENT].rpartition("</w:p>")
    write_word(folder / OLD_WORD, {**parts, DOCUMENT: body[0] + mark + body[2]})


def _struck(folder: Path) -> None:
    struck = p("此段拟删。", look="<w:strike/>")
    write_word(folder / OLD_WORD, small(p(TITLE) + p("整改任务全部完成。") + struck))


def _embedded(folder: Path) -> None:
    parts = small(p("整改情况报告。"))
    write_word(
        folder / WORD, {**parts, DOCUMENT: parts[DOCUMENT].replace("<w:sectPr", '<w:altChunk r:id="a"/><w:sectPr')}
    )


# Faults that no committed file can show, and how to make them.
MADE: dict[str, Callable[[Path], None]] = {
    "IMP003": _revised,
    "IMP009": _struck,
    "SRC101": _no_file,
    "SRC102": _folder_for_file,
    "SRC103": _too_large,
    "SRC108": _old_word,
    "SRC109": _damaged_word,
    "SRC110": _swollen_word,
    "SRC111": _another_ending,
    "SRC112": _embedded,
    "YML115": _too_many,
}
# Faults of the machine, each with a test of its own that makes the system call fail.
ELSEWHERE = {
    "SRC107": "tests/load/test_source.py",
    "SRC113": "tests/batch/test_changing.py",
    "OUT603": "tests/write/test_save_held.py",
    "OUT606": "tests/write/test_pdf.py",
    "OUT607": "tests/write/test_pdf.py",
    "OUT608": "tests/write/test_pdf.py",
    "OUT609": "tests/batch/test_deaths.py",
    "OUT610": "tests/editing/test_edit_refused.py",
    "IMP006": "tests/test_import.py",
    "IMP008": "tests/test_import.py",
    "LED361": "tests/ledger/test_split.py",
    "LED362": "tests/ledger/test_merge.py",
    "LED363": "tests/ledger/test_merge.py",
    "LED364": "tests/ledger/test_merge.py",
    "LED365": "tests/ledger/test_merge.py",
    "LED366": "tests/ledger/test_merge.py",
    "LED367": "tests/ledger/test_merge.py",
    "LED368": "tests/ledger/test_merge.py",
    "LED369": "tests/ledger/test_merge.py",
    "LED370": "tests/ledger/test_merge.py",
    "LED371": "tests/ledger/test_merge.py",
    "LED372": "tests/ledger/test_merge.py",
    "LED373": "tests/ledger/test_returns.py",
    "LED374": "tests/ledger/test_export.py",
    "LED375": "tests/ledger/test_export.py",
    "LED376": "tests/ledger/test_merged.py",
    "LED377": "tests/ledger/test_export.py",
    "LED379": "tests/ledger/test_returns.py",
    "LED397": "tests/ledger/test_returns.py",
    "LED398": "tests/ledger/test_returns.py",
    "LED399": "tests/ledger/test_returns.py",
    "LED385": "tests/test_cli_diff.py",
    "LED386": "tests/test_cli_diff.py",
    "SUM961": "tests/check/agreement/test_edited.py",
    "SUM962": "tests/check/agreement/test_edited.py",
    "SUM963": "tests/check/agreement/test_edited.py",
    "SUM964": "tests/check/agreement/test_annex_cells.py",
    "SUM965": "tests/check/agreement/test_annex_cells.py",
    "SUM966": "tests/check/agreement/test_stated.py",
    "SUM967": "tests/check/agreement/test_stated.py",
    "SUM968": "tests/test_cli_check_data.py",
    "DOC988": "tests/check/release/test_leftovers.py",
    "DOC989": "tests/check/release/test_leftovers.py",
    "PUB997": "tests/check/release/test_leftovers.py",
    "PUB998": "tests/check/release/test_leftovers.py",
}

# Some of them as they are told all the same, since other pages send readers there.
TOLD: dict[str, Callable[[], str]] = {
    "SRC113": lambda: show([changing(Path("台账.xlsx"))]),
    "OUT610": lambda: show(
        [unchanged("整改任务.2.序号", Place(Source("city.yaml")), COUNTED, "照这样改好，再运行一次")]
    ),
    "OUT609": lambda: lost(Job(Path("city.yaml"), Path()), -KILLED).said,
}


def cases() -> list[Case]:
    """All codes that can be shown, in the order of CODES."""
    return [Case(code, ERRORS / code) for code in CODES if code not in ELSEWHERE]


def run_case(case: Case, scratch: Path) -> str:
    """What the terminal shows for a case; it is run in a copy under `scratch`."""
    place = scratch / case.code
    if case.folder.is_dir():
        shutil.copytree(case.folder, place)
    else:
        place.mkdir()
    if case.code in MADE:
        MADE[case.code](place)
    elif case.code in FAULTY:
        write_word(place / WORD, faulty(case.code))
    elif bad := bad_example(case.code, case.folder):
        (place / "公文.txt").write_text(bad, encoding="utf-8")
    before = Path.cwd()
    os.chdir(place)  # so that messages show names, not where the tests happen to run
    try:
        return _shown(case.code)
    finally:
        os.chdir(before)


def bad_example(code: str, folder: Path) -> str:
    """The first 反例 of a rule on texts, where the folder of the case holds no faulty file of its own."""
    own = any(p.name != "expected.txt" for p in folder.iterdir()) if folder.is_dir() else False
    return "" if own or code in FAULTY or code not in TEXT_RULES else "\n".join(examples(TEXT_RULES[code], "反例")[0])


def _shown(code: str) -> str:
    """The messages of the case in this folder."""
    place = Path()
    paper = next(place.glob("公文.*"), None)
    if paper:
        return show(check_file(paper, Options(public=code.startswith("PUB"))).found)
    if old := next(place.glob("旧稿.*"), None):
        return show(import_paper(old).found)
    if (place / EDITS).is_file():
        return show(_pulled(place))
    if (place / "模板").is_dir() and not data_file(place).exists():
        return show(check_templates(place / "模板").found)
    words = shlex.split((place / "options.txt").read_text("utf-8")) if (place / "options.txt").exists() else []
    pairs = pairwise([*words, ""])
    given = {word: place / after for word, after in pairs if word in ("-t", "-o")}
    template = str(given["-t"]) if "-t" in given else None
    chosen = options(template=template, as_of=None, public="--public" in words, strict=False, force="--force" in words)
    assert isinstance(chosen, Options)
    _, found = build_files(data_file(place), ("docx", "txt"), given.get("-o"), chosen)
    return show(found)


def _pulled(place: Path) -> list[Diagnostic]:
    """What is said of a Word file in which somebody typed over some words."""
    written, _ = build_files(data_file(place), ("docx",), None)
    parts = read_parts(written[0])
    for line in (place / EDITS).read_text("utf-8").splitlines():
        old, _, new = line.partition(" => ")
        assert old in parts[DOCUMENT], old
        parts[DOCUMENT] = parts[DOCUMENT].replace(old, new)
    edited = write_parts(place / "改过.docx", parts)
    if (later := place / LATER).is_file():
        later.replace(data_file(place))
    return pull(edited, data_file(place)).found


def data_file(folder: Path) -> Path:
    """The faulty data file of a case: city.yaml, or another name where the name is the fault."""
    return next((p for p in sorted(folder.glob("city.*")) if p.suffix in (".yaml", ".txt")), folder / "city.yaml")


def page(shown: dict[str, str]) -> str:
    """docs/errors.md: every code with its faulty file and its message."""
    shown = shown | {code: told() for code, told in TOLD.items()}
    lines = [
        "# 错误代码",
        "",
        "本页由测试里的例子自动生成：每个代码一个最小的出错文件，和程序对它说的话。",
        "“错误”要改正后才能生成；“警告”“提示”不影响生成。",
        "",
        "位置这样读：`city.yaml:5:12` 是第 5 行第 12 个字，`台账.xlsx!台账!F1` 是工作表“台账”的 F1 格，",
        "`公文.docx:12:5` 是第 12 段（空段、表格里的段也算）第 5 个字；下面一行的 `^` 指着出错的几个字。",
        "“项名”是冒号前面的名字，如 `名称: 示例市` 里的“名称”；“半角”的符号用英文输入法键入，“全角”的用中文输入法。",
        "",
    ]
    for code, row in CODES.items():
        lines += _entry(code, row, shown.get(code))
    return "\n".join(lines).rstrip("\n") + "\n"


def _entry(code: str, row: Code, said: str | None) -> list[str]:
    """One code; `said` is nothing where no file can stand here."""
    title = row.title.replace("“{", "“").replace("}”", "”").replace("{", "").replace("}", "")
    lines = [f"## {code} {title}", "", f"级别：{LABELS[row.severity]}", ""]
    faulty = data_file(ERRORS / code)
    if faulty.is_file():
        text = faulty.read_bytes().decode("gb18030" if code == "SRC105" else "utf-8", "replace").rstrip("\n")
        lines += [
            "数据文件：" if faulty.suffix == ".yaml" else f"数据文件（名字是 {faulty.name}）：",
            "",
            "```yaml",
            text,
            "```",
            "",
        ]
    if bad := bad_example(code, ERRORS / code):
        lines += ["文稿：", "", "```text", bad, "```", ""]
    if code in FAULTY:
        lines += [f"Word 文档：其余都合格，只是{FAULTY[code].what}。", ""]
    for name, head in (("旧稿.txt", "旧稿："), (EDITS, "在生成的 Word 文件里改了："), (LATER, "数据文件后来是：")):
        file = ERRORS / code / name
        if file.is_file():
            lines += [head, "", "```text", file.read_text("utf-8").rstrip("\n"), "```", ""]
    style = ERRORS / code / "样式.yaml"
    if style.is_file():
        lines += ["样式文件：", "", "```yaml", style.read_text("utf-8").rstrip("\n"), "```", ""]
    template = ERRORS / code / "模板" / "report.j2"
    if template.is_file():
        lines += ["模板：", "", "```jinja", template.read_text("utf-8").rstrip("\n"), "```", ""]
    if said is not None:
        lines += ["程序说：", "", "```text", said.rstrip("\n"), "```", ""]
    else:
        lines += ["要几个文件一起，或机器、别的程序有毛病才会出现，这里放不下例子；程序会说明原因和办法。", ""]
    return lines
