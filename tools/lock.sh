#!/bin/sh
# Writes requirements/*.txt from pyproject.toml: exact versions with the hashes of their files,
# for every platform, and no registry's address.
set -eu
cd "$(dirname "$0")/.."

lock() {
    .venv/bin/python -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
        --no-config --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        ${UPGRADE:+--upgrade} pyproject.toml "$@"
}

lock --output-file requirements/run.txt
lock --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
.venv/bin/python -m tools.library_table --write
