"""Search over guides and their steps, in Arabic and English at once.

``service`` is the one entry point; every other module is free of Django.
"""
