"""`@dataclass` that costs next to nothing to declare and little to fill; for a type checker it is the standard one.

The standard decorator compiles six functions a class when the module is imported, and a command waits for that at
each start (`benchmarks/run.py --profile`). Here the fields, slots and `replace` are the standard ones; `__init__` is
compiled when a class has proved to be one of many objects, and that nothing is assigned later is held by the type
checker alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, field, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "fields", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from dataclasses import dataclass as standard

    def dataclass(cls=None, /, *, frozen=False, eq=True, slots=False, kw_only=False):
        """As `dataclasses.dataclass`; with `frozen` and `eq` it can be hashed."""

        def declared(cls: type) -> type:
            made = standard(cls, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
            _check(made)
            made.__init__ = _filling(made)
            given = {"__repr__": _shown, **(_comparing(made, frozen) if eq else {})}
            for name, function in given.items():
                if cls.__dict__.get(name) is None:  # a class that has `__eq__` alone has `__hash__` None
                    setattr(made, name, function)
            return made

        return declared if cls is None else declared(cls)


FEW = 16  # objects that are filled field by field: about as long as it takes to compile


def _check(cls: Any) -> None:
    """TypeError at what the standard decorator does and this one would silently pass over."""
    every = cls.__dataclass_fields__.values()
    if hasattr(cls, "__post_init__") or any(not f.init or f._field_type.name == "_FIELD_INITVAR" for f in every):
        raise TypeError(f"{cls.__qualname__}: no record has __post_init__, InitVar or field(init=False)")


def _filling(cls: Any) -> Callable[..., None]:
    """An `__init__` that makes way for a compiled one when a class has more than a few objects, or at a wrong call."""
    made = 0

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - it stands in for that
        nonlocal made
        made += 1
        if made > FEW or not _filled(self, values, named):
            cls.__init__ = _compiled(cls)
            cls.__init__(self, *values, **named)

    def _filled(self: Any, values: tuple[Any, ...], named: dict[str, Any]) -> bool:
        """Whether each field has its value and each value its field."""
        every = fields(cls)
        given = dict(zip((f.name for f in every if not f.kw_only), values, strict=False))
        count = len(values) + len(named)
        given.update(named)
        for f in every:
            if f.name in given:
                count -= 1
                value = given[f.name]
            elif f.default is not MISSING:
                value = f.default
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            else:
                return False
            setattr(self, f.name, value)
        return count == 0

    return __init__


def _compiled(cls: Any) -> Callable[..., None]:
    names: dict[str, Any] = {"_MISSING": MISSING}
    positional, body = ["self"], list[str]()
    keyword: list[str] = []
    for f in fields(cls):
        value, default = f.name, ""
        if f.default is not MISSING:
            names[f"_{f.name}"], default = f.default, f"=_{f.name}"
        elif f.default_factory is not MISSING:
            names[f"_{f.name}"], default = f.default_factory, "=_MISSING"
            value = f"_{f.name}() if {f.name} is _MISSING else {f.name}"
        (keyword if f.kw_only else positional).append(f.name + default)
        body.append(f"    self.{f.name} = {value}")
    arguments = ", ".join([*positional, *(["*", *keyword] if keyword else [])])
    exec(f"def __init__({arguments}):\n" + "\n".join(body or ["    pass"]), names)  # noqa: S102 - names of fields alone
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _shown(self: Any) -> str:
    told = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{type(self).__qualname__}({told})"


def _comparing(cls: Any, frozen: bool) -> dict[str, Any]:
    """`__eq__` among one class only, by the fields that count, and a hash by the same where nothing is assigned."""
    counting = [f.name for f in fields(cls) if f.compare]
    hashed = [f.name for f in fields(cls) if (f.compare if f.hash is None else f.hash)]
    get: Callable[[Any], Any] = attrgetter(*counting) if counting else type
    key: Callable[[Any], Any] = attrgetter(*hashed) if hashed else type

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807 - as above
        if other.__class__ is not self.__class__:
            return NotImplemented
        return get(self) == get(other)

    def __hash__(self: Any) -> int:  # noqa: N807 - as above
        return hash(key(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}
