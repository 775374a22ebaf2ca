"""Measurements that anyone can repeat; each prints a peer's figure from the same run."""
