"""Ways in which people write what is theirs, and what is not, in messages."""

from hypothesis import strategies as st

DIGITS = [
    "0123456789",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "０１２３４５６７８９",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
]
MARKS = ["", "\u200f", "\u200e", "\u202a", "\u2066", "\u200b", "\u2069", "\ufeff"]
BESIDE = ["", "😊", "✅ ", " 👍🏽", "☎️", "📞 ", "\n", " "]
AFTER = ["", ".", "،", "؟", "!", ")", "»", "]", ":", "؛", "...", "…", ".»", ".)", " شكرا", "*", "'"]
BEFORE = ["", "(", "«", "[", '"', "*", "على ", "الرقم: ", "Tel. ", "call ", ": ", "- ", "<", "“"]
PARTICLES = ["", "و", "ف", "ب", "ل", "ك", "وب", "بـ", "لـ"]
WORDS = (
    [
        "عزيزي المستفيد",
        "نرجو تحديث بياناتك",
        "للاستفسار",
        "شكرا لك",
        "حساب المواطن",
        "😊",
        "،",
        "\n",
    ]
    + ["dear beneficiary", "thank you", "please update your data", "official line", ".", ":", "-"]
    + ["تم إيداع 1,440 ريال", "بتاريخ 10/12/2026", "الساعة 8:00", "SAR 936.00", "50%", "3 مرات"]
    + ["رمز التحقق 4821", "في حسابك المنتهي بـ 1234", "الدفعة 109", "رقم الطلب 45678901"]
    + ["خلال 30 يوما", "2.1 مليون مستفيد", "10 ديسمبر 2026", "لا تشارك رمز التحقق مع أحد"]
)
JOINTS = [" ", "\n", " أو ", " ، ", "، ", ". ", " / ", " - ", " ثم ", " or ", " | ", " 😊 ", ", "]

pick = st.sampled_from


def in_digits(text: str, digits: str) -> str:
    return text.translate(str.maketrans(DIGITS[0], digits))


words = st.lists(pick(WORDS), max_size=3).map(" ".join)


@st.composite
def dressed(draw, value):
    """A value with what stands around it in a message."""
    before = draw(pick(BEFORE)) + draw(pick(MARKS)) + draw(pick(PARTICLES)) + draw(pick(MARKS))
    after = draw(pick(MARKS)) + draw(pick(AFTER)) + draw(pick(BESIDE))
    return f"{draw(pick(BESIDE))}{before}{value}{after}"


@st.composite
def stored_numbers(draw):
    number = draw(
        pick(
            ["19912", "199 12", "1-99-12", "1 9 9 1 2", "19 912", "1991-2", "1.9.9.1.2", "19912"]
            + ["0501234567", "+966501234567", "00966 50 123 4567", "050-123-4567", "(050) 123 4567"]
            + ["+966 (50) 123-4567", "966501234567", "050.123.4567", "05 0123 4567", "050 1234567"]
            + ["920001234", "9200 01234", "920 001 234", "920-001-234", "9 2 0 0 0 1 2 3 4"]
            + ["tel:19912", "TEL:+966501234567"]
        )
    )
    blank = draw(pick([" ", "\u00a0", "\u2009", "\u202f"]))
    dash = draw(pick(["-", "\u2011", "–", "\u2010"]))
    text = in_digits(number.replace(" ", blank).replace("-", dash), draw(pick(DIGITS)))
    if draw(st.booleans()):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(pick(MARKS)) + text[place:]
    return text


keycaps = st.just("19912").map(lambda number: "".join(f"{digit}\ufe0f\u20e3" for digit in number))
said = pick(
    ["واحد تسعة تسعة واحد اثنين", "one nine nine one two", "مية وتسعة وتسعين اثنعش", "①⑨⑨①②"]
    + ["تسعة عشر ألفا وتسعمائة واثنا عشر", "1\ufe0e9\ufe0e9\ufe0e1\ufe0e2", "1ـ9ـ9ـ1ـ2"]
)


@st.composite
def stored_links(draw):
    scheme = draw(pick(["", "https://", "http://", "https:/", "https:", "//", "https:\\\\"]))
    host = draw(
        pick(["www.ca.gov.sa", "ca.gov.sa", "WWW.CA.GOV.SA", "Www.Ca.Gov.Sa", "portal.ca.gov.sa"])
    )
    path = draw(
        pick(
            [
                "",
                "/",
                "/login",
                "/ar/faq?id=1",
                "/#top",
                "/a/../b",
                ":443/",
                "/?r=https://a.example",
            ]
        )
    )
    store = draw(pick(["", "", "", "apps.apple.com/sa/app/id123"]))
    return draw(pick(["", "HTTPS://", "https://"])) + store if store else scheme + host + path


@st.composite
def stored_handles(draw):
    name = draw(pick(["citizen_care", "CITIZEN_CARE", "Citizen_Care"]))
    form = draw(
        pick(
            [
                "@{}",
                "{}",
                "{}@",
                "@ {}",
                "{} @",
                "＠{}",
                "X: @{}",
                "تويتر: {}",
                "للتواصل@{}",
                "@{}'s",
            ]
            + ["https://x.com/{}", "x.com/{}", "twitter.com/{}?s=20", "https://www.x.com/@{}/"]
            + ["HTTPS://X.COM/{}", "http://mobile.twitter.com/{}", "https://x.com/{}?s=21&t=abc"]
        )
    )
    return form.format(name)


official = st.one_of(stored_numbers(), stored_links(), stored_handles())


@st.composite
def foreign_numbers(draw):
    digits = draw(
        st.one_of(
            st.from_regex(r"05[0-9]{8}|5[0-9]{8}|(\+|00)?9665[0-9]{8}", fullmatch=True),
            st.from_regex(
                r"9200[0-9]{5}|800[0-9]{7}|01[1-7][0-9]{7}|[1-9][0-9]{6}", fullmatch=True
            ),
            st.from_regex(r"\+447[0-9]{9}|\+1[2-9][0-9]{9}|00201[0-9]{9}", fullmatch=True),
            pick(["937", "911", "940", "1966", "19911", "19913", "199099", "8001", "19992"]),
        )
    )
    size = draw(pick([20, 1, 2, 3, 4] if len(digits) > 4 else [20, 1]))
    groups = [digits[at : at + size] for at in range(0, len(digits), size)]
    joint = draw(pick([" ", "-", ".", "", "\u00a0", "–", "/", "_", " - ", "*", ") (", "ـ"]))
    if digits.startswith("05") and size < 5:  # "press 1, then 3, then 7" is no number
        joint = draw(pick([joint, " ثم "]))
    if len(digits) < 7 and joint == ".":  # 19.66 is a price
        joint = "-"
    text = in_digits(joint.join(groups), draw(pick(DIGITS)))
    if draw(st.booleans()):
        return text
    form = draw(
        pick(["tel:{}", "📞{}", "({})", "رقم {}", "اتصل {}", "و{}", "*{}*", "هاتف:{}", "«{}»"])
    )
    return form.format(text)


@st.composite
def drawn_numbers(draw):
    digits = draw(st.from_regex(r"05[0-9]{8}|9200[0-9]{5}", fullmatch=True))
    way = draw(st.integers(0, 4))
    if way == 0:
        return digits.replace("0", "O").replace("1", draw(pick(["l", "I", "1"])))
    if way == 1:
        return "".join(f"{digit}\ufe0f\u20e3" for digit in digits)
    if way == 2:
        return digits.translate(str.maketrans(DIGITS[0], "⓪①②③④⑤⑥⑦⑧⑨"))
    names = draw(
        pick(
            [
                ["صفر", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"],
                ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
            ]
        )
    )
    return draw(pick([" ", ", ", " - "])).join(names[int(digit)] for digit in digits)


names = st.from_regex(r"[bdfghjk][aeou][bdfghjklm]{1,2}[aeou][a-z]{1,6}", fullmatch=True)


@st.composite
def foreign_links(draw):
    ending = draw(
        pick(["com", "net", "org", "info", "xyz", "site", "top", "online", "sa", "co", "me"])
    )
    name = draw(names)
    plain = draw(pick(["{}.{}", "www.{}.{}", "{}.{}/login", "https://{}.{}", "http://{}.{}/a?b=c"]))
    risky = [
        "{}[.]{}",
        "{} dot {}",
        "{}。{}",
        "{}．{}",
        "{} .{}",
        "{}•{}",
        "{}(.){}",
        "https:/{}.{}",
    ]
    form = draw(st.one_of(st.just(plain), pick(risky)))
    if draw(pick([False, False, True])):
        carrier = [
            "https://www.ca.gov.sa@{}.{}",
            "www.ca.gov.sa.{}.{}",
            "https://{}.{}/www.ca.gov.sa",
        ]
        form = draw(pick([*carrier, "www.ca.gov.sa\\.{}.{}", "https://x.com/citizen_care/{}.{}"]))
    text = form.format(name, ending)
    return text.upper() if draw(pick([False, False, False, True])) else text


@st.composite
def foreign_accounts(draw):
    name = f"{draw(names)}{draw(pick(['_', '', '_sa', '99', '_1', '.ksa']))}"
    form = draw(
        pick(
            ["@{}", "{}@", "@ {}", "＠{}", "للتواصل@{}", "https://x.com/{}", "x.com/{}", "سناب: {}"]
            + ["تليجرام {}", "telegram: {}", "t.me/{}", "instagram {}", "واتساب {}", "tiktok @{}"]
            + ["{}@gmail.com", "info@{}.com", "mailto:{}@outlook.sa", "citizen_care_{}", "يوزر {}"]
        )
    )
    return form.format(name)


others = pick(
    ["SA03 8000 0000 6080 1016 7519", "SA4420000001234567891234", "حول على STC Pay", "ادفع بمدى"]
    + [
        "تطبيق حساب المواطن بلس",
        "حمل تطبيق دعم الأسرة",
        "install the app Citizen Gift",
        "192.0.2.7",
    ]
    + ["http://2130706433/", "anydesk", "تسعمية وسبعة وثلاثين", "nine hundred and thirty-seven"]
    + ["أرسل رمز التحقق لنا", "send us your password", "05:51 23:45 67", "05% 51% 23% 45% 67%"]
)
foreign = st.one_of(foreign_numbers(), drawn_numbers(), foreign_links(), foreign_accounts(), others)
