"""Rules of the corpus: configuration, splitting, validity, storage."""
