"""The address that somebody typed -> the field that is meant: by number or by name, in any spelling of a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from reportgen.editing.form import Entry, Field, Form, Step
from reportgen.vocabulary import asked, folded, nearest

LIST = "不写“名=值”，就列出能改的各处"
LOOKED = 5000  # addresses that are compared with a wrong one; each takes its time
SHOWN = 8  # addresses of a name that fits several


Known = Mapping[str, tuple[Entry, Field]]


def addresses(form: Form) -> Known:
    """Every field by its address, folded: made once for all names, of which there may be thousands."""
    return {folded(entry.address(one)): (entry, one) for entry, one in form.fields()}


def meant(form: Form, name: str, by_at: Known) -> tuple[Entry, Field] | str:
    """The one field that an address names; else a sentence that offers what is near, or all that it fits."""
    word = folded(name)
    if word in by_at:
        return by_at[word]
    found = [(entry, one) for group in form.groups for entry in group.entries for one in _fields(entry, word)]
    if len(found) == 1:
        return found[0]
    if found:
        which = "、".join(entry.address(one) for entry, one in found[:SHOWN])
        return f"“{name}”有 {len(found)} 处：{which}，写明是哪一处"
    return f"能改的各处里没有“{name}”；{asked(_near(form, word), LIST)}"


def _near(form: Form, word: str) -> list[str]:
    """Addresses that look like a word: in the entry that it names, where it names one."""
    entries = [entry for group in form.groups for entry in group.entries]
    own = [(entry, rest) for entry in entries if entry.steps for rest in _behind(entry.steps, word)]
    for entry, rest in sorted(own, key=lambda pair: -len(pair[0].at)):
        near = nearest(rest, (folded(one.key) for one in entry.fields))
        if near:
            return [entry.address(one) for key in near for one in entry.fields if folded(one.key) == key]
    known = {folded(entry.address(one)): entry.address(one) for entry in entries for one in entry.fields}
    return [known[one] for one in nearest(word, islice(known, LOOKED))]


def _fields(entry: Entry, word: str) -> Iterator[Field]:
    """The fields of an entry that an address may mean."""
    for rest in _behind(entry.steps, word):
        key = entry.spelt.get(rest, rest)
        yield from (one for one in entry.fields if folded(one.key) == folded(key))


def _behind(steps: tuple[Step, ...], word: str) -> Iterator[str]:
    """What is left of an address behind the steps of an entry; each step may be named in several ways."""
    if not steps:
        yield word
        return
    for name in dict.fromkeys(map(folded, steps[0])):
        if word.startswith(f"{name}."):
            yield from _behind(steps[1:], word[len(name) + 1 :])
