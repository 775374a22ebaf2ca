"""Links that came out of chats and mails with something more, or in other letters."""

from urllib.parse import quote, unquote_to_bytes

import pytest
from django.conf import settings

from contacts.enums import PageKind
from contacts.models import Guide, MovedPage

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])

AFTER_AN_ADDRESS = [
    *("؟", "،", "»", ")", ".", ",", "!", "؛", "…", ":", '"', "”", "*", ">", "](x", "» واتصل"),
    *("\u200f", "\u200e", "\u200b", "\ufeff", "\u00a0", "\u2068", "\u2069", " "),
    *("/؟", "؟/", "/\u200f", "\u200f/", "/ ", "//", ")/", "%E2%80%8F", "/%D8%9F", "/index.html"),
]
# What is asked for, as it stands in the request, and where it leads.
ODD = {
    "/AR": "/ar/",
    "/AR/": "/ar/",
    "/EN/Questions": "/en/questions/",
    "/Ar/Guides/CALL-19912": "/ar/guides/call-19912/",
    "/AR/Guides/CALL-19912/": "/ar/guides/call-19912/",
    "/en-GB/questions/": "/en/questions/",
    "/ar_SA/guides/call-19912": "/ar/guides/call-19912/",
    "//ar/": "/ar/",
    "//ar//guides//call-19912": "/ar/guides/call-19912/",
    "/ar//guides/call-19912/": "/ar/guides/call-19912/",
    "/ar/index.html": "/ar/",
    "/en/index.php": "/en/",
    "/index.html": "/",
    "/%D8%8C": "/",
    "/ar/%D8%9F": "/ar/",
    "/ar%D8%9F": "/ar/",
    "/en/Pages/Privacy.html": "/en/pages/privacy/",
    "/en/channels/Hotline%C2%BB": "/en/channels/hotline/",
    "/en/channels/Hotline.VCF": "/en/channels/hotline.vcf",
    "/en/topics/phone)": "/en/topics/phone/",
    "/ar/verify%20": "/ar/verify/",
    "/ar/search/%E2%80%8F?q=19912": "/ar/search/?q=19912",
    "/EN/Questions?utm_source=x&fbclid=%D8%9F": "/en/questions/?utm_source=x&fbclid=%D8%9F",
    "/ar/guides/call-%D9%A1%D9%A9%D9%A9%D9%A1%D9%A2/": "/ar/guides/call-19912/",
    "/ar/guides/call%E2%80%9119912/": "/ar/guides/call-19912/",
    "/ROBOTS.TXT": "/robots.txt",
    "/sitemap.xml/": "/sitemap.xml",
    "/guides/call-19912%D8%9F": "/guides/call-19912/",
    "/ar%5Cquestions%5C": "/ar/questions/",
    "/ar/guides/": "/ar/questions/",
    "/en/guides": "/en/questions/",
    "/AR/Guides/": "/ar/questions/",
    "/ar/guides/index.html": "/ar/questions/",
    "/ar/guides/%D8%9F": "/ar/questions/",
    "/en/topics/": "/en/questions/",
    "/ar/topics": "/ar/questions/",
    "/ar/channels/": "/ar/",
    "/en/channels": "/en/",
    "/ar/pages/": "/ar/",
    "/en/pages/?utm_source=x": "/en/?utm_source=x",
    "/guides/": "/questions/",
    "/channels/": "/",
    "/ar/ar/guides/call-19912/": "/ar/guides/call-19912/",
    "/en/en/questions": "/en/questions/",
    "/en/ar/guides/call-19912/": "/ar/guides/call-19912/",
    "/ar/ar": "/ar/",
    "/ar/ar/ar/guides/": "/ar/questions/",
    "/ar/guides/call_19912/": "/ar/guides/call-19912/",
    "/ar/guides/call%2019912/": "/ar/guides/call-19912/",
    "/ar/guides/Call%2019912": "/ar/guides/call-19912/",
    "/ar/guides/call+19912/": "/ar/guides/call-19912/",
    "/en/guides/which_way_to%20choose": "/en/guides/which-way-to-choose/",
    "/en/guides/call_19912.md": "/en/guides/call-19912.md",
    "/en/channels/mobile_app/": "/en/channels/mobile-app/",
}
NOWHERE = [
    "/ar/nothing%D8%9F",
    "/ar/guides/no-such%D8%9F",
    "/ar/guides/no_such/",
    "/ar/guides/no%20such/",
    "/ar/ar/guides/no-such/",
    "/ar/ar/evil.com//",
    "/EN/guides/no-such/",
    "/ar/%D9%85%D9%82%D8%A7%D9%84/",
    "//evil.com",
    "//evil.com/%D8%9F",
    "///evil.com/..",
    "/%5Cevil.com",
    "/%5C%5Cevil.com/ar/",
    "/%2f%2fevil.com/",
    "/%252f%252fevil.com/",
    "/ar/%2f%2fevil.com",
    "/https:%2f%2fevil.com/",
    "/.env",
    "/ADMIN/",
    "/Admin/login",
    "/admin%D8%9F",
    "/I18N/setlang/",
    "/STATIC/css/site.css",
]


def ask(client, address: str):
    """Asks for an address as it stands; the client itself would take `//host` for another host."""
    path, _, query = address.partition("?")
    as_wsgi_passes_it = unquote_to_bytes(path).decode("latin-1")
    return client.generic("GET", "/", PATH_INFO=as_wsgi_passes_it, QUERY_STRING=query)


@both_languages
@pytest.mark.parametrize("addition", AFTER_AN_ADDRESS)
def test_address_with_something_after_it_leads_to_its_page(client, language, addition):
    page = f"/{language}/guides/call-19912"
    response = client.get(page + quote(addition, safe="/%"))
    assert (response.status_code, response.headers["Location"]) == (301, f"{page}/")
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(("asked", "target"), ODD.items())
def test_odd_address_leads_to_the_page_that_was_meant(client, asked, target):
    response = ask(client, asked)
    assert (response.status_code, response.headers["Location"]) == (301, target)
    assert client.get(target, follow=True).status_code == 200


@pytest.mark.parametrize("asked", NOWHERE)
def test_what_leads_nowhere_is_not_found_and_leads_to_no_other_host(client, asked):
    response = ask(client, asked)
    assert (response.status_code, response.headers.get("Location")) == (404, None)


def test_nothing_is_read_into_an_address_of_the_desk(client):
    found = client.get(f"/{settings.ADMIN_PATH}no-such%D8%9F")
    assert found.headers.get("Location", "").startswith(f"/{settings.ADMIN_PATH}login/")


def test_what_is_sent_goes_nowhere_else(client):
    assert client.post("/AR/verify/", {"q": "19912"}).status_code in {403, 404}


@both_languages
def test_slug_in_capitals_is_found_however_it_is_typed(client, language):
    Guide.objects.filter(slug="call-19912").update(slug="Call-19912")
    response = client.get(f"/{language}/guides/CALL-19912%D8%9F")
    assert response.headers["Location"] == f"/{language}/guides/Call-19912/"
    assert client.get(f"/{language}/guides/call-19912/", follow=True).status_code == 200


def test_mark_that_a_slug_could_hold_is_left_out_too(client):
    response = client.get("/ar/guides/call-19912_", follow=True)
    assert response.redirect_chain[-1] == ("/ar/guides/call-19912/", 301)


def test_underscore_for_a_hyphen_is_read_without_the_last_slash_too(client):
    response = client.get("/ar/guides/call_19912", follow=True)
    assert response.redirect_chain[-1] == ("/ar/guides/call-19912/", 301)


def test_mistyped_address_of_a_renamed_page_leads_on(client):
    MovedPage.objects.create(kind=PageKind.GUIDE, slug="phone-them", new_slug="call-19912")
    response = client.get("/EN/guides/Phone-Them,", follow=True)
    assert response.redirect_chain == [
        ("/en/guides/phone-them/", 301),
        ("/en/guides/call-19912/", 301),
    ]


def test_draft_is_not_found_under_any_spelling(client):
    Guide.objects.filter(slug="call-19912").update(status="draft")
    assert client.get("/AR/guides/call-19912").status_code == 404


def test_page_that_is_there_costs_no_reading(client, monkeypatch):
    monkeypatch.setattr("contacts.views.redirects.readings", None)
    assert client.get("/ar/guides/call-19912/").status_code == 200


@pytest.mark.parametrize(
    ("asked", "icon"),
    [
        ("/favicon.ico", "icon-192.png"),
        ("/ar/favicon.ico", "icon-192.png"),
        ("/favicon-32x32.png", "icon-180.png"),
        ("/favicon.svg", "icon.svg"),
        ("/apple-touch-icon.png", "icon-180.png"),
        ("/apple-touch-icon-precomposed.png", "icon-180.png"),
        ("/apple-touch-icon-120x120.png", "icon-180.png"),
    ],
)
def test_icon_is_found_under_the_names_that_browsers_ask_for(client, asked, icon):
    response = client.get(asked)
    assert (response.status_code, response.headers["Location"]) == (302, f"/static/img/{icon}")
    found = client.get(response.headers["Location"])
    found.close()
    assert found.status_code == 200
