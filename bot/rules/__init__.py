"""Questions about the rules: the digest of the law, the index over it, and honest answers.

`Engine.load().ask(question, on)` is the door; `load_corpus()` gives the digest itself for reading.
"""
