"""A step is moved to another question: told in both histories, refused where it may not be."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from contacts.enums import PublicationStatus
from contacts.history import restoring, versions
from contacts.models import Guide
from tests.admin.admin_client import messages

pytestmark = pytest.mark.usefixtures("directory")


@pytest.fixture
def pair(db):
    origin, target = (
        Guide.objects.create(slug=slug, title_ar=f"سؤال {slug}", title_en=f"Question {slug}")
        for slug in ("from-here", "to-there")
    )
    origin.steps.create(text_ar="افتح الموقع", text_en="Open the site", uid="open", position=1)
    target.steps.create(text_ar="اتصل", text_en="Call", uid="open", position=4)
    return origin, target


def move_url(guide):
    return reverse("admin:contacts_step_move", args=[guide.steps.get().pk])


def test_step_becomes_the_last_one_of_the_other_question(desk, pair):
    origin, target = pair
    url = move_url(origin)
    choices = desk.get(url).one("select").all("option")
    assert str(target.pk) in [one["value"] for one in choices]
    assert str(origin.pk) not in [one["value"] for one in choices]
    response = desk.client.post(url, {"guide": target.pk}, follow=True)
    assert not origin.steps.exists()
    [stays, moved] = target.steps.order_by("position")
    assert (stays.uid, moved.text_ar, moved.position) == ("open", "افتح الموقع", 5)
    assert moved.uid != "open"
    address = reverse("admin:contacts_guide_change", args=[target.pk])
    assert messages(response) == [
        f"“Open the site” is now the last step of <a href='{address}'>“Question to-there”</a>."
    ]
    told = "“Open the site” moved from “Question from-here” to “Question to-there”"
    assert [next(versions.entries(guide)).reason for guide in pair] == [told, told]
    before = list(versions.entries(origin))[-1]
    restoring.restore(origin, before.state)
    assert [one.text_en for one in origin.steps.all()] == ["Open the site"]
    assert target.steps.count() == 2


def test_readers_links_are_spoken_of_where_the_question_was_published(desk, pair):
    origin, target = pair
    Guide.objects.filter(pk=origin.pk).update(status=PublicationStatus.PUBLISHED)
    response = desk.in_language("ar").client.post(
        move_url(origin), {"guide": target.pk}, follow=True
    )
    told = "الروابط التي حفظها القراء لهذه الخطوة تفتح السؤال الذي كانت فيه."
    assert messages(response)[1] == told


@pytest.mark.parametrize("shown", [False, True])
def test_who_may_not_publish_moves_between_drafts_only(client, desk, editor, groups, pair, shown):
    origin, target = pair
    editor.is_superuser, editor.is_staff = False, True
    editor.save()
    editor.groups.add(Group.objects.get(name="editors"))
    if shown:
        Guide.objects.filter(pk=target.pk).update(status=PublicationStatus.PUBLISHED)
    response = client.post(move_url(origin), {"guide": target.pk})
    assert origin.steps.exists() == shown
    told = "so only those who may publish can move this step" in response.content.decode()
    assert told == shown


def test_no_question_and_one_that_is_gone_are_refused_in_words(client, desk, pair):
    origin, target = pair
    url = move_url(origin)
    assert "Choose a question." in client.post(url, {"guide": ""}).content.decode()
    Guide.objects.filter(pk=target.pk).delete()
    page = client.post(url, {"guide": target.pk}).content.decode()
    assert "This question has been deleted meanwhile." in page
    origin.steps.all().delete()
    said = messages(client.post(url, {"guide": origin.pk}, follow=True))
    assert said == ["This step has been moved or deleted meanwhile. Nothing was changed."]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("ar", "إذا نُقلت الخطوة إلى سؤال منشور رآها القراء فورًا. "
         "نصّها الإنجليزي ناقص، فيراها قرّاء الصفحة الإنجليزية بالعربية.",
         "يراها قرّاء ذلك السؤال الآن."),
        ("en", "In a published question, readers see the step as soon as it is moved. "
         "Its English is missing: readers of the English page see it in Arabic.",
         "Readers of that question see it now."),
    ],
)  # fmt: skip
def test_what_readers_will_see_is_said_before_and_after(desk, pair, language, before, after):
    desk.in_language(language)
    origin, target = pair
    Guide.objects.filter(pk=target.pk).update(status=PublicationStatus.PUBLISHED)
    origin.steps.update(text_en="")
    url = move_url(origin)
    page = desk.get(url)
    assert before in page.text
    drafts = [one.text for one in page.one("select").all("option") if one.text.endswith(")")]
    assert f"Question {target.slug}" not in " ".join(drafts)
    assert any("(مسودة)" in one or "(draft)" in one for one in drafts)
    told = messages(desk.client.post(url, {"guide": target.pk}, follow=True))
    assert told[1] == after
    assert before.endswith(told[2])


def test_hidden_step_and_a_draft_say_nothing_of_readers(desk, pair):
    origin, target = pair
    origin.steps.update(text_en="", status=PublicationStatus.DRAFT)
    assert "as soon as it is moved" not in desk.get(move_url(origin)).text
    told = messages(desk.client.post(move_url(origin), {"guide": target.pk}, follow=True))
    assert len(told) == 1
