"""What stands beside a reply: disagreements, warnings left out, and what comes first."""

from collections.abc import Sequence
from dataclasses import replace

from sourcier.answering.authorisation import authorised, with_authorisations
from sourcier.answering.conflicts import conflicts
from sourcier.answering.notices import with_notices
from sourcier.answering.omissions import omissions
from sourcier.answering.ordering import contraindicated_first
from sourcier.answering.products import with_products
from sourcier.answering.reply import Answer, Reply
from sourcier.answering.selection import Scored
from sourcier.answering.updates import with_updates
from sourcier.corpus.version import Held
from sourcier.releases.release import Release


def with_what_stands_beside(
    decided: Reply, ranked: Sequence[Scored], release: Release
) -> Reply:
    """Add what disagrees with an answer, what it leaves out, and the notices of a reply.

    Args:
        decided: an answer or an abstention.
        ranked: everything that was found, the best first.
        release: says which medicines are still authorised.
    """
    if isinstance(decided, Answer):
        decided = _completed(decided, ranked, release)
    noticed = with_authorisations(with_notices(decided, release.manifest), release)
    return with_products(with_updates(noticed, release), release.names)


def _completed(decided: Answer, ranked: Sequence[Scored], release: Release) -> Answer:
    question = decided.context.question
    shown = contraindicated_first(decided.quotations, ranked, question)

    def in_force(held: Held) -> bool:
        return authorised(held, release, question.as_of)

    typed = any(mention.name.kind == "brand" for mention in question.medicines)
    return replace(
        decided,
        quotations=shown,
        conflicts=conflicts(shown, ranked, in_force=in_force, brand_typed=typed),
        omissions=omissions(question, shown),
    )
