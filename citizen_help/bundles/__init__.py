"""One stylesheet and one script for readers, each put together from its sources."""
