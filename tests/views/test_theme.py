"""The stylesheet of a site's own colour: linked where it differs, and there for no other colour."""

import pytest
from django.template.loader import render_to_string

from contacts.models import Site
from contacts.publishing.snapshot import newest
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
GREEN = "/theme/1/1d6b4f"


@pytest.fixture
def green():
    site = Site.objects.get()
    site.accent = "#1d6b4f"
    site.save()
    newest()
    return site


def styles(html: str) -> list[str]:
    return [one["href"] for one in parse(html).all("link", rel="stylesheet")]


def test_usual_colour_has_no_stylesheet_of_its_own(client):
    assert styles(client.get("/en/").content.decode()) == ["/static/css/site.css"]
    assert client.get("/theme/1/2b4a8c.css").status_code == 404


@pytest.mark.parametrize("path", ["/en/", "/ar/questions/", "/en/offline/", "/ar/verify/"])
def test_every_page_links_it_after_the_one_of_all_sites(client, green, path):
    assert styles(client.get(path).content.decode())[:2] == [
        "/static/css/site.css",
        f"{GREEN}.css",
    ]


def test_error_page_links_it(client, green):
    answer = client.get("/en/nothing/here/")
    assert answer.status_code == 404
    assert styles(answer.content.decode())[-1] == f"{GREEN}.css"


@pytest.mark.parametrize(
    ("end", "kind", "holds"),
    [
        (".css", "text/css; charset=utf-8", b"--accent:#1d6b4f"),
        ("-hem.svg", "image/svg+xml", b"#1e7355"),
        ("-thread.svg", "image/svg+xml", b"#448d6f"),
    ],
)
def test_file_of_the_colour_is_kept_for_a_year(client, green, end, kind, holds):
    answer = client.get(f"{GREEN}{end}")
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert holds in answer.content
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not answer.cookies


@pytest.mark.parametrize(
    "path", ["1d6b50.css", "1D6B4F.css", "x.css", "1d6b4f-x.svg", "b3261e-hem.svg", "2b4a8c.css"]
)
def test_other_colours_have_none_and_no_answer_is_kept(client, green, path):
    answer = client.get(f"/theme/1/{path}")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize("end", [".css", "-hem.svg"])
def test_desk_tries_any_colour_for_those_who_are_signed_in(client, admin_client, end):
    assert client.get(f"/admin/theme/b3261e{end}").status_code == 302  # to the sign-in
    answer = admin_client.get(f"/admin/theme/b3261e{end}")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert admin_client.get(f"/admin/theme/red{end}").status_code == 404


def test_preview_shows_the_colour_that_is_tried(admin_client):
    Site.objects.update(accent="#b3261e")
    newest()
    row = Site.objects.get()
    row.status = "draft"
    row.accent = "#6a3fa0"
    row.save()
    html = admin_client.get(f"/admin/preview/en/site/{row.pk}/").content.decode()
    assert styles(html)[1] == "/admin/theme/6a3fa0.css"


def test_booklet_s_links_have_the_colour(client, green):
    assert (
        "a { padding: .25rem 0; color: #1d6b4f; }"
        in client.get("/en/booklet.html").content.decode()
    )


def test_booklet_of_the_usual_colour_is_as_it_was():
    css = render_to_string("contacts/booklet.css", {"link": "#0b4a6f"})
    assert "a { padding: .25rem 0; color: #0b4a6f; }" in css


def test_colours_of_the_browser_s_bar(client, green):
    bar = parse(client.get("/en/").content.decode()).one("meta", name="theme-color")
    assert bar["content"] == "#1f2333"  # as the strip
    green.independence_ar = green.independence_en = ""
    green.save()
    bar = parse(client.get("/en/").content.decode()).one("meta", name="theme-color")
    assert bar["content"] == "#1d6b4f"
