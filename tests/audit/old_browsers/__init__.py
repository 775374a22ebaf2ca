"""Walks the site with Chromium as it was years ago: `make old-browsers`."""
