"""From the tokens of a question to the passages that may answer it.

One port, several engines; everything that a clinician sees is decided above the port.
"""
