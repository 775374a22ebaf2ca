"""Before a save: which first answers it would change, and nothing stored."""

from dataclasses import replace

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from reversion.models import Revision

from contacts.enums import Covers
from contacts.models import Channel, ContentVersion, Guide, SearchQuery, Step, Synonym, Topic
from contacts.search import service
from tests.admin.admin_client import (
    add_url,
    change_url,
    errors_beside,
    messages,
    row_of,
    typed,
    with_rows,
)
from tests.conftest import SUNDAY_10
from tests.html import Element, parse

BUTTON = {"_search_preview": "What would change in search?"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    """For every question, on however slow a machine."""
    monkeypatch.setattr("contacts.admin.search_preview.SECONDS", 60.0)


@pytest.fixture
def guide(directory, sunday_10) -> Guide:
    return Guide.objects.get(slug="call")


def searched(*queries: str, language: str = "en", count: int = 1) -> None:
    for query in queries:
        SearchQuery.objects.create(
            day=SUNDAY_10.date(), language=language, query=query, results=1, count=count
        )


def preview(desk, url: str, form_id: str, **changes) -> Element:
    form = typed(desk.get(url), form_id)
    page = desk.save(url, {**form, **changes, **BUTTON})
    assert page is not None
    return page


def told(page: Element) -> list[str]:
    return [text.text for text in page.one("section", class_="search-preview").all("p")]


def lines(page: Element) -> list[tuple[str, ...]]:
    found = page.all("div", class_="field-conflict")
    return [(one.one("h3").text, *(answer.text for answer in one.all("dd"))) for one in found]


def test_form_says_which_first_answers_would_change(desk, guide):
    searched("xylophone", "website")
    page = preview(desk, change_url(guide), "guide_form", title_en="Where is the xylophone?")
    assert told(page) == [
        "1 of 2 searches would get another first answer.",
        "The most frequent searches of the last 90 days were tried, each once.",
        "Nothing is saved yet: what you typed stands below.",
    ]
    assert lines(page) == [("xylophone", "Nothing is found", "Where is the xylophone?")]
    assert page.all("ul", class_="errorlist") == page.all("p", class_="errornote") == []


def everything() -> list[object]:
    rows = [
        list(model.objects.order_by("pk").values())
        for model in (Guide, Step, Topic, Channel, Synonym, SearchQuery, LogEntry, Revision)
    ]
    return [*rows, ContentVersion.objects.read()]


def test_nothing_is_stored(desk, guide):
    searched("where is the xylophone")
    title = guide.title_en
    before = everything()
    form = typed(desk.get(change_url(guide)), "guide_form")
    changes = {"title_en": "Where is the xylophone?", "slug": "xylophone", **BUTTON}
    response = desk.client.post(change_url(guide), {**form, **changes})
    assert everything() == before
    assert messages(response) == []
    assert service.search("xylophone", language="en").hits == ()
    assert service.search(title, language="en").hits[0].guide == guide


def test_form_comes_back_as_it_was_typed_and_can_be_saved(desk, guide):
    searched("xylophone")
    url = change_url(guide)
    form = typed(desk.get(url), "guide_form")
    first = row_of(form, "uid", Step.objects.filter(guide=guide).first().uid)
    form = with_rows(form, "steps", {"text_en": "Play the xylophone."})
    form |= {f"{first}-DELETE": "on", "title_en": "Where?", "still-matches-ar": "on"}
    again = typed(desk.save(url, {**form, **BUTTON}), "guide_form")
    new = form["steps-TOTAL_FORMS"]
    assert (again["steps-TOTAL_FORMS"], again["title_en"]) == ([new], ["Where?"])
    assert (again[f"{first}-DELETE"], again["still-matches-ar"]) == (["on"], ["on"])
    assert again[f"steps-{int(new) - 1}-text_en"] == ["Play the xylophone."]
    steps = guide.steps.count()
    assert desk.save(url, again, difference_reason="a test") is None
    guide.refresh_from_db()
    assert (guide.title_en, guide.steps.count()) == ("Where?", steps)
    assert guide.steps.filter(text_en="Play the xylophone.").exists()


def test_steps_count_too(desk, guide):
    searched("xylophone")
    form = typed(desk.get(change_url(guide)), "guide_form")
    form = with_rows(form, "steps", {"text_en": "Play the xylophone."})
    page = desk.save(change_url(guide), {**form, **BUTTON})
    assert lines(page) == [("xylophone", "Nothing is found", guide.title_en)]


@pytest.mark.parametrize("group", ["editors", "publishers"])
def test_draft_is_tried_as_if_it_were_published(desk, editor, groups, guide, group):
    editor.is_superuser = False
    editor.save()
    editor.groups.add(Group.objects.get(name=group))
    searched("xylophone")
    changes = {"title_en": "Where is the xylophone?", "slug": "where"}
    page = preview(desk, add_url("guide"), "guide_form", **changes)
    assert told(page)[:2] == [
        "This is a draft, which readers do not find. Once it is published as it stands here:",
        "1 of 1 searches would get another first answer.",
    ]
    assert not Guide.objects.filter(slug="where").exists()


def test_new_row_s_first_field_takes_no_focus_from_what_would_change(desk, guide):
    focusing = "django-admin-form-add-constants"
    assert len(desk.get(add_url("guide")).all("script", id=focusing)) == 1
    page = preview(desk, add_url("guide"), "guide_form", slug="where")
    assert page.all("script", id=focusing) == []


def test_what_has_no_title_is_refused_before_anything_is_tried(desk, guide):
    searched("xylophone")
    page = preview(desk, add_url("guide"), "guide_form", slug="where")
    assert errors_beside(page, "title_en") or errors_beside(page, "title_ar")
    assert page.all(class_="search-preview") == []


def test_what_is_taken_off_the_site_loses_its_searches(desk, guide):
    guide.title_en = "Where is the xylophone?"
    guide.save()
    searched("xylophone")
    page = preview(desk, change_url(guide), "guide_form", status="draft")
    assert lines(page) == [("xylophone", "Where is the xylophone?", "Nothing is found")]
    assert told(page)[0] == "1 of 1 searches would get another first answer."


def test_synonym_and_names_count_too(desk, guide):
    topic = Topic.objects.create(slug="t", name_en="Topic", status="published")
    Guide.objects.filter(pk=guide.pk).update(topic=topic, title_en="Where is the xylophone?")
    searched("marimba")
    answer = ("marimba", "Nothing is found", "Where is the xylophone?")
    words = {"language": "en", "term": "marimba", "equivalents": "xylophone"}
    assert lines(preview(desk, add_url("synonym"), "synonym_form", **words)) == [answer]
    assert Synonym.objects.count() == 0
    for row in (topic, guide.channel):
        name = row._meta.model_name
        page = preview(desk, change_url(row), f"{name}_form", name_en="Marimba")
        assert [line[:2] for line in lines(page)] == [answer[:2]]
        row.refresh_from_db()
        assert row.name_en != "Marimba"


def test_empty_log_says_so(desk, guide):
    page = preview(desk, change_url(guide), "guide_form", title_en="Xylophone?")
    assert told(page) == [
        "Nobody has searched in the last 90 days, so there is nothing to compare.",
        "Nothing is saved yet: what you typed stands below.",
    ]


def test_what_cannot_be_saved_comes_back_with_its_errors(desk, guide):
    page = preview(desk, change_url(guide), "guide_form", slug="")
    assert page.all("section", class_="search-preview") == []
    assert page.one("p", class_="errornote").text == "Please correct the error below."


def test_somebody_else_s_save_is_told_and_nothing_compared(desk, guide):
    form = typed(desk.get(change_url(guide)), "guide_form")
    Guide.objects.filter(pk=guide.pk).update(title_en="Changed meanwhile")
    page = desk.save(change_url(guide), {**form, "title_en": "Mine", **BUTTON})
    assert page.all("section", class_="search-preview") == []
    assert len(page.all("section", class_="edit-conflict")) == 1


def test_first_of_what_does_not_answer_says_so(desk, guide, monkeypatch):
    found = service.search
    monkeypatch.setattr(
        service, "search", lambda text, **rest: replace(found(text, **rest), covers=Covers.NO)
    )
    searched("xylophone")
    page = preview(desk, change_url(guide), "guide_form", title_en="Where is the xylophone?")
    title, told_readers = (
        "Where is the xylophone?",
        "Readers are told that nothing here answers it.",
    )
    assert lines(page) == [("xylophone", "Nothing is found", title, told_readers)]


def test_many_changes_are_counted_and_not_all_shown(desk, guide):
    searched(*(f"xylophone {chr(97 + number) * 3}" for number in range(26)))
    searched(*(f"{chr(97 + number) * 3} xylophone" for number in range(6)))
    page = preview(desk, change_url(guide), "guide_form", title_en="Where is the xylophone?")
    changed = told(page)[0].partition(" ")[0]
    assert (changed, len(lines(page)), told(page)[1]) == ("32", 30, "And 2 more.")


def test_panel_stands_in_the_editor_s_language_and_marks_the_others(desk, guide):
    searched("xylophone")
    desk.in_language("ar")
    page = preview(desk, change_url(guide), "guide_form", title_en="Where is the xylophone?")
    panel = page.one("section", class_="search-preview")
    assert panel.one("h2").text == "ما سيتغيّر في البحث"
    assert told(page)[0] == "تتغيّر الإجابة الأولى في عملية بحث واحدة (1 من أصل 1)."
    now, then = panel.all("dd")
    assert (panel.one("h3")["dir"], now.text, then["lang"], then["dir"]) == (
        "ltr",
        "لم يوجد شيء",
        "en",
        "ltr",
    )


def test_reader_s_words_are_shown_and_not_run(desk, guide):
    searched("<script>xylophone</script>")
    page = preview(desk, change_url(guide), "guide_form", title_en="Where is the xylophone?")
    assert [line[0] for line in lines(page)] == ["<script>xylophone</script>"]
    assert page.one("section", class_="search-preview").all("script") == []


def test_only_who_may_save_may_try(client, guide, django_user_model):
    client.force_login(django_user_model.objects.create_user("omar", is_staff=True))
    assert client.post(change_url(guide), BUTTON).status_code == 403
    assert client.post(add_url("synonym"), BUTTON).status_code == 403


def test_button_stands_after_the_ones_that_save(desk, guide):
    saves, others = desk.get(change_url(guide)).all("div", class_="submit-row")
    assert saves.all("input")[0]["name"] == "_save"
    assert others.all("input")[-1]["name"] == "_search_preview"
    assert (
        parse(desk.client.get(add_url("holiday")).content.decode()).all(
            "input", class_="search-preview-button"
        )
        == []
    )


def test_new_topic_is_an_answer_before_it_is_saved(desk, guide):
    searched("marimba")
    changes = {"name_en": "Marimba", "slug": "marimba", "status": "published"}
    page = preview(desk, add_url("topic"), "topic_form", **changes)
    assert lines(page) == [("marimba", "Nothing is found", "Marimba")]


def test_renamed_topic_is_an_answer_by_its_new_name(desk, guide):
    topic = Topic.objects.create(slug="t", name_en="Topic", status="published")
    searched("marimba")
    page = preview(desk, change_url(topic), "topic_form", name_en="Marimba")
    assert lines(page) == [("marimba", "Nothing is found", "Marimba")]
