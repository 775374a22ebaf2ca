"""What people type to get in."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from citizen_help.accounts import tries


class SignInForm(AdminAuthenticationForm):
    """Name and password. Counted here, around the hashing, with the name as the form reads it."""

    request: HttpRequest
    # The form's parent knows the length, but refuses no longer name.
    username = UsernameField(
        max_length=User._meta.get_field("username").max_length,
        widget=forms.TextInput({"autofocus": True}),
    )

    def clean(self) -> dict[str, Any]:
        username, password = (self.cleaned_data.get(name) for name in ("username", "password"))
        if not (username and password):
            return self.cleaned_data
        with tries.counted(self.request, username) as made:
            super().clean()
            made.right = True
        return self.cleaned_data


class PasswordForm(AdminPasswordChangeForm):
    """A new password; tries of the old one count."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        with tries.counted(self.request, self.user.get_username()) as made:
            old = super().clean_old_password()
            made.right = True
        return old


class CodeForm(forms.Form):
    """A code from the app, or a recovery code."""

    code = forms.CharField(
        label=_("Code from the app"),
        max_length=40,
        error_messages={"required": _("Type the code.")},
        widget=forms.TextInput(
            {
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "dir": "ltr",
                "autofocus": True,
                "spellcheck": "false",
            }
        ),
    )

    def __init__(self, *args: Any, recovery: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if recovery:
            self.fields["code"].label = _("Recovery code")
            attrs = {"autocomplete": "off", "inputmode": "text", "autocapitalize": "none"}
            self.fields["code"].widget.attrs |= attrs

    def refuse(self) -> None:
        self.add_error("code", _("This code is wrong or was used already. Wait for a new one."))
