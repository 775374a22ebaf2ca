"""On which side what is typed begins: empty fields follow the page, others their text."""

import pytest

pytestmark = pytest.mark.xdist_group("browser")
FIELDS = [("search/", "#q"), ("verify/", "#verify-q")]
DIRECTION = "(field) => getComputedStyle(field).direction"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(("path", "field"), FIELDS)
@pytest.mark.parametrize(("language", "empty"), [("ar", "rtl"), ("en", "ltr")])
def test_field_runs_in_the_direction_of_its_text(open_page, path, field, language, empty, script):
    page = open_page(f"/{language}/{path}", java_script_enabled=script)
    box = page.locator(field)
    assert box.evaluate(DIRECTION) == empty
    for typed, direction in [("كيف أتصل", "rtl"), ("www.ca.gov.sa/", "ltr"), ("011 234", "ltr")]:
        box.fill(typed)
        assert box.evaluate(DIRECTION) == direction
    box.fill("")
    assert box.evaluate(DIRECTION) == empty
