"""`python writer_reportgen.py DATA OUTPUT_FOLDER COUNT`: seconds of the writer alone for so many .docx files."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from reportgen.pipeline.build import build
from reportgen.write.docx import write


def main(data: Path, folder: Path, count: int) -> None:
    """The documents are made before, each of a city of its own; the files into memory while the clock runs."""
    built = [build(path) for path in sorted((data / f"cities-{count}").rglob("city.yaml"))]
    documents = [(one.document, one.style) for one in built if one.document is not None]
    gc.freeze()  # what was made before costs the collector nothing
    start = time.perf_counter()
    made = [write(document, style) for document, style in documents]
    print(time.perf_counter() - start)
    for n, written in enumerate(made):
        (folder / f"{n}.docx").write_bytes(written)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
