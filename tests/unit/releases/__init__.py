"""Rules of releases: what is read, kept, probed and published."""
