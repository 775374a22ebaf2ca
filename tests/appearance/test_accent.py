"""A site's tones from one colour: as readable as those made by hand, and refused where not."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from contacts.appearance import accent
from contacts.appearance.oklch import AA, Oklch, contrast
from contacts.appearance.weaving import kin, woven

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
HUES = ("#1d6b4f", "#b3261e", "#8a1c4a", "#6a3fa0", "#7a5200", "#00696d", "#111111", "#0000cd")


def tokens() -> list[dict[str, str]]:
    """Of light and of dark screens."""
    blocks = re.findall(r":root \{(.*?)\}", TOKENS, re.DOTALL)
    whole = [block for block in blocks if "--accent" in block]
    return [dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in whole]


def six(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * one for one in colour[1:])


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes, as WebAIM gives it
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("colour", [*HUES, "#ffffff", "#000000", "#2b4a8c", "#ffcc00"])
def test_colour_comes_back_as_it_was(colour):
    assert Oklch.of(colour).hex() == colour


def test_grounds_are_those_of_the_stylesheet():
    light, dark = tokens()
    grounds = [[six(each[one]) for one in ("bg", "surface", "sunk")] for each in (light, dark)]
    assert grounds == [list(accent.LIGHT), list(accent.DARK)]
    assert six(light["accent"]) == accent.USUAL
    assert light["strip"] == accent.STRIP


def test_usual_colour_s_tones_are_as_good_as_those_made_by_hand():
    light, dark = tokens()
    for made, by_hand, grounds in (
        (accent.light(accent.USUAL), light, accent.LIGHT),
        (accent.dark(accent.USUAL), dark, accent.DARK),
    ):
        assert accent.least(made.accent, (*grounds, made.soft)) >= accent.COMFORT
        for name, value in made.tokens().items():
            mine, its = Oklch.of(value), Oklch.of(six(by_hand[name]))
            assert abs(mine.lightness - its.lightness) < 0.06, (name, value, by_hand[name])


@pytest.mark.parametrize("colour", HUES)
def test_everything_can_be_read_in_a_colour_that_is_taken(colour):
    assert accent.problem(colour) == ""
    for tones, grounds in (
        (accent.light(colour), accent.LIGHT),
        (accent.dark(colour), accent.DARK),
    ):
        for shown in (tones.accent, tones.accent_hover):
            assert accent.least(shown, (*grounds, tones.soft, tones.on_accent)) >= AA
    assert accent.light(colour).accent == colour


@pytest.mark.parametrize("colour", ["#ffcc00", "#ffffff", "#7f7f7f", "#00ff00", "#e5484d"])
def test_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can(colour):
    assert accent.weakest(colour) < AA
    nearest = accent.nearest(colour)
    assert accent.problem(nearest) == ""
    lighter = Oklch.of(nearest)
    assert AA <= accent.weakest(nearest) < 5.2, lighter
    with override("en"):
        told = accent.problem(colour)
    assert f"{accent.weakest(colour):.1f} to 1, and 4.5 to 1 is needed" in told
    assert told.endswith(f"is {nearest}.")
    with override("ar"):
        assert nearest in accent.problem(colour) != told


def test_yellow_stays_a_yellow():
    given, nearest = Oklch.of("#ffcc00"), Oklch.of(accent.nearest("#ffcc00"))
    assert nearest.hue == pytest.approx(given.hue, abs=0.05)


def test_stylesheet_is_small_and_gives_both_themes():
    css = accent.stylesheet("#1d6b4f")
    light, dark = css.split("@media (prefers-color-scheme:dark)")
    assert light.startswith(":root{--accent:#1d6b4f;--accent-hover:#")
    assert "--accent:#83cdac;" in dark
    assert ".hem{background-image:url(1d6b4f-hem.svg)}" in dark
    assert len(css) < 320


@pytest.mark.parametrize("piece", accent.PIECES)
def test_ornament_of_the_usual_colour_is_the_file_itself(piece):
    svg = Path(settings.BASE_DIR, f"static/img/{piece}.svg").read_text()
    assert woven(svg, accent.USUAL) == svg
    green = woven(svg, "#1d6b4f")
    assert green != svg
    assert not re.search("#2f5097|#4a6bb0", green)
    assert "#d8a43f" in green  # the gold stays


@pytest.mark.parametrize("colour", HUES)
def test_thread_is_of_the_colour_s_hue_and_as_much_lighter(colour):
    given, thread = Oklch.of(colour), Oklch.of(kin("#4a6bb0", colour))
    assert thread.lightness - given.lightness == pytest.approx(0.12, abs=0.01)


def test_other_tones_have_other_addresses():
    """Browsers keep a theme for a year: who changes these counts EDITION up."""
    themes = "".join(accent.stylesheet(one) for one in ("#1d6b4a", "#7a1f5c", "#0f5c7a", "#000000"))
    found = hashlib.sha256(themes.encode()).hexdigest()[:12]
    assert (accent.EDITION, found) == (1, "1222f422591c")
