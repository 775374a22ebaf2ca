"""What attackers send, and what runs inside a site's own process to send it quickly."""
