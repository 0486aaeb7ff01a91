"""Lines of YAML -> node tree with places and all faults of the notation; syntax faults are explained and mended."""

from __future__ import annotations

from typing import Any

import yaml

from reportgen.diagnostics import Diagnostic, fault, has_errors, ordered
from reportgen.load.nodes import Node
from reportgen.load.notation.draft import Draft
from reportgen.load.notation.events import Pass
from reportgen.load.notation.pitfalls import slips
from reportgen.load.notation.problems import explain
from reportgen.load.notation.refusals import empty
from reportgen.load.notation.slip import Slip
from reportgen.place import Place, Source

ROUNDS = 50  # syntax faults that one run reports
WORK = 5_000_000  # characters parsed again for mending; bounds the time that a hostile file can take
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser, where libyaml is there


def compose(source: Source, loader: Any = LOADER) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a file and all that is wrong with its notation; None where no tree could be made.

    Where the parser stops, pitfalls.py explains the line and mends it in memory; then parsing starts
    again, so that one run names every fault. The tree of a mended file is good for further checks only.
    """
    current = Pass(Draft(source), loader)
    found: list[Diagnostic] = []
    work, tried = WORK, set[tuple[str, int]]()
    while current.stopped:
        choice: tuple[Slip, Pass] | None = None
        for slip in _slips(current):
            attempt = Pass(current.draft.mended(slip.mends), loader)
            work -= attempt.reached
            if not attempt.stopped or (attempt.events > current.events and attempt.spot != current.spot):
                choice = slip, attempt
                break
            # A mend that brings the parser no further may still be right: the next line may be wrong too.
            if choice is None and slip.strong and (slip.code, slip.line) not in tried:
                choice = slip, attempt
            if work < 0:
                break
        if choice is None:
            return None, ordered([*found, *current.found, _unexplained(current)])
        slip, attempt = choice
        found.append(_report(current, slip))
        tried.add((slip.code, slip.line))
        if len(found) >= ROUNDS or work < 0:
            return None, ordered([*found, *attempt.found])
        current = attempt
    found += current.found
    if current.root is None and not has_errors(found):
        found.append(empty(Place(source)))
    return current.root, ordered(found)


def _slips(current: Pass) -> list[Slip]:
    """What may be wrong where the pass stopped, the likeliest first."""
    if current.slip is not None:
        return [current.slip]
    return slips(current.draft.lines, _suspects(current))


def _suspects(current: Pass) -> list[int]:
    lines, last = current.lines, len(current.draft.lines) - 1
    problem = min(current.mark.line, last) if current.mark else last
    context = getattr(current.error, "context_mark", None)
    before = problem - 1
    while before > 0 and not lines[before].strip():
        before -= 1
    first = current.last
    order = [problem, context.line if context else problem, before, *range(first, min(problem, first + 20))]
    recent = current.quoted[-50:]
    # What stands in quotes or under | and > is text; it can't be what the parser refused.
    return [at for at in dict.fromkeys(order) if 0 <= at <= last and not any(a < at <= b for a, b in recent)]


def _report(current: Pass, slip: Slip) -> Diagnostic:
    """A slip as a diagnostic at its place in the file."""
    place = current.place(slip.line, slip.start, slip.line, slip.end)
    also = [current.place(at, 0, at, 1) for at in slip.also]
    return fault(slip.code, place, slip.reason, slip.fix, also, **dict(slip.words))


def _unexplained(current: Pass) -> Diagnostic:
    """What the parser itself says, in Chinese, where no pitfall fits."""
    if current.slip is not None:
        return _report(current, current.slip)
    problem = str(getattr(current.error, "problem", None) or current.error)
    reason, fix = explain(problem)
    mark = current.mark
    if "end of stream" in problem:  # said at the end of the file, but wrong where the quote begins
        mark = getattr(current.error, "context_mark", None) or mark
    if mark is None:
        return fault("YML119", Place(current.draft.source), reason, fix)
    line = min(mark.line, len(current.draft.lines) - 1)
    column = min(mark.column, len(current.lines[line])) if line == mark.line else len(current.lines[line])
    place = current.place(line, column, line, column + 1)
    return fault("YML119", place, f"第 {place.line} 行第 {place.column} 个字符处，{reason}", fix)
