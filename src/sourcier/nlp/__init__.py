"""French medical text: rules in Python, words in `lexicons/`."""
