"""Numbers and anchors that may be there once: refused in any spelling, or swapped."""

import random

import pytest
from django.urls import reverse

from contacts.endpoints import canonical
from contacts.history import versions
from contacts.models import Channel, Endpoint, Guide, Step
from tests.admin.admin_client import (
    FOLLOW,
    add_url,
    change_url,
    errors_beside,
    inputs,
    messages,
    row_of,
    typed,
    values,
    with_rows,
)

pytestmark = pytest.mark.usefixtures("directory")
TAKEN_NUMBER = {
    "ar": "هذا الرقم أو الرابط موجود في القناة من قبل.",
    "en": "The channel has this number or link already.",
}
TAKEN_ANCHOR = {
    "ar": "هذا الرمز لخطوة أخرى في السؤال نفسه.",
    "en": "Another step of this question has this anchor.",
}
SPELLINGS = {
    ("phone", "19912"): ["19912", "١٩٩١٢", "۱۹۹۱۲", "199 12", "tel:19912", "\u200f19912\u200f"],
    ("phone", "+966501234567"): [
        "0501234567",
        "٠٠٩٦٦٥٠١٢٣٤٥٦٧",
        "+966 50 123 4567",
        "(050)123-4567",
    ],
    ("phone", "920001234"): ["920001234", "+966 920001234", "٩٢٠ ٠٠١ ٢٣٤", "00966920001234"],
    ("x", "citizen_care"): [
        "citizen_care",
        "@citizen_care",
        "CITIZEN_CARE",
        "https://x.com/citizen_care",
        "twitter.com/Citizen_Care",
    ],
    ("url", "https://www.ca.gov.sa/"): [
        "https://www.ca.gov.sa/",
        "www.ca.gov.sa",
        "HTTPS://WWW.CA.GOV.SA",
        "https://www.ca.gov.sa:443/",
    ],
}
REPEATED = [
    (kind, value, spelling) for (kind, value), all_ in SPELLINGS.items() for spelling in all_
]


@pytest.fixture
def guide():
    return Guide.objects.get(slug="call")


@pytest.fixture
def channel(db):
    """With a row of each kind of value."""
    made = Channel.objects.create(slug="all", kind="phone", name_en="All", status="published")
    for place, (kind, value) in enumerate(SPELLINGS, start=1):
        Endpoint.objects.create(channel=made, kind=kind, value=value, position=place)
    return made


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


def typed_in(page, name):
    return next(values(one) for one in inputs(page) if one.get("name") == name)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("kind", "value", "spelling"), REPEATED)
def test_number_repeated_in_a_new_row_is_refused_there(
    desk, channel, kind, value, spelling, language
):
    form = form_of(desk.in_language(language), channel)
    row = {"kind": kind, "value": spelling, "label_en": "Again"}
    page = desk.save(change_url(channel), with_rows(form, "endpoints", row))
    place = len(SPELLINGS)
    assert errors_beside(page, f"endpoints-{place}-value") == [TAKEN_NUMBER[language]]
    assert len(page.all("ul", class_="errorlist")) == 1
    assert typed_in(page, f"endpoints-{place}-value") == [spelling.strip()]
    assert typed_in(page, f"endpoints-{place}-label_en") == ["Again"]


def test_number_repeated_in_an_old_row_is_refused_in_the_row_that_was_changed(desk, channel):
    form = form_of(desk, channel)
    first = row_of(form, "value", "19912")
    page = desk.save(change_url(channel), form, **{f"{first}-value": "٩٢٠٠٠١٢٣٤"})
    assert errors_beside(page, f"{first}-value") == [TAKEN_NUMBER["en"]]
    assert errors_beside(page, f"{row_of(form, 'value', '920001234')}-value") == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_number_typed_twice_with_a_new_channel_is_refused(desk, language):
    form = typed(desk.in_language(language).get(add_url("channel")), "channel_form")
    form |= {"name_en": "New", "slug": "new", "kind": "phone"}
    rows = [{"kind": "phone", "value": value} for value in ("19912", "١٩٩١٢")]
    page = desk.save(add_url("channel"), with_rows(form, "endpoints", *rows))
    assert errors_beside(page, "endpoints-2-value") == [TAKEN_NUMBER[language]]
    assert not Channel.objects.filter(slug="new").exists()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("given", ["dial", "DIAL", " Dial\u200f"])
def test_anchor_repeated_is_refused_beside_it(desk, guide, given, language):
    form = form_of(desk.in_language(language), guide)
    row = row_of(form, "uid", "ask")
    page = desk.save(change_url(guide), form, **{f"{row}-uid": given, f"{row}-text_en": "Ask!"})
    assert errors_beside(page, f"{row}-uid") == [TAKEN_ANCHOR[language]]
    assert typed_in(page, f"{row}-text_en") == ["Ask!"]
    assert Step.objects.filter(guide=guide, uid="ask").exists()


def test_two_new_steps_with_one_typed_anchor_are_refused(desk, guide):
    rows = [{"text_en": text, "uid": "wait"} for text in ("Wait", "Wait again")]
    form = with_rows(form_of(desk, guide), "steps", *rows)
    last = int(form["steps-TOTAL_FORMS"]) - 1
    page = desk.save(change_url(guide), form)
    assert errors_beside(page, f"steps-{last}-uid") == [TAKEN_ANCHOR["en"]]


@pytest.mark.parametrize("order", [(1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_anchors_that_go_round_are_stored_and_come_back(desk, guide, order):
    form = form_of(desk, guide)
    before = [form[f"steps-{place}-uid"][0] for place in range(3)]
    after = [before[place] for place in order]
    pks = [int(form[f"steps-{place}-id"][0]) for place in range(3)]
    changes = {f"steps-{place}-uid": uid for place, uid in enumerate(after)}
    assert desk.save(change_url(guide), form, **changes) is None
    assert [Step.objects.get(pk=pk).uid for pk in pks] == after
    newest, oldest = versions.entries(guide)
    assert [newest.state["step", pk]["uid"] for pk in pks] == after
    url = reverse("admin:contacts_guide_version", args=[guide.pk, oldest.revision])
    opened = next(one["value"] for one in inputs(desk.get(url)) if one.get("name") == "opened")
    assert desk.client.post(url, {"opened": opened}).status_code == 302
    assert [Step.objects.get(pk=pk).uid for pk in pks] == before


def test_numbers_swapped_in_another_spelling_are_stored(desk, channel):
    form = form_of(desk, channel)
    one, other = row_of(form, "value", "19912"), row_of(form, "value", "920001234")
    changes = {f"{one}-value": "٩٢٠ ٠٠١ ٢٣٤", f"{other}-value": "199 12"}
    assert desk.save(change_url(channel), form, **changes) is None
    stored = {str(row.pk): row.value for row in channel.endpoints.all()}
    assert stored[form[f"{one}-id"][0]] == "920001234"
    assert stored[form[f"{other}-id"][0]] == "19912"


def test_value_of_a_deleted_row_may_be_given_to_an_old_and_to_a_new_one(desk, channel, guide):
    form = form_of(desk, channel)
    gone, kept = row_of(form, "value", "920001234"), row_of(form, "value", "19912")
    changes = {f"{gone}-DELETE": "on", f"{kept}-value": "٩٢٠٠٠١٢٣٤"}
    assert desk.save(change_url(channel), form, **changes) is None
    assert channel.endpoints.filter(value="920001234").count() == 1
    form = form_of(desk, guide)
    added = with_rows(form, "steps", {"text_en": "Press", "uid": "dial"})
    assert (
        desk.save(change_url(guide), added, **{f"{row_of(form, 'uid', 'dial')}-DELETE": "on"})
        is None
    )
    assert guide.steps.get(uid="dial").text_en == "Press"


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_typed_is_stored_or_comes_back(desk, channel, seed):
    """Values go round, rows go and come, and now and then one is typed twice."""
    chance = random.Random(seed)  # noqa: S311
    outcomes = set()
    for _save in range(6):
        form = form_of(desk, channel)
        saved = int(form["endpoints-INITIAL_FORMS"][0])
        gone = {place for place in range(saved) if chance.random() < 0.3}
        kept = chance.sample(list(SPELLINGS), k=len(SPELLINGS))
        if chance.random() < 0.4:
            kept[-1] = kept[0]
        places = [place for place in range(len(kept) + len(gone)) if place not in gone]
        form = with_rows(form, "endpoints", *[{}] * (len(kept) + len(gone) - saved))
        for place, (kind, value) in zip(places, kept, strict=True):
            spelling = chance.choice(SPELLINGS[kind, value])
            form |= {f"endpoints-{place}-kind": kind, f"endpoints-{place}-value": spelling}
        form |= {f"endpoints-{place}-DELETE": "on" for place in gone}
        outcomes.add(check_a_save(desk, channel, form, kept))
    assert outcomes == {"stored", "refused"}


def check_a_save(desk, channel, form, kept):
    before = stored(channel)
    page = desk.save(change_url(channel), form)
    if len(kept) == len(set(kept)):
        assert page is None
        assert {(kind, value.lower()) for kind, value in stored(channel)} == set(kept)
        return "stored"
    assert stored(channel) == before
    for name in [name for name in form if name.endswith("-value")]:
        given = form[name] if isinstance(form[name], str) else form[name][0]
        assert typed_in(page, name) == [given]
    return "refused"


def stored(channel):
    return set(channel.endpoints.values_list("kind", "value"))


def test_spellings_are_of_one_value():
    for kind, value, spelling in REPEATED:
        assert canonical(kind, spelling).lower() == value


def test_messages_of_a_version_that_comes_back_name_it(desk, guide):
    """Two anchors swapped by a shell do not stop it either."""
    form = form_of(desk, guide)
    assert desk.save(change_url(guide), form, title_en="How do I ring?") is None
    first = list(versions.entries(guide))[-1]
    one, other = guide.steps.all()[:2]
    uids = one.uid, other.uid
    for step, uid in ((one, "parked"), (other, uids[0]), (one, uids[1])):
        step.uid = uid
        step.save()
    url = reverse("admin:contacts_guide_version", args=[guide.pk, first.revision])
    opened = next(each["value"] for each in inputs(desk.get(url)) if each.get("name") == "opened")
    response = desk.client.post(url, {"opened": opened}, follow=True)
    assert messages(response) == ["The earlier version is back.", FOLLOW]
    assert [Step.objects.get(pk=step.pk).uid for step in (one, other)] == list(uids)
