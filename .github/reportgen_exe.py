"""What the .exe of .github/workflows/windows-exe.yml starts: the command line, and what it starts Python for."""

from __future__ import annotations

import runpy
import sys
from multiprocessing import freeze_support

from reportgen.__main__ import main

if __name__ == "__main__":
    freeze_support()  # a process of `build -j` is this program again
    if sys.argv[1:3] == ["-m", "webbrowser"]:  # as preview/browser.py asks sys.executable, which is this program too
        sys.argv = sys.argv[2:]
        runpy.run_module("webbrowser", run_name="__main__")
    else:
        main()
