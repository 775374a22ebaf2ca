"""What a version and the forms of its repository have to have."""

import re
import tomllib

import pytest
import yaml
from django.conf import settings

ROOT = settings.BASE_DIR
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
FORMS = [path for path in FORMS if path.stem != "config"]
# Where readers, editors and adopters come, who need not write English.
IN_BOTH = {"content", "translation", "feature"}
ARABIC = re.compile("[\u0620-\u064a]")
INPUTS = {"input", "textarea", "dropdown", "checkboxes"}


def test_version_has_its_release_notes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = project["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    notes = (ROOT / "docs" / "releases" / f"{version}.md").read_text(encoding="utf-8")
    assert notes.startswith(f"# {version}\n")


def test_forms_are_those_for_faults_content_wording_and_ideas():
    assert [path.stem for path in FORMS] == ["bug", "content", "feature", "translation"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_is_as_its_site_takes_it(path):
    """Keys that GitHub asks for; without one of them it shows no form at all."""
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    asked = [each for each in form["body"] if each["type"] in INPUTS]
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    assert {each["type"] for each in form["body"]} <= INPUTS | {"markdown"}
    assert len({each["id"] for each in asked}) == len(asked)
    assert all(each["attributes"]["label"] for each in asked)
    assert any(each.get("validations", {}).get("required") for each in asked)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_for_readers_asks_in_both_languages(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    labels = [each["attributes"]["label"] for each in form["body"] if each["type"] in INPUTS]
    spoken = [form["name"], form["description"], *labels]
    arabic = [text for text in spoken if ARABIC.search(text)]
    assert arabic == (spoken if path.stem in IN_BOTH else [])
