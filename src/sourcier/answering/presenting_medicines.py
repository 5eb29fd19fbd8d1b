"""A medicine as JSON (`schema: "sourcier.drug/1"`): each fact with its place and date."""

from sourcier.answering.presenting import Json, document_facts
from sourcier.drugs.listing import facts_by_label, form, strength
from sourcier.drugs.sheets import Block, Sheet
from sourcier.releases.medicines import Medicine

SCHEMA = "sourcier.drug/1"


def medicine_json(found: Medicine, *, release: str) -> Json:
    """Give a medicine; the blocks of a speciality when it is the only one.

    Args:
        found: what was typed, and the sheets of its specialities.
        release: its name.
    """
    looked = found.looked
    alone = len(found.sheets) == 1
    return {
        "schema": SCHEMA,
        "release": release,
        "typed": looked.typed,
        "read": looked.read,
        "by": looked.scheme,
        "corrected": looked.corrected,
        "specialities": [_speciality(sheet, whole=alone) for sheet in found.sheets],
        "gone": found.gone,
        "documents": list(found.documents),
    }


def _speciality(sheet: Sheet, *, whole: bool) -> Json:
    return {
        "cis": sheet.cis,
        "title": sheet.title,
        "strength": strength(sheet),
        "form": form(sheet),
        "listed": not sheet.gone,
        "newest_edition": sheet.newest.isoformat(),
        "facts": facts_by_label(sheet),
        "blocks": [_block(block) for block in sheet.blocks] if whole else [],
        "documents": list(sheet.documents) if whole else [],
    }


def _block(block: Block) -> Json:
    return {
        "title": block.title,
        "edition": block.edition.isoformat(),
        "document": document_facts(block.held),
        "fields": [
            {
                "label": said.label,
                "value": said.value,
                "start": said.span.start,
                "end": said.span.end,
            }
            for said in block.fields
        ],
    }
