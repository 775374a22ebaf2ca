"""What is wrong with a picture, in a sentence for who brought it. Pure."""


class PictureProblem(ValueError):
    """One translated sentence: what is wrong, and how to mend it."""
