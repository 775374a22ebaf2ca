"""Telephone numbers of a site that is not in Saudi Arabia."""

import pytest
from django.test import override_settings

from contacts.endpoints import InvalidEndpoint, canonical, display
from contacts.endpoints.numbering import own
from contacts.endpoints.phones import is_toll_free
from contacts.languages.number_groups import numbers


@pytest.mark.parametrize(
    ("country", "typed", "stored", "shown"),
    [
        ("DE", "030 23125 000", "+493023125000", "+49 30 23125000"),
        ("DE", "٠٣٠ ٢٣١٢٥ ٠٠٠", "+493023125000", "+49 30 23125000"),
        ("DE", "+49 (0)30 23125-000", "+493023125000", "+49 30 23125000"),
        ("DE", "0049 30 23125000", "+493023125000", "+49 30 23125000"),
        ("DE", "tel:+493023125000", "+493023125000", "+49 30 23125000"),
        ("DE", "115", "115", "115"),
        ("DE", "116117", "116117", "116117"),
        ("DE", "0800 1234567", "+498001234567", "+49 800 1234567"),
        ("DE", "+966 50 123 4567", "+966501234567", "+966 50 123 4567"),
        ("US", "(202) 555-0123", "+12025550123", "+1 202-555-0123"),
        ("US", "1-202-555-0123", "+12025550123", "+1 202-555-0123"),
        ("US", "911", "911", "911"),
        ("KW", "2234 5678", "+96522345678", "+965 2234 5678"),
        ("AE", "800 1234", "+9718001234", "+971 800 1234"),
        ("IT", "06 1234 5678", "+390612345678", "+39 06 1234 5678"),
    ],
)
def test_number_is_read_as_it_is_dialled_there(country, typed, stored, shown):
    with override_settings(PHONE_COUNTRY=country):
        assert canonical("phone", typed) == stored
        assert canonical("phone", stored) == stored
        assert display("phone", stored) == shown


@pytest.mark.parametrize(
    ("country", "typed"),
    [
        ("DE", "20261231"),  # a date
        ("DE", "1012345678"),
        ("DE", "+49 30"),
        ("DE", "12"),
        ("DE", "030"),
        ("DE", "call 115"),
        ("US", "2025550"),
        ("SA", "030 23125000"),
    ],
)
def test_what_nobody_could_dial_is_no_number(country, typed):
    with override_settings(PHONE_COUNTRY=country), pytest.raises(InvalidEndpoint):
        canonical("phone", typed)


def test_messengers_take_no_short_number(in_berlin):
    assert canonical("whatsapp", "0171 1234567") == "+491711234567"
    with pytest.raises(InvalidEndpoint):
        canonical("whatsapp", "115")


def test_calls_that_cost_nothing_are_known(in_berlin):
    assert [is_toll_free(one) for one in ("+498001234567", "115", "+493023125000")] == [
        *(True, True, False)
    ]


def test_number_has_the_spellings_of_the_country(in_berlin):
    assert own().spellings("+493023125000") == ("03023125000", "3023125000")
    assert own().national("00493023125000") == own().national("03023125000") == "3023125000"
    assert own().national("20261231") == ""


@pytest.mark.parametrize("chain", ["030 23125000", "+49 30 23125000", "0171 123 45 67"])
def test_groups_of_a_number_stay_together(in_berlin, chain):
    assert list(numbers(chain)) == [(0, len(chain))]


@pytest.mark.parametrize("typed", ["52.5163, 13.3777", "-33.8568, 151.2153", "0.5, -0.5"])
def test_place_may_be_anywhere_on_the_earth(in_berlin, typed):
    assert canonical("address", typed) == "geo:" + typed.replace(" ", "")


@pytest.mark.parametrize("typed", ["95, 13", "52, 190"])
def test_place_off_the_earth_is_refused(in_berlin, typed):
    with pytest.raises(InvalidEndpoint):
        canonical("address", typed)
