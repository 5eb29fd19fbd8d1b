"""Medicines: their names, brand ↔ substance ↔ class, as the corpus' own documents tell."""
