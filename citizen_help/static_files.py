"""The collected files as pages name them: whole, or the pages go without."""

import os
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from whitenoise.storage import (
    CompressedManifestStaticFilesStorage,
)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """A page whose stylesheet was not collected is shown without it; `/readyz` tells."""

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name


def missing() -> str:
    """What is wrong with the collected files, as this process knows them; "" when nothing is."""
    storage: Any = staticfiles_storage
    names = getattr(storage, "hashed_files", None)
    if names is None:  # in development, where they are read from the code
        return ""
    if not names or not storage.exists(storage.manifest_name):
        return "the static files are not collected: run tools.prepare, then restart"
    gone = next((one for one in names.values() if not is_readable(storage.path(one))), "")
    return f"a static file cannot be read: {gone}" if gone else ""


def is_readable(path: str) -> bool:
    return os.access(path, os.R_OK)
