"""A page is read by the device's own voice: numbers digit by digit, each text in its language."""

import pytest
from playwright.sync_api import expect

from contacts.models import Guide

pytestmark = pytest.mark.xdist_group("browser")
GUIDE = "guides/which-way-to-choose/"
WORDS = {"ar": ("استمع", "أوقف القراءة"), "en": ("Listen", "Stop reading")}
# Voices by their language tag; `spoken` has what was said, `stopped` how often it was stopped.
STUB = """
window.spoken = [];
window.stopped = 0;
window.voices = %s;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices.map(([lang, localService]) => ({ lang, localService })),
  speak: (piece) => spoken.push(piece),
  cancel: () => { stopped += 1; },
} });
"""
BOTH = '[["en-US", true], ["ar-SA", true]]'


@pytest.fixture
def listen(open_page):
    def make(language: str, voices: str, guide: str = GUIDE):
        page = open_page("about:blank")
        page.add_init_script(STUB % voices)
        page.goto(f"/{language}/{guide}")
        return page, page.locator("[data-listen]")

    return make


def said(page) -> list[dict]:
    return page.evaluate(
        "spoken.map(({ text, lang, voice }) => ({ text: text.trim().replace(/\\s+/g, ' '), lang,"
        " voice: voice && voice.lang }))"
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_answer_is_read_and_then_the_steps(listen, language):
    page, button = listen(language, BOTH)
    expect(button).to_have_text(WORDS[language][0])
    button.click()
    expect(button).to_have_text(WORDS[language][1])
    guide = Guide.objects.get(slug="which-way-to-choose")
    own = [one for one in said(page) if one["lang"] == language]
    assert own[0]["text"] == getattr(guide, f"title_{language}")
    assert " 1 9 9 1 2" in own[1]["text"]
    assert "19912" not in " ".join(one["text"] for one in own)
    assert page.evaluate("stopped") == 0
    page.evaluate("spoken[spoken.length - 1].onend()")
    expect(button).to_have_text(WORDS[language][0])


def test_each_text_is_read_by_a_voice_of_its_language(listen):
    page, button = listen("en", BOTH)
    button.click()
    assert {(one["lang"], one["voice"]) for one in said(page)} == {("en", "en-US"), ("ar", "ar-SA")}
    assert "التواصل معنا" in [one["text"] for one in said(page) if one["lang"] == "ar"]


def test_another_press_stops_and_so_does_leaving(listen):
    page, button = listen("ar", BOTH)
    button.click()
    before = page.evaluate("stopped")
    button.click()
    assert page.evaluate("stopped") == before + 1
    expect(button).to_have_text(WORDS["ar"][0])
    button.click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(button).to_have_text(WORDS["ar"][0])


def test_years_and_small_numbers_are_read_as_numbers(listen):
    Guide.objects.filter(slug="which-way-to-choose").update(
        summary_en="In 2026, within 3 days: +966 50 123 4567 or ١٩٩١٢."
    )
    page, button = listen("en", BOTH)
    button.click()
    text = said(page)[1]["text"]
    assert text == "In 2026, within 3 days: +9 6 6 5 0 1 2 3 4 5 6 7 or ١ ٩ ٩ ١ ٢."


def test_hidden_texts_are_not_read(listen):
    page, button = listen("ar", BOTH)
    hidden, shown = page.locator(".option h2").all_inner_texts()[:2]
    page.evaluate("document.querySelector('.option h2').hidden = true")
    button.click()
    heard = [one["text"] for one in said(page)]
    assert shown in heard
    assert hidden not in heard


@pytest.mark.parametrize("voices", ["[]", '[["en-US", true]]', '[["ar-SA", false]]'])
def test_without_a_voice_of_the_device_there_is_no_button(listen, voices):
    _page, button = listen("ar", voices)
    assert button.is_hidden()


def test_voice_that_comes_late_shows_the_button(listen):
    page, button = listen("ar", "[]")
    assert button.is_hidden()
    page.evaluate("voices.push(['ar_SA', true]); speechSynthesis.onvoiceschanged()")
    assert button.is_visible()


def test_without_script_there_is_no_button(open_page):
    page = open_page(f"/ar/{GUIDE}", java_script_enabled=False)
    assert page.locator("[data-listen]").is_hidden()
