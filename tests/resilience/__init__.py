"""Experiments with faults and attacks: `make resilience` runs them and prints their table."""
