"""What starting the site loads: nothing that only editors, commands or tests need."""

import json
import os
import socket
import subprocess
import sys

import pytest

from tests.prepared import copy_prepared

# Answers one page, as the first reader would get it, and names what was imported for that.
SCRIPT = """
import json, sys
from citizen_help.wsgi import application
from citizen_help.page_cache.key import Key
application.warmer._start_thread = lambda: None
rendered, _version = application.render(Key("/ar/", ""))
print(json.dumps([rendered.status, sorted(sys.modules)]))
"""
NOT_FOR_READERS = ["holidays", "openpyxl", "hypothesis", "pytest", "babel", "segno", "PIL"]


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    var = tmp_path_factory.mktemp("var")
    copy_prepared(var)
    env = {**os.environ, "VAR": str(var), "PORT": free_port()}
    subprocess.run(
        [sys.executable, "-m", "tools.prepare"], env=env, check=True, capture_output=True
    )
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    status, modules = json.loads(done.stdout)
    assert status == "200 OK"
    return modules


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.mark.parametrize("name", NOT_FOR_READERS)
def test_reader_waits_for_no_library_of_others(start, name):
    assert [module for module in start if module.split(".")[0] == name] == []
