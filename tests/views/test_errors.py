"""Error pages are in both languages, lead with the reader's, and carry the hotline."""

import pytest
from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
)
from django.test import Client

from citizen_help.page_cache.declaration import UNAVAILABLE
from contacts.models import ChooserQuestion
from tests.html import parse

TITLES = {
    404: {"ar": "لا توجد صفحة بهذا العنوان", "en": "There is no page at this address"},
    500: {"ar": "حدث خطأ من جانبنا", "en": "Something went wrong on our side"},
    503: {"ar": "الموقع لا يستجيب الآن", "en": "The site cannot answer at the moment"},
}
DATABASE_ERRORS = [
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
]


@pytest.fixture(autouse=True)
def number_of_the_site(settings):
    settings.HOTLINE = "19912"


def failing(error: Exception):
    """Stands for any function, and raises the error."""

    def fail(*_args, **_kwargs):
        raise error

    return fail


def assert_bilingual(response, status, first):
    assert response.status_code == status
    document = parse(response.content.decode())
    second = "en" if first == "ar" else "ar"
    assert document.one("html")["lang"] == first
    headings = [(h1.inherited("lang"), h1.inherited("dir"), h1.text) for h1 in document.all("h1")]
    directions = {"ar": "rtl", "en": "ltr"}
    assert headings == [
        (language, directions[language], TITLES[status][language]) for language in (first, second)
    ]
    calls = [link for link in document.all("a") if link["href"] == "tel:19912"]
    assert len(calls) == 2
    path = response.wsgi_request.path  # only a missing page may be a link's fault
    ways_on = [f"report/?page={path}", "questions/"] if status == 404 else []
    links = {link["href"] for link in document.all("a")} - {"/ar/choose/", "/en/choose/"}
    expected = {f"/{language}/{way}" for language in ("ar", "en") for way in ("", *ways_on)}
    assert links == {"tel:19912", *expected}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("/ar/guides/no-such/", "ar"),
        ("/en/guides/no-such/", "en"),
        ("/en/channels/no-such/", "en"),
        ("/ar/pages/no-such/", "ar"),
        ("/fr/", "ar"),
        ("/xx/guides/call-19912/", "ar"),
        ("/no-such", "ar"),
        ("/opensearch-fr.xml", "ar"),
    ],
)
def test_unknown_address_is_a_bilingual_404(client, url, first):
    assert_bilingual(client.get(url), 404, first)


def test_unknown_address_leads_to_the_chooser_where_there_is_one(client, first_content):
    client.get("/en/")  # reads the content; an error page does not
    there = client.get("/ar/no-such/").content.decode()
    assert 'href="/ar/choose/"' in there
    assert 'href="/en/choose/"' in there
    ChooserQuestion.objects.all().update(status="draft")
    client.get("/en/")
    assert "/choose/" not in client.get("/ar/no-such/").content.decode()


def test_unknown_address_leads_with_the_browsers_language(client, db):
    assert_bilingual(client.get("/no-such", headers={"accept-language": "en"}), 404, "en")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_failure_is_a_bilingual_500(monkeypatch, language, db):
    monkeypatch.setattr("contacts.views.pages.published", failing(RuntimeError("broken")))
    client = Client(raise_request_exception=False)
    assert_bilingual(client.get(f"/{language}/pages/privacy/"), 500, language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_absent_database_is_a_bilingual_503(client, monkeypatch, language, db):
    monkeypatch.setattr("contacts.views.pages.published", failing(OperationalError("gone")))
    response = client.get(f"/{language}/pages/privacy/")
    assert_bilingual(response, 503, language)
    assert response.headers["Retry-After"] == "30"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["search/?q=complaint", "suggest/?q=19912", "pages/privacy/"])
@pytest.mark.parametrize("kind", DATABASE_ERRORS)
def test_every_failure_of_the_database_is_a_bilingual_503(
    client, monkeypatch, language, path, kind, db
):
    for name in ("contacts.views.pages.published", "contacts.views.search.find"):
        monkeypatch.setattr(name, failing(kind("relation does not exist")))
    monkeypatch.setattr("contacts.views.search.suggestions", failing(kind("no relation")))
    assert_bilingual(client.get(f"/{language}/{path}"), 503, language)


@pytest.mark.parametrize("kind", DATABASE_ERRORS)
def test_what_may_be_a_fault_of_ours_is_logged_with_its_place(client, monkeypatch, kind, caplog):
    monkeypatch.setattr("contacts.views.pages.published", failing(kind("a fault")))
    client.get("/en/pages/privacy/")
    [record] = [one for one in caplog.records if one.name == "contacts.views.errors"]
    assert bool(record.exc_info) == (kind not in {OperationalError, InterfaceError})


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [DataError, IntegrityError])
def test_data_that_the_database_refuses_is_no_absence_of_it(monkeypatch, kind):
    monkeypatch.setattr(
        "django.contrib.sessions.backends.db.SessionStore.load", failing(kind("too long"))
    )
    client = Client(raise_request_exception=False, headers={"accept-language": "en"})
    client.cookies["sessionid"] = "a" * 32
    assert_bilingual(client.get("/admin/"), 500, "en")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_cache_can_have_the_503_made_without_a_database(client, language):
    response = client.get(f"/{language}/search/?q=x", **{UNAVAILABLE: True})
    assert_bilingual(response, 503, language)


def test_error_page_stands_without_collected_files(client, settings, db):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert_bilingual(client.get("/ar/no-such/"), 404, "ar")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_database_that_fails_in_a_middleware_is_a_bilingual_503(monkeypatch, language, db):
    """Django answers 500 to what a middleware raises, and asks nobody further out."""

    monkeypatch.setattr("contacts.middleware.redirect_for", failing(OperationalError("gone")))
    client = Client(raise_request_exception=False)
    assert_bilingual(client.get(f"/{language}/guides/no-such/"), 503, language)


def test_desk_without_a_database_is_a_bilingual_503(monkeypatch, db):
    monkeypatch.setattr(
        "django.contrib.sessions.backends.db.SessionStore.load", failing(OperationalError("gone"))
    )
    client = Client(headers={"accept-language": "ar"})
    client.cookies["sessionid"] = "a" * 32
    assert_bilingual(client.get("/admin/"), 503, "ar")


@pytest.mark.django_db
@pytest.mark.parametrize("first", ["ar", "en"])
def test_unknown_address_offers_the_search_in_both_languages(client, first):
    document = parse(client.get(f"/{first}/no-such/").content.decode())
    forms = [(form["action"], form.inherited("lang")) for form in document.all("form")]
    second = "en" if first == "ar" else "ar"
    assert forms == [(f"/{first}/search/", first), (f"/{second}/search/", second)]
    for field in document.all("input", name="q"):
        assert document.one("label", for_=field["id"]).text
        assert field["dir"] == {"ar": "rtl", "en": "ltr"}[field.inherited("lang")]
