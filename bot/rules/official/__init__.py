"""Documents of law as they were issued: read from files, split into provisions, kept in the store, put on the shelf.

`reading.read_document` makes a `Paper` of a file; `loading` holds the use cases; `corpus.corpus_of` gives what is
loaded, and `joining.joined` puts it together with the digest.
"""
