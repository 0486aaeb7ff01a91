"""The command `reportgen`, also `python -m reportgen`: Ctrl-C, SIGTERM or a closed terminal end it without a word."""

from __future__ import annotations

import gc
import signal

from reportgen.ending import end_on, hang_up

# With those of Python the collector walks the trees of a ledger again and again while they grow, and finds nothing:
# they hold no cycles.
GARBAGE_THRESHOLDS = (100_000, 20, 50)


def main() -> None:
    """Run the command line. click is imported behind the handlers, since importing takes longest."""
    end_on(signal.SIGINT, signal.SIGTERM, *hang_up())
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    from reportgen import cli

    try:
        cli.main(prog_name="reportgen")
    finally:
        gc.freeze()  # else the interpreter looks through all that was made once more before it ends


if __name__ == "__main__":
    main()
