"""Who gets into the editors' desk: sign-in, second factor, lock-out and sessions."""
