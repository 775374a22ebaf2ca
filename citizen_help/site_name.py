"""What the site is called, which its content says: for accounts, whose code knows no content."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


def site_name(_device: Any = None) -> str:
    """In the active language; also what an app for codes shows, which is asked of its device."""
    name: str = import_string(settings.NAMES_THE_SITE)()
    return name
