"""When channels answer: hours of the week, seasons and holidays, and what follows from them."""
