"""Forms for readers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.enums import FeedbackReason
from contacts.models import Feedback
from contacts.reader_text import tidy_lines, without_long_numbers

# The name of a field that people do not see, and programs fill.
TRAP = "homepage"


class LinesField(forms.CharField):
    """Text on several lines; browsers send each line break as two characters.

    They would cut what is pasted in silence, so they are not told of its limit.
    """

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}

    def to_python(self, value: Any) -> str:
        return tidy_lines(super().to_python(value) or "")


class FeedbackForm(forms.ModelForm):
    """What a reader says of a guide."""

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

    class Meta:
        model = Feedback
        fields = ["helpful", "reason", "comment"]
        field_classes = {"comment": LinesField}
        labels = {"comment": _("Would you like to add something?")}
        help_texts = {
            "comment": _(
                "Up to 500 characters. Do not write your name, your ID number or any other "
                "personal detail."
            )
        }
        error_messages = {
            "comment": {
                "max_length": _(
                    "This is %(show_value)d characters long; %(limit_value)d can be sent. "
                    "Shorten it, then send it again."
                )
            }
        }
        widgets = {"comment": forms.Textarea(attrs={"rows": 4, "dir": "auto"})}

    def clean_comment(self) -> str:
        return without_long_numbers(self.cleaned_data["comment"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("helpful"):
            cleaned["reason"] = ""
        return cleaned
