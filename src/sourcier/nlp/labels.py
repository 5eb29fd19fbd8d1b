"""The words at the head of a sentence that say for whom the rest is: « Adultes : … ».

« Chez l'enfant de 6 à 12 ans, la dose est … » is for nobody else; « prévenez un adulte »
limits nothing.
"""

import re

from sourcier.nlp.normalise import normalise

_AGED = r"(?:patient|personne|sujet|malade)e?s? (?:tres )?agee?s?"
_ILL = r"(?:patient|sujet|malade)e?s? (?:(?:adulte|pediatrique)s?|insuffisant\w*)"
_WHO = (
    r"(?:adultes?|enfants?|adolescente?s?|nourrissons?|nouveau-nes?|prematures?|bebes?"
    rf"|{_AGED}|{_ILL}|femmes? enceintes?|population pediatrique|insuffisante?s? \w+"
    r"|adults?|children|infants?|elderly|adolescents?|neonates?|newborns?)"
)
_FOR = r"(?:chez|pour|posologie(?: (?:chez|pour))?|utilisation chez|in|for)\ "
_THE = r"(?:l'|les?\ |la\ |une?\ |des\ |the\ )"
_TOPIC = re.compile(
    rf"[\W_]{{0,6}}(?P<topic>(?P<chez>{_FOR})?{_THE}?{_WHO}\b[^.:;,·\n]{{0,90}}?)\s?(?P<end>[:,]|\Z)"
)
_MAY_BE = re.compile(r"[\W_]{0,6}(?:[lL][’']|[^\W\d_]+[\W_])", re.UNICODE)
_LONGEST = 160
_NEAR = 60
"""Code points in which those spoken of are named: after a bullet, *chez* and an article."""
_STEMS = re.compile(
    r"adult|enfant|adolesc|nourriss|nouveau|pr[ée]mat|b[ée]b[ée]|[âa]g[ée]|patient|sujet"
    r"|malade|enceinte|p[ée]diatr|insuffis|child|infant|elder|neonat|newborn",
    re.IGNORECASE,
)
"""One of these must be there: most sentences are told apart without being folded."""


def topic(text: str) -> str:
    """Give the words of a sentence that say for whom it is; empty when none do.

    >>> topic("· Chez l'enfant de 6 à 12 ans, la dose est de 5 ml."), topic("Adultes : 1 g")
    ("Chez l'enfant de 6 à 12 ans", 'Adultes')
    >>> topic("Les enfants, eux, boivent peu."), topic("Prévenez un adulte : il saura.")
    ('', '')
    """
    if not _MAY_BE.match(text) or not _STEMS.search(text, 0, _NEAR):
        return ""
    opening = normalise(text[:_LONGEST])
    found = _TOPIC.match(opening.text)
    if not found or (found["end"] == "," and not found["chez"]):
        return ""
    return opening.span(*found.span("topic")).of(text)
