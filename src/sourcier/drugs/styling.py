"""How names of medicines are shown: in natural order, in the case that people write.

Official tables write SODIUM (VALPROATE DE) and DOLIPRANE; titles that are quoted keep
their words, names that we say ourselves do not shout.
"""

import re
from functools import lru_cache

from sourcier.drugs.word_lists import roles, words_of

BEHIND = re.compile(r"\s*\(([^()]*?)\s*\b(DE L'|DE LA|DES|DE|DU|D')\s*\)", re.IGNORECASE)
"""What the tables put behind the base: `(CHLORHYDRATE DE)`, `(ACÉTATE D')`."""
KIND = re.compile(r"^(.*?)\s*\((ACIDE|ALCOOL)\)", re.IGNORECASE)
"""`CITRIQUE (ACIDE)`: the kind of molecule behind its name."""
TOKEN = re.compile(r"[^\W_]+(?:[’'](?=\w))?")
SHORT = 2
"""Letters of an abbreviation that keeps its capitals (LP, B)."""
VOWELS = re.compile(r"[aeiouyàâéèêëîïôùû]", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def natural(name: str) -> str:
    """Put the words of a substance in the order in which they are said.

    >>> natural("SODIUM (VALPROATE DE)"), natural("AMLODIPINE (BÉSILATE D')")
    ('VALPROATE DE SODIUM', "BÉSILATE D'AMLODIPINE")
    >>> natural("POTASSIUM (CLAVULANATE DE) DILUÉ"), natural("PARACÉTAMOL")
    ('CLAVULANATE DE POTASSIUM DILUÉ', 'PARACÉTAMOL')
    >>> natural("CITRIQUE (ACIDE) ANHYDRE")
    'ACIDE CITRIQUE ANHYDRE'
    """
    name = KIND.sub(r"\2 \1", name)
    found = BEHIND.search(name)
    if found is None:
        return " ".join(name.split())
    joint = found[2] if found[2].endswith("'") else f"{found[2]} "
    before, after = name[: found.start()].strip(), name[found.end() :]
    return natural(f"{found[1]} {joint}{before}{after}")


def without_salt(name: str) -> str:
    """Give the base before its salt: `AMLODIPINE (BÉSILATE D')` is amlodipine.

    >>> without_salt("AMLODIPINE (BÉSILATE D')"), without_salt("SODIUM (CHLORURE DE)")
    ('AMLODIPINE', 'SODIUM')
    """
    return " ".join(BEHIND.sub(" ", KIND.sub(r"\2 \1", name)).split())


def substance_style(name: str) -> str:
    """Write a substance as people do.

    >>> substance_style("SODIUM (VALPROATE DE)"), substance_style("AMPHOTÉRICINE B")
    ('valproate de sodium', 'amphotéricine B')
    >>> substance_style("L-PROLINE"), substance_style("VIRUS HM175 INACTIVÉ")
    ('L-proline', 'virus HM175 inactivé')
    """
    return TOKEN.sub(_lowered, natural(name))


def base_style(name: str) -> str:
    """Write the base of a substance as people do: salt and water left out at both ends.

    What is nothing but a salt keeps all its words.

    >>> base_style("AMLODIPINE (BÉSILATE D')"), base_style("AMOXICILLINE TRIHYDRATÉE")
    ('amlodipine', 'amoxicilline')
    >>> base_style("POTASSIUM (CHLORURE DE)"), base_style("VIRUS DE L'HÉPATITE A")
    ('chlorure de potassium', "virus de l'hépatite A")
    """
    said = substance_style(name)
    kept = [
        found
        for found in TOKEN.finditer(said)
        if found[0].isupper() or not set(words_of(found[0])) <= set(roles())
    ]
    return said[kept[0].start() : kept[-1].end()] if kept else said


def _lowered(found: re.Match[str]) -> str:
    word = found[0]
    coded = any(c.isdigit() for c in word) or (len(word) == 1 and word in "ABCDEGKLS")
    return word if coded else word.lower()


def brand_style(name: str) -> str:
    """Write a brand as people do: official tables print it in capitals.

    >>> brand_style("DOLIPRANE ENFANTS"), brand_style("CONCERTA LP")
    ('Doliprane Enfants', 'Concerta LP')
    >>> brand_style("EAU DE DAKIN"), brand_style("EpiPen"), brand_style("ZALOL L.P.")
    ('Eau de Dakin', 'EpiPen', 'Zalol L.P.')
    """
    return TOKEN.sub(_named, name) if name.isupper() else name


def _named(found: re.Match[str]) -> str:
    word = found[0]
    link = roles().get("".join(words_of(word))) == "link"
    if link and found.start() and len(word) > 1:
        return word.lower()
    coded = any(c.isdigit() for c in word) or not VOWELS.search(word)
    short = len(word) <= SHORT and "'" not in word
    return word if coded or short else word.capitalize()
