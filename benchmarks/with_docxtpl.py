"""`python with_docxtpl.py TEMPLATE OUTPUT_FOLDER CONTEXTS`: one .docx of a context, or of each in a folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main(template: str, folder: Path, contexts: Path) -> None:
    """A template is read anew for each document: rendering changes it."""
    for path in sorted(contexts.glob("*.json")) if contexts.is_dir() else [contexts]:
        document = DocxTemplate(template)
        document.render(json.loads(path.read_text(encoding="utf-8")))
        document.save(str(folder / f"{path.stem}.docx"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
