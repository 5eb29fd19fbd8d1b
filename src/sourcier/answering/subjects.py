"""Under which labels the documents about a medicine are filed."""

from sourcier.drugs.names import Names, label
from sourcier.drugs.recognition import Mention
from sourcier.drugs.word_lists import words_of


def labels_of(mention: Mention, names: Names) -> set[str]:
    """Give the labels of a medicine: its name, its substances, their classes.

    Of a class: its documents, those of the classes that hold it whole, and its members.
    """
    substances = mention.name.substances
    if mention.name.kind == "class":
        known = names.groups[mention.key]
        labels = {label("class", key) for key in (*known.groups, *known.wider)}
        return labels | {label("substance", key) for key in substances}
    labels = {label(mention.name.kind, mention.key)}
    labels |= {label("substance", key) for key in substances}
    labels |= {
        label("class", " ".join(words_of(group)))
        for key in substances
        for group in names.classes.get(key, ())
    }
    return labels
