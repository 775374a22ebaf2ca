# The commands of Citizen Help; `make` alone lists them. Settings are environment variables
# (docs/settings.md) and may follow the target: make run PORT=8001 VAR=/srv/help
# Another site: make run CONTENT=examples/city.yaml VAR=/tmp/city
PYTHON = .venv/bin/python

.PHONY: help
help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.* ## /\1: /p' Makefile | awk -F': ' '{ printf "make %-14s %s\n", $$1, $$2 }'

.PHONY: run
run: ## Install what is missing, load the first content, serve the site on http://127.0.0.1:8000
	@sh tools/run.sh

.PHONY: install
install: ## Make ready all that stands beside the code, for a service that cannot write there
	@sh tools/install.sh run
	@$(PYTHON) -m tools.compile_messages

.PHONY: superuser
superuser: ## Make an account that may do everything in the admin
	@sh tools/install.sh run
	@$(PYTHON) manage.py migrate --verbosity 0
	@echo "The password takes at least 12 characters."
	@LOGNAME=" " $(PYTHON) manage.py createsuperuser
	@echo "Where others can reach the site, the first sign-in sets up a phone for codes (docs/operations.md, Accounts)."

.PHONY: deploy-check
deploy-check: ## Say what this machine lacks to serve the site well, and the commands that mend it
	@if command -v citizen-help >/dev/null; then citizen-help doctor; else $(PYTHON) manage.py doctor; fi

.PHONY: test
test: ## Run the whole suite, on SQLite and on PostgreSQL
	@sh tools/test.sh

.PHONY: check
check: ## Run linters, type checks and the checks of messages, migrations, locks and settings
	@sh tools/check.sh

.PHONY: format
format: ## Put the code into the one format
	@sh tools/install.sh dev
	$(PYTHON) -m ruff check --fix --quiet .
	$(PYTHON) -m ruff format .

.PHONY: messages
messages: ## Collect the texts to translate into locale/*/LC_MESSAGES/django.po
	@sh tools/debian_packages.sh gettext
	@sh tools/install.sh run
	@sh tools/collect_messages.sh

.PHONY: lock
lock: ## Write requirements/*.txt from pyproject.toml; UPGRADE=1 takes newer versions
	@sh tools/install.sh dev
	@sh tools/lock.sh

.PHONY: audit
audit: ## Hold every kind of page against its budgets: Lighthouse, pa11y, Nu HTML checker (half an hour)
	@sh tools/audit.sh

.PHONY: old-browsers
old-browsers: ## Walk every kind of page with Chromium 72, 79, 83, 92 and today's; BROWSERS="72"
	@sh tools/old_browsers.sh $(BROWSERS)

.PHONY: screenshots
screenshots: ## Take the pictures of the documents and of the desk's handbook anew, from the first content
	@sh tools/debian_packages.sh chromium-headless-shell fonts-noto-core
	@sh tools/install.sh dev
	@$(PYTHON) -m tests.audit.screenshots
	@$(PYTHON) -m tests.audit.handbook_pictures

.PHONY: drawings
drawings: ## Make the drawings of the first content anew, and name them there
	@sh tools/debian_packages.sh chromium-headless-shell fonts-noto-core
	@sh tools/install.sh dev
	@$(PYTHON) -m tests.audit.drawings

.PHONY: bench
bench: ## Measure pages beside nginx serving the same bytes: speed, memory, start, growth
	@sh tools/debian_packages.sh nginx wrk
	@sh tools/install.sh dev
	@$(PYTHON) -m bench.pages

.PHONY: bench-desk
bench-desk: ## Time the desk's actions on 200 rows beside plain saves, on SQLite and on PostgreSQL
	@sh tools/debian_packages.sh postgresql
	@sh tools/install.sh dev
	@$(PYTHON) -m bench.desk_actions
	@$(PYTHON) -m tools.with_postgres $(PYTHON) -m bench.desk_actions

.PHONY: bench-status
bench-status: ## Time the decision whether a channel is open, beside opening-hours-py
	@sh tools/install.sh dev
	@$(PYTHON) -m bench.status

.PHONY: bench-verify
bench-verify: ## Time the checker on the worst texts of the greatest length
	@sh tools/install.sh dev
	@$(PYTHON) -m bench.verify

.PHONY: bench-search
bench-search: ## Measure the search: SEARCH_DATA=<folder of question collections>
	@sh tools/install.sh dev
	@SEARCH_DATA="$(SEARCH_DATA)" $(PYTHON) -m bench.search

.PHONY: scale
scale: ## Simulate pay day: what one machine, four and a CDN carry; BENEFICIARIES=10000000
	@sh tools/debian_packages.sh nginx openssl
	@sh tools/install.sh dev
	@$(PYTHON) -m tools.compile_messages
	@$(PYTHON) -m bench.scale

.PHONY: resilience
resilience: ## Try faults and attacks on a site of their own and print the table; ROWS="workers backup"
	@sh tools/debian_packages.sh chromium-headless-shell libatomic1 nginx nodejs npm openssl pgbouncer postgresql
	@sh tools/install.sh dev
	@$(PYTHON) -m tools.compile_messages
	@$(PYTHON) -m tests.resilience $(ROWS)

.PHONY: install-check
install-check: ## Install the committed site in a bare Debian of its own, twice, and look at it; root, minutes
	@sh tools/install_check.sh

.PHONY: sbom
sbom: ## Write what the site is made of to sbom.json (CycloneDX) and print the licences
	@sh tools/install.sh dev
	@sh tools/sbom.sh sbom.json

.PHONY: same-tree
same-tree: ## Build what the image holds twice and compare every byte and permission
	@sh tools/same_tree.sh

.PHONY: audit-dependencies
audit-dependencies: ## Ask the advisory database about every locked library; needs the network
	@sh tools/install.sh dev
	@.venv/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements/run.txt
