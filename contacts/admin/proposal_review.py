"""What a reviewer may say of a proposal."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.admin.typed_times import MomentField
from contacts.admin.widgets import MomentInput, TextArea
from contacts.models import refusals

ACCEPT, RETURN, WITHDRAW, UNSCHEDULE = "accept", "return", "withdraw", "unschedule"


class ReviewForm(forms.Form):
    """What a reviewer may add to a press of a button."""

    replace_at = MomentField(
        label=_("Replaces the old version on"),
        required=False,
        widget=MomentInput(),
        help_text=_("Empty: at once. Both languages change together, with nobody at the desk."),
    )
    comment = forms.CharField(
        label=_("Comment for the author"),
        required=False,
        max_length=2000,
        widget=TextArea(rows=3, dir="auto"),
    )
    override = forms.BooleanField(
        label=_("I compared both: the text of the proposal is to stand"), required=False
    )
    deed = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_replace_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["replace_at"]
        if moment is None or self.data.get("deed") != ACCEPT:
            return None
        if moment <= timezone.now():
            raise ValidationError(
                _("This moment has passed. Choose a later one, or leave it empty for now.")
            )
        if refused := refusals.of_date(timezone.localdate(moment), today=timezone.localdate()):
            raise refused
        return moment

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("deed") == RETURN and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Write what is to be changed, so that its author knows."))
        return cleaned
