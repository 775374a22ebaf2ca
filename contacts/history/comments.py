"""What a version says of itself, beside the rows in it."""

import json
from typing import Any

from reversion.models import Revision


def comment_of(revision: Revision) -> dict[str, Any]:
    try:
        said = json.loads(revision.comment or "{}")
    except ValueError:  # written by another program
        return {"reason": revision.comment}
    return said if isinstance(said, dict) else {}
