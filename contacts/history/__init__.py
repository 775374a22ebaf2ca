"""Who changed what: versions to bring back, and two editors on one row."""
