"""A small content file, and what can be wrong with one: where it is told, and in what words."""

from dataclasses import dataclass
from pathlib import Path

import yaml

GOOD = """\
channels:
  - slug: hotline
    kind: phone
    status: published
    verified_on: 2026-11-22
    always_available: false
    name:
      ar: "الرقم الموحد"
      en: "Unified number"
    endpoints:
      - kind: phone
        value: "19912"
    opening_hours:
      - days: [sun, mon]
        opens: "08:00"
        closes: "16:00"
topics:
  - slug: phone
    name: {en: "Phone"}
guides:
  - slug: call
    status: published
    topic: phone
    channel: hotline
    title:
      ar: "كيف أتصل؟"
    steps:
      - uid: dial
        text:
          ar: "اتصل بالرقم 19912."
          en: "Call 19912."
      - uid: wait
        text: {en: "Wait."}
pages:
  - slug: about
    title: {en: "About"}
    body:
      en: |
        One.

        Two.
synonyms:
  - {language: ar, term: "جوال", equivalents: ["هاتف"]}
holidays:
  - first_day: 2026-09-23
    last_day: 2026-09-23
    name: {en: "National Day"}
"""


@dataclass(frozen=True)
class Broken:
    """`old` in GOOD (its first occurrence) becomes `new`; then `says` is told of line and field."""

    name: str
    old: str
    new: str
    line: int
    field: str
    says: str
    errors: int = 1  # some mistakes cause a second one: a title that is misspelt is missing too

    @property
    def text(self) -> str:
        assert self.old in GOOD, self.name
        return GOOD.replace(self.old, self.new, 1)


CASES = [
    Broken(**case)
    for case in yaml.safe_load(Path(__file__).with_name("broken_files.yaml").read_text("utf-8"))
]
