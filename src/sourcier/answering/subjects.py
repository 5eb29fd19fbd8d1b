"""Under which labels the documents about a medicine are filed."""

from sourcier.drugs.names import Names, label
from sourcier.drugs.recognition import Mention
from sourcier.drugs.word_lists import words_of


def labels_of(mention: Mention, names: Names) -> set[str]:
    """Give the labels of a medicine: its name, its substances, their classes."""
    substances = mention.name.substances
    labels = {label(mention.name.kind, mention.key)}
    labels |= {label("substance", key) for key in substances}
    labels |= {
        label("class", " ".join(words_of(group)))
        for key in substances
        for group in names.classes.get(key, ())
    }
    return labels
