"""The command line, which is the core's: `claimgraph check case.json`, or `python -m claimgraph`."""

from __future__ import annotations

import signal
import sys

from . import _native


def main() -> int:
    """Runs the command that the process was called with."""
    # Python would only note an interrupt, and wait for the core to come back.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.run(["claimgraph", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
