#!/bin/sh
# Writes what the site is made of (CycloneDX) to the file named, and prints each library's licence.
# What counts is what `make run` installs, so it is installed apart, with its hashes checked.
set -eu
cd "$(dirname "$0")/.."
target=${1:-sbom.json}
apart=$(mktemp -d)
trap 'rm -rf "$apart"' EXIT
.venv/bin/python -m uv --quiet venv "$apart/site"
.venv/bin/python -m uv --quiet pip install --python "$apart/site/bin/python" \
    --require-hashes --requirement requirements/run.txt
.venv/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
    --output-format JSON --output-file "$target" "$apart/site/bin/python"
.venv/bin/pip-licenses --python "$apart/site/bin/python" --format markdown --order license
echo "Written to $target"
