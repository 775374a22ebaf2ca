"""Any number of new rows in one save, as "Add another" makes them: copies of one empty form."""

import pytest
from django.urls import reverse

from contacts.models import Channel, Endpoint, Guide, OpeningHours, Proposal, Step
from tests.admin.admin_client import add_url, change_url, errors_beside, row_of, typed, with_rows

pytestmark = pytest.mark.usefixtures("directory")
COUNTS = [0, 1, 3, 20]
ROWS = {
    "steps": lambda place: {"text_ar": f"الخطوة {place}", "text_en": f"Step {place}"},
    "endpoints": lambda place: {"kind": "phone", "value": f"0112345{place:03}"},
    "opening_hours": lambda place: {
        "days": ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
        "valid_from": f"2027-{place % 12 + 1:02}-{place // 12 + 1:02}",
        "valid_to": f"2027-{place % 12 + 1:02}-{place // 12 + 1:02}",
    },
}
PARENTS = {"steps": "guide", "endpoints": "channel", "opening_hours": "channel"}
PARTS = {"steps": Step, "endpoints": Endpoint, "opening_hours": OpeningHours}
NEW = {
    "guide": {"title_ar": "سؤال جديد؟", "slug": "new"},
    "channel": {"name_ar": "قناة جديدة", "slug": "new", "kind": "phone"},
}


def rows(prefix, count):
    return [ROWS[prefix](place) for place in range(count)]


@pytest.fixture
def guide():
    return Guide.objects.get(slug="call")


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("prefix", ROWS)
@pytest.mark.parametrize("count", COUNTS)
def test_new_rows_are_saved_with_a_new_row(desk, prefix, count, language):
    """Beside the empty row that the page brings along, which nobody touched."""
    parent = PARENTS[prefix]
    form = typed(desk.in_language(language).get(add_url(parent)), f"{parent}_form")
    form = with_rows({**form, **NEW[parent]}, prefix, *rows(prefix, count))
    assert desk.save(add_url(parent), form) is None
    made = PARTS[prefix].objects.filter(**{f"{parent}__slug": "new"})
    assert [one.position for one in made] == list(range(1, count + 1))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("prefix", ROWS)
@pytest.mark.parametrize("count", COUNTS)
def test_new_rows_are_saved_with_an_old_row(desk, prefix, count, language):
    parent = {"guide": Guide, "channel": Channel}[PARENTS[prefix]].objects.first()
    before = PARTS[prefix].objects.filter(**{PARENTS[prefix]: parent}).count()
    form = with_rows(form_of(desk.in_language(language), parent), prefix, *rows(prefix, count))
    assert desk.save(change_url(parent), form) is None
    assert PARTS[prefix].objects.filter(**{PARENTS[prefix]: parent}).count() == before + count


@pytest.mark.parametrize("prefix", ROWS)
def test_empty_form_holds_nothing_that_may_not_be_there_twice(desk, prefix):
    """Only what is the same in every row: a place, and that rows are shown."""
    form = typed(desk.get(add_url(PARENTS[prefix])), f"{PARENTS[prefix]}_form")
    held = {
        name.rpartition("-")[2]: value
        for name, value in form.items()
        if f"{prefix}-__prefix__-" in name and value not in ([], [""])
    }
    assert held == {"position": ["0"], "status": ["published"]}


def test_typed_anchor_is_kept_and_the_others_are_made(desk, guide):
    form = form_of(desk, guide)
    added = with_rows(form, "steps", {"text_en": "Wait", "uid": "wait"}, {"text_en": "Listen"})
    assert desk.save(change_url(guide), added) is None
    assert guide.steps.get(text_en="Wait").uid == "wait"
    assert len(guide.steps.get(text_en="Listen").uid) == 6


@pytest.mark.parametrize("given", ["WAIT-2", " wait-2 ", "\u200fwait-٢\u200e", "Wait-۲"])
def test_anchor_typed_in_another_spelling_is_stored_in_the_one_of_links(desk, guide, given):
    form = with_rows(form_of(desk, guide), "steps", {"text_en": "Wait", "uid": given})
    assert desk.save(change_url(guide), form) is None
    assert guide.steps.get(text_en="Wait").uid == "wait-2"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_anchor_in_other_letters_is_refused_in_words(desk, guide, language):
    row = {"text_en": "Wait", "uid": "خطوة"}
    form = with_rows(form_of(desk.in_language(language), guide), "steps", row)
    count = int(form["steps-TOTAL_FORMS"]) - 1
    assert errors_beside(desk.save(change_url(guide), form), f"steps-{count}-uid") == [
        {
            "ar": "استخدم حروفًا لاتينية صغيرة وأرقامًا وشرطات، وابدأ بحرف.",
            "en": "Use small Latin letters, digits and hyphens, starting with a letter.",
        }[language]
    ]


def test_anchor_that_was_emptied_stays(desk, guide):
    form = form_of(desk, guide)
    row = row_of(form, "uid", "dial")
    changes = {f"{row}-uid": " ", f"{row}-detail_en": "Any phone."}
    assert desk.save(change_url(guide), form, **changes) is None
    assert guide.steps.get(detail_en="Any phone.").uid == "dial"


def test_made_anchor_is_never_one_of_the_same_question(desk, guide, monkeypatch):
    made = iter(["dial", "wait", "ask", "dial", "first", "wait", "first", "second"])
    monkeypatch.setattr("contacts.admin.guides.new_uid", lambda: next(made))
    form = with_rows(
        form_of(desk, guide),
        "steps",
        {"text_en": "One"},
        {"text_en": "Two"},
        {"text_en": "Three", "uid": "wait"},
    )
    assert desk.save(change_url(guide), form) is None
    uids = dict(guide.steps.values_list("text_en", "uid"))
    assert [uids[text] for text in ("One", "Two", "Three")] == ["first", "second", "wait"]


def test_new_steps_of_two_editors_are_kept_with_the_anchors_they_typed(desk, guide):
    """The second one's save is compared first; what they typed comes back as it was."""
    mine = with_rows(form_of(desk, guide), "steps", {"uid": "mine"}, {"text_en": "Other"})
    Guide.objects.filter(pk=guide.pk).update(title_en="How do I phone?")
    page = desk.save(change_url(guide), mine)
    again = typed(page, "guide_form")
    row = row_of(again, "uid", "mine")
    assert desk.save(change_url(guide), again, **{f"{row}-text_en": "Mine"}) is None
    assert guide.steps.get(text_en="Mine").uid == "mine"
    assert guide.steps.filter(text_en="Other").count() == 1


def test_step_with_nothing_but_its_number_and_status_is_no_step(desk, guide):
    before = guide.steps.count()
    assert desk.save(change_url(guide), with_rows(form_of(desk, guide), "steps", {}, {})) is None
    assert guide.steps.count() == before


def test_editors_who_may_not_publish_add_steps_too(client, editor, guide, desk, groups):
    from django.contrib.auth.models import Group

    editor.is_superuser, editor.is_staff = False, True
    editor.save()
    editor.groups.set(Group.objects.filter(name="editors"))
    form = with_rows(form_of(desk, guide), "steps", *rows("steps", 3))
    assert desk.save(reverse("admin:contacts_guide_change", args=[guide.pk]), form) is None
    proposed = [columns for _model, _pk, columns in Proposal.objects.get().state]
    new = [one for one in proposed if one.get("text_en", "").startswith("Step ")]
    assert [one["status"] for one in new] == ["published"] * 3
    assert not guide.steps.filter(text_en__startswith="Step ").exists()
