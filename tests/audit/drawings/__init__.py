"""The drawings of the first content: which there are, and the step in which each stands first."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from contacts.content.picture_files import folder_of

PAGE = Path(__file__).with_name("drawings.html")
FILE = Path(__file__).resolve().parents[3] / "contacts" / "first_content.yaml"
FOLDER = folder_of(FILE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """`figure`: its id in drawings.html; made in both languages."""

    figure: str
    guide: str
    step: str


DRAWINGS = (
    Drawing("address", "send-inquiry-website", "visit-site"),
    Drawing("menu", "send-inquiry-website", "choose-contact"),
    Drawing("send", "send-inquiry-website", "press-send"),
    Drawing("store", "download-app", "search-name"),
    Drawing("support", "contact-through-app", "choose-support"),
    Drawing("account", "message-on-x", "find-account"),
)


def named(content: str, drawing: Drawing) -> dict[str, str]:
    """The names of its pictures by language, in the text of the content file."""
    guides = {guide["slug"]: guide for guide in yaml.safe_load(content)["guides"]}
    steps = {step["uid"]: step for step in guides[drawing.guide]["steps"]}
    return dict(steps[drawing.step]["picture"])
