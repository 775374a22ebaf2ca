"""Words replaced in a text: where they are found, and what is left alone."""

import pytest

from contacts.languages.replacing import Replacement, replaced


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
        ("a.b matches only itself: axb", "a.b", r"\1", {}, r"\1 matches only itself: axb"),
    ],
)
def test_words_are_replaced(text, find, put, options, after):
    assert replaced(text, Replacement(find, put, **options)) == after
