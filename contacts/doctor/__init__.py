"""What `manage.py doctor` looks at: whether this machine has all that the site needs."""
