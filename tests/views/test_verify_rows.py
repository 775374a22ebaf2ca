"""Each piece of a pasted message in a row of its own, the worst first, and what is said of it."""

import pytest

from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Known, Verdict, Why
from contacts.views.checked_pieces import real_beside
from tests.directory_rows import make_directory
from tests.html import Element, parse

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
MESSAGE = (
    "عزيزي المستفيد: تأخر إيداع دعمك 1,224 ريال و 300 ريال. حدّث بياناتك من الرابط "
    "https://www.ca-gov.sa.example/update وللاستفسار 19912 أو 0500000000 أو راسل @citizen_care"
)


@pytest.fixture(autouse=True)
def directory():
    make_directory()


@pytest.fixture
def verdict(client):
    """The verdict's section on a posted text."""

    def check(text: str, language: str = "ar") -> Element:
        response = client.post(f"/{language}/verify/", {"q": text})
        return parse(response.content.decode()).one("section", class_="verdict")

    return check


def rows(section: Element) -> list[Element]:
    [pieces] = section.all("ul", class_="pieces") or [Element("ul", {})]
    return [row for row in pieces.children if isinstance(row, Element)]


def answers(section: Element) -> list[str | None]:
    return [row.get("data-piece-answer") for row in rows(section)]


@both_languages
def test_every_piece_has_a_row_with_its_heading_and_the_worst_comes_first(verdict, language):
    section = verdict(MESSAGE, language)
    assert section["data-answer"] == "looks_like"
    assert answers(section) == ["looks_like", "not_known", "yes", "yes", "not_checked"]
    headings = [row.one("h3").text for row in rows(section)]
    assert len(set(headings)) == len(headings)
    assert [row.all("svg")[0]["aria-hidden"] for row in rows(section)] == ["true"] * 5


@both_languages
def test_amounts_share_one_row_at_the_end(verdict, language):
    last = rows(verdict(MESSAGE, language))[-1]
    amounts = [amount.text for amount in last.one("ul", class_="quantities").all("li")]
    assert sorted(amounts) == ["1,224 ريال", "300 ريال"]
    assert {amount.inherited("lang") for amount in last.all("bdi")} == {"ar"}


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        (
            "en",
            MESSAGE,
            "We found 4 things in your message, and judged it by the worst of them.",
        ),
        ("ar", MESSAGE, "وجدنا 4 أشياء في رسالتك، وحكمنا بأسوأ ما فيها."),
        ("ar", "19912 أو 0501234567", "وجدنا شيئين في رسالتك، وحكمنا بأسوأ ما فيها."),
    ],
)
def test_the_answer_says_how_much_was_judged(verdict, language, text, count):
    assert verdict(text, language).one("p", class_="judged").text == count


@both_languages
def test_one_thing_is_not_counted(verdict, language):
    assert verdict("call 19912 now", language).all("p", class_="judged") == []


@pytest.mark.parametrize(
    ("language", "warning"),
    [("ar", "وإن طلب رمزًا أو كلمة مرور أو مالًا فعُدّه احتيالًا."), ("en", "a scam.")],
)
@pytest.mark.parametrize(
    "text", ["19912", "19912\nwww.ca.gov.sa", "call 19912", MESSAGE, "ca.gov.sa"]
)
def test_whatever_has_a_yes_in_it_warns_of_what_a_scam_asks_for(verdict, language, warning, text):
    told = [one.text for one in verdict(text, language).one("div", class_="verdict-head").all("p")]
    assert told[1].endswith(warning)
    no = verdict("19921", language).one("div", class_="verdict-head").all("p")
    assert [one.text for one in no if one.text.endswith(warning)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("+96619912", "19912 بلا مفتاح دولة"),
        ("0019912", "19912 بلا مفتاح دولة"),
        ("00966 19912", "19912 بلا مفتاح دولة"),
        ("1023456789", "لا ترسله لأحد."),
        ("٢٠٢٣٤٥٦٧٨٩", "لا ترسله لأحد."),
        ("0551234567", "لا نعرفه. لا تتصل به"),
        ("https://example.org", "لا نعرفه. لا تفتحه"),
    ],
)
def test_a_number_that_is_another_kind_of_number_is_told_so(verdict, text, told):
    section = verdict(text)
    assert told in section.one("p", id="verdict-reason").text
    assert len([one for one in section.all("p") if told in one.text]) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ca-gov-sa.com 0501234567", ("روابط", "أرقام")),
        ("19921 @citizen_care1", ("أرقام", "حسابات")),
        ("ca-gov-sa.com @citizen_care1", ("روابط", "حسابات")),
        ("ca-gov-sa.com 19921 @citizen_care1", ("روابط", "أرقام", "حسابات")),
    ],
)
def test_the_sentence_on_a_message_names_every_kind_that_is_not_theirs(verdict, text, kinds):
    told = verdict(text).one("p", id="verdict-reason").text
    assert [kind for kind in ("روابط", "أرقام", "حسابات") if kind in told] == list(kinds)


@pytest.mark.parametrize(
    ("text", "is_compared"),
    [("19921", True), ("@citizencare", True), ("my-citizen_care.com", False)],
)
def test_only_what_is_alike_is_held_side_by_side(verdict, text, is_compared):
    [row] = rows(verdict(text))
    assert bool(row.all("dl")) == is_compared
    assert is_compared or "الصحيح: " in row.text
    assert len(row.all("a")) == 1


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ar", "19921", "المختلف: 21"),
        ("en", "@citizencare1", "Different: 1"),
        ("en", "@citizencare", "Missing in what you received: _"),
    ],
)
def test_a_difference_is_said_as_well_as_drawn(verdict, language, text, said):
    [row] = rows(verdict(text, language))
    assert said in [" ".join(one.text.split()) for one in row.all("span", class_="visually-hidden")]


def test_a_false_account_is_spelt_like_the_real_one(verdict):
    [row] = rows(verdict("@citizencare1"))
    spelt = [one.text for one in row.all("bdi", class_="spelt")]
    assert spelt == ["c i t i z e n c a r e 1", "c i t i z e n شرطة سفلية c a r e"]


@both_languages
def test_the_false_and_the_real_one_stand_in_one_box_with_the_difference_marked(verdict, language):
    sent, real = rows(verdict(MESSAGE, language))[0].one("dl").all("dd")
    assert sent.all("bdi")[0].text == "https://www.ca-gov.sa.example/update"
    assert [mark.text for mark in sent.all("mark")] == ["-", ".example"]
    assert sent.all("a") == []
    assert (real.one("a")["href"], real.text) == ("https://www.ca.gov.sa/", "www.ca.gov.sa")


def test_what_is_missing_is_marked_in_the_real_one(verdict):
    sent, real = rows(verdict("@citizencare"))[0].one("dl").all("dd")
    assert (sent.all("mark"), real.one("mark").text) == ([], "_")


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("19912", "yes"),
        ("١٩٩١٢.", "yes"),
        ("https://www.ca.gov.sa/login", "yes"),
        ("@citizen_care", "yes"),
        ("19912\nwww.ca.gov.sa", "yes"),
        ("http://www.ca.gov.sa", "unknown"),
        ("تطبيق حساب المواطن", "unknown"),
        ("19912\nhttp://www.ca.gov.sa", "unknown"),
        ("اتصل على 19912", "unknown"),
        ("19912 و 500 ريال", "unknown"),
        ("0501234567", "unknown"),
        ("السلام عليكم", "unknown"),
        ("19921", "no"),
        ("اتصل على 19912 أو ca-gov-sa.com", "no"),
        ("", "skipped"),
        ("a" * 5001, "skipped"),
    ],
)
@both_languages
def test_only_what_is_theirs_and_stands_alone_looks_like_a_yes(verdict, language, text, tone):
    section = verdict(text, language)
    assert section["class"] == f"verdict verdict-{tone}"
    assert section.all("svg")[0].all("circle" if tone == "yes" else "path") != []
    is_solid = "filled" in [path.get("class") for path in section.all("svg")[0].all("path")]
    assert is_solid == (tone == "no")


@pytest.mark.parametrize(
    ("language", "text", "caution"),
    [
        ("ar", "19912", "قد يكون مزوّرًا. أغلق الخط واتصل أنت."),
        ("en", "19912", "can be forged. Hang up and call it yourself."),
        ("ar", "ca.gov.sa", "اكتب العنوان بنفسك"),
        ("en", "ca.gov.sa", "type the address into the browser yourself"),
        ("ar", "@citizen_care", "قارن كتابته حرفًا بحرف"),
        ("en", "@citizen_care", "compare its spelling letter by letter"),
    ],
)
def test_a_yes_says_what_it_does_not_prove(verdict, language, text, caution):
    assert caution in verdict(text, language).one("p", id="verdict-reason").text
    assert caution in rows(verdict(f"{text} 0501234567", language))[1].text


@pytest.mark.parametrize(("language", "word"), [("ar", "شرطة سفلية"), ("en", "underscore")])
def test_an_account_is_spelt_letter_by_letter(verdict, language, word):
    spelt = verdict("@citizen_care", language).one("bdi", class_="spelt")
    assert spelt["dir"] == "ltr"
    assert spelt.text == f"c i t i z e n {word} c a r e"
    assert [part["dir"] for part in spelt.all("bdi")] == ["ltr", "auto"]


@both_languages
def test_what_to_call_stands_below_a_yes(verdict, language):
    [row] = rows(verdict("19912", language))
    assert [link["href"] for link in row.all("a")] == ["tel:19912"]


@both_languages
def test_a_post_of_theirs_on_x_leads_to_their_page_only(verdict, language):
    [row] = rows(verdict("https://x.com/citizen_care/status/12345", language))
    assert row["data-piece-answer"] == "not_known"
    assert [link["href"] for link in row.all("a")] == ["https://x.com/citizen_care"]


def test_a_long_piece_is_cut_on_the_page_and_kept_in_the_field(client):
    address = "https://evil.example/" + "a" * 2000
    page = parse(client.post("/ar/verify/", {"q": address}).content.decode())
    shown = page.one("section", id="verdict").one("bdi").text
    assert (len(shown), shown[-1]) == (301, "…")
    assert address in page.one("textarea").text


@both_languages
def test_the_other_language_is_asked_about_the_same_posted_text(client, language):
    other = "en" if language == "ar" else "ar"
    page = parse(client.post(f"/{language}/verify/", {"q": MESSAGE}).content.decode())
    button = page.one("button", class_="language-link")
    assert button["formaction"] == f"/{other}/verify/#verdict"
    assert page.one("form", id=button["form"]).one("textarea")["name"] == "q"
    assert (button["lang"], button.get("data-language")) == (other, other)


@both_languages
def test_the_other_language_is_a_link_where_nothing_was_posted(client, language):
    other = "en" if language == "ar" else "ar"
    for query in ("", "?q=19921"):
        page = parse(client.get(f"/{language}/verify/{query}").content.decode())
        assert page.one("a", class_="language-link")["href"] == f"/{other}/verify/{query}"


@both_languages
def test_menu_heading_and_title_say_the_same(client, language):
    page = parse(client.get(f"/{language}/verify/").content.decode())
    heading = page.one("h1").text
    assert page.one("title").text.startswith(f"{heading} – ")
    assert page.one("nav", class_="site-nav").one("a", aria_current="page").text == heading


@both_languages
def test_a_verdict_is_neither_printed_nor_shared_nor_copied(client, language):
    html = client.post(f"/{language}/verify/", {"q": MESSAGE}).content.decode()
    assert [word for word in ("data-share", "data-copy", "data-print") if word in html] == []


def test_account_of_two_channels_stands_beside_it_once():
    both = (Known("x", "citizen_care", 1), Known("x", "citizen_care", 2), Known("phone", "19912"))
    held = real_beside(Verdict(Answer.YES, Kind.HANDLE, "@citizen_care", both, Why.EXACT))
    assert held == (both[0], both[2])
