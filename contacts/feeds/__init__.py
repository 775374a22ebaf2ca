"""The published facts in the forms that other software reads."""
