"""Names that may be there once: refused beside the field, also where only the database sees it."""

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.urls import reverse

from contacts.models import Channel, Guide, Page, Synonym, Topic
from tests.admin.admin_client import add_url, change_url, errors_beside, inputs, typed, values
from tests.html import parse

pytestmark = pytest.mark.usefixtures("directory")
TAKEN_SLUG = {
    "ar": "صفحة أخرى تحمل هذا الاسم في رابطها. اختر اسمًا آخر.",
    "en": "Another page has this name in its address already. Choose another name.",
}
TAKEN_WORD = {
    "ar": "لهذه الكلمة مرادف محفوظ من قبل.",
    "en": "There is a synonym for this word already.",
}


@pytest.fixture
def guide():
    return Guide.objects.get(slug="call")


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


def typed_in(page, name):
    return next(values(one) for one in inputs(page) if one.get("name") == name)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("model", [Channel, Guide, Page, Topic])
@pytest.mark.parametrize("change", [str, str.upper, lambda slug: f" \u200f{slug}"])
def test_slug_repeated_in_another_spelling_is_refused_beside_it(desk, model, change, language):
    name = model._meta.model_name
    form = typed(desk.in_language(language).get(add_url(name)), f"{name}_form")
    title = "title_ar" if hasattr(model, "title") else "name_ar"
    taken = model.objects.first().slug
    changes = {
        title: "جديد",
        "slug": change(taken),
        **({"kind": "phone"} if model is Channel else {}),
    }
    page = desk.save(add_url(name), form, **changes)
    assert errors_beside(page, "slug") == [TAKEN_SLUG[language]]
    assert typed_in(page, title) == ["جديد"]


def test_slug_that_was_stored_in_capitals_is_renamed_only_by_an_editor(desk, guide):
    Guide.objects.filter(pk=guide.pk).update(slug="Call-Us")
    assert desk.save(change_url(guide), form_of(desk, guide), title_en="How do I ring?") is None
    guide.refresh_from_db()
    assert guide.slug == "Call-Us"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("given", ["طلبي", "طلبى", "طَلَبي", "طـلبي", " طلبي "])
def test_synonym_that_the_search_takes_for_another_is_refused(desk, given, language):
    Synonym.objects.create(language="ar", term="طلبي", equivalents=["الطلب"])
    form = typed(desk.in_language(language).get(add_url("synonym")), "synonym_form")
    changes = {"language": "ar", "term": given, "equivalents": "معاملة"}
    page = desk.save(add_url("synonym"), form, **changes)
    [error] = errors_beside(page, "term")
    assert error.startswith(TAKEN_WORD[language])
    assert typed_in(page, "equivalents") == ["معاملة"]
    assert desk.save(add_url("synonym"), form, **{**changes, "language": "en"}) is None


def test_synonym_can_be_saved_again_as_it_is(desk):
    for term in ("طلبي", "طلبى"):  # from before this was refused
        Synonym.objects.create(language="ar", term=term, equivalents=["الطلب"])
    row = Synonym.objects.get(term="طلبي")
    assert desk.save(change_url(row), form_of(desk, row), equivalents="معاملة") is None


@pytest.mark.parametrize("language", ["ar", "en"])
def test_name_of_somebody_else_is_refused_beside_it(desk, language):
    url = reverse("admin:auth_user_add")
    form = typed(desk.in_language(language).get(url), "user_form")
    changes = {"username": User.objects.get().username, "email": "other@example.org"}
    told = {
        "ar": "اسم المستخدم هذا مسجّل في حساب آخر.",
        "en": "Another account has this username.",
    }
    assert errors_beside(desk.save(url, form, **changes), "username") == [told[language]]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_database_that_refuses_a_save_is_told_in_words_with_the_text(
    desk, guide, monkeypatch, language
):
    """As when two editors store one name at the same moment: neither check sees the other's."""
    form = form_of(desk.in_language(language), guide)
    form |= {"slug": Guide.objects.exclude(pk=guide.pk).first().slug, "title_en": "How do I ring?"}
    with monkeypatch.context() as racing:
        racing.setattr(models.Model, "validate_unique", lambda *_args, **_options: None)
        racing.setattr(models.Model, "validate_constraints", lambda *_args, **_options: None)
        response = desk.client.post(change_url(guide), form)
    page = parse(response.content.decode())
    assert (response.status_code, page.one("html")["lang"]) == (409, language)
    sentence = {"ar": "لم يضع شيء مما كتبته", "en": "Nothing of yours is lost"}[language]
    assert sentence in page.one(class_="warning").text
    assert ["How do I ring?"] in [values(one) for one in page.all("textarea")]
    again: dict[str, list[str]] = {}
    for one in inputs(page.one("form")):
        again.setdefault(one["name"], []).extend(values(one))
    page = desk.save(change_url(guide), again)
    assert errors_beside(page, "slug") == [TAKEN_SLUG[language]]
