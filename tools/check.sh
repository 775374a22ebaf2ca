#!/bin/sh
# Checks the project without running its tests; the first complaint ends it.
set -eu
cd "$(dirname "$0")/.."
sh tools/debian_packages.sh gettext
sh tools/install.sh dev
. tools/clean_environment.sh

step() {
    echo "$1"
    shift
    "$@"
}

locks_name_no_registry() {
    ! grep --line-number '://' requirements/*.txt tests/*/package-lock.json \
        tests/*/*/package-lock.json
}

step "Lint (ruff)" .venv/bin/python -m ruff check --quiet .
step "Format (ruff; make format mends it)" .venv/bin/python -m ruff format --check --quiet .
step "Types (mypy)" .venv/bin/python -m mypy
step "Templates (djLint)" .venv/bin/python -m djlint templates --lint --quiet
step "Scripts (oxlint)" .venv/bin/python -m tools.check_scripts
step "Stylesheets (tinycss2)" .venv/bin/python -m tools.check_styles
step "Translations" .venv/bin/python -m tools.check_messages
step "Containers (check-jsonschema)" .venv/bin/check-jsonschema --quiet --builtin-schema vendor.compose-spec \
    deploy/compose.yaml
step "Locks hold no registry's address" locks_name_no_registry
step "Table of libraries" .venv/bin/python -m tools.library_table
step "Migrations" .venv/bin/python manage.py makemigrations --check --dry-run
SITE_URL=https://help.example.org
export SITE_URL
step "Settings for production" .venv/bin/python manage.py check --deploy --fail-level WARNING
echo "All checks passed"
