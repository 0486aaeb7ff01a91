"""督察: which inspections an old paper reports on, and what its opening says of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reportgen.check.marks import NAME as BOOK
from reportgen.check.marks import blanked
from reportgen.dates import Date
from reportgen.extract.framing import events
from reportgen.extract.framing.counts import add_counts
from reportgen.extract.framing.drafts import ORDER, Draft, Fact, Who, who_of
from reportgen.extract.framing.names import WRONG, Named, Team, names, teams
from reportgen.extract.framing.paper import Notes, Paper, Sentence, Spot, sentences
from reportgen.extract.parts import Line, Sure
from reportgen.regex import regex

Telling = tuple[Named, Spot]
MAX = 6  # inspections of one paper
_BOOK = regex(BOOK)
_OTHER = regex("巡视|巡察|审计|主题教育|人大|提案|安全生产|警示片|自然资源督察")
_BACK = regex("(?:开展|进行|实施)了?(?:[^，。；]{0,12}督察)?“回头看”")
_ABOUT = regex("反馈|整改|督察意见|督察报告")
_PLAN = regex("整改(?:落实|工作|实施|总体|任务){0,3}方案")


def inspections_of(paper: Paper, notes: Notes) -> list[Draft]:
    """The inspections, and what is told and doubted of them; none where the paper is about something else."""
    titled = list(names(paper.title, dated=True))
    if not titled and _OTHER.search(paper.title):
        return []
    drafts = _of_title(titled, paper)
    closed = any(draft.level for draft in drafts)
    for region in (paper.lead, paper.opening, paper.body if drafts else ()):
        said = [_read(s, drafts, paper.date, notes, closed=closed) for s in sentences(region)]
        if any(said):
            break
    if not drafts:
        drafts = _of_lead(paper.lead)
    _enrich(drafts, titled, paper)
    _tell_of_slips(paper, notes)
    add_counts(paper, drafts, notes)
    return drafts[:MAX]


def told_of(drafts: Sequence[Draft], notes: Notes) -> None:
    """Tells each fact: 督察.反馈日期, of several 督察.2.反馈日期."""
    for number, draft in enumerate(drafts, 1):
        for key in ORDER:
            if fact := draft.facts.get(key):
                path = f"督察.{key}" if len(drafts) == 1 else f"督察.{number}.{key}"
                notes.tell(path, fact.value, fact.spot.at, fact.sure)


def _of_title(titled: Sequence[Named], paper: Paper) -> list[Draft]:
    """One for each that the title names."""
    drafts: list[Draft] = []
    for named in titled:
        if not any(draft.fits(who_of(named)) for draft in drafts):
            draft = Draft()
            draft.take_name(named, Spot(paper.title_at))
            drafts.append(draft)
    return drafts


def _read(s: Sentence, drafts: list[Draft], date: Date | None, notes: Notes, *, closed: bool) -> bool:
    """Takes what a sentence says of one inspection; whether it says when. `closed`: the title has named them all."""
    text = blanked(s.text, _BOOK, "〓")
    named, team = list(names(text)), _team(text)
    if not (named or team or "督察" in text):
        return False
    stationed = events.stationed(text)
    fed_back = events.fed_back(text)
    if not stationed and not fed_back:
        return False
    who = _who(text, named, team)
    draft = next((d for d in reversed(drafts) if d.fits(who)), None)
    if draft is None and not closed and (who.level or team):
        drafts.append(draft := Draft())
    if draft is None:
        return False
    _take_who(draft, s, named, team)
    if who.type and not draft.type:
        draft.type = who.type
        draft.take("类型", Fact(who.type, s.spot(0, len(s.text)), Sure.MIDDLE))
    for key, at in (("进驻", stationed), ("反馈日期", fed_back)):
        if at:
            events.take_day(draft, key, at, s, date, notes)
    events.take_frame(draft, s)
    return True


def _team(text: str) -> Team | None:
    """The team that a sentence names most fully."""
    found = list(teams(text))
    return next((team for team in found if team.full), found[0] if found else None)


def _who(text: str, named: Sequence[Named], team: Team | None) -> Who:
    level = team.level if team and team.level else next((n.level for n in named if n.level), "")
    name = next((n for n in named if n.level == level), None)
    back = "“回头看”" if team and _BACK.search(text) else ""
    round_ = name.round if name else ""
    return Who(level, round_ or (team.round if team else ""), name.type if name else back, team.number if team else "")


def _take_who(draft: Draft, s: Sentence, named: Sequence[Named], team: Team | None) -> None:
    if team:
        spot = s.spot(team.start, team.end)
        draft.number = draft.number or team.number
        draft.level = draft.level or team.level
        if team.level:
            draft.take("层级", Fact(team.level, spot))
        draft.round = draft.round or team.round
        for key, value in (("轮次", team.round), ("批次", team.batch)):
            if value and team.round in ("", draft.round):
                draft.take(key, Fact(value, spot))
        known = draft.facts.get("督察组")
        if known is None or (team.full and known.sure is not Sure.HIGH):
            draft.facts["督察组"] = Fact(team.whole, spot, Sure.HIGH if team.full else Sure.MIDDLE)
    for name in named:
        if name.whole and draft.fits(who_of(name)):
            draft.take_name(name, s.spot(name.start, name.end))


def _of_lead(lead: Sequence[Line]) -> list[Draft]:
    """An inspection that the opening names without saying when it was."""
    for s in sentences(lead):
        text = blanked(s.text, _BOOK, "〓")
        named, team = next((n for n in names(text) if n.whole), None), _team(text)
        if not _ABOUT.search(text) or not (named or (team and team.level and team.full)):
            continue
        draft = Draft()
        if named:
            draft.take_name(named, s.spot(named.start, named.end), Sure.MIDDLE)
        else:
            _take_who(draft, s, (), team)
        return [draft]
    return []


def _enrich(drafts: Sequence[Draft], titled: Sequence[Named], paper: Paper) -> None:
    """Year, round, batch and type that other names of the same inspection say; then its own name."""
    here = [(named, Spot(paper.title_at)) for named in titled]
    said = [*_names_in(paper.lead), *_names_in(paper.opening)]
    planned = list(_names_of_plans(paper.body))
    for draft in drafts:
        mine = [_own(found, draft, drafts) for found in (here, said, planned)]
        if len({named.round for named, _ in chain(*mine)} - {""}) > 1:  # earlier rounds are spoken of, too
            mine = [[pair for pair in found if pair[0].round in ("", draft.round)] for found in mine]
        for named, spot in chain(*mine):
            draft.take_name(named, spot, Sure.HIGH if spot.at == paper.title_at else Sure.MIDDLE)
        draft.settle_name(mine[0] or mine[1] or mine[2])


def _own(found: Sequence[Telling], draft: Draft, drafts: Sequence[Draft]) -> list[Telling]:
    """Those that can mean this inspection and no other."""
    return [
        (named, spot)
        for named, spot in found
        if [d for d in drafts if d.fits(who_of(named))] == [draft] and named.level in ("", draft.level)
    ]


def _names_in(lines: Sequence[Line]) -> Iterator[Telling]:
    for line in lines:
        for named in names(blanked(line.text, _BOOK, "〓")):
            yield named, Spot(line.at, named.start, named.end)


def _names_of_plans(lines: Sequence[Line]) -> Iterator[Telling]:
    """Names in the titles of plans: 《……2019年省生态环境保护督察反馈意见整改方案》."""
    for line in lines:
        for m in _BOOK.finditer(line.text) if "整改" in line.text else ():
            if _PLAN.search(m[0]):
                for named in names(m[0], dated=True):
                    yield named, Spot(line.at, m.start() + named.start, m.start() + named.end)


def _tell_of_slips(paper: Paper, notes: Notes) -> None:
    """督查 where the inspection of a higher level is meant: its facts may not have been recognised."""
    for line in paper.opening:
        for m in WRONG.finditer(line.text):
            reason = f"“{m[0]}”里的“督查”，中央和省级的生态环境保护督察作“督察”；督察的情况可能没有认全"
            notes.doubt(Spot(line.at, m.start(), m.end()), reason, "改为“督察”，核对“督察”下面的各项")
