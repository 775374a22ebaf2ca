"""Backups of the whole database in one file, and restoring them with proof that all is there."""
