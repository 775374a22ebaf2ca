"""deploy/compose.yaml: what each container may take, and that its commands are there.

`make check` holds the file against the schema of the Compose Specification.
"""

import re

import pytest
import yaml
from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = sorted(name for name, one in SERVICES.items() if one.get("image") == "citizen-help")
VAR = "/srv/citizen-help/var"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_container_is_bounded_and_comes_back(name):
    service = SERVICES[name]
    assert service["init"] is True
    assert service["mem_limit"] == "1g"
    assert service["pids_limit"] == 256
    assert service["stop_grace_period"] in {"40s", "2m"}
    assert service["restart"] in {"unless-stopped", "on-failure:3"}
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["logging"]["options"] == {"max-size": "20m", "max-file": "5"}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"prepare", "jobs"}))
def test_container_that_serves_says_whether_it_is_well(name):
    """Those of the site by their image."""
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    assert "healthcheck" in SERVICES[name] or (name in OURS and "HEALTHCHECK" in dockerfile)


@pytest.mark.parametrize("name", OURS)
def test_site_writes_nothing_but_what_its_jobs_write(name):
    service = SERVICES[name]
    written = [one for one in service.get("volumes", []) if not one.endswith(":ro")]
    jobs = [f"backups:{VAR}/backups", f"jobs:{VAR}/jobs"]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert [one.partition(":")[0] for one in service["tmpfs"]] == ["/tmp", f"{VAR}/search"]  # noqa: S108
    assert written == (jobs if name == "jobs" else [])


def test_volumes_are_those_that_are_mounted():
    mounted = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith(".")
    }
    assert mounted == set(COMPOSE["volumes"])


def test_folders_under_volumes_belong_to_the_user_of_the_image():
    """A new volume takes owner and mode from what it lies over."""
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    assert "mkdir -p var/backups var/jobs var/search && chown -R citizen-help var" in dockerfile
    assert "chmod 700 var var/backups var/jobs" in dockerfile
    assert re.search(r"^USER citizen-help$", dockerfile, re.MULTILINE)


def test_no_command_goes_through_a_shell():
    commands = {name: SERVICES[name]["command"] for name in OURS if "command" in SERVICES[name]}
    assert commands == {
        "prepare": [".venv/bin/python", "-m", "tools.prepare", "--socket"],
        "jobs": [".venv/bin/python", "manage.py", "jobs", "--keep-running"],
    }
