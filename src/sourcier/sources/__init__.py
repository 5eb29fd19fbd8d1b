"""One official source a file: bytes in, documents out.

A source is a function (`reading.Reader`), not a class: it takes the files of one
`[[source]]` block and gives documents, and remarks on rows that it had to repair.
"""
