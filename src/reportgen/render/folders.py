"""The folders that templates are taken from: a city's own before the bundled one."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from reportgen.render.sandbox import Folder

Found = tuple[str, str, Callable[[], bool]]


class Folders(BaseLoader):
    """The first folder that has a template holds. Jinja's ChoiceLoader would not see that it gets one later."""

    def __init__(self, homes: Sequence[Path]) -> None:
        self._homes = tuple(homes)
        self._folders = [Folder(str(home)) for home in homes]

    def get_source(self, environment: Environment, template: str) -> Found:
        """The text, its path, and whether it still is the one to take."""
        for number, home in enumerate(self._folders):
            try:
                text, path, is_fresh = home.get_source(environment, template)
            except TemplateNotFound:
                continue
            before = [other / template for other in self._homes[:number]]

            def is_still(before: list[Path] = before, is_fresh: Callable[[], bool] = is_fresh) -> bool:
                return is_fresh() and not any(map(os.path.isfile, before))

            return text, path, is_still
        raise TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        """The names of all."""
        return sorted({name for home in self._folders for name in home.list_templates()})
