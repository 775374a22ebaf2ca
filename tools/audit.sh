#!/bin/sh
# Audits the site as `make run` serves it; its programs are locked in tests/audit/.
set -eu
cd "$(dirname "$0")/.."
sh tools/debian_packages.sh chromium-headless-shell default-jre-headless fonts-noto-core nodejs npm
sh tools/install.sh dev
programs=tests/audit/node_modules
# The stamp is written last: an install that was cut short is done again.
if ! cmp -s tests/audit/package-lock.json "$programs/installed.json"; then
    echo "Installing the programs of tests/audit/package-lock.json"
    (cd tests/audit && npm ci --quiet --no-progress)
    cp tests/audit/package-lock.json "$programs/installed.json"
fi
. tools/clean_environment.sh
.venv/bin/python -m tests.audit "$@"
