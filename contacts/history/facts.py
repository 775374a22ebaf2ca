"""How two public states of a row differ, as facts that sentences are made of.

A fact says `what` it is about, and often what was `before` and is `after`; `of` tells it from
others of its kind. Where it concerns readers of one language alone, it names `languages`.
Facts are plain JSON: they are stored (`contacts.models.Change`) and told in either language later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.apps import apps

from contacts.endpoints.kinds import KINDS
from contacts.enums import GuideForm, Language
from contacts.fallback import OTHER
from contacts.history.versions import Key, State
from contacts.models.confirmed_texts import PICTURE, translated_fields

Fact = dict[str, Any]
Columns = Mapping[str, Any]

# The rows that readers are told of, with the field that names them.
NAMES: Final = {
    "channel": "name",
    "guide": "title",
    "page": "title",
    "holiday": "name",
    "notice": "text",
    "claim": "value",
}
# What is no news, or is told of in a fact of its own.
UNTOLD: Final = frozenset(
    ["status", "position", "publish_at", "expire_at", "verified_on", "slug", "topic", "featured"]
    + ["other_wordings", "kind", "value", "verdict", "source"]
)
WHOLE: Final = {  # rows that are one fact
    "holiday": ("first_day", "last_day", "opens", "closes", "confirmed", "channel"),
    "notice": ("severity", "starts_at", "ends_at", "channel"),
    "claim": ("kind", "value", "verdict"),
}


def facts(key: Key, before: State, after: State) -> list[Fact]:
    """Both as `contacts.history.public_state` shows them: empty where readers see nothing."""
    old, new = before.get(key, {}), after.get(key, {})
    found = list(_of_presence(key, old, new))
    if new:
        found += _of_parts(key, before, after)
    return found


def name_of(key: Key, columns: Columns) -> dict[str, str]:
    """In both languages; of a claim, what is said of which value."""
    if key[0] == "claim":
        return {column: columns[column] for column in WHOLE["claim"]}
    return texts(columns, NAMES[key[0]])


def texts(columns: Columns, field: str) -> dict[str, str]:
    return {code: _line(columns.get(f"{field}_{code}")) for code in Language.values}


def _line(text: Any) -> str:
    """Blanks and line ends are no news."""
    return " ".join(str(text or "").split())


def _of_presence(key: Key, old: Columns, new: Columns) -> Iterator[Fact]:
    """Of the row itself."""
    name = key[0]
    if name in WHOLE:
        yield from _whole(name, old, new)
    elif bool(old) != bool(new):
        yield {"what": "presence", "before": bool(old), "after": bool(new)}
    if old and new:
        yield from _of_columns(key, old, new)


def _whole(name: str, old: Columns, new: Columns) -> Iterator[Fact]:
    before, after = (
        {column: columns.get(column) for column in WHOLE[name]} if columns else None
        for columns in (old, new)
    )
    if before != after:
        yield {"what": name, "before": before, "after": after}


def _of_columns(key: Key, old: Columns, new: Columns) -> Iterator[Fact]:
    name = key[0]
    in_languages = translated_fields(apps.get_model("contacts", name))
    for field in in_languages:
        before, after = texts(old, field), texts(new, field)
        if not (languages := _readers_of(before, after)):
            continue
        fact = {"of": field, "languages": languages}
        if field == NAMES[name]:
            yield {"what": "name", "before": before, "after": after, **fact}
        else:
            yield {"what": "text", **fact}
    columns = {f"{field}_{code}" for field in in_languages for code in Language.values}
    skipped = {*columns, *UNTOLD, *WHOLE.get(name, ())}
    for column in new:
        # A version that is older than the column says nothing of it.
        if column not in skipped and column in old and old[column] != new[column]:
            yield {"what": "field", "of": column, "before": old[column], "after": new[column]}


def _readers_of(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Whose page shows another text: where one is missing, the other language's stands."""
    seen = [{code: one[code] or one[OTHER[code]] for code in one} for one in (before, after)]
    return [code for code in before if seen[0][code] != seen[1][code]]


def _of_parts(key: Key, before: State, after: State) -> Iterator[Fact]:
    if key[0] == "channel":
        yield from _values(_parts(before, "endpoint"), _parts(after, "endpoint"))
        yield from _hours(_parts(before, "openinghours"), _parts(after, "openinghours"))
    if key[0] == "guide" and before:
        form = after[key].get("form", GuideForm.STEPS)
        for fact in _steps(_parts(before, "step"), _parts(after, "step"), form):
            yield fact | {"form": form}


def _parts(state: State, name: str) -> dict[int, Columns]:
    """By key, in the order in which pages show them."""
    found = {pk: columns for (model, pk), columns in state.items() if model == name}
    return dict(sorted(found.items(), key=lambda item: (item[1].get("position") or 0, item[0])))


def _values(old: Mapping[int, Columns], new: Mapping[int, Columns]) -> Iterator[Fact]:
    """A value that moved from one line of the form to another has not changed."""
    gone = {pk: _value(old[pk]) for pk in old}
    come = {pk: _value(new[pk]) for pk in new}
    same = {tuple(one) for one in gone.values()} & {tuple(one) for one in come.values()}
    for pk in dict.fromkeys([*old, *new]):
        before, after = gone.get(pk), come.get(pk)
        if before == after:
            labels = texts(old[pk], "label"), texts(new[pk], "label")
            if languages := _readers_of(*labels):
                yield {"what": "label", "of": pk, "languages": languages, "value": after}
            continue
        before, after = (one and (None if tuple(one) in same else one) for one in (before, after))
        if before or after:
            fact = {"what": "value", "of": pk, "before": before, "after": after}
            yield fact | _address("before", old.get(pk)) | _address("after", new.get(pk))


def _address(end: str, columns: Columns | None) -> Fact:
    """A place is known by the address that is its label, not by its point on a map."""
    of_place = columns and columns["kind"] in KINDS and KINDS[columns["kind"]].is_place
    return {f"{end}_label": texts(columns, "label")} if columns and of_place else {}


def _value(columns: Columns) -> list[str]:
    return [columns["kind"], columns["value"]]


def _hours(old: Mapping[int, Columns], new: Mapping[int, Columns]) -> Iterator[Fact]:
    """Of the usual week, and of each season, whole."""
    gone, come = _by_season(old.values()), _by_season(new.values())
    for season in dict.fromkeys([*gone, *come]):
        before, after = gone.get(season), come.get(season)
        rows = list(after or before or ())
        if [_line_of(row) for row in before or ()] != [_line_of(row) for row in after or ()]:
            yield {
                "what": "hours",
                "of": list(season),
                "before": [_line_of(row) for row in before or ()],
                "after": [_line_of(row) for row in after or ()],
                "name": next(
                    (name for row in rows if any((name := texts(row, "name")).values())), {}
                ),
            }
        elif languages := _readers_of_notes(before or (), after or ()):
            yield {"what": "note", "of": list(season), "languages": languages}


def _by_season(rows: Iterable[Columns]) -> dict[tuple[Any, Any], list[Columns]]:
    found: dict[tuple[Any, Any], list[Columns]] = {}
    for row in sorted(rows, key=_line_of):
        found.setdefault((row.get("valid_from"), row.get("valid_to")), []).append(row)
    return found


def _line_of(row: Columns) -> list[str]:
    return [row["days"], row.get("opens") or "", row.get("closes") or ""]


def _readers_of_notes(old: Sequence[Columns], new: Sequence[Columns]) -> list[str]:
    """Of what stands beside the same hours."""
    found: dict[str, None] = {}
    for before, after in zip(old, new, strict=False):
        for field in ("note", "name"):
            found |= dict.fromkeys(_readers_of(texts(before, field), texts(after, field)))
    return list(found)


def _steps(old: Mapping[int, Columns], new: Mapping[int, Columns], form: str) -> Iterator[Fact]:
    """A channel is shown with an option alone."""
    for pk in dict.fromkeys([*old, *new]):
        if pk in old and pk in new:
            yield from _picture(pk, old[pk], new[pk])
        fact = {"what": "step", "of": pk, "before": pk in old, "after": pk in new}
        if pk in old and pk in new:
            fields = ("text", "detail")
            pairs = [(texts(old[pk], one), texts(new[pk], one)) for one in fields]
            languages = dict.fromkeys(code for pair in pairs for code in _readers_of(*pair))
            leads = old[pk].get("channel"), new[pk].get("channel")
            leads_elsewhere = form == GuideForm.OPTIONS and leads[0] != leads[1]
            if leads_elsewhere:
                fact["leads_elsewhere"], languages = True, dict.fromkeys(Language.values)
            if not languages:
                continue
            fact |= {"is_changed": True, "languages": list(languages)}
        yield fact
    kept = [[pk for pk in one if pk in old and pk in new] for one in (old, new)]
    if kept[0] != kept[1]:
        yield {"what": "order", "before": kept[0], "after": kept[1]}


def _picture(pk: int, old: Columns, new: Columns) -> Iterator[Fact]:
    """Of a step that stays; a description alone is no news."""
    before, after = texts(old, PICTURE), texts(new, PICTURE)
    if languages := _readers_of(before, after):
        fact = {"what": "picture", "of": pk, "before": before, "after": after}
        yield {**fact, "step": texts(new, "text"), "languages": languages}


def merged(earlier: list[Fact], later: list[Fact]) -> list[Fact]:
    """What two changes of one row come to, what was taken back included."""
    found: dict[str, Fact] = {}
    for fact in (*earlier, *later):
        key = f"{fact['what']} {fact.get('of', '')}"
        found[key] = _joined(found[key], fact) if key in found else fact
    return list(found.values())


def _joined(known: Fact, fact: Fact) -> Fact:
    joined = {**known, **fact}
    joined |= {key: known[key] for key in ("before", "before_label") if key in known}
    if "languages" in known and "languages" in fact:
        joined["languages"] = list(dict.fromkeys([*known["languages"], *fact["languages"]]))
    return joined


def worth_telling(found: list[Fact]) -> list[Fact]:
    """Nothing of what was taken back; of what is gone that alone, of what is new no edits."""
    own = next((fact for fact in found if fact["what"] in ("presence", *WHOLE)), None)
    if own and not own["after"]:
        return [own] if own["before"] else []
    told = [fact for fact in _without_returned(found) if not _is_undone(fact)]
    if own and not own["before"]:
        return [fact for fact in told if fact is own or fact["what"] in ("value", "hours")]
    return told


def _without_returned(found: list[Fact]) -> list[Fact]:
    """Nothing of a value that went from one line of the form and came in another."""
    values = [fact for fact in found if fact["what"] == "value"]
    gone, come = ([fact[end] for fact in values if fact[end]] for end in ("before", "after"))
    lines = {fact["of"] for fact in values if fact["before"] != fact["after"]}
    kept = []
    for fact in found:
        if fact["what"] == "value":
            before, after = fact["before"], fact["after"]
            before, after = (before not in come and before), (after not in gone and after)
            fact = {**fact, "before": before or None, "after": after or None}
        if fact["what"] != "label" or fact["of"] not in lines:
            kept.append(fact)
    return kept


def is_wording(fact: Fact) -> bool:
    """Whether texts alone have changed, or how they are laid out and illustrated."""
    if fact["what"] == "step":  # one that stays, with the channel that it led to
        return "is_changed" in fact and not fact.get("leads_elsewhere")
    is_form = fact["what"] == "field" and fact["of"] == "form"
    return is_form or fact["what"] in {"text", "name", "label", "note", "order", "picture"}


def _is_undone(fact: Fact) -> bool:
    is_changed = fact.get("is_changed") and fact["after"]  # it is there before and after
    return "before" in fact and fact["before"] == fact["after"] and not is_changed
