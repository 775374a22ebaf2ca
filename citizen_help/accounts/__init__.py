"""Who gets into the admin: sign-in, second factor, lock-out and sessions."""
