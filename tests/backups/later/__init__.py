"""The site's migrations and one more, as a later version may have it."""

import contacts.migrations

# Django looks for migrations in every folder of a package.
__path__ += contacts.migrations.__path__  # type: ignore[name-defined]  # noqa: F821
