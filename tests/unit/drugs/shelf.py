"""A few medicines made up by hand, as the official sources describe them."""

from dataclasses import dataclass

from sourcier.drugs.compiling import compile_names
from sourcier.drugs.names import Names


@dataclass(frozen=True)
class Titled:
    """A document reduced to what names are compiled from."""

    title: str
    codes: tuple[tuple[str, str], ...]


def titled(title: str, **codes: str | tuple[str, ...]) -> Titled:
    """Give a title its codes: `brand="X"`, `substance=("Y", "Z")`."""
    listed = {k: (v,) if isinstance(v, str) else v for k, v in codes.items()}
    return Titled(
        title, tuple((k, value) for k, values in listed.items() for value in values)
    )


DOCUMENTS = (
    titled("DOLUX 1 g, comprimé", brand="DOLUX", substance="PARACÉTAMOL"),
    titled("DOLUX ENFANTS 2,4 %", brand="DOLUX ENFANTS", substance="PARACÉTAMOL"),
    titled("CODOLUX", brand="CODOLUX", substance=("PARACÉTAMOL", "CODÉINE (PHOSPHATE DE)")),
    titled("EAU LUX, solution", brand="EAU LUX", substance="CHLORURE DE SODIUM"),
    titled("LAIT", brand="LAIT", substance="OXYDE DE MAGNÉSIUM"),
    titled("ZAP, gélule", brand="ZAP", substance="ZAPROLOL"),
    titled("CO-ZAP FORT", brand="CO-ZAP FORT", substance="ZAPROLOL"),
    titled("macro", substance="CLARITHROMYCINE"),
    titled("tramadol", substance="TRAMADOL (CHLORHYDRATE DE)"),
    titled("lamo", substance="LAMOTRIGINE"),
    titled("lami", substance="LAMIVUDINE"),
    titled("BRAVOX A", brand="BRAVOX", substance="ZAPROLOL"),
    titled("BRAVIX A", brand="BRAVIX", substance="CLARITHROMYCINE"),
    titled("insu", substance="INSULINE GLARGINE"),
    titled(
        "ANTALGIQUES OPIOÏDES", **{"class": "ANTALGIQUES OPIOÏDES", "member": "tramadol"}
    ),
    titled(
        "GRANULES", brand="GRANULES", substance="ARNICA POUR PRÉPARATIONS HOMÉOPATHIQUES"
    ),
)
NAMES: Names = compile_names(DOCUMENTS)
