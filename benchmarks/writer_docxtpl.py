"""`python writer_docxtpl.py DATA OUTPUT_FOLDER COUNT`: seconds for so many documents, their contexts made before."""

from __future__ import annotations

import gc
import json
import sys
import time
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate


def main(data: Path, folder: Path, count: int) -> None:
    """Into memory while the clock runs, onto the disk behind it. A template is read anew: rendering changes it."""
    template = (data / "template.docx").read_bytes()
    paths = sorted((data / f"cities-{count}-json").glob("*.json"))
    contexts = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    made = []
    gc.freeze()  # what was made before costs the collector nothing
    start = time.perf_counter()
    for context in contexts:
        document = DocxTemplate(BytesIO(template))
        document.render(context)
        stream = BytesIO()
        document.save(stream)
        made.append(stream.getvalue())
    print(time.perf_counter() - start)
    for n, written in enumerate(made):
        (folder / f"{n}.docx").write_bytes(written)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
