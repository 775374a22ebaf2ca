#!/bin/sh
# Runs the whole suite, with all that it needs; nothing is left out for want of a program.
set -eu
cd "$(dirname "$0")/.."
# The driver of browsers that Playwright brings needs libatomic1.
sh tools/debian_packages.sh chromium-headless-shell fonts-noto-core gettext libatomic1 nginx openssl postgresql
sh tools/install.sh dev
. tools/clean_environment.sh
.venv/bin/python -m tools.compile_messages

# The suite starts browsers, servers and databases by the hundred: what fails is tried once more, by
# itself, and told. A fault fails both times.
tried_again() {
    folder=$1
    shift
    set -- "$@" --override-ini "cache_dir=$VAR/$folder"
    "$@" || {
        echo "Trying once more what failed"
        "$@" --last-failed --last-failed-no-failures none
    }
}

echo "On SQLite: the whole suite"
tried_again sqlite .venv/bin/python -m pytest --numprocesses 2 --dist loadfile
# Browsers show the same pages from either database.
echo "On PostgreSQL: the tests that reach the database, without those in a browser"
tried_again postgresql .venv/bin/python -m tools.with_postgres .venv/bin/python -m pytest \
    --numprocesses 2 --dist loadfile -p tools.database_tests --ignore tests/browser
