"""A message that asks for an ID number, a code, a password, a card or money is a “no”."""

import pytest
from django.utils.translation import override

from contacts.verification import asked, sentences
from contacts.verification.demands import Asked, asked_in
from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer
from tests.verification.test_verdict import KNOWN

ASKING = [
    "ربحت 5000 ريال. ارسل رقم هويتك ورمز التحقق",
    "عطني الكود",
    "ارسل الرقم السري",
    "أرسل رقمك السري",
    "send your OTP",
    "send me the code",
    "confirm your ID",
    "confirm your ID number",
    "please confirm your password",
    "أَرْسِلْ رَمْزَ التَّحَقُّقِ",
    "أرســل رمــز التحقق",
    "ارسلي رقم الهوية",
    "ابعث لي رمز التحقق",
    "ابعثلي الكود",
    "ارسلي لي كود التفعيل",
    "عطيني الرمز اللي وصلك",
    "اعطنا رقم البطاقة",
    "نحتاج رقم الهوية ورمز التحقق",
    "نحتاج منك رقم هويتك",
    "زودنا برقم الهوية ورمز التحقق",
    "زودني برقم بطاقتك",
    "ادخل رقم البطاقة وتاريخ الانتهاء",
    "اكتب رقم هويتك هنا",
    "أكد رقم هويتك",
    "أكّد كلمة المرور",
    "يرجى تأكيد رقم الهوية",
    "الرجاء إرسال رمز التحقق",
    "الرجاء ارسال صورة الهوية",
    "مطلوب رقم الهوية ورمز التحقق",
    "ممكن ترسل الكود",
    "ممكن الرمز اللي جاك",
    "ارسل لنا صورة بطاقتك",
    "أرسل بيانات بطاقتك البنكية",
    "وش الكود اللي وصلك",
    "ما هو رمز التحقق الذي وصلك",
    "هات الكود",
    "هات رقم الهوية",
    "خبرني بالكود",
    "قل لي الكود",
    "قولي الرمز",
    "رد برقم هويتك",
    "أرسل الآيبان ورقم الهوية",
    "we need your ID number and verification code",
    "tell me the code",
    "share the OTP with us",
    "give us your card number",
    "provide your national ID",
    "reply with your OTP",
    "send us a photo of your ID",
    "send a copy of your ID card",
    "send your bank details",
    "please provide your PIN",
    "What is the code you received?",
    "send the 4-digit code",
    "Send ur OTP",
    "need your CVV",
    "submit your iqama number",
    "confirm your card details",
    "you must send your verification code",
    "ادفع 50 ريال",
    "حول 200 ريال على الرقم 0551234567",
    "سدد الرسوم",
    "pay 50 SAR fee",
    "transfer 200 SAR to 0551234567",
    "send 100 riyals",
    "ارسل 100 ريال",
    "send money",
    "enter your ID number and OTP here",
    "أدخل رقم هويتك وكلمة المرور في الرابط",
    "لا تتأخر وارسل رمز التحقق",
    "لا تقلق. ارسل رمز التحقق",
    "Don't worry. Send your OTP",
]
WARNING = [
    "لا تعط أحدًا رمز التحقق",
    "never share your code",
    "لا ترسل رقم هويتك لأحد",
    "لا تشارك رمز التحقق أو الرقم السري مع أحد",
    "Your OTP is 1234. Do not share it with anyone",
    "your code is 1234, do not share it",
    "رمز التحقق 1234 لا تشاركه مع أحد",
    "Never give anyone your password",
    "Do not give your code to anyone",
    "Don't tell anyone your password",
    "don’t send your OTP",
    "احذر من مشاركة رمز التحقق",
    "احذر أن تعطي رمز التحقق لأحد",
    "إياك أن ترسل رمز التحقق",
    "ما نطلب منك رمز التحقق",
    "محد يطلب منك رقم الهوية",
    "لا أحد يطلب منك كلمة المرور",
    "لن نطلب منك كلمة المرور أو رمز التحقق",
    "We will never ask you to send your password",
    "Beware of anyone who asks you to send your code",
    "احذر من يطلب منك إرسال رقم الهوية",
    "تجنب إعطاء رقم بطاقتك",
    "You should not send your ID number",
    "if someone asks you to send your OTP, hang up",
    "إذا طلب منك أحد إرسال رمز التحقق فلا ترسله",
    "لا تعطي الكود لاحد",
    "لاتعطي الكود لاحد",
    "لا تعطهم رمز التحقق ولا كلمة المرور",
    "لا ترسل كلمة المرور ولا تشارك رقم الهوية",
    "حافظ على سرية رقمك السري",
    "أدخل رمز التحقق المرسل إلى جوالك",
    "Enter the code we sent to your phone",
    "تم إرسال رمز التحقق إلى جوالك",
    "We sent a code to your phone",
    "استخدم الرمز 1234 لتسجيل الدخول",
    "Use code 1234 to sign in",
    "a message asked for my code",
    "واحد طلب مني الكود اعطيه",
    "someone asked me to send my ID number",
    "do you need my ID number",
    "هل احتاج رقم الهوية",
    "غيّر كلمة المرور",
    "ينبغي ألا ترسل رقم هويتك",
    "يمنع مشاركة رمز التحقق",
    "Sharing your code is dangerous, keep your password secret",
    "Keep your PIN safe",
    "nobody will ask for your password",
    "avoid sharing your OTP",
    "The bank never asks you to confirm your password",
    "refuse to give your code",
    "تم تغيير كلمة المرور. إذا لم تقم بذلك اتصل",
    "Do not reply to messages that ask you to confirm your ID",
    "Please do not share your password or send your OTP",
    "Never share your OTP. Never send your ID number. Call 19912",
    "لا تفصح عن رمز التحقق أو تعطه لأحد",
    "رقم هويتك سري فلا تعطه أحدا",
    "لا تُعطِ أحدًا رمزَ التحقق",
]


def demands(text):
    return [one for one in verify(text, KNOWN) if one.kind is Kind.DEMAND]


@pytest.mark.parametrize("text", ASKING)
def test_who_asks_for_a_secret_is_not_genuine(text):
    assert [one.answer for one in demands(text)][:1] == [Answer.ASKS]
    assert demands(f"{text}\n19912")


@pytest.mark.parametrize("text", WARNING)
def test_who_warns_or_tells_asks_for_nothing(text):
    assert demands(text) == []


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("ربحت 5000 ريال. ارسل رقم هويتك ورمز التحقق", [Asked.ID, Asked.CODE]),
        ("عطني الكود", [Asked.CODE]),
        ("ارسل الرقم السري", [Asked.PASSWORD]),
        ("send your OTP", [Asked.CODE]),
        ("confirm your ID number and verification code", [Asked.ID, Asked.CODE]),
        ("أرسل بيانات بطاقتك البنكية", [Asked.CARD]),
        ("give us your card number and PIN", [Asked.PASSWORD, Asked.CARD]),
        ("حول 200 ريال على الرقم 0551234567", [Asked.MONEY]),
        ("please pay", [Asked.MONEY]),
        ("send me your passcode", [Asked.PASSWORD]),
    ],
)
def test_what_is_asked_for_is_named(text, things):
    assert [*dict.fromkeys(one for each in demands(text) for one in asked_in(each.shown))] == things


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "ar",
            "المطلوب فيها: رقم الهوية، رمز التحقق. لا تطلب أي جهة موثوقة هذا في رسالة. "
            "لا تعطه أحدًا ولا ترد عليها.",
        ),
        (
            "en",
            "It asks for: ID number, verification code. Nobody genuine asks for this in a message. "
            "Do not give it and do not reply.",
        ),
    ],
)
def test_it_is_said_in_one_sentence(language, told):
    found = demands("send your ID number. Then send your OTP")
    with override(language):
        assert asked.sentence(found) == told
        assert sentences.message_sentence(found[0]) == asked.sentence(found[:1])
