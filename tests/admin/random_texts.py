"""What the random editor types: what is meant for a field, and what hardly anybody means."""

import random

LETTERS = str.maketrans("0123456789", "bcdfghjkmn")
# Of the rows' housekeeping, which no browser sends so.
GARBAGE = ["", "-1", "abc", "٣", "1e9", "99999", "0", "1" * 50, "\x00", "{}", "[]", '{"": {}}']
NASTY = [
    "\u202e%s\u202c",
    "\u200f%s",
    "%s\x00",
    "\ud800%s",
    "%s\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "٠١٢٣ %s ۴۵۶",
    "<script>alert('%s')</script>",
    "<b>%s",
    "]]> {{ %s }} {%% if %%}",
    "%s" + "ا" * 10_000,
    "a\r\nb\n\n- %s\n\n**c",
    "[%s](javascript:alert(1))",
    "%s\u2028\u3164\u00ad\ufeff",
    "\u0301%s\ufffd",
    "'%s\" OR 1=1; --",
]
MEANT = {
    "slug": ["%s", "%s-a", "UPPER-%s", " %s\u200f", "عنوان %s", "%s--", "/%s/"],
    "uid": ["%s", "A-%s", "خطوة", "9%s", "%s ", ""],
    "value": [
        *("19912", "١٩٩١٢", "199 12", "+966501234567", "0501234567", "920001234", "19913"),
        *("%s", "@%s", "https://%s.example/", "www.%s.example", "t.me/%s/15", "https://x.com/%s"),
        *("mailto:%s@mail.example", "%s@mail.example", "https://[", "http://%s", "", "ok ok %s"),
    ],
    "source": ["https://%s.example/a", "%s", "http://[", ""],
    "day": [
        "2027-01-05",
        "2026-12-31",
        "09/03/27",
        "1448-09-01",
        "2207-01-01",
        "٢٠٢٧-٠٣-٠١",
        "0",
        "",
    ],
    "time": ["08:00", "16:00", "٨:٠٠", "8 ص", "25:00", "12:00:30", "noon", ""],
    "moment": [
        "2027-01-05T08:00",
        "2026-12-31 10:00",
        "1448-09-01T01:00",
        "x",
        "",
        "9999-12-31T23:59",
    ],
    "position": ["1", "2", "-1", "99999999999", "٣", "", "1.5"],
}
FIELDS = {
    "slug": "slug",
    "uid": "uid",
    "value": "value",
    "source": "source",
    "position": "position",
    **dict.fromkeys(
        ("first_day", "last_day", "valid_from", "valid_to", "verified_on", "day"), "day"
    ),
    **dict.fromkeys(("opens", "closes", "at"), "time"),
    **dict.fromkeys(("publish_at", "expire_at", "starts_at", "ends_at"), "moment"),
}


def mark_of(number: int) -> str:
    """A word that stands nowhere else. Without digits, in which languages could differ."""
    return f"zq{str(number).translate(LETTERS)}x"


def value_for(name: str, mark: str, chance: random.Random) -> str:
    kind = FIELDS.get(name.rpartition("-")[2])
    texts = MEANT[kind] if kind else ["%s", "كلمة %s", "One %s two", *NASTY[:2]]
    text = chance.choice(texts)
    return text % mark if "%" in text else text
