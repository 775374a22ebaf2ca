"""How long the rows of every table are kept, and what removes them (`manage.py purge`)."""
