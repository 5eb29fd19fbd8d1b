from dataclasses import replace

import pytest

from sourcier.corpus.packed import pack, unpack
from sourcier.errors import IntegrityError
from sourcier.evidence.document import Document

SALT = Document("d:sel", "Sel", "Peu de sel.")


def test_what_is_packed_comes_back() -> None:
    assert unpack(pack(SALT), document_id="d:sel") == SALT


@pytest.mark.parametrize("data", [b"", b"no zlib", pack(SALT).data[:-3]])
def test_bytes_that_cannot_be_expanded_name_the_document(data: bytes) -> None:
    with pytest.raises(IntegrityError, match="d:sel"):
        unpack(replace(pack(SALT), data=data), document_id="d:sel")


def test_another_text_names_the_document() -> None:
    other = pack(Document("d:sel", "Sel", "Beaucoup de sel."))
    with pytest.raises(IntegrityError, match="d:sel"):
        unpack(replace(pack(SALT), data=other.data), document_id="d:sel")


def test_another_document_is_refused() -> None:
    with pytest.raises(IntegrityError, match="d:poivre"):
        unpack(pack(SALT), document_id="d:poivre")
