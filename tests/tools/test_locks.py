"""The locks of requirements/ hold what pyproject.toml asks for, and no registry's address."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

LOCKS = settings.BASE_DIR / "requirements"
PROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
DEV = PROJECT["dependency-groups"]["dev"]


def pins(name: str) -> dict[str, str]:
    """The locked version of each package."""
    lines = (LOCKS / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lines, flags=re.MULTILINE))


@pytest.mark.parametrize(("lock", "wanted"), [("run.txt", RUN), ("dev.txt", RUN + DEV)])
def test_lock_satisfies_the_project(lock, wanted):
    locked = pins(lock)

    unmet = [
        text
        for text in wanted
        if (requirement := Requirement(text))
        and not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]

    assert unmet == []


@pytest.mark.parametrize("wanted", RUN)
def test_no_library_goes_past_its_next_major_version_unasked(wanted):
    limits = {one.operator: Version(one.version) for one in Requirement(wanted).specifier}
    limit = limits.get("<", limits.get("=="))

    assert limit is not None
    assert limit <= Version(str(limits.get(">=", limit).major + 1))


def test_dev_lock_holds_all_of_the_run_lock():
    assert pins("run.txt").items() - pins("dev.txt").items() == set()


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_lock_holds_no_address_and_no_path(lock):
    text = (LOCKS / lock).read_text(encoding="utf-8")

    assert re.findall(r"\S*(?:://|file:|--index|--find-links| /)\S*", text) == []


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_every_locked_package_has_hashes(lock):
    text = (LOCKS / lock).read_text(encoding="utf-8")
    entries = re.findall(
        r"^[a-z0-9-]+==.*(?:\n +--hash=sha256:[0-9a-f]{64}.*)+", text, re.MULTILINE
    )

    assert len(entries) == len(pins(lock))
