"""Fakes and disputed values at the desk: in any spelling, once, and never what is theirs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.enums import Language
from contacts.history import versions
from contacts.languages.translation_state import TranslationState, state_of, with_language_states
from contacts.models import Channel, Claim
from tests.admin.admin_client import (
    FOLLOW,
    add_url,
    change_url,
    errors_beside,
    inputs,
    messages,
    typed,
    values,
)

pytestmark = pytest.mark.usefixtures("directory")
ADD = "/admin/contacts/claim/add/"
TAKEN = {
    "ar": "هذا مسجل هنا من قبل: \u2066+966 55 123 4567\u2069 (رقم هاتف، مزيف (بلاغ)، مسودة). "
    "افتح ذلك السجل بدلًا من إضافة غيره.",
    "en": "This is recorded here already: \u2066+966 55 123 4567\u2069 (Phone number, Reported as "
    "fake, Draft). Open that entry instead.",
}
THEIRS = {
    "ar": "\u206619912\u2069 لهم فعلًا: هو في القنوات تحت «الرقم الموحد»، فلا يمكن تسجيله "
    "مزيفًا أو مختلفًا فيه.",
    "en": "\u206619912\u2069 is theirs: it stands under “Unified number” in the channels, so it "
    "cannot be recorded as fake or disputed.",
}


@pytest.fixture
def claim() -> Claim:
    return Claim.objects.create(
        kind="phone",
        value="+966551234567",
        verdict="fake",
        status="published",
        note_ar="تطلب رمز التحقق.",
        note_en="Asks for the code.",
    )


def form_of(desk, row=None):
    return typed(desk.get(change_url(row) if row else add_url("claim")), "claim_form")


def values_in(page, name):
    return next(values(one) for one in inputs(page) if one.get("name") == name)


def shown(page) -> list[str]:
    return [cell.one("bdi").text for cell in page.all("th", class_="field-shown")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_editor_records_a_fake_number_once_and_never_a_real_one(desk, language):
    form = form_of(desk.in_language(language))
    fake = {"kind": "phone", "verdict": "fake", "note_ar": "تطلب رمز التحقق."}
    assert desk.save(ADD, form, **fake, value="٠٥٥ ١٢٣ ٤٥٦٧") is None
    row = Claim.objects.get(kind="phone")
    assert (row.value, row.status, row.note_ar) == ("+966551234567", "draft", "تطلب رمز التحقق.")

    page = desk.save(ADD, form, **fake, value="+966 (0)55-123-4567", note_en="Typed")
    assert errors_beside(page, "value") == [TAKEN[language]]
    assert len(page.all("ul", class_="errorlist")) == 1
    kept = {name: values_in(page, name) for name in ("value", "kind", "note_ar", "note_en")}
    assert kept == {
        "value": ["+966 (0)55-123-4567"],
        "kind": ["phone"],
        "note_ar": ["تطلب رمز التحقق."],
        "note_en": ["Typed"],
    }

    page = desk.save(ADD, form, **fake, value="١٩٩١٢")
    assert errors_beside(page, "value") == [THEIRS[language]]
    assert values_in(page, "value") == ["١٩٩١٢"]
    assert Claim.objects.filter(kind="phone").count() == 1


@pytest.mark.parametrize(
    ("kind", "given", "stored"),
    [
        ("x", "https://x.com/Someone_Else", "Someone_Else"),
        ("url", "www.example.com", "https://www.example.com/"),
        ("url", "http://ca-gov-sa.com", "https://ca-gov-sa.com/"),
        ("sms", "٨٠٠١٢", "80012"),
        ("whatsapp", "https://wa.me/966551234567?text=a", "+966551234567"),
        ("email", "mailto:Help@CA-gov-sa.example", "help@ca-gov-sa.example"),
        ("telegram", "http://t.me/s/Someone_Else", "Someone_Else"),
        ("snapchat", "snapchat.com/add/some.one", "some.one"),
        ("instagram", "https://www.instagram.com/some.one/?igsh=a", "some.one"),
        ("tiktok", "https://www.tiktok.com/@some.one", "some.one"),
        ("youtube", "youtube.com/@SomeOne/videos", "SomeOne"),
        ("facebook", "m.facebook.com/profile.php?id=100064000000000", "100064000000000"),
        ("address", "24.7136، 46.6753", "geo:24.7136,46.6753"),
    ],
)
def test_typed_spelling_is_stored_in_one_form_and_found_again(desk, kind, given, stored):
    typed = {"kind": kind, "value": given, "verdict": "fake"}
    assert desk.save(ADD, form_of(desk) | typed) is None
    assert Claim.objects.get(value=stored).kind == kind
    [message] = errors_beside(desk.save(ADD, form_of(desk) | typed), "value")
    assert message.startswith("This is recorded here already")
    assert len(shown(desk.changelist("claim", q=given))) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_number_that_is_claimed_is_refused_in_its_channel(desk, claim, language):
    channel = Channel.objects.get(slug="hotline")
    form = typed(desk.in_language(language).get(change_url(channel)), "channel_form")
    changes = {"endpoints-0-value": "055 123 4567", "summary_en": "Call 055"}
    page = desk.save(change_url(channel), form, **changes, difference_reason="x")
    [message] = errors_beside(page, "endpoints-0-value")
    where = {"ar": "أرقام وروابط مزيفة أو مختلف فيها", "en": "Fakes and disputed values"}
    assert where[language] in message
    assert values_in(page, "summary_en") == ["Call 055"]
    draft = {**changes, "endpoints-0-status": "draft"}
    assert desk.save(change_url(channel), form, **draft, difference_reason="x") is None


def test_publishing_from_the_list_asks_the_same(desk, claim):
    Claim.objects.update(status="draft")
    Channel.objects.get(slug="hotline").endpoints.create(kind="phone", value=claim.value)
    [message] = desk.act("claim", "publish", claim)
    assert message.startswith("“\u2066+966 55 123 4567\u2069” stays as it was.")
    assert "is theirs" in message
    Channel.objects.get(slug="hotline").endpoints.filter(value=claim.value).delete()
    assert desk.act("claim", "publish", claim) == ["1 row is published.", FOLLOW]


def test_earlier_version_that_is_theirs_by_now_is_not_brought_back(desk, claim):
    assert desk.save(change_url(claim), form_of(desk, claim), value="0551112222") is None
    Channel.objects.get(slug="hotline").endpoints.create(kind="phone", value="+966551234567")
    first = list(versions.entries(claim))[-1]
    url = reverse("admin:contacts_claim_version", args=[claim.pk, first.revision])
    opened = values_in(desk.get(url), "opened")
    [message] = messages(desk.client.post(url, {"opened": opened}, follow=True))
    assert "is theirs" in message
    claim.refresh_from_db()
    assert claim.value == "+966551112222"


def test_deleted_claim_comes_back(desk, claim):
    url = reverse("admin:contacts_claim_delete", args=[claim.pk])
    sent = {one["name"]: one.get("value") for one in inputs(desk.get(url)) if one.get("name")}
    desk.client.post(url, sent)
    assert not Claim.objects.filter(value=claim.value).exists()
    last = next(versions.entries(Claim(pk=claim.pk), limit=1))
    url = reverse("admin:contacts_claim_version", args=[claim.pk, last.revision])
    desk.client.post(url, {"opened": ""})
    assert Claim.objects.get(pk=claim.pk).note_en == "Asks for the code."


@pytest.mark.parametrize("language", ["ar", "en"])
def test_list_shows_the_value_from_left_to_right_and_what_is_known(desk, claim, language):
    page = desk.in_language(language).changelist("claim", kind__exact="phone")
    [cell] = page.all("th", class_="field-shown")
    assert (cell.text, cell.one("bdi")["dir"]) == ("+966 55 123 4567", "ltr")
    [verdict] = page.all("td", class_="field-verdict")
    assert verdict.text == {"ar": "مزيف (بلاغ)", "en": "Reported as fake"}[language]
    assert "fake" not in page.one("table", id="result_list").text or language == "en"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"verdict__exact": "fake", "status__exact": "published"}, ["+966 55 123 4567"]),
        ({"verdict__exact": "disputed"}, ["@CitizenCare"]),
        ({"kind__exact": "x", "status__exact": "published"}, ["@CitizenCare"]),
        ({"english": "complete", "kind__exact": "phone"}, ["+966 55 123 4567"]),
        ({"checked": "never", "status__exact": "published"}, ["+966 55 123 4567"]),
        ({"q": "0551234567"}, ["+966 55 123 4567"]),
        ({"q": "٠٥٥ ١٢٣ ٤٥٦٧"}, ["+966 55 123 4567"]),
        ({"q": "55123"}, ["+966 55 123 4567"]),
        ({"q": "@citizencare"}, ["@CitizenCare"]),
        ({"q": "رمز التحقق"}, ["+966 55 123 4567"]),
        ({"q": "no such thing"}, []),
    ],
)
def test_list_finds(desk, claim, query, found):
    assert shown(desk.changelist("claim", **query)) == found


def test_menu_has_it_after_the_synonyms(desk):
    names = [one.text for one in desk.get(reverse("admin:index")).one(class_="admin-nav").all("a")]
    assert names[names.index("Synonyms") + 1] == "Fakes and disputed values"


def states_of(claim: Claim) -> list[TranslationState]:
    row = with_language_states(Claim.objects.all()).get(pk=claim.pk)
    return [state_of(row, language) for language in Language]


def test_note_in_one_language_lacks_the_other_and_no_note_lacks_none(claim):
    complete, missing = TranslationState.COMPLETE, TranslationState.MISSING
    assert states_of(claim) == [complete, complete]
    claim.note_ar = ""
    claim.save()
    assert states_of(claim) == [missing, complete]
    claim.note_en = None
    claim.save()
    assert states_of(claim) == [complete, complete]


def test_note_that_changed_in_one_language_is_out_of_date_in_the_other(desk, claim):
    form = form_of(desk, claim)
    assert desk.save(change_url(claim), form, note_en="Asks for the code and money.") is None
    assert states_of(claim)[0] is TranslationState.OUT_OF_DATE
    still = form_of(desk, claim) | {"still-matches-ar": "on"}
    assert desk.save(change_url(claim), still) is None
    assert states_of(claim)[0] is TranslationState.COMPLETE


def test_facts_that_one_note_lacks_stop_the_save(desk, claim):
    page = desk.save(change_url(claim), form_of(desk, claim), note_en="Asks for 500 riyals.")
    assert errors_beside(page, "note_en") == ["Number: only the English has \u2068500\u2069."]


def test_second_of_two_saves_is_refused_with_both_texts(desk, claim):
    form = form_of(desk, claim)
    assert desk.save(change_url(claim), form, verdict="disputed") is None
    page = desk.save(change_url(claim), form, verdict="fake", note_en="Mine", note_ar="لي")
    assert page is not None
    assert values_in(page, "note_en") == ["Mine"]
    claim.refresh_from_db()
    assert (claim.verdict, claim.note_en) == ("disputed", "Asks for the code.")


def test_claims_that_nobody_checked_for_long_wait_on_the_first_page(desk, claim):
    Claim.objects.filter(pk=claim.pk).update(verified_on=timezone.localdate() - timedelta(days=91))
    text = desk.get(reverse("admin:index")).text
    assert "Fakes and disputed values: 1 checked more than 90 days ago" in text


@pytest.mark.parametrize(("language", "told"), [("ar", "في المستقبل"), ("en", "in the future")])
def test_day_to_come_is_refused_in_words(desk, language, told):
    form = form_of(desk.in_language(language)) | {"kind": "phone", "value": "0551234567"}
    day = timezone.localdate() + timedelta(days=1)
    page = desk.save(ADD, form, verdict="fake", verified_on=day.isoformat())
    assert told in errors_beside(page, "verified_on")[0]
    assert (
        desk.save(ADD, form, verdict="fake", verified_on=timezone.localdate().isoformat()) is None
    )


@pytest.mark.parametrize(("language", "told"), [("ar", "– لا ملاحظة"), ("en", "– No note")])
def test_claim_without_a_note_is_not_called_complete(desk, claim, language, told):
    Claim.objects.filter(pk=claim.pk).update(note_ar="", note_en=None)
    page = desk.in_language(language).changelist("claim", kind__exact="phone")
    cells = [page.one("td", class_=f"field-{name}").text for name in ("arabic", "english")]
    assert cells == [told, told]


def test_verdict_that_changes_beside_a_note_asks_to_read_the_note_again(desk, claim):
    def change(**fields):
        form = form_of(desk, claim) | fields
        return messages(desk.client.post(change_url(claim), form | {"_save": "Save"}, follow=True))

    assert len(change(verdict="disputed", note_en="Other.", note_ar="آخر.")) == 1
    assert any("Read the note again" in one for one in change(verdict="fake"))
    Claim.objects.filter(pk=claim.pk).update(note_ar="", note_en="")
    assert len(change(verdict="disputed")) == 1


def test_help_says_what_readers_see_of_the_day(desk):
    assert "reported as fake on 3 November 2026" in desk.get(ADD).text


@pytest.mark.parametrize("kind", ["sms", "whatsapp", "phone"])
def test_number_of_theirs_is_no_fake_of_another_kind(desk, kind):
    channel = Channel.objects.get(slug="hotline")
    channel.endpoints.create(kind="whatsapp", value="+966512345678", status="published")
    form = form_of(desk) | {"kind": kind, "value": "0512345678", "verdict": "fake"}
    [message] = errors_beside(desk.save(ADD, form), "value")
    assert message.startswith("\u2066+966 51 234 5678\u2069 is theirs")
