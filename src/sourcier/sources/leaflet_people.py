"""Labels of a leaflet that say for whom the rest is: « Adultes : », « Enfants de 2 ans ».

Flattened leaflets write them between two sentences, and nothing else tells whose dose
follows. A label begins a block, with a capital and without an article; it ends at a colon
or where a new sentence begins. « Chez l'enfant, la dose est … » is a sentence.
"""

import re

_AGED = r"(?:patient|personne|s ?ujet)e?s? (?:tres )?agee?s?"
_ILL = r"insuffisants? (?:renaux|renal|hepatiques?)"
_WHO = (
    r"(?:adultes?|enfants?|adolescents?|nourrissons?|nouveau-nes?|prematures?"
    rf"|(?:grand|jeune)s? enfants?|{_AGED}|population pediatrique|{_ILL}"
    rf"|patients? (?:adultes?|pediatriques?|{_ILL}))"
)
_NUMBER = r"(?:\d{1,3}(?:[.,]\d)?|un|deux|trois|six|douze|quinze)"
_UNIT = r"(?:ans?|mois|semaines?|jours?|kg)"
_LIMIT = (
    r"(?:(?:ages? |pesant |dont le poids (?:est |corporel est )?|ayant un poids )?"
    r"(?:compris entre |entre |superieur (?:ou egal )?a |inferieur (?:ou egal )?a "
    r"|a partir de |au-dela de |jusqu'a |de plus de |de moins de |plus de |moins de |de "
    r"|et plus de |et de moins de |d'|ages? |[<>≤≥] ?|pesant (?:au moins )?)"
    r"(?:l'age de |environ )?"
    rf"{_NUMBER} ?{_UNIT}?(?: ?(?:a|et|-) ?(?:moins de )?{_NUMBER})? ?{_UNIT}"
    r"(?: (?:et|ou) (?:plus|moins)| revolus| et au-dela| de poids(?: corporel)?| inclus)?)"
)
_ASIDE = r"(?:\([^()·]{1,120}\))"
_ALSO = r"(?:,? ?y compris (?:les )?(?:personnes|sujets|patients) agee?s)"
_TAIL = rf"(?: ?,? ?(?:{_LIMIT}|{_ASIDE}|{_ALSO})){{0,3}}"
_AND = r"(?:,? et |, |/| / | ou |,? et/ou )(?:(?:les |l'|de |d'|chez (?:les |l'))?)"
_LABEL = re.compile(
    rf"(?P<for>(?:posologie |utilisation )?(?:chez|pour) (?:l'|les |le |la )?|posologie )?"
    rf"{_WHO}{_TAIL}(?:{_AND}{_WHO}{_TAIL}){{0,4}}(?P<colon> ?:)?(?!\w)"
)
_FOR = (
    r"(?:(?:posologies?|utilisation|doses?|administration) (?:chez|pour) (?:l'|les? |la )?)"
)
_TROUBLE = re.compile(
    rf"{_FOR}?(?:(?:adulte|patient|personne|s ?ujet|enfant|adolescent|femme)e?s? "
    r"(?:adultes? |agees? )?"
    r"(?:souffrant|atteinte?s?|presentant|ayant|avec|en age|en surpoids|(?:hemo)?dialyses?"
    r"|obeses?|i ?nsuffisante?s?)|i ?nsuffisants? (?:renal|renaux|hepatiques?))(?!\w)"
)
_REST = re.compile(
    r"[^.:;·?!«»\nA-ZÀÂÉÈÊÎÔŒ]{0,90}?"
    r"(?: ?:|(?=\s+(?:[A-ZÀÂÉÈÊÎÔŒ][a-zà-ÿ’' ]|·)))"
)
_VERB = re.compile(
    r"(?<!\w)(?:est|sont|a|ont|sera|seront|doit|doivent|devra|devront|devrait|devraient|peut"
    r"|peuvent|ne|n'|il|elle|ils|elles|vous|votre|vos|qui|dont|que|prennent|recoivent|(?!chez)\w{2,}ez)(?!\w)"
)
_AGES = re.compile(rf"{_LIMIT} ?:(?!\w)")
_NOUN = re.compile(r"posologie|utilisation")
_FIRST = frozenset("aenpisgjcumdf")
_NEXT = re.compile(r"\s+(?:[A-ZÀÂÉÈÊÎÔŒ«·•]|[-–] |[A-ZÀÂÉÈÊÎÔŒ][’'])")
_DOSE = re.compile(r"\s+\d")
_INLINE = re.compile(r"\s*[a-zà-ÿ0-9½]")


def label_end(text: str, folded: str, start: int) -> tuple[int, bool] | None:
    """Find where the label that starts here ends, and whether nothing else can be meant.

    A colon or a number of years or kilograms tells a label even where the full stop before
    it was lost. Those with a trouble (« Patients souffrant de … ») have no verb up to the
    next capital.

    Args:
        text: the leaflet.
        folded: the same text, folded character for character.
        start: where a capital stands.

    >>> text = "Adultes et enfants de plus de 6 ans : 1 g"
    >>> label_end(text, text.lower(), 0)
    (37, True)
    >>> text = "Adultes et leurs enfants : 1 g"
    >>> label_end(text, text.lower(), 0) is None
    True
    """
    if folded[start] not in _FIRST:
        return None
    if ages := _AGES.match(folded, start):
        return ages.end(), True
    return _named_end(text, folded, start) or _trouble_end(text, folded, start)


def _named_end(text: str, folded: str, start: int) -> tuple[int, bool] | None:
    """Find the end of a label that names an age or a state of everyone."""
    found = _LABEL.match(folded, start)
    if found is None:
        return None
    if found["colon"]:
        inline = found["for"] and _INLINE.match(text, found.end())
        return None if inline else (found.end(), True)
    bare = found["for"] and not _NOUN.match(found["for"])
    told = text[found.end() - 1] == ")" and _DOSE.match(text, found.end())
    if bare or not (told or _NEXT.match(text, found.end())):
        return None
    return found.end(), any(map(str.isdigit, found.group()))


def _trouble_end(text: str, folded: str, start: int) -> tuple[int, bool] | None:
    """Find the end of « Patients souffrant de problèmes rénaux », words without a verb."""
    found = _TROUBLE.match(folded, start)
    rest = _REST.match(text, found.end()) if found else None
    if not (found and rest) or _VERB.search(folded, found.end(), rest.end()):
        return None
    return rest.end(), False
