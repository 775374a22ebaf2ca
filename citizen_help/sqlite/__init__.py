"""Django's SQLite backend, which notices that its file was replaced or is gone (base.py)."""
