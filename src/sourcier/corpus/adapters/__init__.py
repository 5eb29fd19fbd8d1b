"""Ways to keep a corpus; only `bootstrap` and the tests name one."""
