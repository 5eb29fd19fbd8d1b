"""A reply, or the proof of one, as PDF: the same bytes from the same record or file.

Nothing is decided here: the JSON of the reply is laid out with our labels, and a proof says
what it proves. The mode stands for machines in the keywords of the document (P18).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from textwrap import wrap
from typing import Any

from sourcier.errors import ProofError
from sourcier.ledger.places import Json
from sourcier.ledger.proof_check import Checked, check
from sourcier.ledger.proved import not_proved, proved
from sourcier.rendering.pdf import pdf
from sourcier.wording.sentences import has
from sourcier.wording.speech import Speech

MADE_BY_AI = "ai-generated=false"
TEMPLATE = "reply"
WIDE = 64
"""Hexadecimal digits in one piece: as many as a line holds."""
DATES = ("updated", "published", "retrieved")


def reply_pdf(reply: Json, *, asked_at: str, speech: Speech) -> bytes:
    """Set a recorded reply.

    Args:
        reply: as JSON, with the id of its record.
        asked_at: ISO instant at which it was recorded; the date of the document.
        speech: language of the sentences that are ours.

    Raises:
        RenderingError: it cannot be set.
    """
    data = _laid_out(reply, asked_at, speech, title="reply_title")
    return pdf(TEMPLATE, data, made=datetime.fromisoformat(asked_at), lang=speech.lang)


def proof_pdf(data: bytes, *, speech: Speech) -> bytes:
    """Set a proof file: the reply, what is proved and what is not, every digest.

    Args:
        data: of the file; an altered one is not set.
        speech: language of the sentences that are ours.

    Raises:
        ProofError: the file was changed, or is none.
        RenderingError: it cannot be set.
    """
    found = check(data)
    if not found.intact:
        raise ProofError("preuve altérée : aucun document n'en est tiré")
    proof = found.content
    made_at, asked_at = proof["made_at"], proof["record"]["asked_at"]
    laid = _laid_out(proof["reply"], asked_at, speech, title="proof_title")
    laid["sections"] = [*_told(found, speech), *laid["sections"]]
    laid["exact"] = _exact(found)
    return pdf(TEMPLATE, laid, made=datetime.fromisoformat(made_at), lang=speech.lang)


def _told(found: Checked, speech: Speech) -> list[Json]:
    said = {"proved": proved(found, speech), "not_proved": not_proved(found, speech)}
    return [
        {"title": speech.tell("proof", key).rstrip(" :\u00a0\u202f"), "lines": [*lines]}
        for key, lines in said.items()
    ]


def _exact(found: Checked) -> list[str]:
    """Give what a machine compares: the key, the signature, the digest of each part."""
    proof = found.content
    digests = [f"{place} {digest}" for place, digest in proof["digests"].items()]
    signature = " ".join(wrap(proof["signature"], WIDE))
    return [f"ed25519 {found.fingerprint}", f"signature {signature}", *digests]


def _laid_out(reply: Json, asked_at: str, speech: Speech, *, title: str) -> Json:
    """Lay a reply out for its template."""
    answered = reply["kind"] == "answer"
    label = {
        key: speech.tell("paper", key)
        for key in ("mode", "question", "none", "notices", "exact", "undrawn")
    }
    return {
        "title": speech.tell("paper", title),
        "description": label["mode"],
        "keywords": _keywords(reply),
        "footer": speech.tell("paper", "footer", id=reply["id"]),
        "undrawn": label["undrawn"],
        "mode": label["mode"],
        "what": speech.tell("line", "what_it_is"),
        "question_title": label["question"],
        "question": reply["question"],
        "facts": _facts(reply, asked_at, speech),
        "message_title": label["none"],
        "message": "" if answered else reply["message"],
        "notices_title": label["notices"],
        "notices": [one["text"] for one in reply["warnings"]],
        "groups": [group for group in _groups(reply, speech) if group["quotations"]],
        "sections": [one for one in _sections(reply, speech) if one["lines"]],
        "exact_title": label["exact"],
        "exact": [],
    }


def _keywords(reply: Json) -> list[str]:
    """Say to machines how the text was made."""
    mode = f"sourcier-mode={reply['mode']}"
    return [mode, MADE_BY_AI, reply["schema"], f"sourcier-reply={reply['id']}"]


def _facts(reply: Json, asked_at: str, speech: Speech) -> list[list[str]]:
    as_of = date.fromisoformat(reply["understood"]["as_of"])
    rows = {
        "id": reply["id"],
        "asked": speech.day(datetime.fromisoformat(asked_at).date()),
        "as_of": speech.day(as_of),
        "release": reply["release"],
    }
    return [[speech.tell("paper", key), value] for key, value in rows.items()]


def _groups(reply: Json, speech: Speech) -> list[Json]:
    """Give the quotations under their titles; they are numbered through."""
    if reply["kind"] != "answer":
        contrary = reply["reason"] == "false_premise"
        title = speech.tell("line", "contrary" if contrary else "nearest")
        return [_group(title, reply["nearest"], speech)]
    first = _group(speech.tell("paper", "quotations"), reply["quotations"], speech)
    return [first, *(_conflict(one, speech) for one in reply["conflicts"])]


def _conflict(found: Json, speech: Speech) -> Json:
    on = speech.tell("conflict", found["on"])
    return _group(speech.tell("line", "conflict", on=on), found["quotations"], speech)


def _group(title: str, quotations: Sequence[Json], speech: Speech) -> Json:
    return {"title": title, "quotations": [_quotation(one, speech) for one in quotations]}


def _quotation(one: Json, speech: Speech) -> Json:
    document = one["document"]
    page = [speech.tell("line", "page", page=one["page"])] if one["page"] else []
    source = [document["issuer"], *page, *_standing(document, speech), document["licence"]]
    place = f"{document['id']} [{one['start']}, {one['end']}[ {document['digest']}"
    return {
        "title": document["title"],
        "heading": " › ".join(one["heading"]),
        "lead": one["lead"] or "",
        "lang": one["lang"] or "fr",
        "text": one["text"],
        "exceptions": [found["text"] for found in one["exceptions"]],
        "source": " · ".join(filter(None, source)),
        "exact": [*filter(None, [document["url"]]), place],
    }


def _standing(document: Mapping[str, Any], speech: Speech) -> list[str]:
    """Say whether a document is in force, and its dates."""
    dated = [
        speech.tell("line", key, day=speech.day(date.fromisoformat(document[key][:10])))
        for key in DATES
        if document[key]
    ]
    return [speech.tell("status", document["status"]), *dated]


def _sections(reply: Json, speech: Speech) -> list[Json]:
    """Give what was not quoted, and where it was searched."""
    topics = dict.fromkeys(one["topic"] for one in reply.get("omissions", []))
    searched = [_dated(one, speech) for one in reply.get("searched", {}).get("sources", [])]
    return [
        {
            "title": speech.tell("paper", "omissions"),
            "lines": [_topic(topic, speech) for topic in topics],
        },
        {"title": speech.tell("paper", "searched"), "lines": searched},
    ]


def _dated(source: Json, speech: Speech) -> str:
    if not source["date"]:
        return speech.tell("line", "source_undated", name=source["name"])
    day = speech.day(date.fromisoformat(source["date"]))
    return speech.tell("line", "source", name=source["name"], day=day)


def _topic(topic: str, speech: Speech) -> str:
    return speech.tell("aspect" if has("aspect", topic) else "population", topic)
