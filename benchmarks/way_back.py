"""How much of old papers an import gives back, and how long it takes; how long a pull takes over many tasks."""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
import zipfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from reportgen.pipeline import Options, build, build_files
from reportgen.pipeline.importing import Imported, import_paper
from reportgen.pipeline.pulling import pull
from reportgen.write import WRITERS

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DOCUMENT = "word/document.xml"
CITY = """城市: {{名称: 甲市}}
督察: {{层级: 省级, 督察组: 省第三督察组, 反馈日期: 2021-07-23}}
截至日期: 2022-08-30
整改任务:
  列表:
{tasks}章节:
  - 标题: 整改成效
    导语: 已完成整改【任务.已完成】，其余任务按时限推进。
附件:
  - {{名称: 整改任务清单, 来自: 整改任务, 栏目: [序号, 名称, 反馈问题, 整改时限, 状态, 进展]}}
落款: {{署名: [甲市人民政府], 日期: 2022-08-30}}
"""
TASK = (
    "    - {{序号: {n}, 名称: 第{n}号河道治理, 反馈问题: 第{n}号河道水质不稳定。, "
    "整改时限: 2022年底前, 状态: 达到序时进度, 进展: 第{n}号河道清淤{n}米。}}\n"
)


def main() -> None:
    """Prints a line for each old paper, then the time of a pull."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "papers", nargs="*", type=Path, help="old papers (.txt, .docx); the examples, when none is named"
    )
    parser.add_argument("-n", type=int, default=2000, help="tasks of the city whose Word file is pulled")
    parser.add_argument("--simplified", action="store_true", help="convert Traditional characters")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for paper in asked.papers or papers_of_examples(home):
            print(told(paper, home, simplified=asked.simplified))
        print(f"pull, {asked.n} tasks, one cell edited: {pulled(home, asked.n):.1f} s")


def papers_of_examples(home: Path) -> Iterator[Path]:
    """The public paper of each example as a plain text."""
    for path in sorted(EXAMPLES.glob("*/city.yaml")):
        written, _ = build_files(path, ("txt",), home / path.parent.name, Options(public=True))
        yield from written


def told(paper: Path, home: Path, *, simplified: bool) -> str:
    """How like the built text is to the file (a .txt), and what was recognised; the median of three imports."""
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        imported = import_paper(paper, simplified=simplified)
        seconds.append(time.perf_counter() - start)
    structure = re.search("结构  (.*)", imported.summary)
    uses = re.search(r"正文里 (\d+) 处", imported.summary)
    doubts = sum(d.message.startswith("待核") for d in imported.found)
    return (
        f"{paper.parent.name}/{paper.name}: {likeness(paper, imported, home)}, {statistics.median(seconds):.2f} s, "
        f"{structure[1] if structure else ''}，占位 {uses[1] if uses else 0}，待核 {doubts}"
    )


def likeness(paper: Path, imported: Imported, home: Path) -> str:
    """The ratio of difflib between the file and what the draft builds, line ends aside."""
    built = build(home / "city.yaml", text=imported.text)
    if paper.suffix != ".txt" or built.document is None:
        return "the same" if imported.same else "not the same"
    texts = (paper.read_text("utf-8"), WRITERS["txt"](built.document, built.style).decode())
    old, new = ("".join(text.split("\n")) for text in texts)
    return f"similarity {SequenceMatcher(None, old, new, autojunk=False).ratio():.5f}"


def pulled(home: Path, tasks: int) -> float:
    """Seconds of a pull that finds one edited cell."""
    path = home / "many" / "city.yaml"
    path.parent.mkdir()
    path.write_text(CITY.format(tasks="".join(TASK.format(n=n) for n in range(1, tasks + 1))), encoding="utf-8")
    (word,), _ = build_files(path, ("docx",), None)
    with zipfile.ZipFile(word) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[DOCUMENT] = parts[DOCUMENT].replace("第7号河道清淤7米".encode(), "第7号河道全部清淤7米".encode())
    edited = word.with_name("edited.docx")
    with zipfile.ZipFile(edited, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    start = time.perf_counter()
    found = pull(edited, path)
    seconds = time.perf_counter() - start
    if len(found.made) != 1:
        raise SystemExit("the edit was not found")
    return seconds


if __name__ == "__main__":
    main()
