"""Whether a pasted message, number, link, account or app is really the programme's."""
