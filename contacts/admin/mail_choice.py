"""What one person wants to be told by e-mail, as they choose it."""

from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from citizen_help import locality
from contacts.enums import MailKind
from contacts.hours.words import clock
from contacts.models import MailChoice, OutgoingMail
from contacts.models.mail_addresses import is_usual

WAITS = _(
    "What the first page of the desk lists for you at %(time)s, %(place)s time. No e-mail when "
    "nothing waits."
)
NO_ADDRESS = _("Write one e-mail address, such as amal@example.org.")


class MailChoiceForm(forms.ModelForm):
    class Meta:
        model = MailChoice
        fields = ["reports", "digest", "address", "language"]
        widgets = {
            "address": forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
            "language": forms.RadioSelect,
        }
        help_texts = {
            "reports": _("What readers say is wrong. Several reports become one e-mail."),
        }
        error_messages = {"address": {"invalid": NO_ADDRESS}}

    def __init__(self, *args: Any, may_read_reports: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hour = clock(time(settings.MAIL_DIGEST_HOUR))
        self.fields["digest"].help_text = WAITS % {"time": hour, "place": locality.zone_place()}
        if not may_read_reports:
            del self.fields["reports"]
        language: Any = self.fields["language"]
        language.choices = [one for one in language.choices if one[0]]
        if self.instance.pk is None:
            self.initial.update(address=self.instance.user.email, language=get_language())

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if address and not is_usual(address):
            raise forms.ValidationError(NO_ADDRESS, code="invalid")
        return address

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        chosen = any(found.get(kind) for kind in MailKind.values)
        if chosen and not found.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the address to which the e-mails are to go."))
        return found

    def save(self, commit: bool = True) -> MailChoice:
        """What waits follows a new address; reports from before are not told."""
        if "reports" in self.changed_data:
            self.instance.reports_since = timezone.now() if self.instance.reports else None
        choice: MailChoice = super().save(commit)
        OutgoingMail.objects.waiting().filter(user=choice.user).update(to=choice.address)
        return choice


def choice_of(user: Any) -> MailChoice:
    """Theirs; not stored yet where nothing was chosen."""
    return MailChoice.objects.filter(user=user).first() or MailChoice(user=user)


def last_problem(user: Any) -> str:
    """Why the newest mail to them has not been sent; "" where it has, or none was made."""
    newest = OutgoingMail.objects.filter(user=user).first()
    return newest.get_problem_display() if newest and newest.problem else ""
