"""How a site looks by what its editors chose: the tones of its colour, its pictures."""
