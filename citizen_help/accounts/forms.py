"""What people type to get in, and to prove that it is still them."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.forms import SetPasswordForm, UsernameField
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from citizen_help.accounts import attempts, events, second_factor
from citizen_help.accounts.events import EventKind

LONGEST_PASSWORD = 128
PASSWORD_TOO_LONG = _("A password has %(limit_value)d characters at most. Type a shorter one.")
WRONG_CODE = _("This code is wrong or was used already. Wait for a new one.")


class PasswordsMixin(forms.BaseForm):
    """Longer ones than anybody uses are refused before they are hashed, which takes its time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if "password" in name:
                field.validators.append(MaxLengthValidator(LONGEST_PASSWORD, PASSWORD_TOO_LONG))


class SignInForm(PasswordsMixin, AdminAuthenticationForm):
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
        with attempts.counted(self.request, username) as attempt:
            super().clean()
            attempt.succeeded = True
        return self.cleaned_data


class FirstPasswordForm(PasswordsMixin, SetPasswordForm):  # type: ignore[type-arg]
    """Of an invitation."""


class PasswordForm(PasswordsMixin, AdminPasswordChangeForm):
    """A new password; attempts at the old one count."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        with attempts.counted(self.request, self.user.get_username()) as attempt:
            old = super().clean_old_password()
            attempt.succeeded = True
        return old

    def save(self, commit: bool = True) -> Any:
        account = super().save(commit)
        events.record(EventKind.PASSWORD, account, by=account)
        return account


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
            self.take_letters()

    def take_letters(self) -> None:
        attrs = {"autocomplete": "off", "inputmode": "text", "autocapitalize": "none"}
        self.fields["code"].widget.attrs |= attrs

    def refuse(self) -> None:
        self.add_error("code", WRONG_CODE)


class IdentityForm(PasswordsMixin, CodeForm):
    """The account's own password, and a code where a phone is set up: for what an unlocked screen
    left alone must not give to somebody passing by."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        error_messages={"required": _("Type your password.")},
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
    )
    field_order = ("password", "code")

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        self.request = request
        self.fields["code"].label = _("Code from the app, or a recovery code")
        self.take_letters()
        del self.fields["code"].widget.attrs["autofocus"]
        if second_factor.phone_of(request.user) is None:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """An attempt, which counts as at sign-in. A code is used up by a right password alone."""
        if not self.errors:
            with attempts.counted(self.request, self.request.user.get_username()) as attempt:
                self.check(self.request.user)
                attempt.succeeded = True
        return self.cleaned_data

    def check(self, person: Any) -> None:
        # Not the user's own method, which may save a newer hash, and by that end this session.
        if not check_password(self.cleaned_data["password"], person.password):
            raise ValidationError({"password": _("This is not your password.")})
        code = self.cleaned_data.get("code")
        if code is not None and second_factor.device_for(person, code) is None:
            again = _("Type your password again: for your safety it is not kept.")
            raise ValidationError({"password": again, "code": WRONG_CODE})
