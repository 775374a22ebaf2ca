#!/usr/bin/env python
"""Django's command line for Citizen Help."""

import os
import sys

from citizen_help import terminal


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    terminal.write_anything()
    with terminal.in_words(with_traceback="--traceback" in sys.argv):
        terminal.CommandLine(sys.argv).execute()


if __name__ == "__main__":
    main()
