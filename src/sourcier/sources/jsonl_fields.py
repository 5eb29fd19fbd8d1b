"""Which field of a record feeds which property of a document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sourcier.errors import ConfigurationError
from sourcier.sources.reading import Block

_PATHS = frozenset(
    {
        "id",
        "title",
        "text",
        "url",
        "doi",
        "licence",
        "issuer",
        "language",
        "published",
        "updated",
        "retrieved",
        "status",
    }
)
_SECTION = frozenset({"path", "title", "text"})
_KEYS = _PATHS | {"codes", "sections", "same_text"}


@dataclass(frozen=True, slots=True)
class Fields:
    """The mapping of a block, checked.

    Args:
        paths: property to field, both names.
        text: the fields that make the text, in order.
        codes: scheme to field.
        sections: `path`, `title` and `text` of nested sections; empty when there are none.
        merge: records of the same text become one document.
    """

    paths: Mapping[str, str]
    text: tuple[str, ...]
    codes: Mapping[str, str]
    sections: Mapping[str, str]
    merge: bool


def fields_of(block: Block) -> Fields:
    """Check the mapping of a block.

    Args:
        block: its `fields` table is what is checked.

    Raises:
        ConfigurationError: a key that nobody knows, a value that is no field name, or
            `id` or `text` missing.

    >>> block = Block("jsonl", "a", "a.jsonl", fields={"id": "key", "text": "body"})
    >>> fields_of(block).text
    ('body',)
    """
    given = dict(block.fields)
    _refuse_unknown(block, "fields", given, _KEYS)
    codes = _table(block, "codes", given.pop("codes", {}))
    sections = _table(block, "sections", given.pop("sections", {}))
    _refuse_unknown(block, "fields.sections", sections, _SECTION)
    if sections and "path" not in sections:
        raise _missing(block, "sections.path")
    merge = _merge(block, given.pop("same_text", None))
    text = _texts(block, given.pop("text", ()), sections)
    paths = _table(block, "fields", given)
    if "id" not in paths:
        raise _missing(block, "id")
    return Fields(paths, text, codes, sections, merge)


def values(record: object, path: str) -> list[object]:
    """Give what stands at a dotted path, in every item of the lists on the way.

    >>> values({"a": [{"b": 1}, {"b": 2}, {}]}, "a.b")
    [1, 2]
    """
    found: list[object] = [record]
    for name in path.split("."):
        found = list(_step(found, name))
    return list(_items(found))


def _step(found: list[object], name: str) -> Iterator[object]:
    for value in _items(found):
        if isinstance(value, dict) and value.get(name) is not None:
            yield value[name]


def _items(found: list[object]) -> Iterator[object]:
    for value in found:
        if isinstance(value, list):
            yield from value
        else:
            yield value


def first(record: object, path: str | None) -> str:
    """Give the first text or number at a path, as text; empty when there is none."""
    found = values(record, path) if path else []
    return next((str(value) for value in found if is_plain(value)), "")


def is_plain(value: object) -> bool:
    """Say whether a value is a text or a number."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _table(block: Block, name: str, given: object) -> dict[str, str]:
    """Check a table of names."""
    if not isinstance(given, Mapping):
        raise _no_name(block, name)
    table: dict[str, str] = {}
    for key, value in given.items():
        if not isinstance(value, str) or not value:
            raise _no_name(block, f"{name}.{key}")
        table[str(key)] = value
    return table


def _texts(block: Block, given: object, sections: Mapping[str, str]) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list | tuple) or not all(
        isinstance(name, str) and name for name in names
    ):
        raise _no_name(block, "text")
    if not names and "text" not in sections:
        raise _missing(block, "text")
    return tuple(str(name) for name in names)


def _merge(block: Block, given: object) -> bool:
    if given not in {None, "merge"}:
        raise ConfigurationError(
            "source « {name} » : same_text = {given} n'existe pas ; "
            'écrivez same_text = "merge" ou retirez la clé',
            name=block.name,
            given=repr(given),
        )
    return given == "merge"


def _refuse_unknown(
    block: Block, table: str, given: Mapping[str, object], known: frozenset[str]
) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise ConfigurationError(
            "source « {name} » : clé inconnue dans {table} : {unknown} ; "
            "clés possibles : {known}",
            name=block.name,
            table=table,
            unknown=", ".join(unknown),
            known=", ".join(sorted(known)),
        )


def _no_name(block: Block, key: str) -> ConfigurationError:
    return ConfigurationError(
        "source « {name} » : la valeur de {key} n'est pas un nom de champ ; "
        "écrivez le nom du champ entre guillemets",
        name=block.name,
        key=key,
    )


def _missing(block: Block, key: str) -> ConfigurationError:
    return ConfigurationError(
        "source « {name} » : fields ne dit pas quel champ donne {key} ; "
        'ajoutez {key} = "nom du champ"',
        name=block.name,
        key=key,
    )
