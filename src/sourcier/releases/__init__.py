"""Releases of the corpus: built whole, probed, then made current, or not at all."""
