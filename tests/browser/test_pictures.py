"""Pictures of steps in a browser: nothing moves, nothing glares, and they are there offline."""

import re

import pytest
from playwright.sync_api import Page

from contacts.models import Guide
from contacts.views.offline import MAX_SAVED_BYTES
from tests.browser.saved import IS_SAVED, SAVED_ADDRESSES, forget, visit
from tests.picture_rows import ALT, make_pictured_guide, take_off_pictures

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
PATH = "guides/with-five-pictures/"
SHIFTS = """() => {
  window.shift = 0;
  const add = (list) => list.getEntries().forEach((one) => { window.shift += one.value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
}"""
ARE_SHOWN = """(images) => images.every((one) => one.complete && one.naturalWidth > 0)"""
COMES = """async (image) => {
  for (let turn = 0; turn < 200 && !image.naturalWidth; turn++) {
    await new Promise((later) => setTimeout(later, 50));
  }
  return image.naturalWidth > 0;
}"""
IS_NO_LONGER_SAVED = """async (address) => {
  for (let turn = 0; turn < 200; turn++) {
    if (!await caches.match(address)) return true;
    await new Promise((later) => setTimeout(later, 50));
  }
  return false;
}"""


ONLY_KEEP = """async (seen) => {
  const cache = await caches.open((await caches.keys()).pop());
  for (const { url } of await cache.keys()) {
    if (url.includes("/pictures/") && url !== seen) await cache.delete(url);
  }
}"""


@pytest.fixture
def pictured(first_content) -> Guide:
    take_off_pictures()
    return make_pictured_guide()


def scroll_through(page: Page) -> None:
    for picture in page.locator(".picture img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("(one) => one.complete || new Promise((done) => { one.onload = done; })")


@both_languages
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_moves_when_pictures_come_and_none_is_higher_than_the_screen(
    pictured, open_page, language, width
):
    page = open_page(f"/{language}/", viewport={"width": width, "height": 640})
    page.context.add_init_script(f"({SHIFTS})()")
    page.goto(f"/{language}/{PATH}")
    scroll_through(page)
    images = page.locator(".picture img")
    assert images.evaluate_all(ARE_SHOWN)
    assert page.evaluate("window.shift") == 0
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = [image.bounding_box() for image in images.all()]
    assert all(box["height"] < 500 for box in boxes)
    shapes = [round(box["width"] / box["height"], 1) for box in boxes]
    assert shapes == [*[0.5] * 4, 1.6]


def test_text_stands_beside_a_tall_picture_where_there_is_room(pictured, open_page):
    page = open_page(f"/ar/{PATH}", viewport={"width": 1280, "height": 800})
    step = page.locator("#step-part0")
    text, picture = (step.locator(part).bounding_box() for part in (".step-text", ".picture"))
    assert picture["x"] + picture["width"] < text["x"]
    assert abs(picture["y"] - text["y"]) < 16
    page.set_viewport_size({"width": 390, "height": 844})
    text, picture = (step.locator(part).bounding_box() for part in (".step-text", ".picture"))
    assert picture["y"] > text["y"] + text["height"]


@both_languages
def test_phone_asks_for_the_small_file_and_a_press_opens_the_large_one(
    pictured, open_page, language
):
    page = open_page(f"/{language}/", device_scale_factor=3)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/{language}/{PATH}")
    scroll_through(page)
    pictures = {url.rpartition("/")[2] for url in asked if "/pictures/" in url}
    assert pictures == {"small.webp"}
    link = page.locator(".picture a").first
    assert link.get_attribute("href").endswith("/large.jpg")
    link.click()
    page.wait_for_url("**/large.jpg")


def test_white_picture_does_not_glare_and_a_black_one_has_an_edge_on_a_dark_page(
    pictured, open_page
):
    page = open_page(f"/en/{PATH}", color_scheme="dark")
    assert page.locator(".picture img").first.evaluate("(one) => getComputedStyle(one).filter") == (
        "brightness(0.8)"
    )
    edge = page.locator(".picture a").nth(1).evaluate("(one) => getComputedStyle(one).borderColor")
    assert edge == "rgb(142, 149, 169)"  # 4.5:1 and more on black
    page.emulate_media(color_scheme="light")
    assert (
        page.locator(".picture img").first.evaluate("(one) => getComputedStyle(one).filter")
        == "none"
    )


@both_languages
def test_pictures_are_printed_whole_and_those_that_were_not_yet_seen_too(
    pictured, open_page, language
):
    page = open_page(f"/{language}/{PATH}")
    page.emulate_media(media="print")
    page.pdf(format="A4")  # has what is lazy loaded
    assert all(image.evaluate(COMES) for image in page.locator(".picture img").all())
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Subtype */Image", printed)) >= 5
    heights = [image.bounding_box()["height"] for image in page.locator(".picture img").all()]
    assert [round(height) for height in heights] == [265] * 4 + [118]  # 7 cm high, or 5 cm wide
    breaks = page.locator(".steps > li").evaluate_all(
        "(steps) => steps.map((one) => getComputedStyle(one).breakInside)"
    )
    assert set(breaks) == {"avoid"}


@both_languages
def test_pictures_of_questions_are_read_without_a_network_after_one_visit(
    pictured, reader, language
):
    visit(reader, language)
    reader.context.set_offline(True)
    reader.goto(f"/{language}/{PATH}")
    scroll_through(reader)
    assert reader.locator(".saved-copy").is_visible()
    assert reader.locator(".picture img").evaluate_all(ARE_SHOWN)
    # Drawn as ever: its stylesheet is there too.
    edge = "(one) => getComputedStyle(one).borderStartStartRadius"
    assert reader.locator(".picture a").first.evaluate(edge) == "10px"
    reader.locator(".picture a").first.click()  # the large one is not saved: the small one is
    reader.wait_for_url("**/large.jpg")
    assert reader.evaluate("document.images[0].naturalWidth") == 480


def test_picture_that_does_not_come_leaves_its_words_and_not_its_room(pictured, reader):
    reader.route("**/pictures/*/*", lambda route: route.abort())
    reader.goto(f"/en/{PATH}")
    last = reader.locator(".picture img").last
    last.scroll_into_view_if_needed()
    reader.locator(".picture").last.locator("img:not([height])").wait_for()
    assert last.bounding_box()["height"] < 120
    assert last.get_attribute("alt") == ALT["en"]


METERED = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@both_languages
def test_where_data_is_dear_only_pictures_that_were_seen_are_kept_and_others_are_words(
    pictured, reader, language
):
    reader.context.add_init_script(METERED)
    reader.goto(f"/{language}/")
    reader.evaluate("navigator.serviceWorker.ready.then(() => true)")
    reader.goto(f"/{language}/{PATH}")
    first = reader.locator(".picture img").first
    first.scroll_into_view_if_needed()
    assert reader.evaluate(IS_SAVED, f"/{language}/{PATH}")
    reader.reload()  # by now one worker is at work
    assert reader.evaluate(IS_SAVED, f"/{language}/{PATH}")
    assert reader.evaluate(IS_SAVED, first.evaluate("(one) => one.currentSrc"))
    seen = first.evaluate("(one) => one.currentSrc")
    reader.evaluate(ONLY_KEEP, seen)  # the others are those that were not seen
    forget(reader)
    reader.context.set_offline(True)
    reader.goto(f"/{language}/{PATH}")
    first.scroll_into_view_if_needed()
    assert first.evaluate(COMES)
    last = reader.locator(".picture img").last
    last.scroll_into_view_if_needed()
    assert last.get_attribute("alt") == ALT[language]
    # Its words, not its room; more of them in a narrow window take more lines.
    reader.wait_for_function("(one) => !one.hasAttribute('height')", arg=last.element_handle())
    assert last.bounding_box()["height"] < 200


def test_pictures_that_were_seen_take_the_place_of_those_that_are_there_longest(pictured, reader):
    visit(reader, "en")
    before = [url for url in reader.evaluate(SAVED_ADDRESSES) if url.startswith("/pictures/")]
    assert len(before) == 5
    fill = f"""async () => {{
      const cache = await caches.open((await caches.keys()).pop());
      let size = 0;
      for (const key of await cache.keys()) size += (await (await cache.match(key)).blob()).size;
      const rest = new Uint8Array({MAX_SAVED_BYTES} - size - 100);
      await cache.put("/filler", new Response(new Blob([rest])));
    }}"""
    reader.evaluate(fill)
    reader.set_viewport_size({"width": 1280, "height": 800})
    seen = Guide.objects.get(slug="with-five-pictures").steps.all()[4].picture_en
    address = f"/pictures/{seen}/large.jpg"
    reader.goto(f"/en/{PATH}")
    reader.evaluate(  # as a wide screen would ask for it
        """(address) => { const image = document.querySelector(".picture img");
          image.closest("picture").querySelector("source").remove(); image.src = address; }""",
        address,
    )
    assert reader.evaluate(IS_SAVED, address)
    assert reader.evaluate(IS_NO_LONGER_SAVED, before[0])
    assert address in reader.evaluate(SAVED_ADDRESSES)
    assert reader.evaluate(IS_SAVED, "/en/offline/pages.json")
