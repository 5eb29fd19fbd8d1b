"""Charts and paper: plain data in, the same bytes out, wherever and whenever they are made.

`charts` draws SVG with Vega-Lite, `pdf` sets accessible PDF for an archive with typst.
Neither reads a font of the system, a clock or a network. Words come with the data: this
room knows no language.
"""
