"""Moving all data into another database."""
