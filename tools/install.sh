#!/bin/sh
# Puts the locked packages of requirements/$1.txt into .venv; does nothing when they are there.
# The stamp is a copy of the lock, written last: an install that was cut short is done again.
set -eu
cd "$(dirname "$0")/.."
lock=requirements/$1.txt
stamp=.venv/installed.txt

is_installed() {
    [ -x .venv/bin/python ] && cmp -s "$1" "$stamp"
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in python3.11 python3 python3.12 python3.13 python3.14; do
        if is_new_enough "$python"; then
            return
        fi
    done
    echo "Python 3.11 or newer is missing. On Debian 12: apt-get install python3 python3-venv" >&2
    exit 1
}

# Ctrl-C ends it with a line in place of Python's traceback.
quietly() {
    said=$(mktemp)
    status=0
    "$@" 2>"$said" || status=$?
    [ -n "$interrupted" ] || cat "$said" >&2
    rm -f "$said"
    if [ -n "$interrupted" ]; then
        echo "Stopped half-way; the same command goes on." >&2
        exit 130
    fi
    return "$status"
}

interrupted=
trap 'interrupted=1' INT

make_environment() {
    find_python
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "Python's venv is missing. On Debian 12: apt-get install python3-venv" >&2
        exit 1
    fi
    echo "Making the environment .venv with $("$python" --version)"
    quietly "$python" -m venv --clear .venv
}

# dev.txt holds all of run.txt, in the same versions.
if is_installed "$lock" || is_installed requirements/dev.txt; then
    exit 0
fi
if ! is_new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_environment
fi
echo "Installing the packages of $lock into .venv"
rm -f "$stamp"
# Only built packages: building one would fetch tools that no hash has locked. Python compiles
# what it uses when it first does, which is less than all.
if ! quietly .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
    --no-compile --require-hashes --only-binary :all: -r "$lock"; then
    echo "The packages are not all installed, for the reason above; the same command goes on." >&2
    exit 1
fi
cp "$lock" "$stamp.new"
mv "$stamp.new" "$stamp"
