"""Numbers and addresses of people are hidden in every spelling; what says nothing of them stays."""

import pytest

from contacts.masking import masked

PUBLISHED = ["19912", "920012345", "920 012 345", "care@ca.gov.sa"]
IBAN = "SA0380000000608010167519"
HIDDEN = [
    "0501234567",
    "(050) 123-4567",
    "050 123 4567",
    "050\u00a0123\u00a04567",
    "050\u202f123\u2009 4567",
    "050\u2010123\u20114567",
    "050\u2013123\u20144567",
    "050\u2212123\u22124567",
    "050/123/4567",
    "050 / 123 / 4567",
    "050_123_4567",
    "050،123،4567",
    "050,123,4567",
    "050.123.4567",
    "050:123:4567",
    "050*123*4567",
    "050•123•4567",
    "050|123|4567",
    "050…123…4567",
    "050 - 123 - 4567",
    "050\n123\n4567",
    "050\r\n123\r\n4567",
    "0\n5\n0\n1\n2\n3\n4\n5",
    "(050)(123)(4567)",
    "+966501234567",
    "+966 (50) 123-4567",
    "00966 50 123 4567",
    "0️⃣5️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
    "０５０１２３４５６７",
    "٠٥٠١٢٣٤٥٦٧",
    "٠٥٠ ١٢٣ ٤٥٦٧",
    "۰۵۰۱۲۳۴۵۶۷",
    "0५٠1２٣4５٦7",
    "①②③④⑤⑥⑦⑧",
    "𝟎𝟓𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕",
    "05ـ01ـ23ـ45ـ67",
    "٠٥٠ــ١٢٣ــ٤٥٦٧",
    "05\u200b01\u200c23\u200d45\u206067",
    "050\u200f123\u202c4567",
    "O5O1234567",
    "o5o-123-4567",
    "О5О 123 4567",  # Cyrillic
    "0 5 O 1 2 3 4 5 6 7",
    "lO12345678",
    "1012345678",
    "1 0 1 2 3 4 5 6 7 8",
    "10-12-34-56-78",
    "1,012,345,678",
    "2010/2345/67",
    "050 19912 34567",
    "12345678",
    "20261130",
    "2024 2025",
    "1,224 1,300",
    IBAN,
    "SA03 8000 0000 6080 1016 7519",
    "sa03-8000-0000-6080-1016-7519",
    "SA03 80AB 0000 6080 10CD 7519",
    "ahmad@example.com",
    "a.b+c@mail.example.co.uk",
    "ahmad @ example.com",
    "ahmad(at)example.com",
    "ahmad [at] example [dot] com",
    "ａｈｍａｄ＠example．com",
    "أحمد@مثال.السعودية",
]
KEPT = [
    "19912",
    "١٩٩١٢",
    "199 12",
    "19912 2026",
    "2026 19912",
    "19912, 19912",
    "(19912)",
    "19912/19912",
    "920012345",
    "920 012 345",
    "920 012 345 19912",
    "care@ca.gov.sa",
    "@citizen_care",
    "@citizen_care. وشكرا",
    "x.com/citizen_care",
    "2026",
    "٢٠٢٦",
    "30/11/2026",
    "30 / 11 / 2026",
    "٣٠/١١/٢٠٢٦",
    "2026-11-30",
    "30.11.2026",
    "1446/05/28",
    "30/11/2026 19912 8:00",
    "2026-11-30 10:15",
    "8:00",
    "08:00-16:00",
    "08:00 – 16:00",
    "16:00 19912",
    "1,224",
    "١٬٢٢٤",
    "1,224.50",
    "1,224 19912",
    "3. 19912",
    "1 2 3 4 5",
    "1234567",
    "50%",
    "24/7",
    "5 Oo",
]


@pytest.mark.parametrize("typed", HIDDEN)
@pytest.mark.parametrize("around", ["رقمي {} شكرًا", "my number is {} thanks", "{}"])
def test_what_may_tell_who_somebody_is_is_hidden(typed, around):
    assert masked(around.format(typed), published=PUBLISHED) == around.format("••••")


@pytest.mark.parametrize("typed", KEPT)
@pytest.mark.parametrize("around", ["رقمي {} شكرًا", "call {} today", "{}"])
def test_what_says_nothing_of_anybody_stays(typed, around):
    assert masked(around.format(typed), published=PUBLISHED) == around.format(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("19912 0501234567", "19912 ••••"),
        ("0501234567 19912", "•••• 19912"),
        ("0501234567 30/11/2026", "•••• 30/11/2026"),
        ("30/11/2026 0501234567", "30/11/2026 ••••"),
        ("19912/0501234567 و 0551234567", "19912/•••• و ••••"),
        ("رقمي1012345678شكرًا", "رقمي••••شكرًا"),
        (f"{IBAN}\nahmad@example.com", "••••\n••••"),
        ("920012345", "••••"),
    ],
)
def test_only_what_is_somebodys_is_hidden(typed, kept):
    published = [] if typed == "920012345" else PUBLISHED
    assert masked(typed, published=published) == kept
