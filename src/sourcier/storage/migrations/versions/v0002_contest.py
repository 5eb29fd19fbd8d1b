"""Table of the contested replies, and of what a named reader answered."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "contest",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("reply", "contested_at", "reason", "words")
        ),
        *(
            sa.Column(name, sa.Text, nullable=True)
            for name in ("answered_at", "answered_by", "answer")
        ),
        sa.Column("salt", sa.Text, nullable=False),
    )
    op.create_index("contest_reply", "contest", ["reply", "contested_at"])
