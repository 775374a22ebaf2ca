"""The scripts that install: what they do and say on a machine that lacks something."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

NEW_PYTHON = """#!/bin/sh
case "$*" in
    *ensurepip*) exit {has_venv} ;;
    *version_info*) exit {is_old} ;;
    *"pip --version") exit 0 ;;
    *"pip install"*) echo installed >> {log}; exit {install_fails} ;;
    "-m venv --clear .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of the scripts, with locks of its own."""
    shutil.copytree(settings.BASE_DIR / "tools", tmp_path / "tools")
    (tmp_path / "requirements").mkdir()
    for lock in ("run.txt", "dev.txt"):
        (tmp_path / "requirements" / lock).write_text(f"{lock}\n")
    return tmp_path


def programs(folder: Path, **scripts: str) -> dict[str, str]:
    """An environment whose only programs are /bin's plain ones and `scripts`."""
    bin_folder = folder / "bin"
    bin_folder.mkdir(exist_ok=True)
    for name in ("cat", "cmp", "cp", "dirname", "ls", "mkdir", "mktemp", "mv", "rm", "sh"):
        if not (bin_folder / name).exists():
            (bin_folder / name).symlink_to(shutil.which(name) or name)
    for name, text in scripts.items():
        script = bin_folder / name.replace("_", "-")
        script.write_text(text)
        script.chmod(0o755)
    return {"PATH": str(bin_folder)}


def python(folder: Path, **answers: int) -> str:
    """A stand-in for Python that notes what it is asked to install."""
    defaults = {"has_venv": 0, "is_old": 0, "install_fails": 0}
    return NEW_PYTHON.format(**{**defaults, **answers}, log=folder / "log")


def run(
    project: Path, script: str, *arguments: str, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", project / "tools" / script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def installs(project: Path) -> int:
    log = project / "log"
    return len(log.read_text().splitlines()) if log.exists() else 0


def test_install_makes_the_environment_once(project):
    environment = programs(project, python3=python(project))

    first = run(project, "install.sh", "run", environment=environment)
    second = run(project, "install.sh", "run", environment=environment)

    assert (first.returncode, first.stderr) == (0, "")
    assert (second.returncode, second.stdout) == (0, "")
    assert installs(project) == 1


def test_install_for_the_suite_serves_for_running_too(project):
    environment = programs(project, python3=python(project))

    run(project, "install.sh", "dev", environment=environment)
    run(project, "install.sh", "run", environment=environment)

    assert installs(project) == 1


def test_changed_lock_is_installed(project):
    environment = programs(project, python3=python(project))
    run(project, "install.sh", "run", environment=environment)

    (project / "requirements" / "run.txt").write_text("newer\n")
    run(project, "install.sh", "run", environment=environment)

    assert installs(project) == 2


def test_failed_install_is_done_again(project):
    failing = programs(project, python3=python(project, install_fails=1))
    failed = run(project, "install.sh", "run", environment=failing)
    shutil.copy(project / "bin" / "python3", project / ".venv" / "bin" / "python")
    (project / ".venv" / "bin" / "python").write_text(python(project))

    mended = run(project, "install.sh", "run", environment=failing)

    assert failed.returncode == 1
    assert failed.stderr.startswith("The packages are not all installed")
    assert mended.returncode == 0
    assert installs(project) == 2


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"is_old": 1}, "Python 3.11 or newer is missing."),
        ({"has_venv": 1}, "Python's venv is missing."),
    ],
)
def test_install_names_the_missing_package(project, answers, said):
    environment = programs(project, python3=python(project, **answers))

    done = run(project, "install.sh", "run", environment=environment)

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(said)
    assert "apt-get install" in line
    assert not (project / ".venv").exists()


def test_debian_packages_names_the_command_for_an_ordinary_user(project):
    environment = programs(project, id="#!/bin/sh\necho 1000\n", msgfmt="", xgettext="")

    done = run(project, "debian_packages.sh", "chromium", "gettext", environment=environment)

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.endswith("As root: apt-get install --no-install-recommends chromium")


def test_debian_packages_are_installed_by_root(project):
    chromium = project / "bin" / "chromium"
    fetched = f'#!/bin/sh\necho "$*" >> {project}/log\n'
    fetched += f'case "$*" in update*) : > {project}/lists ;; esac\n'
    fetched += f"[ -e {project}/lists ] || exit 100\ncp /bin/true {chromium}\n"
    environment = programs(project, id="#!/bin/sh\necho 0\n", apt_get=fetched)

    done = run(project, "debian_packages.sh", "chromium", environment=environment)

    assert done.returncode == 0
    assert done.stdout == "Installing Debian packages: chromium\n"
    install = "install --yes --quiet --quiet --no-install-recommends chromium"
    assert (project / "log").read_text().splitlines() == [
        install,
        "update --quiet --quiet",
        install,
    ]


def test_debian_packages_says_nothing_when_all_is_there(project):
    there = programs(project, chromium="", msgfmt="", xgettext="", id=os.devnull)

    done = run(project, "debian_packages.sh", "chromium", "gettext", environment=there)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
