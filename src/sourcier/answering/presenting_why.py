"""What each term brought to a choice, in a line."""

from collections.abc import Sequence

from sourcier.retrieval.query import TermWeight
from sourcier.wording.speech import Speech


def why(weights: Sequence[TermWeight], speech: Speech) -> str:
    """Say what each term brought, the heaviest first."""
    terms = (
        f"{_term(weight, speech)} {speech.number(weight.weight, digits=2)} "
        f"({speech.tell('field', weight.field)})"
        for weight in weights
    )
    return speech.tell("line", "why", terms=" · ".join(terms))


def _term(weight: TermWeight, speech: Speech) -> str:
    """Name a term as people do: an aspect by its word, a medicine without its prefix."""
    if weight.field == "aspect":
        return speech.tell("aspect", weight.term)
    if weight.field == "subject":
        return weight.term.partition(":")[2].replace("_", " ").replace("+", " + ")
    return weight.term
