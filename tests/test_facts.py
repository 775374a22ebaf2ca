"""Every fact of the article stands on the page that answers with it, in both languages."""

import html
import re
from pathlib import Path

import pytest
import yaml

FACTS = yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8"))


def visible_text(page: str) -> str:
    """The text of the page's main part, as a reader's eye runs over it."""
    [main] = re.findall(r"<main\b.*</main>", page, flags=re.DOTALL)
    without_code = re.sub(r"<(script|style|template)\b.*?</\1>", " ", main, flags=re.DOTALL)
    # Inline elements such as <bdi> stand inside a phrase and leave no space behind.
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", without_code)).split())


def test_each_fact_is_told_once():
    names = [fact["id"] for fact in FACTS]
    assert sorted(set(names)) == sorted(names)
    assert {frozenset(fact) for fact in FACTS} == {frozenset({"id", "where", "ar", "en", "source"})}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
@pytest.mark.usefixtures("first_content", "sunday_10")
def test_fact_is_on_its_page_in_both_languages(fact, client):
    for language in ("ar", "en"):
        response = client.get(f"/{language}/{fact['where']}/")
        assert response.status_code == 200
        text = visible_text(response.content.decode())
        assert fact[language] in text, f"{fact[language]}\nis not in\n{text}"
