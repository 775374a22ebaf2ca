"""What readers see at this moment, and how every process learns that it changed."""
