"""Pictures of steps on readers' pages, in the booklet and in Markdown."""

import re

import pytest
from django.conf import settings

from contacts.models import Guide, Step
from contacts.pictures.names import PictureName
from tests.html import parse
from tests.picture_rows import (
    ALT,
    WIDE,
    add_picture,
    make_picture,
    make_pictured_guide,
    take_off_pictures,
)

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
OTHER = {"ar": "en", "en": "ar"}
LARGER = {"ar": "الصورة مكبّرة", "en": "Larger picture"}
MARKS = {"ar": "بالإنجليزية", "en": "In Arabic"}
FILES = ("css/pictures", "js/pictures")


@pytest.fixture(autouse=True)
def no_pictures_yet(first_content) -> None:
    take_off_pictures()


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return parse(response.content.decode())


def add(slug: str, language: str) -> PictureName:
    """A picture for the first step of a question, in one language alone."""
    name = make_picture(WIDE)
    add_picture(Step.objects.filter(guide__slug=slug)[0], language, name, ALT[language])
    return name


@both_languages
def test_step_shows_its_picture_with_its_size_and_its_words(client, language):
    make_pictured_guide()
    figures = read(client, f"/{language}/guides/with-five-pictures/").all(class_="picture")
    assert len(figures) == 5
    name = PictureName(getattr(Step.objects.get(uid="part0"), f"picture_{language}"))
    image, source = figures[0].one("img"), figures[0].one("source")
    assert figures[0].one("a")["href"] == f"/pictures/{name.value}/large.jpg"
    assert figures[0].one("a").text == LARGER[language]  # after the words of the picture
    assert image["src"] == f"/pictures/{name.value}/small.jpg"
    assert (image["width"], image["height"], image["alt"]) == ("222", "481", ALT[language])
    assert "lang" not in image.attributes
    assert source["type"] == "image/webp"
    assert source["srcset"].split() == [
        *(f"/pictures/{name.value}/small.webp", "480w,"),
        *(f"/pictures/{name.value}/large.webp", "960w"),
    ]
    assert source["sizes"] == "(max-width: 36rem) 10rem, 222px"
    assert [figure.one("img").get("loading") for figure in figures] == [None, *["lazy"] * 4]
    assert {figure.one("img")["decoding"] for figure in figures} == {"async"}


@both_languages
@pytest.mark.parametrize(
    "slug", ["send-inquiry-website", "which-way-to-choose", "protect-your-details"]
)
def test_picture_of_the_other_language_stands_in_marked(client, language, slug):
    other = OTHER[language]
    add(slug, other)
    [figure] = read(client, f"/{language}/guides/{slug}/").all(class_="picture")
    image = figure.one("img")
    assert figure.one("figcaption").text == MARKS[language]
    assert (image["alt"], image["lang"], image["dir"]) == (ALT[other], other, DIRECTIONS[other])
    Step.objects.filter(guide__slug=slug).update(**{f"picture_alt_{language}": "°"})
    [figure] = read(client, f"/{language}/guides/{slug}/").all(class_="picture")
    assert figure.one("figcaption").text == MARKS[language]
    assert (figure.one("img")["alt"], figure.one("img").get("lang")) == ("°", None)
    [figure] = read(client, f"/{other}/guides/{slug}/").all(class_="picture")
    assert figure.all("figcaption") == []


def test_channel_shows_the_pictures_of_its_steps(client):
    slug = Guide.objects.filter(channel__slug="hotline", form="steps")[0].slug
    before = client.get("/ar/channels/hotline/").content.decode()
    assert not any(file in before for file in FILES)
    name = add(slug, "ar")
    page = client.get("/ar/channels/hotline/").content.decode()
    assert f"/pictures/{name.value}/small.jpg" in page
    assert all(page.count(file) == 1 for file in FILES)


@both_languages
def test_page_without_pictures_is_as_it_was_and_one_with_them_loads_what_they_need(
    client, language
):
    address = f"/{language}/guides/send-inquiry-website/"
    before = client.get(address).content.decode()
    assert re.search(r'(?<!/)pictur|class="pictured"|<figure', before.split("<body>")[1]) is None
    assert before.count('rel="stylesheet"') == before.count("<script src") == 1
    add("send-inquiry-website", "ar")
    page = client.get(address).content.decode()
    assert [page.count(file) for file in FILES] == [1, 1]
    assert "pictures/" not in client.get(f"/{language}/questions/").content.decode()


def test_words_of_a_picture_cannot_leave_their_attribute(client):
    name = make_picture(WIDE)
    step = Step.objects.filter(guide__slug="send-inquiry-website")[0]
    add_picture(step, "en", name, '"><script>alert(1)</script>')
    page = client.get("/en/guides/send-inquiry-website/").content.decode()
    assert "<script>alert" not in page
    assert read(client, "/en/guides/send-inquiry-website/").one("img", decoding="async")["alt"] == (
        '"><script>alert(1)</script>'
    )


@both_languages
def test_booklet_holds_pictures_small_and_by_their_whole_address(client, language):
    before = client.get(f"/{language}/booklet.html")
    assert "img-src data:;" in before.headers["Content-Security-Policy"]
    make_pictured_guide()
    response = client.get(f"/{language}/booklet.html")
    document = parse(response.content.decode())
    images = document.all("img")
    head = f"{settings.SITE_URL}/pictures/"
    assert len(images) == 5
    assert all(re.fullmatch(rf"{head}[^/]+/small\.jpg", image["src"]) for image in images)
    assert all(one["srcset"].endswith("/small.webp") for one in document.all("source"))
    # Printed whole without having been scrolled through.
    assert {(image.get("loading"), bool(image["height"])) for image in images} == {(None, True)}
    assert f"img-src data: {head};" in response.headers["Content-Security-Policy"]
    marks = [mark.text for mark in document.all("figcaption")]
    assert marks == ([] if language == "ar" else ["In Arabic"])


@both_languages
def test_markdown_of_a_question_holds_the_picture_by_its_whole_address(client, language):
    name = add("send-inquiry-website", "ar")
    lines = client.get(f"/{language}/guides/send-inquiry-website.md").content.decode().split("\n")
    [line] = [line for line in lines if "pictures/" in line]
    mark = "" if language == "ar" else " (In Arabic)"
    address = f"{settings.SITE_URL}/pictures/{name.value}/large.jpg"
    assert line == f"   ![{ALT['ar']}{mark}]({address})"


def test_worker_saves_small_pictures_after_the_pages_and_what_they_need(client):
    before = client.get("/en/offline/pages.json").json()
    assert not any("pictures" in url for url in before)
    make_pictured_guide()
    ours = add("send-inquiry-website", "ar")  # a question that stands before
    urls = client.get("/en/offline/pages.json").json()
    files = [url for url in urls if re.search("(css|js)/pictures", url)]
    pictures = [url for url in urls if url.startswith("/pictures/")]
    assert urls.index(files[-1]) < urls.index("/en/")
    assert urls[-len(pictures) :] == pictures
    assert pictures[0] == f"/pictures/{ours.value}/small.webp"
    assert len(set(pictures)) == len(pictures) == 6
    Guide.objects.filter(slug="with-five-pictures").update(status="draft")
    urls = client.get("/en/offline/pages.json").json()
    assert [url for url in urls if url.startswith("/pictures/")] == pictures[:1]
