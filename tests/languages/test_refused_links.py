"""Links that lead nowhere, however they are written."""

import pytest

from contacts.languages.refused_links import refused_links


@pytest.mark.parametrize(
    ("source", "refused"),
    [
        ("[a](https://www.ca.gov.sa) [b](tel:19912) [c](mailto:a@b.sa) [d](/ar/) [e](#f)", ()),
        ("[x](htp:/y) **[b](http://www.ca.gov.sa)**", ("htp:/y", "http://www.ca.gov.sa")),
        ("- [x](javascript:alert(1))\n- [x](//ca.gov.sa)", ("javascript:alert(1)", "//ca.gov.sa")),
        ("[x]() [y](https://) [z](tel:)", ("", "https://", "tel:")),
        ("[x](https://www.ca.gov.sa/a b)", ("https://www.ca.gov.sa/a b",)),
        ("[x](www.ca.gov.sa) [x](www.ca.gov.sa) [y](هنا)", ("www.ca.gov.sa", "هنا")),
        ("[x](https://[1) [y](https:/ca.gov.sa)", ("https://[1", "https:/ca.gov.sa")),
        (r"\[x](htp:/y) [x\](htp:/y) [note](see below) (htp:/y)", ()),
    ],
)
def test_address_that_pages_do_not_open_is_found(source, refused):
    assert refused_links(source, is_short=True) == refused
    assert refused_links(source, is_short=False) == refused


def test_signs_of_code_are_read_where_pages_know_them():
    assert refused_links("`[x](htp:/y)`", is_short=False) == ()
    assert refused_links("`[x](htp:/y)`", is_short=True) == ("htp:/y",)
    assert refused_links("<http://ca.gov.sa>", is_short=False) == ("http://ca.gov.sa",)
