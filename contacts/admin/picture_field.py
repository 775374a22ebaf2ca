"""The field of a step's picture: its name, hidden, and a file for browsers that run no script."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from contacts.admin.thumbnails import thumbnail_of

# After the name of a field: a file that was chosen, and a tick that takes the picture away.
FILE, REMOVE = "-file", "-remove"
# What phones and cameras make; an iPhone then sends its own kind as one of them.
ACCEPTED: Final = "image/jpeg,image/png,image/webp"


class RefusedPicture(str):
    """In the place of the name that a file was to replace: that name, and why it stays."""

    problem: str

    @classmethod
    def because(cls, problem: str, name: str) -> RefusedPicture:
        refused = cls(name)
        refused.problem = problem
        return refused


class PictureInput(forms.Widget):
    """static/admin/desk/pictures.js sends a file at once and fills the name in."""

    needs_multipart_form = True
    read_only = True  # Django renders it, not the bare name, for those who may only look

    class Media:
        js = [forms.Script("admin/desk/pictures.js", type="module")]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Without `attrs`, as Django calls it for those who may only look: the picture alone."""
        context: dict[str, Any] = {"thumbnail": thumbnail_of(value)}
        if attrs is None:
            return render_to_string("admin/contacts/thumbnail.html", context)
        context |= {
            "name": name,
            "value": value or "",
            "file": FILE,
            "remove": REMOVE,
            "id": attrs["id"],
            "flat_attrs": flatatt(self.build_attrs(self.attrs, attrs)),
            "accepted": ACCEPTED,
            "url": reverse("admin:contacts_guide_picture"),
        }
        return render_to_string("admin/contacts/picture_input.html", context)


class PictureField(forms.CharField):
    widget = PictureInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """None of those of a text: they would stand at the file."""
        return {}

    def clean(self, value: Any) -> Any:
        if isinstance(value, RefusedPicture):
            raise ValidationError(value.problem)
        return super().clean(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A new row with nothing but a refused file is looked at, so that it says why."""
        return isinstance(data, RefusedPicture) or super().has_changed(initial, data)
