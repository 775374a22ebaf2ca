#!/bin/sh
# Collects the texts to translate into locale/*/LC_MESSAGES/django.po; $1 may name the Python.
# English is the language of the sources, so that it needs no catalogue.
set -eu
cd "$(dirname "$0")/.."
# Positions name the file only, and lines are not wrapped: a diff then shows changed texts alone.
"${1:-.venv/bin/python}" manage.py makemessages --locale ar --no-wrap --add-location file \
    --no-obsolete --ignore tests --ignore tools --ignore bench --ignore var \
    --ignore node_modules --verbosity 0
