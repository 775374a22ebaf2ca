"""A picture that nobody may see goes at once, whatever the history names."""

import pytest
from django.core.management import CommandError, call_command

from contacts.models import Picture, Step
from tests.picture_rows import add_picture, make_picture, take_off_pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_content", "english")]


def test_picture_goes_once_no_step_shows_it(client, capsys):
    name = make_picture().value
    add_picture(Step.objects.filter(guide__slug="call-19912")[0], "ar", make_picture(), "شاشة")
    with pytest.raises(CommandError, match="question “call-19912” shows it"):
        call_command("forget_picture", name)
    take_off_pictures()
    call_command("forget_picture", name)
    assert "Restart the site" in capsys.readouterr().out
    assert not Picture.objects.filter(name=name).exists()
    assert client.get(f"/pictures/{name}/small.webp").status_code == 404


def test_name_that_no_picture_has_is_told():
    with pytest.raises(CommandError, match="no picture of this name: nothing"):
        call_command("forget_picture", "nothing")
