"""Keys of rows in addresses: numbers that a database takes. Others are no address of the site."""

from django.urls.converters import IntConverter

LARGEST_KEY = 2**63 - 1


class KeyConverter(IntConverter):
    """`<key:pk>`; 404 for what no row has."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        key = super().to_python(value)
        if key > LARGEST_KEY:
            raise ValueError("no row has such a key")
        return key
