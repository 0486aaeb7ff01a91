"""What is measured: the contenders of each scenario, and what the ratios are to."""

from __future__ import annotations

from typing import NamedTuple

from ground import HERE

SMALL, LARGE, HUGE = 68, 5000, 50_000  # tasks of a city
DOCXTPL = "docxtpl"


class Contender(NamedTuple):
    """A name and its command, in which `{…}` stand for programs, the data and a fresh folder for what is written.

    `documents` are those that a run must leave there; `inner` prints the seconds that count as its last line.
    """

    name: str
    command: tuple[str, ...]
    documents: int = 1
    needs: str = ""
    status: int = 0
    inner: bool = False


class Scenario(NamedTuple):
    """Contenders that take turns. A slow one has `most` runs, and none before them that is not counted."""

    title: str
    contenders: tuple[Contender, ...]
    base: str = DOCXTPL
    most: int = 0


def ours(data: str, *formats: str, jobs: int = 0) -> tuple[str, ...]:
    """The command, as a user types it."""
    words = [word for name in formats for word in ("-f", name)]
    return ("{reportgen}", "build", f"{{data}}/{data}", "-o", "{out}", *words, *(("-j", str(jobs)) if jobs else ()))


def docxtpl(contexts: str) -> tuple[str, ...]:
    """docxtpl with its context as JSON, or a folder of them, the figures counted already."""
    return ("{python}", str(HERE / "with_docxtpl.py"), "{data}/template.docx", "{out}", f"{{data}}/{contexts}")


def pandoc(name: str) -> tuple[str, ...]:
    """Markdown to a file of Word."""
    reference = ("--reference-doc", "{data}/reference.docx")
    return ("{pandoc}", f"{{data}}/{name}.md", "-o", f"{{out}}/{name}.docx", *reference)


def carbone(name: str) -> tuple[str, ...]:
    """The whole process of Node."""
    script, template = str(HERE / "with_carbone.js"), "{data}/carbone.docx"
    return ("{node}", script, template, f"{{data}}/{name}-carbone.json", f"{{out}}/{name}.docx")


def batch(count: int) -> Scenario:
    """Cities of 68 tasks in one process."""
    return Scenario(
        f"{count} cities in one process",
        (
            Contender("reportgen, docx", ours(f"cities-{count}", "docx"), count),
            Contender(DOCXTPL, docxtpl(f"cities-{count}-json"), count),
        ),
    )


WRITER = 50  # documents of the writer alone
JOBS = 200  # cities for one and two workers
FEW, MANY = 200, 2000  # cities whose memory is compared
SCENARIOS: dict[str, tuple[Scenario, ...]] = {
    "one": (
        Scenario(
            f"one city, {SMALL} tasks",
            (
                Contender("reportgen, docx and txt", ours("small", "docx", "txt")),
                Contender("reportgen, docx", ours("small", "docx")),
                Contender("reportgen --help", ("{reportgen}", "--help"), 0),
                Contender("reportgen, a YAML with an error", ours("broken", "docx"), 0, status=1),
                Contender(DOCXTPL, docxtpl("small.json")),
                Contender("python-docx", ("{python}", str(HERE / "with_python_docx.py"), "{out}", "{data}/small.json")),
                Contender("pandoc", pandoc("small"), needs="pandoc"),
            ),
        ),
    ),
    "large": (
        Scenario(
            f"one city, {LARGE:,} tasks",
            (
                Contender("reportgen, docx from YAML", ours("large", "docx")),
                Contender("reportgen, docx from .xlsx", ours("large-xlsx", "docx")),
                Contender(DOCXTPL, docxtpl("large.json")),
                Contender("carbone", carbone("large"), needs="carbone"),
                Contender("pandoc", pandoc("large"), needs="pandoc"),
            ),
        ),
    ),
    "batch": (batch(50), batch(200)),
    "writer": (
        Scenario(
            "the writer alone",
            tuple(
                Contender(name, ("{python}", str(HERE / script), "{data}", "{out}", str(WRITER)), WRITER, inner=True)
                for name, script in (("reportgen", "writer_reportgen.py"), (DOCXTPL, "writer_docxtpl.py"))
            ),
        ),
    ),
    "jobs": (
        Scenario(
            f"{JOBS} cities by -j",
            tuple(
                Contender(f"-j {jobs}", ours(f"cities-{JOBS}", "docx", jobs=jobs), JOBS, needs="-j") for jobs in (1, 2)
            ),
            base="-j 1",
        ),
    ),
    "memory": (
        Scenario(
            "memory over many cities",
            tuple(
                Contender(
                    f"{count:,} cities{f', -j {jobs}' if jobs else ''}",
                    ours(f"cities-{count}", "docx", jobs=jobs),
                    count,
                    needs="-j" if jobs else "",
                )
                for jobs in (0, 2)
                for count in (FEW, MANY)
            ),
            base=f"{FEW:,} cities",
            most=1,
        ),
    ),
    "huge": (
        Scenario(
            f"{HUGE:,} tasks from .xlsx",
            (
                Contender(f"reportgen, {LARGE:,}", ours("large-xlsx", "docx")),
                Contender(f"reportgen, {HUGE:,}", ours("huge-xlsx", "docx")),
            ),
            base=f"reportgen, {LARGE:,}",
            most=3,
        ),
    ),
}
# The data that each scenario asks for: parts of data.py.
PARTS = {
    "one": ("small", "broken"),
    "large": ("large", "large-xlsx"),
    "batch": ("cities-50", "cities-200"),
    "writer": (f"cities-{WRITER}",),
    "jobs": (f"cities-{JOBS}",),
    "memory": (f"cities-{FEW}", f"cities-{MANY}"),
    "huge": ("large-xlsx", "huge-xlsx"),
}
