"""Forms for readers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.enums import FeedbackReason
from contacts.models import Feedback
from contacts.typed import without_long_numbers


class FeedbackForm(forms.ModelForm):
    """What a reader says of a guide.

    `homepage` is a trap: people do not see it, programs fill it.
    """

    helpful = forms.TypedChoiceField(
        label=_("Did this answer help you?"),
        choices=[("yes", _("Yes, it helped")), ("no", _("No, it did not"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the answer helped you.")},
    )
    reason = forms.ChoiceField(
        label=_("If it did not, what was the reason?"),
        choices=FeedbackReason,
        widget=forms.RadioSelect,
        required=False,
    )
    homepage = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = Feedback
        fields = ["helpful", "reason", "comment"]
        labels = {"comment": _("Would you like to add something?")}
        help_texts = {
            "comment": _("Do not write your name, your ID number or any other personal detail.")
        }
        widgets = {"comment": forms.Textarea(attrs={"rows": 4, "maxlength": 500, "dir": "auto"})}

    def clean_comment(self) -> str:
        return without_long_numbers(self.cleaned_data["comment"])

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("homepage"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("helpful"):
            cleaned["reason"] = ""
        return cleaned
