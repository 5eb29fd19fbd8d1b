"""What may be quoted: versions of documents, their passages, and when each is valid."""
