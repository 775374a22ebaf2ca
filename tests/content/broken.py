"""A small content file, and what can be wrong with one: where it is told, and in what words."""

from dataclasses import dataclass

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


LONG = "x" * 301

CASES = [
    # The structure of YAML
    Broken("tab", "    kind: phone", "\tkind: phone", 3, "", "Indent with spaces"),
    Broken("bracket", "[sun, mon]", "[sun, mon", 15, "", "This is not YAML: did not find"),
    Broken("indent", "    status: published", "   status: published", 4, "", "This is not YAML"),
    Broken("quote", '"Unified number"', '"Unified" number', 9, "", "This is not YAML"),
    Broken("at sign", '"19912"', "@citizen_care", 12, "", "This is not YAML"),
    Broken("anchor", "- slug: call", "- &call\n    slug: call", 21, "guides[0]", "Anchors (&)"),
    Broken("alias", "channel: hotline", "channel: *hotline", 24, "guides[0].channel", "aliases"),
    Broken("tag", "slug: call", "slug: !!str call", 21, "guides[0].slug", "Tags (!)"),
    Broken(
        "python tag",
        '"19912"',
        '!!python/object/apply:os.system ["true"]',
        12,
        "channels[0].endpoints[0].value",
        "Tags (!)",
    ),
    Broken(
        "list as key", "slug: hotline", "[slug]: hotline", 2, "channels[0]", "A key is one word"
    ),
    Broken("second document", "topics:", "---\ntopics:", 17, "", "A second document starts here"),
    Broken(
        "deep",
        "[sun, mon]",
        "[" * 20 + "]" * 20,
        14,
        "channels[0].opening_hours[0].days[0][0][0][0][0]",
        "nested too deeply",
    ),
    Broken("control", "Unified", "Uni\x00fied", 9, "", "U+0000"),
    Broken("separator", "Unified", "Uni\u2028fied", 9, "", "U+2028"),
    # Keys
    Broken(
        "key twice",
        "    kind: phone",
        "    slug: x\n    kind: phone",
        3,
        "channels[0].slug",
        "line 2",
    ),
    Broken("section twice", "pages:", "guides: []\npages:", 34, "guides", "line 20"),
    Broken(
        "language twice",
        '      en: "Unified',
        '      ar: "Unified',
        9,
        "channels[0].name.ar",
        "twice",
    ),
    Broken(
        "unknown section",
        "topics:",
        "topic:",
        17,
        "topic",
        "There is no key “topic” here",
        errors=2,
    ),
    Broken(
        "unknown key",
        "    title:\n      ar",
        "    titel:\n      ar",
        25,
        "guides[0].titel",
        "slug, status",
        errors=2,
    ),
    Broken(
        "unknown part key",
        "- uid: wait",
        "- uid: wait\n        id: 3",
        33,
        "guides[0].steps[1].id",
        "uid",
    ),
    Broken(
        "unknown language",
        '      en: "Unified',
        '      fr: "Unified',
        9,
        "channels[0].name.fr",
        "ar, en",
    ),
    Broken("missing slug", "- slug: call\n    status", "- status", 21, "guides[0].slug", "missing"),
    Broken("empty slug", "slug: call", "slug:", 21, "guides[0].slug", "missing"),
    Broken(
        "missing uid",
        "- uid: wait\n        text",
        "- text",
        32,
        "guides[0].steps[1].uid",
        "missing",
    ),
    Broken("missing kind", "    kind: phone\n", "", 2, "channels[0].kind", "missing"),
    Broken(
        "missing days",
        "- days: [sun, mon]\n        opens",
        "- opens",
        14,
        "channels[0].opening_hours[0].days",
        "missing",
    ),
    Broken(
        "missing last day", "    last_day: 2026-09-23\n", "", 45, "holidays[0].last_day", "missing"
    ),
    # Types
    Broken("number", '"19912"', "19912", 12, "channels[0].endpoints[0].value", 'quotes: "19912"'),
    Broken("number as slug", "slug: call", "slug: 19912", 21, "guides[0].slug", 'quotes: "19912"'),
    Broken("yes as word", '["هاتف"]', "[yes]", 43, "synonyms[0].equivalents[0]", 'quotes: "yes"'),
    Broken("time as text", '"Phone"', "12:30", 19, "topics[0].name.en", 'quotes: "12:30"'),
    Broken("list as text", '"Unified number"', "[a, b]", 9, "channels[0].name.en", "One value"),
    Broken(
        "text without language", '{en: "About"}', '"About"', 36, "pages[0].title", "under “ar:”"
    ),
    Broken(
        "keys as list",
        "  - slug: phone\n    name",
        "    slug: phone\n    name",
        18,
        "topics",
        "A list is expected",
        errors=2,
    ),
    Broken(
        "text as record",
        '- slug: phone\n    name: {en: "Phone"}',
        "- phone",
        18,
        "topics[0]",
        "Keys with values",
        errors=2,
    ),
    Broken(
        "word as list",
        "[sun, mon]",
        "sun",
        14,
        "channels[0].opening_hours[0].days",
        "A list is expected",
    ),
    Broken(
        "no flag",
        "always_available: false",
        "always_available: no",
        6,
        "channels[0].always_available",
        "“no” is neither true nor false",
    ),
    Broken(
        "quoted flag",
        "available: false",
        'available: "false"',
        6,
        "channels[0].always_available",
        "without quotes",
    ),
    # Values
    Broken(
        "status",
        "status: published",
        "status: publishd",
        4,
        "channels[0].status",
        "“publishd” is none of: draft, published.",
    ),
    Broken(
        "kind",
        "    kind: phone",
        "    kind: fax",
        3,
        "channels[0].kind",
        "website, phone, app, social",
    ),
    Broken(
        "endpoint kind",
        "- kind: phone",
        "- kind: mail",
        11,
        "channels[0].endpoints[0].kind",
        "“mail” is none of",
    ),
    Broken(
        "weekday",
        "[sun, mon]",
        "[sun, moon]",
        14,
        "channels[0].opening_hours[0].days[1]",
        "“moon” is none of",
    ),
    Broken(
        "no weekday",
        "[sun, mon]",
        "[]",
        14,
        "channels[0].opening_hours[0].days",
        "The list is empty",
    ),
    Broken(
        "language",
        "language: ar",
        "language: fr",
        43,
        "synonyms[0].language",
        "“fr” is none of: ar, en.",
    ),
    Broken(
        "endpoint",
        '"19912"',
        '"call us"',
        12,
        "channels[0].endpoints[0].value",
        "“call us” is not a phone number",
    ),
    Broken(
        "insecure link",
        'kind: phone\n        value: "19912"',
        'kind: url\n        value: "http://a.sa"',
        12,
        "channels[0].endpoints[0].value",
        "not a safe web address",
    ),
    Broken(
        "short time",
        '"08:00"',
        "8:00",
        15,
        "channels[0].opening_hours[0].opens",
        "“8:00” is not a time",
    ),
    Broken(
        "hour 24",
        '"16:00"',
        '"24:00"',
        16,
        "channels[0].opening_hours[0].closes",
        "“24:00” is not a time",
    ),
    Broken(
        "date",
        "2026-11-22",
        "22-11-2026",
        5,
        "channels[0].verified_on",
        "“22-11-2026” is not a date",
    ),
    Broken(
        "no such day",
        "2026-11-22",
        "2026-02-30",
        5,
        "channels[0].verified_on",
        "“2026-02-30” is not a date",
    ),
    Broken(
        "bad slug",
        "slug: call",
        'slug: "call us"',
        21,
        "guides[0].slug",
        "letters, numbers, underscores",
    ),
    Broken(
        "bad uid", "uid: dial", "uid: Dial", 28, "guides[0].steps[0].uid", "small Latin letters"
    ),
    Broken(
        "long step",
        '"Call 19912."',
        f'"{LONG}"',
        31,
        "guides[0].steps[0].text.en",
        "at most 300 characters (it has 301)",
    ),
    Broken("NUL", '"Wait."', '"Wait\\0"', 33, "guides[0].steps[1].text.en", "cannot be stored"),
    # Rows that do not fit together
    Broken(
        "unknown channel",
        "channel: hotline",
        "channel: hotlin",
        24,
        "guides[0].channel",
        "no “hotlin” among the channels",
    ),
    Broken(
        "unknown topic",
        "topic: phone",
        "topic: fone",
        23,
        "guides[0].topic",
        "no “fone” among the topics",
    ),
    Broken(
        "slug twice",
        "topics:\n",
        "topics:\n  - slug: phone\n",
        19,
        "topics[1].slug",
        "“phone” is here twice: it is on line 18 already",
    ),
    Broken("uid twice", "uid: wait", "uid: dial", 32, "guides[0].steps[1].uid", "line 28 already"),
    Broken(
        "endpoint twice",
        '        value: "19912"\n',
        '        value: "19912"\n      - kind: phone\n        value: "١٩٩١٢"\n',
        14,
        "channels[0].endpoints[1].value",
        "“19912” is here twice",
    ),
    Broken(
        "synonym twice",
        "synonyms:\n",
        'synonyms:\n  - {language: ar, term: "جوال", equivalents: ["x"]}\n',
        44,
        "synonyms[1].term",
        "line 43 already",
    ),
    Broken(
        "half a time",
        '        closes: "16:00"\n',
        "",
        15,
        "channels[0].opening_hours[0].opens",
        "Give both times",
    ),
    Broken(
        "half a season",
        '        closes: "16:00"\n',
        '        closes: "16:00"\n        valid_to: 2027-01-01\n',
        17,
        "channels[0].opening_hours[0].valid_to",
        "Give both dates",
    ),
    Broken(
        "season reversed",
        '        closes: "16:00"\n',
        '        closes: "16:00"\n        valid_from: 2027-01-02\n        valid_to: 2027-01-01\n',
        17,
        "channels[0].opening_hours[0].valid_from",
        "ends before it starts",
    ),
    Broken(
        "holiday reversed",
        "last_day: 2026-09-23",
        "last_day: 2026-09-22",
        45,
        "holidays[0].first_day",
        "ends before it starts",
    ),
    Broken(
        "no title",
        '    title:\n      ar: "كيف أتصل؟"\n',
        "",
        21,
        "guides[0].title",
        "without a title in Arabic or in English",
    ),
    Broken(
        "blank title",
        '"كيف أتصل؟"',
        '"  "',
        25,
        "guides[0].title",
        "without a title in Arabic or in English",
    ),
    Broken(
        "blank step",
        '{en: "Wait."}',
        "",
        33,
        "guides[0].steps[1].text",
        "without a title in Arabic or in English",
    ),
]
