"""The ANSM thesaurus of interactions: a document for each substance or class listed.

Each pair stands under its own heading, so that a level or an advice is never quoted without
the two names that it is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from sourcier.evidence.document import Document
from sourcier.sources import bdpm_rendering as rendering
from sourcier.sources.ansm_files import Interaction, Thesaurus, folded, read_thesaurus
from sourcier.sources.ansm_wording import conduct, ends_with, missing, unwrapped
from sourcier.sources.bdpm_tables import labels
from sourcier.sources.dates import read_date
from sourcier.sources.reading import Block, Read, SourceFile

ISSUER = "ANSM"


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Read one edition of the thesaurus.

    Args:
        files: `thesaurus_AAAA-MM.json` and, where there is one,
            `index_substances_AAAA-MM.json`.
        block: its name begins each id; its edition dates the documents, else the name of
            the file does.

    Raises:
        SourceError: no interactions, two editions at once, or a file that is not what
            it should be.
    """
    thesaurus = read_thesaurus(files, block)
    yield from thesaurus.remarks
    published = block.edition or _date_of(thesaurus.file)
    for main, pairs in thesaurus.pairs.items():
        yield _document(main, pairs, thesaurus, block, published)


def _date_of(file: str) -> date | None:
    """The month in the name of the file."""
    return read_date(file.partition("thesaurus_")[2].partition(".")[0])


def _document(
    main: str,
    pairs: Sequence[Interaction],
    thesaurus: Thesaurus,
    block: Block,
    published: date | None,
) -> Document:
    title = f"{main} — {_labels()['title']}"
    text, outline = rendering.written(_blocks(title, pairs, thesaurus))
    return Document(
        id=f"{block.name}:{main}",
        title=title,
        text=text,
        outline=outline,
        issuer=block.issuer or ISSUER,
        url=_labels()["address"],
        licence=block.licence,
        language=block.language,
        published=published,
        status=block.status,
        codes=_codes(main, pairs, thesaurus),
        retrieved=block.retrieved,
    )


def _blocks(
    title: str, pairs: Sequence[Interaction], thesaurus: Thesaurus
) -> Iterator[rendering.Block]:
    """The name, what the thesaurus says of it, then its pairs."""
    key = folded(pairs[0].main)
    yield 0, title
    for label, names in (
        ("classes", thesaurus.classes.get(key)),
        ("members", thesaurus.members.get(key)),
    ):
        if names:
            yield 0, f"{_labels()[label]} : {' ; '.join(names)}"
    for preamble in dict.fromkeys(pair.preamble for pair in pairs if pair.preamble):
        yield 0, unwrapped(preamble)
    for pair in pairs:
        yield 1, f"{pair.main} + {pair.plus}"
        yield 0, "\n".join(_lines(pair))


def _lines(pair: Interaction) -> Iterator[str]:
    """The levels, the advice and the mechanism, each once and in the official words."""
    label = _labels()
    alone = pair.levels[0][0] if len(pair.levels) == 1 else ""
    advice = conduct(pair.description, level=alone, mechanism=pair.mechanism)
    for level, narrowed in pair.levels:
        yield f"{label['level']} : {level}"
        if missing(narrowed, pair.description):
            yield f"{label['conduct']} : {unwrapped(narrowed)}"
    if advice:
        yield f"{label['conduct']} : {unwrapped(advice)}"
    if ends_with(pair.description, pair.mechanism) or missing(pair.mechanism, advice):
        yield f"{label['mechanism']} : {unwrapped(pair.mechanism)}"


def _codes(
    main: str, pairs: Sequence[Interaction], thesaurus: Thesaurus
) -> tuple[tuple[str, str], ...]:
    """The names by which the document is found.

    A name that the index does not know as a class is given as a substance, grapefruit
    juice too: it is something that a patient takes.
    """
    key = folded(main)
    members, classes = thesaurus.members.get(key, ()), thesaurus.classes.get(key, ())
    found = {("partner", pair.plus) for pair in pairs}
    found |= {("member", name) for name in members}
    found |= {("member_of", name) for name in classes}
    if members:
        found.add(("class", main))
    if key in thesaurus.classes or not members:
        found.add(("substance", main))
    return tuple(sorted(found))


@cache
def _labels() -> Mapping[str, str]:
    """The words shown beside the official ones."""
    return {row["name"]: row["value"] for row in labels("ansm_interactions")}
