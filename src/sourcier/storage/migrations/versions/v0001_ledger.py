"""Tables of the audit chain and of the recorded replies."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

GUARD = (
    "CREATE TRIGGER audit_entry_{act} BEFORE {act} ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END"
)
"""PostgreSQL will have its own, of the same name."""


def upgrade() -> None:
    """Make the tables."""
    _audit()
    op.create_table(
        "reply",
        _text("id", primary_key=True),
        _text("asked_at"),
        _text("retention"),
        sa.Column("expires", sa.Text, nullable=True),
        _text("release_name"),
        _text("sameness"),
        sa.Column("question", sa.Text, nullable=True),
        _text("record"),
        _text("salt"),
        sa.UniqueConstraint("sameness", name="reply_sameness"),
    )
    op.create_index("reply_expires", "reply", ["expires"])
    op.create_index("reply_retention", "reply", ["retention", "release_name"])


def _audit() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        *map(_text, ("instant", "actor", "action", "about", "purpose", "result")),
        *map(_text, ("digest", "previous", "hash")),
    )
    op.create_index("audit_entry_about", "audit_entry", ["about"])
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        *map(_text, ("hash", "seal")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for act in ("update", "delete"):
            op.execute(GUARD.format(act=act))


def _text(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=primary_key, nullable=False)
