"""The state database: what changes while Sourcier runs, beside releases that never do.

`state` is the port: a transaction that reads, one that writes. Two adapters keep it: the
light one for a cold `ask`, and SQLAlchemy's for whatever runs longer. Alembic brings an
older database up to date. Only `audit` may write through it, so that no write is silent.
"""
