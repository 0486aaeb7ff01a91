"""The road of `pull`: an edited Word file and the data that it was built from -> what changed, and the data with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from reportgen import figures
from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.figures.catalogue import Catalogue
from reportgen.load.notation import compose
from reportgen.load.source import read, written
from reportgen.model import Task
from reportgen.pipeline.build import Built, Options, build
from reportgen.pipeline.pull_trial import Outcome, Trial
from reportgen.place import Place, Source
from reportgen.pull.changes import What
from reportgen.pull.compare import compare, likeness
from reportgen.pull.listing import in_words
from reportgen.pull.places import Places
from reportgen.pull.resolve import NEWER, resolved
from reportgen.pull.steps import Retold, Step
from reportgen.pull.units import units_of_document, units_of_word
from reportgen.read import read_word
from reportgen.write import docx
from reportgen.write.save import built_digest, save

if TYPE_CHECKING:
    from reportgen.read.word import WordFile

LIKE = 0.3  # share of the built characters that must be found again in a Word file of the same report
ROWS_AT_MOST = 40  # numbers of tasks that a message lists
BY_HAND = "照这一处自己改数据文件或模板；不改，重新生成时就没有这处改动"


@dataclass(frozen=True)
class Pulled:
    """What was found: a step for each change, those that are (or would be) written, and the files that were."""

    found: list[Diagnostic]
    steps: tuple[Step, ...] = ()
    made: frozenset[int] = frozenset()
    word: WordFile | None = None
    before: str = ""  # the data file, and as it is then
    after: str = ""
    files: tuple[Path, ...] = ()


def pull(edited: Path, data: Path, options: Options = Options(), *, apply: bool = False) -> Pulled:
    """Nothing is written without `apply`."""
    word, found = read_word(edited)
    if word is None:
        return Pulled(found)
    built = build(data, options)
    source, _ = read(data)
    if built.document is None or source is None:
        return Pulled([*found, *built.found], word=word)
    units, now = units_of_document(built.document), units_of_word(word)
    if likeness(units, now) < LIKE:
        reason = "两边的文字大半对不上"
        fix = "核对两个文件名；按公开稿生成的加 --public，按别的文种或模板生成的加 -t"
        return Pulled([*found, fault("PUL054", Place(word.source), reason, fix, name=data.name)], word=word)
    _, text, _ = written(data.read_bytes())
    root, _ = compose(source)
    assert root is not None  # noqa: S101 - it was built
    places = Places(units, root, source)
    changes = compare(units, now)
    if _is_newer(built, edited):
        changes = [replace(c, base=False) if (c.old or c.new or units[0]).what is What.CELL else c for c in changes]
    steps = resolved(changes, units, places)
    trial = Trial(data, text, options, built, now, places, _workbook(built, data))
    outcome, made = trial.best(steps)
    pulled = Pulled(
        [*found, *_told(steps, set(made), trial, built, source)],
        tuple(steps),
        frozenset(made),
        word,
        text,
        outcome.text if outcome else text,
    )
    return _applied(pulled, outcome, trial) if apply and outcome else pulled


def _is_newer(built: Built, edited: Path) -> bool:
    """Whether the data have changed since the Word file was built from them."""
    assert built.document is not None  # noqa: S101 - it was built
    with ZipFile(edited) as old, ZipFile(BytesIO(docx.write(built.document, built.style))) as now:
        digest = built_digest(old)
        return bool(digest) and digest != built_digest(now)


def _workbook(built: Built, data: Path) -> Path | None:
    """The .xlsx of the ledger."""
    ledger = built.report.ledger if built.report else None
    if ledger is None or not ledger.workbook:
        return None
    path = data.parent / ledger.workbook
    return path if path.suffix.lower() in (".xlsx", ".xlsm") else None


def _applied(pulled: Pulled, outcome: Outcome, trial: Trial) -> Pulled:
    """Both files, each with a copy of the old one beside it."""
    mark, _, encoding = written(trial.path.read_bytes())
    contents = {trial.path: mark + outcome.text.encode(encoding)} if outcome.text != trial.text else {}
    if outcome.workbook is not None and trial.workbook is not None:
        contents[trial.workbook] = outcome.workbook
    found = list(pulled.found)
    files: list[Path] = []
    for path, content in contents.items():
        trouble = save(content, path, force=True, keep=True)
        found += trouble
        if has_errors(trouble):
            break
        files.append(path)
    return Pulled(found, pulled.steps, pulled.made, pulled.word, pulled.before, pulled.after, tuple(files))


def _told(steps: Sequence[Step], made: set[int], trial: Trial, built: Built, source: Source) -> Iterator[Diagnostic]:
    """What is left for a person."""
    catalogue = Catalogue(built.report, figures.count(built.report)) if built.report else None
    for n, step in enumerate(steps):
        place = step.place or Place(source)
        for retold in step.figures:
            yield _figure(retold, place, catalogue)
        why = step.refused or ("" if n in made else trial.refused.get(n, ""))
        if not step.change.base:
            fix = "两边逐字核对，要留的改动写进数据"
            yield fault("PUL053", place, f"{NEWER}：{in_words(step.change)}", fix)
        elif why:
            yield fault("PUL052", place, f"{in_words(step.change)}：{why}", BY_HAND)


def _figure(retold: Retold, place: Place, catalogue: Catalogue | None) -> Diagnostic:
    """文中改为“19项”，台账为“17项”, and the rows."""
    reason = f"文中改为“{retold.now}”，台账为“{retold.printed}”（{retold.figure}）"
    entry = catalogue.by_name.get(retold.figure) if catalogue else None
    rows = catalogue.behind(entry) if catalogue and entry else []
    numbers = [str(row.no) for row in rows if isinstance(row, Task)]
    if numbers:
        more = f"等 {len(numbers)} 项" if len(numbers) > ROWS_AT_MOST else ""
        reason += f"，数的是序号 {'、'.join(numbers[:ROWS_AT_MOST])}{more}"
    fix = "数据错了，改台账或数据文件，文中的数会跟着变；文中改错了，不用处理。"
    fix += f"出处：reportgen explain 数据文件 {retold.figure}"
    return fault("PUL051", place, reason, fix)
