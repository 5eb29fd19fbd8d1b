"""A reply as plain text for the record: the words, then the numbered sources.

Records strip HTML; what is copied carries its citations (guide of privacy, P19).
"""

from collections.abc import Iterator

from sourcier.web.reply_view import Shown, View
from sourcier.wording.speech import Speech
from sourcier.wording.typography import harmless, quoted

HEAD = "Question : {question}"
VERBATIM = (
    "Citations mot pour mot de sources datées, trouvées par Sourcier ; aucun texte n'est "
    "généré par une IA."
)
SOURCES = "Sources"
NOTHING = "Sourcier n'a pas de quoi répondre."


def plain(shown: View, speech: Speech) -> str:
    """Write a reply as plain text, its sources numbered.

    Args:
        shown: the reply, laid out.
        speech: language of the sentences that are ours.
    """
    return harmless("\n".join(_lines(shown, speech)) + "\n")


def _lines(shown: View, speech: Speech) -> Iterator[str]:
    yield speech.say(HEAD, question=shown.question)
    yield from (notice.text for notice in shown.notices)
    yield ""
    if not shown.answered:
        yield speech.say(NOTHING)
        yield shown.message
    else:
        for one in shown.quotations:
            yield from _governing(one, speech)
            yield f"{quoted(one.words)} [{one.number}]"
            yield from (quoted(words) for words in one.exceptions)
        for title, sides in shown.conflicts:
            yield title
            yield from (f"{quoted(one.words)} ({one.title})" for one in sides)
        yield ""
        yield speech.say(SOURCES)
        yield from (_source(one) for one in shown.quotations)
    yield ""
    yield shown.searched
    yield speech.say(VERBATIM)


def _governing(one: Shown, speech: Speech) -> Iterator[str]:
    """Give what a quotation cannot be read without: its heading, and its lead-in."""
    if one.heading:
        yield f"{one.heading} :"
    if one.lead:
        yield speech.tell("line", "lead", words=quoted(one.lead))


def _source(one: Shown) -> str:
    parts = [one.issuer, one.title, one.path, one.page, *one.standing, one.source]
    return f"[{one.number}] {' · '.join(part for part in parts if part)}"
