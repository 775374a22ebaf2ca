#!/usr/bin/env python
"""Django's command line for Citizen Help."""

import os
import signal
import sys


def main() -> None:
    handler = signal.getsignal(signal.SIGINT)
    if handler is signal.default_int_handler:  # else a shell had it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Django takes a moment to load: no traceback
    from citizen_help import terminal

    signal.signal(signal.SIGINT, handler)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    terminal.write_anything()
    if len(sys.argv) > 1 and not {"help", "--help", "-h", "--version"} & set(sys.argv):
        terminal.refuse_beside_service(sys.argv[1])
    with terminal.in_words(with_traceback="--traceback" in sys.argv):
        terminal.CommandLine(sys.argv).execute()


if __name__ == "__main__":
    main()
