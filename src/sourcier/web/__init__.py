"""The pages: one file a page family; each parses, calls one function, and draws.

`app.pages` assembles them. Whatever a page shows of a source is read again from the stored
document, its digest checked; nothing is fetched from elsewhere, and forms work without a
script.
"""
