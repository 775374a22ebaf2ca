"""The form of a person: name, e-mail, sign-in name, role, and whether the account is on."""

import re
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contacts.admin import roles
from contacts.admin.mail_choice import NO_ADDRESS
from contacts.admin.roles import Role
from contacts.models.mail_addresses import is_usual

OWN_ACCOUNT = _(
    "This is your own account. Another administrator can change its role or switch it off."
)
TOO_LONG = _("A username has %(count)d characters at most. Type a shorter one.")
NAME_LENGTH = 150
# A Cyrillic "а" in a Latin name, or a Persian "ی" in an Arabic one, passes for somebody else's.
ONE_ALPHABET = re.compile("[A-Za-z0-9]*|[ء-غف-ي0-9]*")
MIXED_LETTERS = _(
    "Use the letters A–Z or the Arabic ones, not both, with the digits 0–9: other letters look "
    "the same, and one account would be taken for another."
)
LTR = {"dir": "ltr", "spellcheck": "false", "autocapitalize": "none", "autocomplete": "off"}


class PersonForm(forms.ModelForm):
    actor: User  # who is at the desk; set in a class of each request

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=150,
        widget=forms.TextInput({"class": "vTextField", "autocomplete": "off", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput({"class": "vTextField", **LTR}),
    )
    username = forms.CharField(
        label=_("Username"),
        required=False,
        help_text=_("If you leave it empty, the e-mail address becomes the username."),
        widget=forms.TextInput({"class": "vTextField", **LTR}),
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    is_active = forms.BooleanField(
        label=_("Active"),
        required=False,
        help_text=_("Switched off, the account cannot sign in and its open sessions end at once."),
    )

    class Meta:
        model = User
        fields = ("username", "email", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        self.role_before = Role.OTHER if self.is_new else roles.role_of(self.instance)
        self.fields["role"].choices = self.role_choices()  # type: ignore[attr-defined]
        if self.is_new:
            self.initial["is_active"] = True
            return
        self.initial["full_name"] = self.instance.get_full_name()
        self.initial["role"] = self.role_before
        self.fields["role"].help_text = roles.further_rights(self.instance)
        self.fields["username"].required = True
        self.fields["full_name"].required = bool(self.initial["full_name"])
        self.fields["username"].help_text = ""
        if self.instance.pk == self.actor.pk:
            self.fields["is_active"].help_text = OWN_ACCOUNT

    def role_choices(self) -> list[tuple[str, Any]]:
        shown = roles.roles_to_choose()
        if not self.is_new and self.role_before not in shown:
            shown.append(self.role_before)
        return [(role, choice_text(role)) for role in shown]

    def clean_email(self) -> str:
        email: str = User.objects.normalize_email(self.cleaned_data["email"])
        if email and not is_usual(email):
            raise ValidationError(NO_ADDRESS, code="invalid")
        if email.lower() != self.instance.email.lower() and self.others(email__iexact=email):
            raise ValidationError(_("Another account has this e-mail address."))
        return email

    def clean(self) -> dict[str, Any]:
        super().clean()
        if {"email", "username"} <= self.cleaned_data.keys():
            self.check_username()
        if not self.is_new and "role" in self.cleaned_data:
            self.check_administrator()
        return self.cleaned_data

    def check_username(self) -> None:
        """Names that differ in capitals alone, or look alike, would be taken for each other."""
        typed, email = self.cleaned_data["username"], self.cleaned_data["email"]
        name = User.normalize_username(typed or email.lower())
        self.cleaned_data["username"] = name
        if not name:
            self.add_error("email", _("Type an e-mail address or a username."))
        elif len(name) > NAME_LENGTH:
            self.add_error("username", TOO_LONG % {"count": NAME_LENGTH})
        elif name != self.instance.username and self.others(username__iexact=name):
            self.add_error("username", _("Another account has this username."))
        elif name != self.instance.username and not ONE_ALPHABET.fullmatch(letters_of(name)):
            self.add_error("username" if typed else "email", MIXED_LETTERS)

    def others(self, **having: str) -> bool:
        return User.objects.exclude(pk=self.instance.pk).filter(**having).exists()

    def check_administrator(self) -> None:
        if self.role_before is not Role.ADMINISTRATOR:
            return
        stays = self.cleaned_data["role"] == Role.ADMINISTRATOR
        if stays and self.cleaned_data["is_active"]:
            return
        if refused := roles.refusal(self.actor, self.instance):
            self.add_error("is_active" if stays else "role", refused)

    def save(self, commit: bool = True) -> Any:
        """With the part of the role that stands in the account's row; groups: save_related."""
        if "full_name" in self.changed_data:
            self.instance.first_name = self.cleaned_data["full_name"]
            self.instance.last_name = ""
        if self.is_new:
            self.instance.set_unusable_password()
        roles.prepare_role(self.instance, Role(self.cleaned_data["role"]))
        return super().save(commit)


def choice_text(role: Role) -> Any:
    return format_html("<strong>{}</strong> {}", roles.NAMES[role], roles.MEANINGS[role])


def letters_of(name: str) -> str:
    """With the digits; whatever else a username may have looks like itself alone."""
    return "".join(one for one in name if one.isalnum())
