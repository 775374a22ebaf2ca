from contacts.languages.markup import isolate


def test_numbers_and_handles_are_isolated():
    assert isolate("اتصل على 19912 أو @citizen_care", language="ar") == (
        'اتصل على <bdi dir="ltr">19912</bdi> أو <bdi dir="ltr">@citizen_care</bdi>'
    )


def test_arabic_words_in_english_text_say_so():
    assert isolate("Choose “التواصل معنا” there", language="en") == (
        'Choose “<bdi lang="ar" dir="rtl">التواصل معنا</bdi>” there'
    )


def test_arabic_words_in_arabic_text_stand_alone():
    assert isolate("اختر «التواصل معنا»", language="ar") == "اختر «التواصل معنا»"


def test_text_is_escaped_in_every_piece():
    assert isolate("<i> ا<b> 19912", language="en") == (
        '&lt;i&gt; <bdi lang="ar" dir="rtl">ا</bdi>&lt;b&gt; <bdi dir="ltr">19912</bdi>'
    )
