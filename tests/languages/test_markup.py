import pytest

from contacts.languages.markup import isolate, isolate_plain, names_in


def test_numbers_and_handles_are_isolated():
    assert isolate("اتصل على 19912 أو @citizen_care", language="ar") == (
        'اتصل على <bdi dir="ltr" translate="no">19912</bdi> أو '
        '<bdi dir="ltr" translate="no">@citizen_care</bdi>'
    )


def test_arabic_words_in_english_text_say_so():
    assert isolate("Choose “التواصل معنا” there", language="en") == (
        'Choose “<bdi lang="ar" dir="rtl" translate="no">التواصل معنا</bdi>” there'
    )


def test_arabic_words_in_arabic_text_stand_alone():
    assert isolate("اختر «التواصل معنا»", language="ar") == "اختر «التواصل معنا»"


def test_text_is_escaped_in_every_piece():
    assert isolate("<i> ا<b> 19912", language="en") == (
        '&lt;i&gt; <bdi lang="ar" dir="rtl" translate="no">ا</bdi>&lt;b&gt; '
        '<bdi dir="ltr" translate="no">19912</bdi>'
    )


def test_names_on_the_programmes_own_buttons_are_not_translated():
    names = names_in("Use “التواصل معنا” (“Contact us”) of the “حساب المواطن” app.")
    assert names == ("التواصل معنا", "حساب المواطن")
    assert isolate("اختر «التواصل معنا» من «هنا» في حساب المواطن", language="ar", names=names) == (
        'اختر «<span translate="no">التواصل معنا</span>» من «هنا» في حساب المواطن'
    )


@pytest.mark.parametrize(
    ("text", "language", "plain"),
    [
        ("اتصل على 011 2345678 الآن", "ar", "اتصل على \u2066011 2345678\u2069 الآن"),
        ("من 3-5 أيام", "ar", "من \u20663-5\u2069 أيام"),
        ("على ٠١١ ٢٣٤ فقط", "ar", "على \u2066\u202d٠١١ ٢٣٤\u202c\u2069 فقط"),
        ("كيف أتصل بالرقم 19912؟", "ar", "كيف أتصل بالرقم 19912؟"),
        ("اكتب إلى @citizen_care", "ar", "اكتب إلى @citizen_care"),
        ("Call 011 2345678 now", "en", "Call 011 2345678 now"),
    ],
)
def test_plain_text_has_marks_round_numbers_that_would_turn_round(text, language, plain):
    assert isolate_plain(text, language=language) == plain


def test_groups_of_arabic_digits_are_held_in_their_order_too():
    assert isolate("٠١١ ٢٣٤", language="ar") == (
        '<bdi dir="ltr" translate="no"><bdo dir="ltr">٠١١ ٢٣٤</bdo></bdi>'
    )
