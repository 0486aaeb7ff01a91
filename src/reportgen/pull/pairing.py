"""Built units and edited ones -> which became which: paragraph by paragraph, within them, and across them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reportgen.check.agreement.align import rising
from reportgen.pull.align import Alignment, fits
from reportgen.pull.changes import Unit, What
from reportgen.pull.refit import parted, refitted
from reportgen.pull.tables import pair_cells
from reportgen.write.ties import parsed

TIED = 0.3  # likeness from which on the bookmark alone tells whose paragraph it is, at first
CHANGED = 0.2  # of a paragraph that the data say otherwise than when the Word file was built
ONE_OF_A_KIND = (What.TITLE, What.ADDRESSEE, What.DATE, What.ANNOTATION)


class Pairing(NamedTuple):
    """The edited units as they are compared, the pairs by index, and the built cells whose number was counted anew."""

    edited: list[Unit]
    pairs: Mapping[int, int]
    recounted: frozenset[int]


class _Paragraph(NamedTuple):
    units: range
    text: str
    ties: tuple[tuple[int, str], ...]  # number and digest of each bookmark


def paired(built: Sequence[Unit], edited: Sequence[Unit]) -> Pairing:
    """Every unit has one partner at most."""
    ours = _paragraphs(built)
    theirs = _paragraphs(edited)
    of_paragraphs = _aligned(ours, theirs)
    edited = list(_refitted(built, edited, ours, theirs, of_paragraphs))
    theirs = _paragraphs(edited)
    match = Alignment([u.text for u in built], [u.text for u in edited])
    _pair_text(match, built, edited, [(ours[a].units, theirs[b].units) for a, b in of_paragraphs.items()])
    _pair_frames(match, built, edited)
    recounted = pair_cells(match, built, edited)
    return Pairing(edited, match.pairs, frozenset(recounted))


def digests(tie: str) -> tuple[tuple[int, str], ...]:
    """Number and digest of each of our bookmarks, parted by blanks."""
    return tuple(found for name in tie.split() if (found := parsed(name)))


def _paragraphs(units: Sequence[Unit]) -> list[_Paragraph]:
    """Those of the text; the units of one stand side by side."""
    text = [n for n, u in enumerate(units) if _is_text(u)]
    made = []
    for _, group in groupby(text, key=lambda n: units[n].index):
        inside = list(group)
        whole = "".join(units[n].number + units[n].text for n in inside)
        made.append(_Paragraph(range(inside[0], inside[-1] + 1), whole, digests(units[inside[0]].tie)))
    return made


def _aligned(ours: Sequence[_Paragraph], theirs: Sequence[_Paragraph]) -> Mapping[int, int]:
    """Paragraph by paragraph: by bookmark and text, by text, by bookmark, by likeness, and by what is left of these."""
    match = Alignment([p.text for p in ours], [p.text for p in theirs])
    by_digest = {tie[1]: n for n, p in enumerate(ours) for tie in p.ties}
    tied = [(by_digest[d], m) for m, p in enumerate(theirs) for _, d in p.ties if d in by_digest]
    known = {d for p in theirs for _, d in p.ties}
    # What the data say otherwise now: the number is all that is left of the bookmark.
    lost = {tie[0]: n for n, p in enumerate(ours) for tie in p.ties if tie[1] not in known}
    changed = [(lost[k], m) for m, p in enumerate(theirs) for k, d in p.ties if d not in by_digest and k in lost]
    _pair_alike(match, tied, 1.0)
    match.exact(range(len(ours)), range(len(theirs)))
    match.halved(range(len(ours)), range(len(theirs)), range(len(theirs)))
    _pair_alike(match, tied, TIED)
    match.similar(range(len(ours)), range(len(theirs)))
    _pair_alike(match, tied, 0.0)
    _pair_alike(match, changed, CHANGED)
    return match.pairs


def _pair_alike(match: Alignment, pairs: Iterable[tuple[int, int]], least: float) -> None:
    for n, m in pairs:
        if match.is_free(n, m) and match.likeness(n, m) >= least:
            match.pair(n, m)


def _refitted(
    built: Sequence[Unit],
    edited: Sequence[Unit],
    ours: Sequence[_Paragraph],
    theirs: Sequence[_Paragraph],
    pairs: Mapping[int, int],
) -> Iterator[Unit]:
    """Each paragraph split as the one that it was made of, or as all those that were joined in it."""
    back = {m: n for n, m in pairs.items()}
    by_digest = {digest: n for n, p in enumerate(ours) for _, digest in p.ties}
    starts = {p.units.start: m for m, p in enumerate(theirs)}
    at, above = 0, -1
    while at < len(edited):
        m = starts.get(at)
        if m is None:
            yield edited[at]
            at += 1
            continue
        units = [edited[n] for n in theirs[m].units]
        if m in back:
            above = back[m]
            tied = [by_digest[d] for _, d in theirs[m].ties if d in by_digest and by_digest[d] != above]
            yield from refitted(units, [built[k] for n in (above, *tied) for k in ours[n].units])
        else:  # what was cut off the paragraph above it has points like those there
            yield from parted(units, [built[k] for k in ours[above].units] if above >= 0 else [])
        at = theirs[m].units.stop


def _pair_text(
    match: Alignment, built: Sequence[Unit], edited: Sequence[Unit], paragraphs: Sequence[tuple[range, range]]
) -> None:
    """Within each pair of paragraphs and across all of them: first what is equal, then what is similar."""
    ours = [n for n, u in enumerate(built) if _is_text(u)]
    theirs = [m for m, u in enumerate(edited) if _is_text(u)]
    for left, right in paragraphs:
        if len(left) == len(right) == 1:
            match.pair(left[0], right[0])
        else:
            match.exact(left, right)
    match.exact(ours, theirs)
    match.halved(ours, theirs, {m for m in theirs if not edited[m].number and edited[m].what is not What.HEADING})
    for left, right in paragraphs:
        match.similar(left, right)
    match.similar(ours, theirs)
    for left, right in paragraphs:
        _pair_last(match, left, right, built, edited)
    for what in ONE_OF_A_KIND:
        of_ours, of_theirs = match.free(
            (n for n in ours if built[n].what is what), (m for m in theirs if edited[m].what is what)
        )
        for n, m in zip(of_ours, of_theirs, strict=False):
            match.pair(n, m)


def _pair_last(match: Alignment, left: range, right: range, built: Sequence[Unit], edited: Sequence[Unit]) -> None:
    """The one unit of a paragraph that is left on either side, if it stands in its place: all of it was rewritten."""
    ours, theirs = match.free(left, right)
    if len(ours) != 1 or len(theirs) != 1:
        return
    known = sorted((n, m) for n in left if (m := match.pairs.get(n)) is not None and m in right)
    if built[ours[0]].what is edited[theirs[0]].what and fits(rising(known), ours[0], theirs[0]):
        match.pair(ours[0], theirs[0])


def _pair_frames(match: Alignment, built: Sequence[Unit], edited: Sequence[Unit]) -> None:
    """版头 and 版记; what is left, by the words before it: 签发人：, 抄送：."""
    ours = [n for n, u in enumerate(built) if u.what is What.FRAME]
    theirs = [m for m, u in enumerate(edited) if u.what is What.FRAME]
    match.exact(ours, theirs)
    match.similar(ours, theirs)
    of_ours, of_theirs = match.free(ours, theirs)
    for n in of_ours:
        m = next((m for m in of_theirs if built[n].number and built[n].number == edited[m].number), None)
        if m is not None and match.is_free(n, m):
            match.pair(n, m)


def _is_text(unit: Unit) -> bool:
    return unit.what not in (What.CELL, What.FRAME)
