"""`python checked.py FOLDER COUNT`: so many documents lie in the folder, and each holds the text of one same task."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

CONTROL = "第37号点位"


def main(folder: Path, count: int) -> None:
    """What was timed must have been made."""
    documents = [*folder.rglob("*.docx")]
    if len(documents) != count:
        sys.exit(f"{len(documents)} documents in {folder}, not {count}")
    for path in documents:
        with zipfile.ZipFile(path) as package:
            text = re.sub("<[^>]*>", "", package.read("word/document.xml").decode())
        if CONTROL not in text:
            sys.exit(f"{path} lacks “{CONTROL}”")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
