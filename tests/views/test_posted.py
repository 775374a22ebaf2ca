"""Forms of readers are small: more fields are refused, and a “&” that somebody typed is none."""

import pytest
from django.core.exceptions import TooManyFieldsSent
from django.test import RequestFactory

from contacts.views.posted import MOST_FIELDS, posted

FORM = "application/x-www-form-urlencoded"


def request(body, kind=FORM):
    return RequestFactory().post("/en/verify/", body, content_type=kind)


def test_as_many_fields_as_may_be_are_read():
    fields = posted(request(b"q=a%26b&" + b"x=1&" * (MOST_FIELDS - 1)))
    assert (fields["q"], len(fields.getlist("x"))) == ("a&b", MOST_FIELDS - 1)


def test_signs_in_a_text_part_fields_in_no_other_kind_of_form():
    part = b'--cut\r\nContent-Disposition: form-data; name="q"\r\n\r\n' + b"&" * 500
    sent = request(part + b"\r\n--cut--\r\n", "multipart/form-data; boundary=cut")
    assert posted(sent)["q"] == "&" * 500


@pytest.mark.parametrize("kind", [FORM, f"{FORM}; boundary=cut"])
def test_one_field_more_is_refused(kind):
    with pytest.raises(TooManyFieldsSent):
        posted(request(b"x=1&" * MOST_FIELDS + b"&q=a", kind))


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["verify/", "search/unwanted/"])
def test_pages_that_readers_post_to_refuse_it(client, path):
    answer = client.post(f"/en/{path}", b"x=1&" * 1_000 + b"q=a", content_type=FORM)
    assert answer.status_code == 400
