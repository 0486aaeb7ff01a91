"""Regular expressions that are compiled when they are first used: a command uses few of those that it imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    regex = re.compile
else:

    class regex:  # noqa: N801 - it is called as re.compile is
        """As `re.compile`; the first method that is asked for compiles."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern = pattern
            self._flags = flags

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):  # what copying asks of one that has no pattern yet
                raise AttributeError(name)
            compiled = re.compile(self.pattern, self._flags)
            value = getattr(compiled, name)
            setattr(self, name, value)  # at the next call nothing stands between
            return value
