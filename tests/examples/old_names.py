"""What names the programme of the first content and nobody else."""

import re

OLD_NAMES = re.compile(
    r"19912|citizen[ _-]?(?:account|care|help)|ca\.gov\.sa|حساب المواطن|دليل المساعدة",
    re.IGNORECASE,
)


def old_names(text: str) -> list[str]:
    return sorted(set(OLD_NAMES.findall(text)))
