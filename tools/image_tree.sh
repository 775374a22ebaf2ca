#!/bin/sh
# Makes in this folder what an image holds beside the code (deploy/Dockerfile): the same bytes and
# permissions from the same lock and code, whenever and by whom it is built.
#   sh tools/image_tree.sh libraries   the lock into .venv
#   sh tools/image_tree.sh site        Arabic texts, and static files into var/static
set -eu
cd "$(dirname "$0")/.."
umask 022
# Sets among constants would be written in another order each time.
PYTHONHASHSEED=0
# For commands that need settings; nothing of it stays.
SECRET_KEY=only-for-this-step-of-the-build-0123456789-0123456789
export PYTHONHASHSEED SECRET_KEY

# Bytecode that names no time of its source.
compile() {
    find "$@" -name __pycache__ -prune -exec rm -rf {} +
    .venv/bin/python -m compileall -q --invalidation-mode unchecked-hash "$@"
}

libraries() {
    python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --quiet --no-cache-dir --no-compile --disable-pip-version-check \
        --require-hashes --only-binary :all: --requirement requirements/run.txt
    compile .venv/lib
}

site() {
    PYTHONDONTWRITEBYTECODE=1
    export PYTHONDONTWRITEBYTECODE
    VAR=$PWD/var .venv/bin/python -m tools.compile_messages >/dev/null
    VAR=$PWD/var .venv/bin/python -m tools.static_files
    compile citizen_help contacts tools
    chmod -R u=rwX,go=rX .
}

"$1"
