"""The road of `import`: an old paper -> the draft of a data file that builds the same paper again."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reportgen import load
from reportgen.datafile.emit import emit, head_text
from reportgen.datafile.tree import Noted, Tree
from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.extract.emptied import emptied, without_facts
from reportgen.extract.facts import merged
from reportgen.extract.parts import Doubt, Facts, Item, Line, Outline, Told
from reportgen.extract.predicted import settled
from reportgen.extract.residue import source_line
from reportgen.extract.summary import agreement, fewer, summary
from reportgen.extract.tables import Ledger
from reportgen.extract.walk import plain_outline
from reportgen.load.source import tidy
from reportgen.pipeline.import_trial import Trial, Tried, emptied_text, tried
from reportgen.pipeline.old_paper import Old, read_old
from reportgen.pipeline.old_tables import TABLE, as_lines, petitions, with_ledger
from reportgen.place import BOOKS, Place, Source, Trail
from reportgen.records import dataclass, replace
from reportgen.regex import regex
from reportgen.write.save import save
from reportgen.zh import HAN

LIST = "进展情况清单"
LIST_LINES = 3  # of a paper that is a title, a date and a table
CITY = regex(rf"[{HAN}]{{2,8}}?(?:自治州|地区|[市州县区盟旗])")  # in the name of a workbook
HEAD = (
    "由“{name}”导入的草稿：{agrees}",
    "写着“待核”的地方请逐处核对；改成新一期时，先改台账和各项事实，再改文字",
)
BOOK_HEAD = ("由“{name}”导入的草稿：补上城市、督察、截至日期等事实，再生成",)
NEW_HEAD = (
    "照“{name}”的结构新建：章节和惯用的话都在，事实清空了，先补督察、截至日期、整改任务、指标、落款",
    "正文里的【待补充：……】逐处换成占位（如【任务.已完成】）或文字",
)


@dataclass(frozen=True)
class Imported:
    """The draft ("" where there is none), all that was found, and what was recognised, in words and one by one."""

    text: str
    found: list[Diagnostic]
    summary: str = ""
    told: tuple[Told, ...] = ()
    same: bool = False  # whether the draft builds the old paper again


def import_file(file: Path, place: Path, *, simplified: bool = False, force: bool = False) -> Imported:
    """Writes the draft of a paper or of a workbook to `place`."""
    if refused := refusal(place, force=force):
        return Imported("", [refused])
    if file.suffix.lower() in BOOKS:
        return _saved(import_book(file, place), place)
    return _saved(import_paper(file, simplified=simplified, beside=place), place)


def new_from(file: Path, place: Path, *, simplified: bool = False, force: bool = False) -> Imported:
    """Writes a data file with the structure of a paper and none of its facts."""
    if refused := refusal(place, force=force):
        return Imported("", [refused])
    return _saved(new_draft(file, place, simplified=simplified), place)


def new_draft(file: Path, place: Path, *, simplified: bool = False) -> Imported:
    """What `new_from` would write."""
    if file.suffix.lower() in BOOKS:
        return import_book(file, place)
    return import_paper(file, simplified=simplified, beside=place, empty=True)


def refusal(place: Path, *, force: bool) -> Diagnostic | None:
    """A data file that stands there is not overwritten."""
    if force or not os.path.exists(place):
        return None
    reason = f"“{place.name}”已经存在，直接覆盖会丢失其中的内容"
    fix = "换一个文件名或文件夹；确定不要，加 --force（原文件另存为 .bak）"
    return fault("OUT601", Place(Source(str(place))), reason, fix, name=place.name)


def _saved(imported: Imported, place: Path) -> Imported:
    if not imported.text:
        return imported
    trouble = save(imported.text.encode(), place, force=True, keep=True)
    return replace(imported, text="" if has_errors(trouble) else imported.text, found=[*imported.found, *trouble])


def import_paper(path: Path, *, simplified: bool = False, beside: Path | None = None, empty: bool = False) -> Imported:
    """A .docx or .txt -> the draft, which will be `beside`.

    `simplified` converts Traditional characters; `empty` leaves out the facts, for a new paper of the same build.
    """
    old = read_old(path, simplified=simplified)
    if has_errors(old.found):
        return Imported("", old.found)
    draft = Drafted(old, beside or path.parent / "city.yaml")
    best = draft.best()
    doubts = list(draft.doubts())
    told = tuple(
        told._replace(at=source_line(old.items, told.at))
        for told in draft.facts.told
        if kept(told, best.data) and not draft.replaces(told)
    )
    tasks = len(draft.ledger.tasks) if draft.ledger else 0
    agrees = draft.agreement(best)
    words = summary(draft.outline, told, uses=len(best.uses), tasks=tasks, doubts=len(doubts), agrees=agrees)
    if empty:
        return Imported(_head(NEW_HEAD, path) + draft.emptied(best), old.found, words, told)
    if not best.same:
        reason = "认出的结构和事实都没有用，照抄旧稿，生成的文字仍有几处不同"
        doubts.append(fault("IMP008", Place(old.source), reason, "生成一遍，与旧稿逐段比对"))
    text = _head(HEAD, path, agrees) + best.text
    return Imported(text, [*old.found, *fewer(doubts)], words, told, best.same)


def import_book(file: Path, place: Path) -> Imported:
    """A ledger -> a data file that names it."""
    loaded = load.load_any(file)
    if loaded.report is None:
        return Imported("", loaded.found)
    name = CITY.search(file.stem)
    city: Tree = {"名称": name[0] if name else Noted("某市", "待补充：城市的名称")}
    try:
        book = Path(os.path.relpath(file, place.parent)).as_posix()
    except ValueError:  # another drive of Windows
        book = str(file.resolve())
    tree: dict[str, Tree] = {"格式版本": "1", "文种": "整改落实情况报告", "城市": city, "整改任务": {"台账": book}}
    words = f"  台账  {len(loaded.report.tasks)} 项任务\n"
    return Imported(_head(BOOK_HEAD, file) + emit(tree), loaded.found, words, same=True)


def _head(lines: Sequence[str], file: Path, agrees: str = "") -> str:
    """The comments at the top; the name of a file may hold what a comment can't."""
    name = " ".join(tidy(file.name).splitlines())
    return head_text([line.format(name=name, agrees=agrees) for line in lines])


class Drafted:
    """One paper on its way to a draft."""

    def __init__(self, old: Old, path: Path) -> None:
        self.old, self.path = old, path
        self.take(*with_ledger(old.items))

    def take(self, ledger: Ledger | None, items: Sequence[Item]) -> None:
        """Reads structure and facts; tables that are no ledger become lines."""
        self.ledger = ledger
        lines, self.rows = as_lines(items)
        outline = settled(lines)
        self.lines = tuple(line for line in lines if line.text != TABLE)
        self.facts = merged(_facts(self.lines, outline), *petitions(items))
        self.outline = replace(outline, doubts=(*outline.doubts, *self.facts.doubts))

    def best(self) -> Tried:
        """With all that was recognised; where that changes the text, with less of it."""
        made = tried(self._trial())
        if not made.same and self.ledger:
            self.take(None, self.old.items)
            made = tried(self._trial())
        if not made.same:
            self.outline = replace(plain_outline(self.lines), doubts=self.facts.doubts)
            made = tried(self._trial())
        return made

    def emptied(self, best: Tried) -> str:
        """The draft without facts; where that can't be built, with fewer of the placeholders."""
        trial = replace(
            self._trial(),
            facts=Facts(emptied(best.data)),
            annexed=None,
            outline=replace(self.outline, doubts=()),
            words=without_facts,
        )
        uses = [use for use in best.uses if use.name]
        return emptied_text(trial, uses)

    def _trial(self) -> Trial:
        return Trial(self.path, self.outline, self.facts, self.lines, self._annexed if self.ledger else None)

    def agreement(self, best: Tried) -> str:
        """How far the draft is the old paper, in words."""
        return agreement(
            same=best.same,
            titled=bool(self.outline.title),
            cleaned=any(d.code == "IMP001" for d in self.old.found),
            rows=bool(self.rows),
            tasks=bool(self.ledger),
        )

    def _annexed(self, tree: dict[str, Any]) -> None:
        """The tasks, and the attachment that prints them in place of the line that stood for their table."""
        assert self.ledger is not None  # noqa: S101 - called only where there is one
        tasks = {key: value for key, value in tree.get("整改任务", {}).items() if key != "分组"}
        tree["整改任务"] = {**tasks, "列表": list(self.ledger.tasks)}
        printed: dict[str, Tree] = {"来自": "整改任务", "栏目": list(self.ledger.columns)}
        for n, annex in enumerate(tree.get("附件", [])):
            if annex.get("段落") == [TABLE]:
                tree["附件"][n] = {"名称": annex["名称"], **printed}
                return
        if len(self.lines) > LIST_LINES:
            return
        tree["文种"] = LIST  # the paper is a title and a table
        for key in ("章节", "导语"):
            tree.pop(key, None)
        tree["附件"] = [{"名称": tree.get("标题", LIST), **printed}]

    def doubts(self) -> Iterator[Diagnostic]:
        """What a person must look at, each at its words in the old paper."""
        if not self.outline.title:
            reason, fix = "没有认出哪一行是标题，生成时印惯用的标题", "在数据文件里写明“标题”"
            yield fault("IMP004", Place(self.old.source), reason, fix, what="标题")
        for doubt in self.ledger.problems if self.ledger else ():
            if isinstance(doubt, Doubt):
                place = Place(self.old.source, doubt.at, 1)
                yield fault("IMP004", place, doubt.reason, doubt.fix, what="附表")
        yield from self._uncounted()
        for at in self.rows:
            fix = "是任务台账的，另存成 Excel 文件，文件名写在“整改任务”的“台账”里；不是的，核对各行文字"
            yield fault("IMP007", Place(self.old.source, at, 1), "各行已照原样留作段落，格与格之间用“｜”隔开", fix)
        texts = {line.at: line.text for line in self.lines}
        trails = self._trails({doubt.at for doubt in self.outline.doubts})
        for doubt in dict.fromkeys(self.outline.doubts):
            line, trail = texts.get(doubt.at, ""), trails[doubt.at]
            place = trail.find(line, doubt.start, doubt.end) or trail.place
            yield fault("IMP004", place, doubt.reason, doubt.fix, what=line[doubt.start : doubt.end] or line)

    def _uncounted(self) -> Iterator[Diagnostic]:
        """The table has fewer or more tasks than the text says: its figures can't be counted from the table then."""
        stated = self.facts.data.get("整改任务", {}).get("总数")
        if self.ledger and stated and str(stated) != str(len(self.ledger.tasks)):
            reason = f"附表有 {len(self.ledger.tasks)} 项任务，文中写的是 {stated} 项，文中的数没有变成占位"
            yield fault("IMP004", Place(self.old.source), reason, "核对附表是不是只有一部分", what="任务总数")

    def replaces(self, told: Told) -> bool:
        """Whether the tasks of the table say a fact instead."""
        return self.ledger is not None and told.key == "整改任务.分组"

    def _trails(self, wanted: Iterable[int]) -> dict[int, Trail]:
        """Each line from where it begins to where the next one does: the old paper may have broken it."""
        starts = sorted(line.at for line in self.lines if line.at > 0)
        found: dict[int, Trail] = {}
        for at in wanted:
            begin = source_line(self.old.items, at)
            n = bisect_right(starts, begin)
            end = starts[n] - 1 if n < len(starts) else 0
            found[at] = Trail(Place(self.old.source, begin, 1, end))
        return found


def _facts(lines: Sequence[Line], outline: Outline) -> Facts:
    from reportgen.extract.counting import figure_facts
    from reportgen.extract.framing import frame_facts

    title = "".join(piece.text for piece in outline.title)
    signers = [piece.text for piece in outline.signers]
    date = outline.date.text if outline.date else ""
    return merged(frame_facts(lines, title, signers, date), figure_facts(lines, date))


def kept(told: Told, data: object) -> bool:
    """Whether a fact was left in the draft."""
    for step in told.key.split("."):
        if not isinstance(data, dict):
            return True
        if step not in data:
            return False
        data = data[step]
    return True
