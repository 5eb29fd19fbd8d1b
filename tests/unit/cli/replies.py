"""Replies made by hand, with everything that a reply may carry."""

from datetime import date

from sourcier.answering.question import Question
from sourcier.answering.reply import (
    Abstention,
    Answer,
    Context,
    Notice,
    Quoted,
    Reason,
    Searched,
    Sufficiency,
    Warned,
)
from sourcier.corpus.version import Held, Version
from sourcier.drugs.names import Name
from sourcier.drugs.recognition import Mention
from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status
from sourcier.retrieval.query import TermWeight

TEXT = "Doses\nAdulte :\n- 2 par jour\nSauf la nuit."
DOCUMENT = Document(
    id="s:1",
    title="Sel, comprimé",
    text=TEXT,
    outline=outline_of([(1, Span(0, 5))], length=len(TEXT)),
    issuer="Éditeur",
    url="https://exemple.invalid/sel",
    pages=(0, 15),
)
VERSION = Version(
    number=1,
    document_id="s:1",
    digest=DOCUMENT.digest,
    source="s",
    status=Status.SUPERSEDED,
    valid_from=date(2024, 5, 1),
    valid_to=date(2025, 1, 1),
    superseded_by="s:2",
    retrieved=None,
    known_from="r",
)
ITEM = Quoted(
    quotation=Quotation.at(
        DOCUMENT, Span(15, 27), lead=Span(6, 14), exceptions=(Span(28, 41),)
    ),
    held=Held(VERSION, DOCUMENT),
    passage=1,
    score=2.5,
    why=(TermWeight("dos", "text", 1.25),),
    same_in=tuple((f"s:{n}", f"Sel {n}") for n in range(3, 8)),
)
MENTION = Mention("sel", Name("brand", "SEL", ("sel",)), "sell", corrected=True)
CONTEXT = Context(
    question=Question(
        text="dose de sell zzz ?",
        language="fr",
        medicines=(MENTION,),
        populations=("adult",),
        aspects=("posology",),
        as_of=date(2026, 11, 24),
    ),
    searched=Searched("r", 1234, (("s", "2024-05-01"), ("t", "2025-12-01"))),
    warnings=(Warned(Notice.SUPERSEDED, "s:1", (("until", "2025-01-01"),)),),
    unrecognised=("zzz",),
    corrections=(("doze", "dose"),),
)
ANSWER = Answer(CONTEXT, (ITEM,), Sufficiency(0.9, 0.5))
ABSTENTION = Abstention(CONTEXT, Reason.FALSE_PREMISE, (ITEM,), Sufficiency(0.1, 0.5))
