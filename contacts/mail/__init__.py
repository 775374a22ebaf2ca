"""What the desk tells people by e-mail: made here, put into the database, sent by a timer."""
