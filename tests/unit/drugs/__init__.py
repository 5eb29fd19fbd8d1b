"""Names of medicines: compiled, found, guessed."""
