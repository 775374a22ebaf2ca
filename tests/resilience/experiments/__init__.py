"""One experiment a module; each has `run`, which yields its rows as they are measured."""
