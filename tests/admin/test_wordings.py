"""Synonyms and other wordings of questions: what could do nothing is refused in words."""

import pytest

from contacts.models import Guide, Synonym
from tests.admin.admin_client import add_url, change_url, errors_beside, messages, typed


@pytest.fixture
def guide(db):
    return Guide.objects.create(
        slug="form-57",
        title_ar="كيف أعبئ النموذج رقم 57؟",
        other_wordings=["وين ألقى الورقة الزرقاء", "where is the blue sheet"],
        status="published",
    )


def refused(desk, name, **changes):
    url = add_url("synonym")
    form = typed(desk.get(url), "synonym_form") | {"language": "ar"}
    page = desk.save(url, form, **changes)
    return [one.replace("\u2066", "").replace("\u2069", "") for one in errors_beside(page, name)]


@pytest.mark.parametrize(
    ("term", "equivalents", "beside", "told"),
    [
        ("ج", "جوال", "term", "“ج” is a single letter"),
        ("من", "جوال", "term", "“من” says nothing by itself"),
        ("تلفون، جوال", "رقم", "term", "Write one word or phrase."),
        ("phone / mobile", "رقم", "term", "Write one word or phrase."),
        ("؟!", "جوال", "term", "“؟!” has no letters or digits"),
        ("رقم هاتف خدمة عملاء البرنامج", "رقم", "term", "has more than 4 words"),
        ("جوال", "هاتف\nجوّال", "equivalents", "“جوّال” is what people write itself"),
        ("جوال", "أحمد، احمد", "equivalents", "“أحمد” and “احمد” are the same word"),
        ("جوال", "هاتف؛ في", "equivalents", "“في” says nothing by itself"),
    ],
)
def test_synonym_that_can_do_nothing_is_refused_in_words(desk, db, term, equivalents, beside, told):
    [error] = refused(desk, beside, term=term, equivalents=equivalents)
    assert told in error


def test_word_that_has_a_synonym_already_leads_to_it(desk, db):
    other = Synonym.objects.create(language="ar", term="جوّال", equivalents=["هاتف"])
    form = typed(desk.get(add_url("synonym")), "synonym_form") | {"language": "ar"}
    page = desk.save(add_url("synonym"), {**form, "term": "جوال", "equivalents": "رقم"})
    beside = page.one("div", class_="field-term").one("ul", class_="errorlist")
    assert beside.one("a")["href"] == change_url(other)


def test_synonyms_are_taken_apart_and_unknown_ones_named(desk, guide):
    form = typed(desk.get(add_url("synonym")), "synonym_form") | {"language": "ar"}
    sent = {**form, "term": "ورقة", "equivalents": "النموذج، وثيقة؛ كتاب/ سؤال\nدفتر | قلم"}
    told = messages(desk.client.post(add_url("synonym"), sent, follow=True))
    row = Synonym.objects.get(term="ورقة")
    assert row.equivalents == ["النموذج", "وثيقة", "كتاب", "سؤال", "دفتر", "قلم"]
    [warning] = [one for one in told if "nothing of this" in one]
    assert "وثيقة" in warning
    assert "النموذج" not in warning
    row.equivalents = ["في", "من"]  # stood there before
    row.save()
    kept = typed(desk.get(change_url(row)), "synonym_form")
    assert desk.save(change_url(row), kept, equivalents="في") is None


def test_other_wordings_that_repeat_each_other_or_the_title_are_refused(desk, guide):
    url = change_url(guide)
    form = typed(desk.get(url), "guide_form")
    lines = [*guide.other_wordings, "Where is the BLUE sheet", "كيف أعبيء النموذج رقم ٥٧", "x"]
    page = desk.save(url, form, other_wordings="\n".join(lines))
    told = " ".join(errors_beside(page, "other_wordings"))
    assert "are the same word" in told
    assert "is a single letter" in told
    wordings = "أ ب، ج د، هـ و\nإن سجلت، متى يصلني الدعم؟\nمتى يصرف؟ كم المبلغ؟"
    assert desk.save(url, form, other_wordings=wordings) is None
    guide.refresh_from_db()
    assert guide.other_wordings == [
        *("أ ب", "ج د", "هـ و", "إن سجلت، متى يصلني الدعم؟", "متى يصرف؟", "كم المبلغ؟"),
    ]
