"""Holds every kind of page against its budgets, in both languages: `make audit`."""
