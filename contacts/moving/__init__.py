"""Moving all data into another database, SQLite or PostgreSQL, with proof that all is there."""
