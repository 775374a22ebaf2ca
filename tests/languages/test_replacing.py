"""Words replaced in a text: where they are found, and what is left alone."""

import pytest

from contacts.languages.false_links import is_at_odds
from contacts.languages.replacing import Replacement, replaced

MOBILE = "[0501234568](tel:+966501234568)"


@pytest.mark.parametrize(
    ("text", "find", "put", "options", "after"),
    [
        ("Call us. We call back.", "call", "ring", {}, "Call us. We ring back."),
        ("Call us. We call back.", "call", "ring", {"folded": True}, "ring us. We ring back."),
        ("Recall, call, calls", "call", "ring", {"whole_words": True}, "Recall, ring, calls"),
        ("والرقم هو الرقم", "الرقم", "الهاتف", {"whole_words": True}, "والرقم هو الهاتف"),
        ("اتّصل بالرَّقْمِ الموحّد", "الرقم", "الهاتف", {"folded": True}, "اتّصل بالهاتف الموحّد"),
        ("الرقمَ", "الرقم", "الهاتف", {}, "الرقمَ"),
        ("إجابة أو اجابه", "اجابة", "جواب", {"folded": True}, "جواب أو جواب"),
        ("الرقم ١٩٩١٢", "19912", "19913", {"folded": True}, "الرقم 19913"),
        ("19912 and 1991", "1991", "2000", {}, "19912 and 2000"),
        ("Press 1 to call us now", "call us", "", {}, "Press 1 to now"),
        ("Call now", "Call", "", {}, "now"),
        ("aaa", "aa", "b", {}, "ba"),
        ("nothing here", "19912", "x", {}, "nothing here"),
        ("[help](/guides/help) help@x.sa", "help", "aid", {}, "[aid](/guides/help) help@x.sa"),
        ("see www.ca.gov.sa/help", "www.ca.gov.sa", "www.x.sa", {}, "see www.x.sa/help"),
        ("@citizen_care on X", "@citizen_care", "@care", {}, "@care on X"),
        ("اتصل بـ19912 و19912", "19912", "19990", {"whole_words": True}, "اتصل بـ19990 و19990"),
        ("[19912](tel:19912)", "19912", "١٩٩٩٠", {"whole_words": True}, "[١٩٩٩٠](tel:19990)"),
        ("[١٩٩١٢](tel:19912)", "١٩٩١٢", "19990", {}, "[19990](tel:19990)"),
        ("[١٩٩١٢](tel:19912)", "19912", "19990", {"folded": True}, "[19990](tel:19990)"),
        ("[write](sms:19912), 19912", "19912", "19990", {}, "[write](sms:19990), 19990"),
        ("[05 0123 4567](tel:+966501234567)", "05 0123 4567", "0501234568", {}, MOBILE),
        ("[@care](https://x.com/care)", "@care", "@help", {}, "[@help](https://x.com/help)"),
        ("[care](https://x.com/care)", "care", "help", {}, "[help](https://x.com/help)"),
        ("[a@x.sa](mailto:a@x.sa)", "a@x.sa", "b@x.sa", {}, "[b@x.sa](mailto:b@x.sa)"),
        ("[x](https://x.sa/a)", "https://x.sa/a", "x.sa/b", {}, "[x](https://x.sa/b)"),
        ("a.b matches only itself: axb", "a.b", r"\1", {}, r"\1 matches only itself: axb"),
    ],
)
def test_words_are_replaced(text, find, put, options, after):
    assert replaced(text, Replacement(find, put, **options)) == after


@pytest.mark.parametrize(
    ("text", "find", "put"),
    [
        ("[19912](tel:19912)", "19912", "the hotline"),
        ("[19912](tel:19912)", "19912", ""),
        ("[١٩٩١٢](tel:19912)", "19912", "19990"),
        ("[19912](tel:19912)", "tel:19912", "19990"),
        ("[+966 11 234 5678](tel:+966112345678)", "11 234", "11 999"),
        ("[@care](https://x.com/care)", "@care", "our account"),
        ("[051 234 5678](https://wa.me/966512345678)", "234", "235"),
        ("[a@x.sa](mailto:a@x.sa)", "a@x.sa", "our address"),
        ("[www.ca.gov.sa](https://www.ca.gov.sa/help)", "www.ca.gov.sa", "the site"),
    ],
)
def test_link_that_would_open_something_else_than_it_shows_is_told(text, find, put):
    assert is_at_odds(text, replaced(text, Replacement(find, put)))


def test_links_that_stay_or_agree_are_not_told():
    odd = "[19990](tel:19912)"
    assert not is_at_odds(odd, f"{odd} now")
    assert not is_at_odds("help", "[help](/guides/help)")
    assert not is_at_odds("", "[Call 19990 (24 hours)](tel:19990)")
    assert not is_at_odds("", "[our page](https://x.com/care)")
