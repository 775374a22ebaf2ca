"""Searches, and what tests look for on the pages of their results."""

import pytest

both_languages = pytest.mark.parametrize("language", ["ar", "en"])
NUMBER = {"ar": "رقم خدمة العملاء", "en": "customer service number"}
COMPLAINT = {"ar": "كيف أقدّم شكوى؟", "en": "How do I make a complaint?"}
IBAN = {"ar": "تغيير الآيبان", "en": "change my IBAN"}
NOWHERE = "qqqq zzzz"


def region(page):
    [section] = [section for section in page.all("section") if section.get("data-covers")]
    return section


def links(element):
    return [link["href"] for link in element.all("a")]


def card(page):
    [found] = page.all(class_="call-card") or [None]
    return found
