"""The two files of an edition of the thesaurus: interactions, and index of substances."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from sourcier.errors import SourceError
from sourcier.sources.cleaning import clean, decode
from sourcier.sources.reading import Block, Remark, SourceFile

PATTERNS = {"thesaurus": "thesaurus_*.json", "index": "index_substances_*.json"}
_LONE = re.compile("[\ud800-\udfff]")
_TEXTS = (
    "main_drug",
    "between_main_and_plus_drug",
    "plus_drug",
    "interaction_mechanism",
    "description",
)


@dataclass(frozen=True, slots=True)
class Interaction:
    """One pair of the thesaurus, in the words of its publisher.

    Args:
        main: the substance or class under which the pair is listed.
        preamble: what the thesaurus says under `main`, before its pairs.
        plus: the other substance or class.
        levels: (level, what narrows it), one or several.
        mechanism: nature of the risk.
        description: the whole cell: level, advice and mechanism.
    """

    main: str
    preamble: str
    plus: str
    levels: tuple[tuple[str, str], ...]
    mechanism: str
    description: str


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """One edition.

    Args:
        file: the name of the file of interactions.
        pairs: by main substance or class, in the file's order.
        classes: of each substance, by its folded name.
        members: of each class, by its folded name.
        remarks: what was repaired or left aside.
    """

    file: str
    pairs: Mapping[str, Sequence[Interaction]]
    classes: Mapping[str, Sequence[str]]
    members: Mapping[str, Sequence[str]]
    remarks: tuple[Remark, ...]


def folded(name: str) -> str:
    """Give a name without case, accents or ligatures: the two files write it differently.

    >>> folded("BÊTA-BLOQUANTS") == folded("bêta-bloquants")
    True
    """
    plain = name.casefold().replace("œ", "oe").replace("’", "'")
    apart = unicodedata.normalize("NFD", plain)
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def read_thesaurus(files: Sequence[SourceFile], block: Block) -> Thesaurus:
    """Read an edition: the interactions, and the index of substances when it is there.

    Raises:
        SourceError: no interactions, two editions at once, or a file that is not what
            it should be.
    """
    found, remarks = _files_by_role(files)
    if "thesaurus" not in found:
        raise SourceError(
            "{path} : aucun fichier thesaurus_AAAA-MM.json ; ajoutez-le ou corrigez le "
            "chemin",
            path=block.path,
        )
    pairs: dict[str, list[Interaction]] = {}
    for interaction in _interactions(found["thesaurus"], remarks):
        pairs.setdefault(interaction.main, []).append(interaction)
    classes: dict[str, list[str]] = {}
    members: dict[str, list[str]] = {}
    if "index" in found:
        _fill(found["index"], classes, members, remarks)
    return Thesaurus(found["thesaurus"].name, pairs, classes, members, tuple(remarks))


def _files_by_role(
    files: Sequence[SourceFile],
) -> tuple[dict[str, SourceFile], list[Remark]]:
    found: dict[str, SourceFile] = {}
    remarks: list[Remark] = []
    for file in files:
        name = file.name.rpartition("/")[2].removesuffix(".gz")
        role = next((r for r, p in PATTERNS.items() if fnmatchcase(name, p)), None)
        if role is None:
            remarks.append(Remark(file.name, None, "fichier inconnu du thésaurus, non lu"))
        elif role in found:
            raise SourceError(
                "{file} : deuxième édition à côté de {other} ; donnez une seule édition "
                "par bloc",
                file=file.name,
                other=found[role].name,
            )
        else:
            found[role] = file
    return found, remarks


def _interactions(file: SourceFile, remarks: list[Remark]) -> Iterator[Interaction]:
    for entry in _entries(file):
        texts = {name: entry.text(name, remarks) for name in _TEXTS}
        texts |= {name: entry.name(name, []) for name in ("main_drug", "plus_drug")}
        if "\ufffd" in texts["description"]:
            remarks.append(
                Remark(
                    file.name,
                    None,
                    "entrée {number} ({main} + {plus}) : caractères illisibles dans la "
                    "source, laissés tels quels ; vérifiez le document d'origine",
                    {
                        "number": entry.number,
                        "main": texts["main_drug"],
                        "plus": texts["plus_drug"],
                    },
                )
            )
        levels = tuple(
            (level.text("level", remarks), level.text("info", remarks))
            for level in entry.entries("severity_levels")
        )
        main, preamble, plus, mechanism, description = texts.values()
        yield Interaction(main, preamble, plus, levels, mechanism, description)


def _fill(
    file: SourceFile,
    classes: dict[str, list[str]],
    members: dict[str, list[str]],
    remarks: list[Remark],
) -> None:
    """Read the index both ways; a substance that comes twice has the classes of both."""
    for entry in _entries(file):
        substance = entry.text("substance", remarks)
        of = classes.setdefault(folded(substance), [])
        for name in entry.names("drug_classes", remarks):
            if name not in of:
                of.append(name)
            among = members.setdefault(folded(name), [])
            if substance not in among:
                among.append(substance)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One object of a JSON list, with the place that a message names."""

    file: str
    number: int
    values: Mapping[str, Any]

    def text(self, name: str, remarks: list[Remark]) -> str:
        """Read a text, cleaned."""
        return self._cleaned(name, self.values.get(name), remarks)

    def name(self, name: str, remarks: list[Remark]) -> str:
        """Read a text that may not be empty."""
        found = self.text(name, remarks)
        if not found:
            raise self._refused(name)
        return found

    def names(self, name: str, remarks: list[Remark]) -> list[str]:
        """Read a list of texts, cleaned."""
        return [self._cleaned(name, value, remarks) for value in self._list(name)]

    def entries(self, name: str) -> list["_Entry"]:
        """Read a list of objects."""
        found = self._list(name)
        if not all(isinstance(value, dict) for value in found):
            raise self._refused(name)
        return [_Entry(self.file, self.number, value) for value in found]

    def _list(self, name: str) -> list[Any]:
        found = self.values.get(name)
        if not isinstance(found, list):
            raise self._refused(name)
        return found

    def _cleaned(self, name: str, value: object, remarks: list[Remark]) -> str:
        if not isinstance(value, str) or _LONE.search(value):
            raise self._refused(name)
        text, removed = clean(value, file=self.file, line=None)
        remarks += removed
        return text.strip()

    def _refused(self, name: str) -> SourceError:
        return SourceError(
            "{file}, entrée {number} : champ « {field} » absent, vide ou illisible ; "
            "récupérez le fichier à nouveau",
            file=self.file,
            number=self.number,
            field=name,
        )


def _entries(file: SourceFile) -> list[_Entry]:
    """Read a JSON list of objects.

    Raises:
        SourceError: it is none; names the line where that can be said.
    """
    try:
        found = json.loads(decode(file.read(), file=file.name))
    except json.JSONDecodeError as failure:
        raise SourceError(
            "{file}, ligne {line} : JSON mal formé ; récupérez le fichier à nouveau",
            file=file.name,
            line=failure.lineno,
        ) from None
    except (RecursionError, ValueError):  # nested too deep, or a number of 5,000 digits
        found = None
    if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
        raise SourceError(
            "{file} : une liste d'entrées JSON est attendue ; vérifiez que le fichier "
            "est bien celui du thésaurus",
            file=file.name,
        )
    return [_Entry(file.name, number, entry) for number, entry in enumerate(found, 1)]
