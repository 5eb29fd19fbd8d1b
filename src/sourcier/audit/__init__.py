"""Who did what, when, on what: a chain of entries that only grows.

`journal` is the only way to write to the state database: a write takes its event, and both
last or neither does. `verifying` reads the chain again and names the first bad entry.
"""
