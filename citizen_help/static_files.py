"""The collected files as pages name them: whole, or the pages go without."""

import logging
import os
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from whitenoise.storage import (
    CompressedManifestStaticFilesStorage,
)

logger = logging.getLogger(__name__)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """A page whose stylesheet was not collected is shown without it; `/readyz` tells."""

    def load_manifest(self) -> tuple[dict[str, str], str]:
        """None of the names where the manifest cannot be read, as where there is none."""
        try:
            names, digest = super().load_manifest()
            return names, digest
        except (OSError, ValueError, AttributeError) as error:  # the last: JSON, but no object
            logger.warning("The list of static files cannot be read: %s", error)
            return {}, ""

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
