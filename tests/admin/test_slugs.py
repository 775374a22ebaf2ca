"""The name of a page in its address, which nobody can write in Arabic letters."""

import pytest
from django.utils import translation

from contacts.content.problems import ContentError
from contacts.models import Topic
from tests.admin.admin_client import add_url, change_url, errors_beside, typed
from tests.content.loading import load_text

pytestmark = pytest.mark.django_db
TOLD = {
    "": {
        "en": "Write it in Latin letters, such as call-us.",
        "ar": "اكتبه بحروف لاتينية، مثل \u2066call-us\u2069.",
    },
    "اتصل-بنا": {
        "en": "Write Latin letters, digits and hyphens only, such as call-us.",
        "ar": "اكتب حروفًا لاتينية وأرقامًا وشرطات فقط، مثل \u2066call-us\u2069.",
    },
}
HELP = {
    "en": "Part of the page’s address, in Latin letters, such as call-us. It is filled in from the "
    "English text; without one, write it yourself.",
    "ar": "جزء من رابط الصفحة، بحروف لاتينية، مثل \u2066call-us\u2069. يُملأ تلقائيًا من النص "
    "الإنجليزي، فإن لم يوجد فاكتبه بنفسك.",
}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("model", ["guide", "page", "topic", "channel"])
@pytest.mark.parametrize("slug", ["", "اتصل-بنا", "call us"])
def test_form_says_which_letters_with_an_example(desk, language, model, slug):
    page = desk.in_language(language).get(add_url(model))
    assert HELP[language] in page.one(id=f"{model}_form").text
    names = {"title_ar": "اتصل", "name_ar": "اتصل", "kind": "phone", "slug": slug}
    page = desk.save(add_url(model), typed(page, f"{model}_form") | names)
    expected = TOLD.get(slug, TOLD["اتصل-بنا"])[language]
    assert errors_beside(page, "slug") == [expected]


MODELS = {"guide": "title", "page": "title", "topic": "name", "channel": "name"}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("model", MODELS)
def test_empty_form_names_every_text_that_it_needs(desk, language, model):
    field = f"{MODELS[model]}_{language}"
    page = desk.in_language(language).get(add_url(model))
    page = desk.save(add_url(model), typed(page, f"{model}_form"))
    told = {
        "en": "Write it in Arabic or in English, or nobody can tell what this is.",
        "ar": "اكتبه بالعربية أو بالإنجليزية، ليُعرف ما هذا.",
    }
    assert errors_beside(page, "slug") == [TOLD[""][language]]
    assert errors_beside(page, field) == [told[language]]
    page = desk.save(add_url(model), typed(page, f"{model}_form") | {"slug": "new-one"})
    assert errors_beside(page, field) == [told[language]]


def test_heading_of_a_draft_can_be_written_and_not_taken_away(desk):
    topic = Topic.objects.create(slug="empty")
    url = change_url(topic)
    assert desk.save(url, typed(desk.get(url), "topic_form")) is None  # as it was stored before
    assert desk.save(url, typed(desk.get(url), "topic_form"), name_en="Named") is None
    page = desk.save(url, typed(desk.get(url), "topic_form"), name_en=" ")
    assert [len(errors_beside(page, name)) for name in ("name_en", "name_ar")] == [1, 0]


def test_import_says_it_in_plain_arabic():
    with translation.override("ar"), pytest.raises(ContentError) as caught:
        load_text("topics:\n  - slug: اتصل\n    name: {ar: اتصل}")
    assert [problem.message for problem in caught.value.problems] == [TOLD["اتصل-بنا"]["ar"]]
