"""The parts of a question in JSON-LD: its short answer, and what is done in order."""

from django.conf import settings

from contacts.fallback import LocalizedText
from contacts.feeds.guide_facts import GuideFacts, StepFacts
from contacts.feeds.json_ld_syntax import Node, tagged


def question(title: LocalizedText, answer: LocalizedText) -> Node:
    accepted = {"@type": "Answer", "text": answer.value, "inLanguage": answer.language}
    return {
        "@type": "Question",
        "name": title.value,
        "inLanguage": title.language,
        "acceptedAnswer": accepted,
    }


def how_to(facts: GuideFacts, url: str, language: str) -> Node:
    title = facts.title.in_language(language)
    return {
        "@type": "HowTo",
        "@id": f"{url}#steps",
        "name": title.value,
        "inLanguage": title.language,
        "step": [_step(each, at, url, language) for at, each in enumerate(facts.steps, start=1)],
    }


def _step(facts: StepFacts, position: int, url: str, language: str) -> Node:
    """Programs read `text` for what to do, and some nothing else; the detail is about it."""
    text = facts.text.in_language(language)
    detail = facts.detail.in_language(language)
    return {
        "@type": "HowToStep",
        "position": position,
        "url": f"{url}#{facts.anchor}",
        "name": text.value,
        "text": text.value,
        **({"description": tagged(detail, text.language)} if detail else {}),
        **_image(facts, language),
        "inLanguage": text.language,
    }


def _image(facts: StepFacts, language: str) -> Node:
    """The picture that the page shows, whole; its caption is what stands for it there."""
    shown = facts.shown_picture(language)
    if shown is None:
        return {}
    image: Node = {
        "@type": "ImageObject",
        "url": f"{settings.SITE_URL}{shown.large}",
        "width": shown.name.width,
        "height": shown.name.height,
        "caption": tagged(shown.alt, shown.text.language),
        "inLanguage": shown.text.language,
    }
    return {"image": image}
