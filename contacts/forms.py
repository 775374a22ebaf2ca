"""Forms for readers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.masking import masked
from contacts.models import Feedback
from contacts.publishing.snapshot import published
from contacts.reader_text import tidy_lines

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


class ReportForm(forms.ModelForm):
    """What a reader says is wrong; `instance` knows what with. Nothing but pressing “Send” is asked
    of who has no words for it.
    """

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of these reasons, or none.")},
    )

    class Meta:
        model = Feedback
        fields = ["reason", "comment"]
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

    def __init__(self, *args: Any, reasons: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]

    def clean_comment(self) -> str:
        endpoints = [one for channel in published().channels for one in channel.endpoints.all()]
        own = {value for one in endpoints for value in (one.value, one.display)}
        return masked(self.cleaned_data["comment"], published=own)
