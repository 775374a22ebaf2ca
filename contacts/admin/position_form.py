"""A row's place among the others, as it is changed in its list."""

from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

PLACE_OF_PUBLISHED = _(
    "Readers see this row, so only those who may publish can move it. It stays in its place."
)


class PositionForm(forms.ModelForm):
    """In the list, where a column heading is its only label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["position"]
        field.help_text = ""
        name = str(self.instance)
        field.widget.attrs["aria-label"] = _("Position of “%(name)s”") % {"name": name}
        field.show_hidden_initial = True  # what the list showed, to tell when it has changed

    def clean_position(self) -> int:
        """Inside the transaction of the save, so that nobody moves the row after this look."""
        shown = self.data.get(self.add_initial_prefix("position"))
        rows = self._meta.model._base_manager.select_for_update().filter(pk=self.instance.pk)
        now = rows.values_list("position", flat=True).first()
        if shown is not None and "position" in self.changed_data and shown != str(now):
            raise forms.ValidationError(
                _("Somebody else moved this to place %(place)s. Load the list again first."),
                params={"place": now},
            )
        return self.cleaned_data["position"]


class PlainNumber(forms.Widget):
    """What is read only: a number, and no input."""

    def render(self, name: str, value: Any, *args: Any, **kwargs: Any) -> SafeString:
        return SafeString(int(value))


class DraftPositionForm(PositionForm):
    """For those who may not publish: what readers see stays where it is, whatever is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_shown:
            field = self.fields["position"]
            field.disabled, field.widget, field.show_hidden_initial = True, PlainNumber(), False

    def clean_position(self) -> int:
        if not self.fields["position"].disabled:
            return super().clean_position()
        sent = self.data.get(self.add_prefix("position"), "").strip()
        if sent and sent != str(self.instance.position):
            raise forms.ValidationError(PLACE_OF_PUBLISHED)
        return self.instance.position
