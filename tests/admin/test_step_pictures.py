"""Pictures of steps in the form of a question, and wherever the desk tells of them."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contacts.content.replacements import found
from contacts.content.translated_texts import all_texts
from contacts.enums import Language
from contacts.history import versions
from contacts.history.copying import duplicate, move_step
from contacts.history.restoring import restore
from contacts.languages.replacing import Replacement
from contacts.languages.translation_state import state_of, with_language_states
from contacts.models import ConfirmedTexts, Guide, Proposal
from tests.admin.admin_client import change_url, errors_beside, inputs, messages, row_of, typed
from tests.admin.pictures import stored_picture
from tests.admin.proposing import desk_of, form_url, page_url, review
from tests.admin.test_edit_conflicts import field_conflicts, other
from tests.admin.test_history import history_of

__all__ = ["other"]
pytestmark = pytest.mark.usefixtures("directory")
DESCRIBE = "Write in a sentence what the picture shows"


@pytest.fixture
def guide():
    return Guide.objects.get(slug="call")


@pytest.fixture
def picture():
    return stored_picture()


@pytest.fixture
def step(guide, picture):
    """With a picture for Arabic readers."""
    step = guide.steps.get(uid="dial")
    step.picture_ar, step.picture_alt_ar = picture, "زر الاتصال"
    step.save()
    return step


def form_and_row(desk, guide):
    form = typed(desk.get(change_url(guide)), "guide_form")
    return form, row_of(form, "uid", "dial")


def sources(element):
    return [one["src"] for one in element.all("img", class_="thumbnail")]


def address(name):
    return f"/pictures/{name}/small.webp"


def test_each_language_has_a_file_and_its_sentence_beside_each_other(desk, guide):
    page = desk.in_language("ar").get(change_url(guide))
    row = row_of(typed(page, "guide_form"), "uid", "dial")
    names = [one.get("name") or "" for one in inputs(page.one("form", id="guide_form"))]
    asked = [name.removeprefix(f"{row}-") for name in names if name.startswith(f"{row}-picture")]
    assert asked == [
        *("picture_ar", "picture_ar-file", "picture_alt_ar"),
        *("picture_en", "picture_en-file", "picture_alt_en"),
    ]
    english = page.one("textarea", name=f"{row}-picture_alt_en")
    assert (english["lang"], english["dir"]) == ("en", "ltr")
    assert page.one("form", id="guide_form")["enctype"] == "multipart/form-data"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_picture_is_described_in_its_own_language_before_it_is_stored(
    desk, guide, picture, language
):
    form, row = form_and_row(desk, guide)
    sent = {f"{row}-picture_{language}": picture, f"{row}-detail_en": "Now."}
    page = desk.save(change_url(guide), form, **sent)
    said = errors_beside(page, f"{row}-picture_alt_{language}")
    assert [one.startswith(DESCRIBE) for one in said] == [True]
    assert len(page.all("ul", class_="errorlist")) == 1
    assert sources(page) == [address(picture)]
    again = typed(page, "guide_form")
    assert again[f"{row}-detail_en"] == ["Now."]
    text = {f"{row}-picture_alt_{language}": "Sign in"}
    assert desk.save(change_url(guide), again, **text) is None
    step = guide.steps.get(uid="dial")
    assert getattr(step, f"picture_{language}") == picture
    assert getattr(step, f"picture_alt_{language}") == "Sign in"


def test_hidden_step_may_wait_for_its_description(desk, guide, picture):
    form, row = form_and_row(desk, guide)
    sent = {f"{row}-picture_ar": picture, f"{row}-status": "draft"}
    assert desk.save(change_url(guide), form, **sent) is None
    form, row = form_and_row(desk, guide)
    page = desk.save(change_url(guide), form, **{f"{row}-status": "published"})
    assert errors_beside(page, f"{row}-picture_alt_ar")[0].startswith(DESCRIBE)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("b" * 32 + "-320x200", "This picture is no longer here. Choose it again."),
        ("../../etc/passwd", "This picture is no longer here. Choose it again."),
    ],
)
def test_name_that_no_picture_has_is_refused_beside_the_field(desk, guide, name, said):
    form, row = form_and_row(desk, guide)
    sent = {f"{row}-picture_ar": name, f"{row}-picture_alt_ar": "زر"}
    page = desk.save(change_url(guide), form, **sent)
    assert errors_beside(page, f"{row}-picture_ar") == [said]
    assert sources(page) == ([address(name)] if name[0] == "b" else [])


def test_descriptions_go_with_the_last_picture(desk, guide, step):
    form, row = form_and_row(desk, guide)
    assert desk.save(change_url(guide), form, **{f"{row}-picture_ar": ""}) is None
    step.refresh_from_db()
    assert (step.picture_ar or "", step.picture_alt_ar) == ("", "")
    versions_of = list(versions.entries(guide))
    restore(guide, versions_of[1].state)
    step.refresh_from_db()
    assert step.picture_alt_ar == "زر الاتصال"


def test_description_of_nothing_is_not_thrown_away(desk, guide):
    form, row = form_and_row(desk, guide)
    page = desk.save(change_url(guide), form, **{f"{row}-picture_alt_en": "A button"})
    [said] = errors_beside(page, f"{row}-picture_alt_en")
    assert said.startswith("There is no picture yet")
    assert typed(page, "guide_form")[f"{row}-picture_alt_en"] == ["A button"]


def test_page_asks_the_database_for_no_picture(desk, guide, step):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        desk.get(change_url(guide))
        history_of(desk, guide)
    assert not any("contacts_picture" in one["sql"] for one in asked)


def test_two_editors_see_both_pictures(desk, other, guide, step):
    mine, row = form_and_row(desk, guide)
    theirs, _ = form_and_row(other, guide)
    names = stored_picture("c"), stored_picture("d")
    assert other.save(change_url(guide), theirs, **{f"{row}-picture_ar": names[0]}) is None
    page = desk.save(change_url(guide), mine, **{f"{row}-picture_ar": names[1]})
    assert field_conflicts(page) == [("Dial 19912 · Picture for Arabic readers", "", "")]
    assert sources(page.one(class_="edit-conflict")) == [address(name) for name in names]
    assert page.one("input", name=f"{row}-picture_ar")["value"] == names[1]


def test_history_shows_pictures_and_brings_them_back(desk, guide, step):
    form, row = form_and_row(desk, guide)
    new = stored_picture("c", (400, 300))
    assert desk.save(change_url(guide), form, **{f"{row}-picture_ar": new}) is None
    first, *_ = history_of(desk, guide)
    change = first.one("dl")
    assert change.one("dt").text == "Step: Dial 19912 · Picture for Arabic readers"
    assert sources(change.one("del")) == [address(step.picture_ar)]
    assert sources(change.one("ins")) == [address(new)]
    assert new not in change.text
    image = change.one("ins").one("img")
    assert (image["width"], image["height"], image["loading"]) == ("400", "300", "lazy")


def test_copies_keep_the_picture(guide, step):
    copied = duplicate(guide).steps.get(picture_ar=step.picture_ar)
    assert copied.picture_alt_ar == "زر الاتصال"
    moved = move_step(step, Guide.objects.exclude(pk=guide.pk).first())
    assert (moved.picture_ar, moved.picture_alt_ar) == (copied.picture_ar, "زر الاتصال")


@pytest.mark.usefixtures("groups")
def test_proposal_carries_a_picture_until_it_is_accepted(guide, picture):
    editor, publisher = desk_of("editors"), desk_of("publishers")
    form, row = form_and_row(editor, guide)
    changes = {f"{row}-picture_ar": picture}
    page = editor.save(change_url(guide), form, **changes)
    assert errors_beside(page, f"{row}-picture_alt_ar")[0].startswith(DESCRIBE)
    form |= changes | {f"{row}-picture_alt_ar": "زر الاتصال"}
    assert editor.save(change_url(guide), form) is None
    proposal = Proposal.objects.of(guide).get()
    assert guide.steps.get(uid="dial").picture_ar in ("", None)
    assert sources(publisher.get(page_url(proposal)).one(class_="changes")) == [address(picture)]
    assert sources(editor.get(form_url(proposal)))[-1] == address(picture)
    review(publisher, proposal, "accept")
    assert guide.steps.get(uid="dial").picture_ar == picture


def test_states_without_a_description_are_put_nowhere(guide, step):
    state = versions.row_state(guide)
    state = {key: dict(columns) for key, columns in state.items()}
    state[versions.key_of(step)]["picture_alt_ar"] = " "
    with pytest.raises(ValidationError, match="needs a sentence that says what it shows"):
        restore(guide, state)


def language_states(guide):
    row = with_language_states(Guide.objects.all()).get(pk=guide.pk)
    return [state_of(row, one).value for one in Language]


def test_picture_of_one_language_lacks_nothing_but_its_words_in_the_other(desk, guide, step):
    """English readers see the Arabic picture; who hears it hears Arabic until it is translated."""
    guide.steps.exclude(pk=step.pk).delete()
    assert language_states(guide) == ["complete", "missing"]
    step.picture_alt_en = "The button"
    step.save()
    assert language_states(guide) == ["complete", "complete"]
    page = desk.get(change_url(guide))
    assert "English missing" not in page.one(id="steps-group").text


def test_new_picture_makes_no_language_out_of_date_but_new_words_do(guide, step):
    guide.steps.exclude(pk=step.pk).delete()
    step.picture_alt_en = "The button"
    step.save()
    step.picture_ar = stored_picture("c")
    step.save()
    assert language_states(guide) == ["complete", "complete"]
    assert not ConfirmedTexts.objects.filter(field="picture").exists()
    step.picture_alt_ar = "زر آخر"
    step.save()
    assert language_states(guide) == ["complete", "out-of-date"]


def test_save_names_what_is_missing(desk, guide, step):
    form, row = form_and_row(desk, guide)
    response = desk.client.post(change_url(guide), {**form, "_continue": "1"}, follow=True)
    missing = [one for one in messages(response) if "without some of its English" in one]
    assert missing != []
    assert all("What the picture shows, in English" in one for one in missing)
    assert not any("Picture for English" in one for one in missing)


def test_translators_and_replacements_get_the_words_and_never_the_names(guide, step):
    own = [text.key[2] for text in all_texts() if text.key[:2] == ("step", step.pk)]
    assert "picture_alt" in own
    assert "picture" not in own
    changes = found([Guide], Replacement("a", "b"), list(Language))
    assert {one.field for one in changes if one.row == step} <= {"text", "detail", "picture_alt"}
    [change] = found([Guide], Replacement("زر الاتصال", "زر الهاتف"), list(Language))
    assert (change.field, change.after) == ("picture_alt", "زر الهاتف")


def test_numbers_of_names_are_no_facts(desk, guide, picture):
    form, row = form_and_row(desk, guide)
    names = {f"{row}-picture_ar": picture, f"{row}-picture_en": stored_picture("1", (99, 98))}
    words = {f"{row}-picture_alt_ar": "زر", f"{row}-picture_alt_en": "Button"}
    assert desk.save(change_url(guide), form, **names, **words) is None


def test_who_may_only_look_sees_the_picture(client, guide, step, django_user_model):
    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    rights = Permission.objects.filter(codename__in=["view_guide", "view_step"])
    viewer.user_permissions.set(rights)
    client.force_login(viewer)
    page = client.get(change_url(guide)).content.decode()
    assert f'src="{address(step.picture_ar)}"' in page
    assert 'type="file"' not in page


def test_what_could_not_be_saved_keeps_the_picture_unseen(
    client, guide, picture, django_user_model
):
    sent = {"steps-0-picture_ar": picture, "steps-0-text_ar": "اتصل"}
    page = client.post(change_url(guide), sent).content.decode()
    assert f'<input type="hidden" name="steps-0-picture_ar" value="{picture}">' in page
    assert page.count(picture) == 1


def test_find_in_lists_goes_by_the_words(desk, step):
    found = desk.get(reverse("admin:contacts_guide_changelist"), q="aaaaaaaa")
    assert step.picture_ar not in found.text
