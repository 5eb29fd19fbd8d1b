"""Where every reply is kept: asked, recorded, replayed, proved, and one day erased.

`ask` is the door of the command line and of the pages: the pipeline, then the record. What
is kept of a reply are places, never the words of its sources. `replay` answers again on the
release of that day; `proof` writes a file that anyone can check without us.
"""
