"""`manage.py doctor`: what this machine lacks, in sentences, with the commands that mend it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from contacts.doctor.checks import CHECKS, findings
from contacts.doctor.finding import Finding

WELL, FAULT, NOTE = "✓", "✗", "·"


class Command(BaseCommand):
    help = (
        "Looks at this machine: settings, files, database, clock, the running site, its proxy and "
        "certificate, jobs, backups, mail. Says what is missing and the command that mends it. "
        "Ends with status 1 when something is missing."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        for subject, checks in CHECKS:
            found = findings(checks)
            faults += sum(finding.is_fault for finding in found)
            self.tell(str(subject), found)
        if faults:
            self.stdout.write(_("Faults: %(count)d.") % {"count": faults})
            raise SystemExit(1)
        self.stdout.write(_("All is well."))

    def tell(self, subject: str, found: list[Finding]) -> None:
        is_well = not any(finding.is_fault for finding in found)
        self.stdout.write(f"{WELL if is_well else FAULT} {subject}")
        for finding in found:
            self.stdout.write(f"  {FAULT if finding.is_fault else NOTE} {finding.sentence}")
            for line in finding.remedy.splitlines():
                self.stdout.write(f"      {line}")
