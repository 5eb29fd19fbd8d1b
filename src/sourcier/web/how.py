"""How a reply was found: what each term brought, the next candidate, the threshold."""

from dataclasses import dataclass

from sourcier.answering.presenting_why import why
from sourcier.answering.reply import Abstention, Answer, Quoted, Reply
from sourcier.web.reply_view import place_of
from sourcier.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class Chosen:
    """Why a quotation was chosen.

    Args:
        number: of the quotation, from 1; 0 for the next candidate, which is not quoted.
        words: of the quotation.
        lang: of the document.
        title: of the document.
        why: what each term brought; empty for the next candidate.
        score: of the choice, comparable within one reply alone.
        place: address of the place.
    """

    number: int
    words: str
    lang: str
    title: str
    why: str
    score: str
    place: str


@dataclass(frozen=True, slots=True)
class How:
    """How a reply was found.

    Args:
        chosen: its quotations.
        following: the next candidate; None when there was none.
        sureness: how sure the choice is; empty when no choice was made.
        threshold: that it had to reach.
    """

    chosen: tuple[Chosen, ...]
    following: Chosen | None
    sureness: str
    threshold: str


def how(reply: Reply, speech: Speech, *, id_: str) -> How:
    """Lay out how a reply was found.

    Args:
        reply: explained already.
        speech: language of the sentences that are ours.
        id_: of its record.

    Raises:
        IntegrityError: a quotation and the text read for it differ.
    """
    shown = _quoted(reply)
    sure, after = reply.sufficiency, reply.following
    return How(
        chosen=tuple(_chosen(n, one, speech, id_) for n, one in enumerate(shown, 1)),
        following=_chosen(0, after, speech, id_) if after else None,
        sureness=speech.number(sure.score, digits=2) if sure else "",
        threshold=speech.number(sure.threshold, digits=2) if sure else "",
    )


def _quoted(reply: Reply) -> tuple[Quoted, ...]:
    match reply:
        case Answer():
            return reply.quotations
        case Abstention():
            return reply.nearest


def _chosen(number: int, quoted: Quoted, speech: Speech, id_: str) -> Chosen:
    document, place = quoted.held.document, quoted.quotation
    return Chosen(
        number=number,
        words=place.words(document),
        lang=document.language,
        title=document.title,
        why=why(quoted.why, speech) if quoted.why else "",
        score=speech.number(quoted.score, digits=2),
        place=place_of(document.id, quoted.held.version.digest, place.span, id_=id_),
    )
