"""Rules of the sources, one file a source."""
