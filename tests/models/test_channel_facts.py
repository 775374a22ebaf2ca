"""What people choose a channel by: what may be stored, and that nothing is known unless said."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from contacts.enums import Language
from contacts.models import Channel
from contacts.models.fields import LanguagesField
from tests.directory_rows import make_channel

pytestmark = pytest.mark.django_db
BOTH = frozenset(Language)


@pytest.mark.parametrize("value", [["ar", "en"], "en,ar", "ar، en", BOTH, {"en", "ar"}, 3])
def test_languages_come_back_however_they_are_given(value):
    make_channel(answer_languages=value)
    channel = Channel.objects.get()
    assert channel.answer_languages == BOTH
    assert Channel.objects.filter(answer_languages=BOTH).exists()


@pytest.mark.parametrize("value", ["fr", ["ar", "x"], 4, -1, [None]])
@pytest.mark.usefixtures("english")
def test_other_languages_are_refused(value):
    with pytest.raises(ValidationError, match="does not name languages"):
        LanguagesField().to_python(value)


def test_nothing_is_known_of_a_new_channel():
    make_channel()
    channel = Channel.objects.get()
    channel.full_clean()
    known = (channel.answer_languages, channel.cost, channel.sign_in, channel.has_response_time)
    assert known == (frozenset(), "", "", False)


@pytest.mark.parametrize(("text", "known"), [(" ", False), ("within a day", True)])
def test_reply_time_in_one_language_is_known(text, known):
    assert make_channel(response_time_en=text).has_response_time is known


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contacts_channel SET answer_languages = 4",
        "UPDATE contacts_channel SET cost = 'cheap'",
        "UPDATE contacts_channel SET sign_in = 'maybe'",
    ],
)
def test_the_database_refuses_what_is_no_choice(statement):
    make_channel()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_cost_that_is_no_choice_is_refused_in_words():
    with pytest.raises(ValidationError) as refused:
        Channel(slug="b", kind="phone", name_en="B", cost="cheap").full_clean()
    assert "cost" in refused.value.message_dict
