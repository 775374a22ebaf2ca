"""A few documents to search, without a database."""

from contacts.search.documents import Document, Part, Passage
from contacts.search.index import Index, build
from contacts.search.query import Answer, answer
from contacts.search.synonyms import Thesaurus

TITLES = {
    1: ("كيف أحمّل التطبيق؟", "How do I download the app?"),
    2: ("كيف أقدّم شكوى؟", "How do I make a complaint?"),
    3: ("ما رقم خدمة العملاء؟", "What is the customer service number?"),
    4: ("كيف أحدّث بيانات الأسرة؟", ""),
    5: ("", "When is the payment made?"),
}
STEPS = {
    1: ["افتح متجر التطبيقات.", "ابحث عن التطبيق باسمه ثم حمّله."],
    2: ["سجّل الدخول إلى الموقع الرسمي.", "اكتب شكواك ثم اضغط على إرسال."],
    3: ["اتصل بالرقم 19912 من الأحد إلى الخميس.", "اطرح استفسارك."],
    4: ["سجّل الدخول ثم حدّث البيانات."],
    5: [],
}


def guide(key: int, *, title: str = "", extra: str = "") -> Document:
    arabic, english = TITLES[key]
    passages = [Passage(Part.TITLE, "ar", title or arabic)] if title or arabic else []
    passages += [Passage(Part.TITLE, "en", english)] if english else []
    steps = [*STEPS[key], *([extra] if extra else [])]
    passages += [Passage(Part.STEP, "ar", text, f"s{at}") for at, text in enumerate(steps)]
    return Document(key, key, tuple(passages))


def small_index() -> Index:
    return build(map(guide, TITLES))


def ask(
    index: Index,
    text: str,
    *,
    thesaurus: Thesaurus | None = None,
    literal: bool = False,
    typing: bool = False,
) -> Answer:
    asked = thesaurus or Thesaurus()
    return answer(index, asked, text, limit=10, literal=literal, typing=typing)


def keys(index: Index, text: str, *, thesaurus: Thesaurus | None = None) -> list[int]:
    found = ask(index, text, thesaurus=thesaurus).ranked
    return [index.document(one.number).key for one in found]
