"""Reading the reports of the programs that audit, and holding them against the budgets."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from tests.audit.budgets import BUDGETS, CATEGORIES, Measures, complaints, head, row
from tests.audit.checkers import read_nu, read_pa11y
from tests.audit.lighthouse import read
from tests.audit.pages import KINDS

GOOD = Measures(
    scores=(100, 100, 100, 100),
    failed=(),
    html_and_css=12_000,
    first_visit=30_000,
    scripts=5_000,
    largest_paint=1_000,
    blocking=0,
    shift=0,
)
REPORT = {
    "categories": {
        name: {
            "score": 0.994,
            "auditRefs": [{"id": name, "weight": 1}, {"id": "free", "weight": 0}],
        }
        for name in CATEGORIES
    },
    "audits": {
        **{name: {"score": 1} for name in CATEGORIES},
        "seo": {"score": 0.5},
        "performance": {"score": None},
        "free": {"score": 0},
        "largest-contentful-paint": {"numericValue": 999.6},
        "total-blocking-time": {"numericValue": 0},
        "cumulative-layout-shift": {"numericValue": 0.00012},
        "network-requests": {
            "details": {
                "items": [
                    {"url": "/", "resourceType": "Document", "transferSize": 4000},
                    {"url": "/a.css", "resourceType": "Stylesheet", "transferSize": 500},
                    {"url": "/a.js", "resourceType": "Script", "transferSize": 90},
                    {"url": "/b.js", "resourceType": "Script", "transferSize": 80},
                    {"url": "/icon.svg", "resourceType": "Other", "transferSize": 7},
                    {"url": "/icon.svg", "transferSize": 0},
                ]
            }
        },
    },
}


def test_report_is_read_into_figures():
    assert read(REPORT, weigh={"/a.js": 30, "/b.js": 20}.__getitem__) == Measures(
        scores=(99, 99, 99, 99),
        failed=("seo",),
        html_and_css=4500,
        first_visit=4677,
        scripts=50,
        largest_paint=1000,
        blocking=0,
        shift=0,
    )


def test_page_on_its_budgets_has_no_complaint():
    assert complaints(GOOD) == []


@pytest.mark.parametrize("field", BUDGETS)
def test_page_past_a_budget_is_complained_of(field):
    name, most = BUDGETS[field]
    measures = dataclasses.replace(GOOD, **{field: most + 1})
    assert complaints(measures) == [f"{name} {most + 1:g}, at most {most:g}"]


def test_score_below_100_is_complained_of():
    assert complaints(dataclasses.replace(GOOD, scores=(100, 99, 100, 0))) == [
        "accessibility 99",
        "seo 0",
    ]


def test_findings_of_checkers_are_complaints():
    issues = read_pa11y('[{"code": "WCAG2AA.1", "selector": "html > p"}]')
    errors = read_nu('{"messages": [{"lastLine": 3, "message": "Stray end tag."}]}')
    assert complaints(dataclasses.replace(GOOD, pa11y=issues, nu=errors)) == [
        "pa11y: WCAG2AA.1 html > p",
        "Nu: line 3: Stray end tag.",
    ]


def test_checkers_that_find_nothing_say_so():
    assert read_pa11y("[]") == ()
    assert read_nu('{"messages": []}') == ()


def test_rows_stand_under_their_heads():
    line = row("search, nothing found", "ar", GOOD)
    assert line.split()[-6:] == ["12000", "30000", "5000", "1000", "0", "0"]
    for name in ("HTML+CSS", "first", "CLS"):
        end = head().index(name) + len(name)
        assert line[end - 1] != " "
        assert line[end : end + 1] in {"", " "}


def test_every_page_template_is_audited():
    names = {path.stem for path in (settings.BASE_DIR / "templates" / "contacts").glob("*.html")}
    audited = {re.split(r"[, ]", kind.name)[0] for kind in KINDS}
    assert names - {"report_thanks"} - audited == set()
    assert "report, thanks" in {kind.name for kind in KINDS}
    assert get_template("404.html")


LOCK = json.loads((Path(__file__).parent / "package-lock.json").read_text(encoding="utf-8"))
WANTED = json.loads((Path(__file__).parent / "package.json").read_text(encoding="utf-8"))


def test_lock_names_exact_versions_their_digests_and_no_address():
    packages = dict(LOCK["packages"])
    root = packages.pop("")
    assert root["dependencies"] == WANTED["dependencies"]
    assert all(re.fullmatch(r"[\d.]+", version) for version in WANTED["dependencies"].values())
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []
