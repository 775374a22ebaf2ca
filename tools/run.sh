#!/bin/sh
# Serves the site: installs, prepares and starts it. What is done already is passed over.
set -eu
cd "$(dirname "$0")/.."
sh tools/install.sh run
.venv/bin/python -m tools.prepare
# In place of this shell, so that signals reach the server.
exec .venv/bin/python -m gunicorn --config citizen_help/gunicorn.conf.py
