"""What is wrong with the looks of a page: pure, from what measure.js found."""

from typing import Any

from tests.audit.old_browsers.page import HEIGHT, WIDTH

TALLEST_HEADER = HEIGHT // 4
LARGEST_ICON = 48  # CSS pixels: the sign of a verdict; the others have 24
NO_COLOUR = {"rgba(0, 0, 0, 0)", "transparent", ""}


def faults(found: dict[str, Any], *, acts: bool) -> list[str]:
    """Short texts, none when all is well; a page that `acts` has a filled button."""
    wrong = []
    if found["background"] in NO_COLOUR or "Times" in found["font"] or found["margin"] != "0px":
        wrong.append("the stylesheet does not apply")
    if acts and not found["filled"]:
        wrong.append("no button has the accent's colour")
    if not 0 < found["header"] <= TALLEST_HEADER:
        wrong.append(f"the header is {found['header']} px high, at most {TALLEST_HEADER}")
    if found["width"] > WIDTH:
        beyond = f": {found['beyond'][0]}" if found["beyond"] else ""
        wrong.append(f"{found['width']} px wide{beyond}")
    if max(found["icons"], default=0) > LARGEST_ICON:
        wrong.append(f"an icon of {max(found['icons'])} px, at most {LARGEST_ICON}")
    if found["unsized"]:
        wrong.append(f"{found['unsized']} svg without width and height")
    return wrong
