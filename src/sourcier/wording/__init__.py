"""French and English words for people, and French typography."""
