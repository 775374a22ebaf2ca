"""What is kept of sign-ins: who and when, no addresses, and no names that no account has."""

from datetime import timedelta

from django.db import models

from citizen_help.accounts import events
from citizen_help.accounts.events import EventKind
from contacts.models import AccountEvent
from tests.accounts.visitor import NAME, code_of


def kept() -> list[tuple[str, str, int]]:
    found = AccountEvent.objects.order_by("moment", "pk")
    return list(found.values_list("kind", "name", "times"))


def test_sign_in_counts_once_both_factors_are_proved(visitor, sara, phone):
    visitor.type_password()
    assert kept() == []
    visitor.type_code(code_of(phone))
    assert kept() == [("signed-in", NAME, 1)]


def test_first_sign_in_with_a_new_phone_is_told_once(visitor, sara):
    visitor.type_password()
    visitor.confirm_key(visitor.key())
    assert kept() == [("phone", NAME, 1), ("signed-in", NAME, 1)]


def test_failures_of_a_quarter_of_an_hour_are_one_line_and_the_lock_another(visitor, sara):
    for _try in range(5):
        visitor.type_password("wrong")
    assert kept() == [("failed", NAME, 5), ("locked", NAME, 1)]


def test_name_that_no_account_has_is_not_kept(visitor):
    visitor.type_password("wrong", name="my secret password")
    assert kept() == [("failed", "", 1)]


def test_sign_ins_are_forgotten_after_half_a_year_and_changes_are_not(sara, sunday_10):
    events.record(EventKind.SIGNED_IN, sara, by=sara)
    events.record(EventKind.PHONE, sara, by=sara)
    AccountEvent.objects.update(moment=models.F("moment") - timedelta(days=180, seconds=1))
    events.record(EventKind.SIGNED_IN, sara, by=sara)
    assert kept() == [("phone", NAME, 1), ("signed-in", NAME, 1)]
