"""Find and replace: changes are shown, what is ticked is stored, and taken back at one press."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from reversion.models import Revision

from contacts.admin import find_replace, replacement_doubts
from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.languages.translation_state import outdated_texts
from contacts.models import Change, Channel, Guide, Page, Step
from tests.admin.admin_client import AdminClient, messages, typed

pytestmark = pytest.mark.usefixtures("directory")
WORD = "بطاقة"


@pytest.fixture
def guides():
    made = [
        Guide.objects.create(
            slug=f"card-{status}",
            status=status,
            title_ar=f"أين {WORD} {status}؟",
            title_en=f"Where is the card {status}?",
        )
        for status in ("published", "draft")
    ]
    for guide in made:
        Step.objects.create(guide=guide, uid="dial", text_ar=f"خذ {WORD} 19912", text_en="19912")
    return made


@pytest.fixture
def editors_desk(client, groups):
    """Of one who may not publish."""
    person = get_user_model().objects.create_user("omar", password="pw", is_staff=True)
    person.groups.add(Group.objects.get(name="editors"))
    client.force_login(person)
    return AdminClient(client).in_language("en")


def asked(find=WORD, put="هوية", **options):
    query = {"find": find, "put": put, "language": "both", **options}
    return reverse("find-replace", query=query)


def press(desk, url, **changes):
    """Confirm what the page shows."""
    form = {**typed(desk.get(url), "replace-form"), **changes}
    return desk.client.post(url, form, follow=True)


def changes_on(page) -> list[str]:
    return [line.change.key.split(":", 1)[1] for line in page.context["lines"]]


def test_changes_are_shown_and_nothing_is_stored(desk, guides):
    page = desk.client.get(asked())
    assert len(page.context["lines"]) == 4
    [first, *_rest] = page.context["lines"]
    assert [(piece.change.value, piece.text) for piece in first.pieces[:3]] == [
        ("same", "أين "),
        ("removed", WORD),
        ("added", "هوية"),
    ]
    assert not Guide.objects.filter(title_ar__contains="هوية").exists()


def test_ticked_changes_are_stored_as_one_entry(desk, guides):
    before = Revision.objects.count()
    page = desk.client.get(asked())
    ticks = [line.tick for line in page.context["lines"]]
    answer = press(desk, asked(), change=ticks[:3])
    assert messages(answer) == ["3 texts were changed. Questions: 3."]
    # the last one was not ticked, and what the shell made had to be written down first
    assert len(answer.context["lines"]) == 1
    assert Revision.objects.count() == before + 2
    entry = next(versions.entries(guides[0]))
    assert (entry.user, entry.change, entry.reason) == (
        "sara",
        ChangeKind.REPLACED,
        f"“{WORD}” → “هوية”",
    )
    assert entry.state == versions.row_state(guides[0])
    assert Change.objects.filter(object_id=guides[0].pk).exists()


def test_other_language_may_still_match_and_readers_need_not_be_told(desk, guides):
    press(desk, asked(), still="on", minor="on")
    guides[0].refresh_from_db()
    assert guides[0].title_ar == "أين هوية published؟"
    assert outdated_texts(guides[0], "en") == []
    assert not Change.objects.filter(object_id=guides[0].pk).exists()


def test_what_was_changed_meanwhile_is_refused_by_name(desk, guides):
    form = typed(desk.get(asked()), "replace-form")
    Guide.objects.filter(pk=guides[1].pk).update(title_ar=f"{WORD} أخرى")
    Guide.objects.filter(pk=guides[0].pk).delete()
    told = messages(desk.client.post(asked(), form, follow=True))
    assert told == [
        "Changed after it was shown here, or not yours to change, so that text stays as it is: "
        "“Where is the card draft?”. Look at it again below.",
        "A row that was shown here has been deleted since.",
        "1 text was changed. Questions: 1.",
    ]


def test_replacement_is_taken_back_except_where_somebody_wrote_since(desk, guides):
    press(desk, asked())
    Guide.objects.filter(pk=guides[1].pk).update(title_ar="عنوان آخر")
    number = Revision.objects.latest("pk").pk
    answer = desk.client.post(reverse("find-replace"), {"undo": number}, follow=True)
    assert messages(answer) == [
        "Changed since, or not yours to change, so it stays as it is: “Where is the card draft?”.",
        "3 texts are as they were before.",
    ]
    titles = Guide.objects.filter(pk__in=[one.pk for one in guides]).order_by("pk")
    assert [one.title_ar for one in titles] == [f"أين {WORD} published؟", "عنوان آخر"]
    assert set(Step.objects.filter(uid="dial", guide__in=guides).values_list("text_ar")) == {
        (f"خذ {WORD} 19912",)
    }


@pytest.mark.parametrize(
    ("language", "told", "again"),
    [
        ("ar", "أُلغي هذا الاستبدال في", "أُلغي هذا الاستبدال من قبل، ولم يتغير شيء."),
        ("en", "This replacement was undone on",
         "This replacement was undone already. Nothing was changed."),
    ],
)  # fmt: skip
def test_replacement_that_was_undone_says_so_without_a_button(desk, guides, language, told, again):
    desk.in_language(language)
    press(desk, asked())
    number = Revision.objects.latest("pk").pk
    url = reverse("find-replace")
    assert desk.get(url).all("button", name="undo")
    desk.client.post(url, {"undo": number})
    page = desk.get(url)
    assert told in page.one("ul", class_="latest").text
    assert not page.all("button", name="undo")
    assert messages(desk.client.post(url, {"undo": number}, follow=True)) == [again]


def test_forged_ticks_change_nothing(desk, guides):
    forged = ["x", "guide:99999999999999999999:guide:1:slug:", "guide:x:guide:1:slug:a", "a:1:b"]
    told = messages(press(desk, asked(), change=forged))
    assert told == ["A row that was shown here has been deleted since."]
    assert not Guide.objects.filter(title_ar__contains="هوية").exists()


@pytest.mark.parametrize("number", ["x", "0", "99999999999999999999"])
def test_forged_undo_is_not_found(desk, number):
    assert desk.client.post(reverse("find-replace"), {"undo": number}).status_code == 404


def test_facts_that_would_differ_are_told_before(desk, guides):
    page = desk.client.get(asked("19912", "19913", language="ar"))
    [warning, *_rest] = [line.warning for line in page.context["lines"] if "step" in line.tick]
    assert "the Arabic has \u206819913\u2069, the English has \u206819912\u2069" in warning
    assert not any(
        line.warning for line in desk.client.get(asked("19912", "19913")).context["lines"]
    )


def test_text_that_would_be_empty_or_too_long_cannot_be_ticked(desk, guides):
    Guide.objects.update(summary_ar=WORD)
    Guide.objects.filter(pk=guides[0].pk).update(title_ar=f"{WORD} " * 20)
    lines = desk.client.get(asked(put="")).context["lines"]
    empty = [line for line in lines if line.change.column == "summary_ar"]
    assert {(line.change.refusal, line.is_ticked) for line in empty} == {
        ("Nothing would be left of this text. Change it in its form.", False)
    }
    long = desk.client.get(asked(put="ب" * 300)).context["lines"]
    [title] = [
        line.change
        for line in long
        if line.change.owner == guides[0] and line.change.column == "title_ar"
    ]
    assert "at most 200 characters" in title.refusal


@pytest.mark.parametrize(
    ("find", "said"),
    [
        ("", "Write the words to look for."),
        (" ", "Write the words to look for."),
        ("ب", "Write two characters or more: one alone stands in nearly every text."),
    ],
)
def test_find_of_no_words_is_refused_and_the_rest_stays(desk, find, said):
    form = desk.client.get(asked(find, put="كما كُتب")).context["form"]
    assert (form.errors["find"], form["put"].value()) == ([said], "كما كُتب")


def test_nothing_ticked_and_nothing_found_are_said(desk, guides):
    assert messages(press(desk, asked(), change=[])) == [
        "Nothing is ticked, so nothing was changed."
    ]
    assert "These words stand in no text." in desk.get(asked("كلمة لا توجد")).text


def test_slugs_values_and_links_stay(desk):
    Page.objects.create(slug="hotline", title_en="Hotline", body_en="[hotline](/en/hotline/)")
    press(desk, asked("hotline", "number"))
    page = Page.objects.get(slug="hotline")
    assert (page.body_en, Channel.objects.filter(slug="hotline").count()) == (
        "[number](/en/hotline/)",
        1,
    )


def test_most_changes_are_shown_in_turns(desk, guides, monkeypatch):
    monkeypatch.setattr(find_replace, "MOST", 3)
    page = desk.client.get(asked())
    assert (len(page.context["lines"]), page.context["most"]) == (3, 3)
    assert len(press(desk, asked()).context["lines"]) == 1


def test_editor_replaces_in_drafts_alone(editors_desk, guides):
    page = editors_desk.client.get(asked())
    assert page.context["left_out"] == 2
    assert {line.change.owner for line in page.context["lines"]} == {guides[1]}
    form = typed(editors_desk.get(asked()), "replace-form")
    Guide.objects.filter(pk=guides[1].pk).update(status="published")
    editors_desk.client.post(asked(), form)
    assert not Guide.objects.filter(title_ar__contains="هوية").exists()


def test_page_is_for_those_who_may_change_something(client):
    client.force_login(get_user_model().objects.create_user("guest", is_staff=True))
    assert client.get(asked()).status_code == 403


def test_replacement_that_does_not_fit_is_named_with_its_reason(desk, guides):
    Guide.objects.filter(pk=guides[0].pk).update(title_ar=WORD + "ب" * 150)
    url = asked(put="ب" * 200)
    ticks = [line.tick for line in desk.client.get(url).context["lines"] if line.change.refusal]
    told = messages(press(desk, url, change=ticks))
    assert len(told) == len(ticks) == 2
    assert "stays as it is. Ensure this value has at most" in told[0]


def test_doubtful_replacement_is_told_above_its_button(desk, guides, monkeypatch):
    assert desk.client.get(asked()).context["doubts"] == []
    monkeypatch.setattr(replacement_doubts, "MANY", 3)
    page = desk.client.get(asked(put="ب" * 110))
    assert page.context["doubts"] == [
        "What you put there is 105 characters longer than what it replaces. Is all of it meant?",
        "This changes 4 texts at once. Look through them before you go on.",
    ]
    assert "105 characters longer" in page.content.decode()


def test_text_whose_link_would_not_open_what_it_says_stays_and_is_named(desk):
    link = "[19912](tel:19912)"
    guide = Guide.objects.create(
        slug="link", title_ar="سؤال", title_en="Q", summary_en=link, summary_ar=link
    )
    url = asked("19912", "the hotline", language="en")
    [line] = [one for one in desk.client.get(url).context["lines"] if one.change.owner == guide]
    assert "Change it by hand, in its form." in line.change.refusal
    press(desk, url, change=line.tick)
    guide.refresh_from_db()
    assert guide.summary_en == link
    press(desk, asked("19912", "١٩٩٩٠"))
    guide.refresh_from_db()
    assert (guide.summary_en, guide.summary_ar) == ("[١٩٩٩٠](tel:19990)",) * 2
