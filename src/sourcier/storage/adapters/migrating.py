"""Bringing the state database up to date, step by step, by Alembic."""

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from sourcier.storage.adapters.engine import WRITES, engine

FOLDER = Path(__file__).parents[1] / "migrations"


def steps() -> ScriptDirectory:
    """Give the steps of the schema, as Alembic reads them."""
    return ScriptDirectory(str(FOLDER))


def upgrade(path: Path, *, to: str = "head") -> None:
    """Run the steps that a database lacks, all in one transaction.

    Args:
        path: of the database.
        to: the revision to reach.
    """
    opened = engine(path)
    script = steps()
    with opened.connect() as plain:
        connection = plain.execution_options(**WRITES)
        with connection.begin():
            context = MigrationContext.configure(connection)
            found = context.get_current_revision() or "base"
            missing = list(script.iterate_revisions(to, found))
            with Operations.context(context):
                for step in reversed(missing):
                    step.module.upgrade()
                    context.stamp(script, step.revision)
    opened.dispose()
