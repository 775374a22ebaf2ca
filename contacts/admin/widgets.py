"""Inputs of the admin's forms; the browser's own ones wherever it has them."""

from datetime import datetime, time
from typing import Any

from django import forms

from contacts.endpoints.kinds import KINDS


class TextArea(forms.Textarea):
    def __init__(self, *, rows: int, **attrs: Any) -> None:
        super().__init__({"rows": rows, "class": "text-area", **attrs})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """With the line ends that are stored: a text nobody touched has then not changed."""
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


class LineArea(TextArea):
    """For one line that may be longer than the input is wide; the form joins line breaks."""

    def __init__(self) -> None:
        super().__init__(rows=2)


class TimeOfDayInput(forms.TimeInput):
    input_type = "time"

    def format_value(self, value: Any) -> Any:
        """Without seconds where there are none: they would only ask to be filled in."""
        if isinstance(value, time):
            return value.isoformat("seconds" if value.second else "minutes")
        return value


class KindSelect(forms.Select):
    """What to write for each kind, for a script to show beside the value."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if kind := KINDS.get(str(value)):
            option["attrs"]["data-hint"] = kind.hint
        return option


class MomentInput(forms.DateTimeInput):
    """A day and a time, on the site's clock."""

    input_type = "datetime-local"

    def format_value(self, value: Any) -> Any:
        """With seconds only where there are some, and then the browser takes others too."""
        if isinstance(value, datetime):
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        return value

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        step = {"step": "1"} if isinstance(value, datetime) and value.second else {}
        return super().get_context(name, value, {**step, **(attrs or {})})
