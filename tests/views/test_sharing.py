"""What other services show of a link to this site (ogp.me, and X's cards)."""

import pytest
from django.conf import settings

from contacts.models import ContentVersion, Guide, Page, SitePicture
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
PATHS = [
    *("", "questions/", "channels/hotline/", "guides/call-19912/", "topics/phone/"),
    *("pages/privacy/", "verify/", "search/", "changes/"),
]


@pytest.fixture(autouse=True)
def pictures(first_content):
    SitePicture.objects.keep("0" * 16, {f"share-{one}.png": b"" for one in ("ar", "en")})
    ContentVersion.objects.bump()  # or pages would be those of another test


def told(client, url):
    """By property or name: the contents of all meta elements."""
    found = {}
    for meta in parse(client.get(url).content.decode()).all("meta"):
        for name in ("property", "name"):
            if meta.get(name):
                found.setdefault(meta[name], []).append(meta["content"])
    return found


@both_languages
@pytest.mark.parametrize("path", PATHS)
def test_link_is_shown_with_title_text_and_picture(client, language, path):
    meta = told(client, f"/{language}/{path}")
    for name in ("og:title", "og:description", "og:image", "og:url", "twitter:card"):
        [content] = meta[name]
        assert content.strip(), name
    assert meta["og:description"] == meta["description"]
    assert meta["twitter:card"] == ["summary_large_image"]
    assert meta["og:url"] == [f"{settings.SITE_URL}/{language}/{path}"]


@both_languages
def test_titles_and_descriptions_are_the_pages_own(client, language):
    guide = Guide.objects.get(slug="call-19912")
    meta = told(client, f"/{language}/guides/call-19912/")
    assert meta["og:title"] == [getattr(guide, f"title_{language}")]
    assert meta["og:description"] == [getattr(guide, f"summary_{language}")]
    titles = [told(client, f"/{language}/{path}")["og:title"][0] for path in PATHS]
    assert len(set(titles)) == len(titles)


@both_languages
def test_standing_page_is_described_by_its_first_paragraph(client, language):
    body = {f"body_{language}": '## Heading\n\nThe *first* "one" & [link](/en/).\n\nThe second.'}
    Page.objects.filter(slug="privacy").update(**body)
    meta = told(client, f"/{language}/pages/privacy/")
    assert meta["og:description"] == ['The first "one" & link.']


def test_signs_in_a_text_stay_signs(client):
    text = 'Is "this" <b>bold</b> & safe?'
    Guide.objects.filter(slug="call-19912").update(title_en=text, summary_en=text)
    meta = told(client, "/en/guides/call-19912/")
    assert (meta["og:title"], meta["og:description"]) == ([text], [text])


def test_text_that_stands_in_says_its_language(client):
    Guide.objects.filter(slug="call-19912").update(title_en="", summary_en="")
    meta = told(client, "/en/guides/call-19912/")
    assert meta["og:title"][0].endswith("(In Arabic)")
    assert meta["og:description"][0].endswith("(In Arabic)")


@both_languages
def test_guide_without_a_short_answer_says_what_the_site_is(client, language):
    Guide.objects.filter(slug="call-19912").update(summary_ar="", summary_en="")
    assert told(client, f"/{language}/guides/call-19912/")["og:description"][0].strip()
