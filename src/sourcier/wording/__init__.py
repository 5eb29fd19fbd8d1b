"""French and English words for people, and French typography.

`sentences` gives the French sentence of a key, `Speech` says one in the language of the
reader. English is read from its catalogue only when somebody asks for it.
"""
