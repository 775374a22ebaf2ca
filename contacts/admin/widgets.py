"""Inputs of the admin's forms; the browser's own ones wherever it has them."""

from datetime import time
from typing import Any

from django import forms


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
