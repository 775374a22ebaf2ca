"""What no page of the desk sends gets an answer in words, never a failure of the site."""

import time

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from contacts.admin.proposal_pages import ReviewForm
from contacts.models import Channel, Guide, Page
from tests.admin.admin_client import add_url, change_url, errors_beside, typed, with_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory", "sunday_10")]
BIG = "9" * 20


@pytest.mark.parametrize("opened", ["[" * 5000, '{"":' * 5000, "[[]]", '{"": []}', "null", "\0"])
def test_unreadable_token_shows_every_difference(desk, opened):
    row = Page.objects.first()
    form = typed(desk.get(change_url(row)), "page_form")
    page = desk.save(change_url(row), form, opened=opened, title_en="Other", **{"form-key": opened})
    assert "Somebody else saved this while you had it open" in page.text
    assert typed(page, "page_form")["title_en"] == ["Other"]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59", "0999-01-01 10:00"])
def test_moment_that_no_clock_counts_is_refused_beside_its_field(desk, moment):
    guide = Guide.objects.get(slug="call")
    form = typed(desk.get(change_url(guide)), "guide_form")
    dates = {"publish_at": moment, "expire_at": moment}
    form = with_rows(form, "steps", {"text_ar": "س", "text_en": "Wait", "uid": moment, **dates})
    row = f"steps-{int(form['steps-TOTAL_FORMS']) - 1}"
    page = desk.save(change_url(guide), form, **dates, verified_on=moment[:10])
    told = "is long past" if moment[0] == "0" else "is more than five years ahead"
    for name in (*dates, *(f"{row}-{name}" for name in dates)):
        [said] = errors_beside(page, name)
        assert told in said
    assert errors_beside(page, "verified_on")


def test_every_row_of_a_channel_refuses_such_days(desk):
    channel = Channel.objects.get(slug="hotline")
    for prefix, names in (
        ("opening_hours", ("valid_from", "valid_to", "publish_at", "expire_at")),
        ("endpoints", ("publish_at", "expire_at")),
    ):
        form = typed(desk.get(change_url(channel)), "channel_form")
        form = with_rows(form, prefix, dict.fromkeys(names, "0001-01-01"))
        row = f"{prefix}-{int(form[f'{prefix}-TOTAL_FORMS']) - 1}"
        page = desk.save(change_url(channel), form)
        assert all("is long past" in errors_beside(page, f"{row}-{name}")[0] for name in names)


def test_every_date_of_every_form_refuses_such_days(desk):
    for model in ("channel", "guide", "topic", "page", "holiday", "notice", "claim"):
        form = typed(desk.get(add_url(model)), f"{model}_form")
        dates = [
            name
            for name in form
            if name.endswith(("_at", "_on", "_day")) and "__prefix__" not in name
        ]
        assert dates
        for day in ("0001-01-01", "9999-12-31"):
            assert desk.save(add_url(model), form, **dict.fromkeys(dates, day)) is not None


@pytest.mark.parametrize(
    "typed_moment", ["2027-01-01T10:00\0", "0001-01-01T00:00", "9999-12-31T23:59"]
)
def test_proposal_takes_no_such_moment(typed_moment):
    assert "replace_at" in ReviewForm({"deed": "accept", "replace_at": typed_moment}).errors


def desk_routes(patterns, prefix=""):
    for one in patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from desk_routes(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield route


def test_key_that_no_database_takes_is_no_address(desk):
    """Every address of the desk that has a number in it, a stored row's version among them."""
    guide = Guide.objects.first()
    version = reverse("admin:contacts_guide_history", args=[guide.pk]) + f"{BIG}/"
    assert desk.client.get(version).status_code in (302, 404)
    routes = [one for one in desk_routes(get_resolver().url_patterns) if one.startswith("admin/")]
    for route in routes:
        url = "/" + route.rstrip("$").replace("^", "")
        for kind in ("key:pk", "key:key", "key:revision", "int:year", "path:object_id"):
            url = url.replace(f"<{kind}>", BIG)
        if BIG not in url or "<" in url:
            continue
        for answer in (desk.client.get(url), desk.client.post(url)):
            assert answer.status_code in (302, 400, 403, 404, 405, 409), url
    assert not [one for one in routes if "<int:" in one and "year" not in one]


@pytest.mark.parametrize("rows", ["301", BIG, "9" * 5000])
def test_made_up_number_of_rows_is_refused_at_once_with_what_was_typed(desk, rows):
    url = add_url("channel")
    form = typed(desk.get(url), "channel_form")
    form |= {f"endpoints-{rows[:99]}-value": "7", "endpoints-TOTAL_FORMS": rows}
    start = time.monotonic()
    answer = desk.client.post(url, {**form, "name_en": "Typed"})
    assert time.monotonic() - start < 2
    assert answer.status_code == 400
    assert len(answer.content) < 100_000
    said = answer.content.decode()
    assert "A form takes 300 rows of one kind at most, so nothing was saved." in said
    assert "Typed</textarea>" in said


def test_row_that_is_to_be_deleted_is_not_counted(desk, monkeypatch):
    monkeypatch.setattr("contacts.admin.form_rows.MOST_ROWS", 2)
    guide = Guide.objects.get(slug="call")
    form = typed(desk.get(change_url(guide)), "guide_form")
    assert len([name for name in form if name.endswith("-uid") and "prefix" not in name]) > 1
    form = with_rows(form, "steps", {"text_ar": "س", "text_en": "Wait"})
    deleted = {f"steps-{place}-DELETE": "on" for place in range(2)}
    answer = desk.client.post(change_url(guide), {**form, **deleted})
    assert answer.status_code != 400
