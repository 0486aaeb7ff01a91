"""The command `reportgen`, also `python -m reportgen`: Ctrl-C, or a SIGTERM, ends it without a word."""

from __future__ import annotations

import gc
import signal
from types import FrameType

# The trees of a ledger of thousands of tasks hold no cycles; looking for some took a fifth of the time.
GARBAGE_THRESHOLDS = (100_000, 20, 50)


def _stop(number: int, frame: FrameType | None) -> None:
    """Not os._exit: what is half written must still be cleaned up on the way out."""
    raise SystemExit(128 + number)  # the exit status that shells expect


def main() -> None:
    """Run the command line. click is imported behind the handlers, since importing takes longest."""
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    from reportgen import cli

    try:
        cli.main(prog_name="reportgen")
    finally:
        gc.freeze()  # else the interpreter looks through all that was made once more before it ends


if __name__ == "__main__":
    main()
