"""Releases of the corpus: built whole, probed, made current by one rename, or not at all."""
