#!/bin/sh
# Runs the whole suite, with all that it needs; nothing is left out for want of a program.
set -eu
cd "$(dirname "$0")/.."
sh tools/debian_packages.sh chromium gettext postgresql fonts-noto-core
sh tools/install.sh dev
. tools/clean_environment.sh
.venv/bin/python -m tools.compile_messages

echo "The whole suite, on SQLite"
.venv/bin/python -m pytest --numprocesses 2 --dist loadfile
# A page in a browser looks the same from either database.
echo "The suite without tests/browser, on PostgreSQL"
.venv/bin/python -m tools.with_postgres \
    .venv/bin/python -m pytest --numprocesses 2 --dist loadfile --ignore tests/browser
