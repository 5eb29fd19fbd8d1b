"""Engines; only `bootstrap` and the tests name one."""
