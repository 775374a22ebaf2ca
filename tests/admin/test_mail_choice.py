"""“Tell me by e-mail”: everybody chooses for themselves; administrators see what became of it."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from contacts.models import MailChoice, OutgoingMail
from tests.admin.admin_client import AdminClient, messages, typed

pytestmark = pytest.mark.usefixtures("groups")
PAGE = "/admin/mail/"
CHOSEN = {"reports": "on", "address": "sara@example.org", "language": "ar"}


@pytest.fixture
def of_editor(client, groups):
    user = get_user_model().objects.create_user("badr", "badr@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name="editors"))
    client.force_login(user)
    return AdminClient(client).in_language("en")


def mail_to(user, **values):
    words = {"kind": "reports", "to": "old@example.org", "subject": "One", "body": "Text"}
    return OutgoingMail.objects.create(user=user, language="en", **{**words, **values})


def test_choice_is_kept_and_shown_again(of_editor):
    form = typed(of_editor.get(PAGE), "mailchoice_form")
    assert (form["address"], form["language"]) == (["badr@example.org"], ["en"])
    assert of_editor.save(PAGE, form, reports="on", language="ar") is None
    choice = MailChoice.objects.get(user__username="badr")
    assert (choice.reports, choice.digest, choice.address, choice.language) == (
        True,
        False,
        "badr@example.org",
        "ar",
    )
    assert timezone.now() - choice.reports_since < timezone.timedelta(minutes=1)
    page = of_editor.get(PAGE)
    assert typed(page, "mailchoice_form")["reports"] == ["on"]
    assert page.all("li", class_="success")[0].text == "Your choice is saved."


@pytest.mark.parametrize(
    ("address", "language", "sentence"),
    [
        ("", "en", "Write the address to which the e-mails are to go."),
        ("sara", "en", "Write one e-mail address, such as amal@example.org."),
        ("a@example.org, b@example.org", "en", "Write one e-mail address, such as amal@"),
        ("a@example.org\nBcc: b@example.org", "en", "Write one e-mail address, such as amal@"),
        ("amal@localhost", "en", "Write one e-mail address, such as amal@example.org."),
        ("amal@[127.0.0.1]", "en", "Write one e-mail address, such as amal@example.org."),
        ("-amal@example.org", "en", "Write one e-mail address, such as amal@example.org."),
        ('"a b"@example.org', "en", "Write one e-mail address, such as amal@example.org."),
        ("", "ar", "اكتب العنوان الذي تُرسل إليه الرسائل."),
    ],
)
def test_what_is_no_address_is_refused_beside_it(of_editor, address, language, sentence):
    page = of_editor.in_language(language).save(PAGE, {**CHOSEN, "address": address})
    assert sentence in page.one("ul", class_="errorlist").text
    assert typed(page, "mailchoice_form")["reports"] == ["on"]
    assert MailChoice.objects.count() == 0


def test_waiting_mail_follows_a_new_address(of_editor):
    user = get_user_model().objects.get(username="badr")
    mail = mail_to(user)
    of_editor.save(PAGE, CHOSEN)
    mail.refresh_from_db()
    assert mail.to == "sara@example.org"


def test_page_says_that_there_is_no_mail_server_and_why_a_mail_waits(of_editor, settings):
    mail_to(get_user_model().objects.get(username="badr"), problem="unreachable")
    assert "has no mail server yet" in of_editor.get(PAGE).one("p", class_="errornote").text
    settings.EMAIL_HOST = "mail.example.org"
    note = of_editor.get(PAGE).one("p", class_="errornote").text
    assert note == "The last e-mail to you has not been sent: The mail server does not answer."


def test_everybody_finds_the_page_and_chooses_only_what_they_may_read(client, db):
    user = get_user_model().objects.create_user("hind", is_staff=True)
    client.force_login(user)
    desk = AdminClient(client).in_language("ar")
    links = [link.get("href") for link in desk.get("/admin/security/").all("a")]
    assert links.count(PAGE) == 2  # at the top of every page, and on this one
    assert set(typed(desk.get(PAGE), "mailchoice_form")) == {
        "csrfmiddlewaretoken",
        "address",
        "language",
    }
    desk.save(PAGE, CHOSEN)
    assert MailChoice.objects.get().reports is False
    client.logout()
    assert client.get(PAGE).status_code == 302


def test_administrators_see_the_outbox_and_have_a_mail_tried_again(desk, editor):
    failed = {"next_try_at": None, "problem": "address", "error": "550 no such user"}
    mail = mail_to(editor, body="سطر\nLine", **failed)
    assert "Given up" in desk.changelist("outgoingmail", state="given-up").text
    page = desk.get(reverse("admin:contacts_outgoingmail_change", args=[mail.pk]))
    assert "550 no such user" in page.text
    assert page.all("input", name="_save") == []
    told = desk.act("outgoingmail", "try_again", mail)
    assert told == ["1 e-mail is sent at the next run, within five minutes."]
    mail.refresh_from_db()
    assert mail.next_try_at <= timezone.now() < mail.give_up_at


def test_sent_mail_is_not_tried_again(desk, editor):
    mail = mail_to(editor, next_try_at=None, sent_at=timezone.now())
    desk.act("outgoingmail", "try_again", mail)
    mail.refresh_from_db()
    assert mail.next_try_at is None


def test_editors_see_no_outbox(of_editor):
    url = reverse("admin:contacts_outgoingmail_changelist")
    assert of_editor.client.get(url).status_code == 403
    assert messages(of_editor.client.get(PAGE)) == []
