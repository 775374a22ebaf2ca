"""A question with five pictures, which is there for as long as the site is audited."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLUG = "with-five-pictures"


@contextmanager
def pictured_guide() -> Iterator[None]:
    """In the content of the site that runs; a process that was killed may have left one behind."""
    in_shell(f"remove(); make_pictured_guide({SLUG!r})")
    try:
        yield
    finally:
        in_shell("remove()")


def in_shell(said: str) -> None:
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command"]
    names = "from tests.audit.pictured_guide import remove"
    names += "; from tests.picture_rows import make_pictured_guide"
    subprocess.run([*command, f"{names}; {said}"], cwd=ROOT, check=True)  # noqa: S603


def remove() -> None:
    """With its pictures, which no other question can have."""
    from contacts.models import Guide, Step
    from contacts.models.pictures import Picture

    steps = Step.objects.filter(guide__slug=SLUG)
    Picture.objects.filter(name__in=steps.values("picture_ar")).delete()
    Guide.objects.filter(slug=SLUG).delete()
