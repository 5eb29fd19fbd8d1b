"""What the interface for programs takes and gives, as OpenAPI tells it."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LONGEST_QUESTION = 20_000
"""Code points read at all; a question that can be asked is far shorter."""
MOST_SOURCES, MOST_HITS = 50, 100


def _text(value: str) -> str:
    """Refuse half a character, which no file and no database could keep."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("not text") from None
    return value


Text = Annotated[str, Field(max_length=LONGEST_QUESTION), AfterValidator(_text)]
Name = Annotated[str, Field(max_length=100), AfterValidator(_text)]


class Asked(BaseModel):
    """A question, and what decides its reply beside it."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    question: Text
    as_of: date | None = Field(None, description="The day on which it must hold; today.")
    sources: list[Name] = Field(
        default_factory=list, max_length=MOST_SOURCES, description="All when empty."
    )
    explain: bool = Field(default=False, description="Say what each term brought.")
    identifiers: Literal["refuse", "mask"] = Field(
        "refuse", description="What becomes of a question that tells who somebody is."
    )


class AskBody(Asked):
    """A question to be answered and recorded."""

    keep: bool = Field(default=False, description="Keep the reply beyond its time.")


class SearchBody(Asked):
    """A question whose passages are wanted."""

    k: int = Field(10, ge=1, le=MOST_HITS, description="How many passages.")


class Reply(BaseModel):
    """An answer or an abstention (`sourcier.reply/1`), as the command line gives it."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)

    schema_: str = Field(alias="schema")
    kind: Literal["answer", "abstention"]
    id: str | None
    question: str
    language: str
    release: str
    mode: str
    understood: dict[str, Any]
    warnings: list[dict[str, Any]]
    sufficiency: dict[str, Any]


class Hits(BaseModel):
    """Passages found, as `sourcier search --json` gives them."""

    question_id: str | None
    hits: list[dict[str, Any]]


class Document(BaseModel):
    """A document as a release holds it (`sourcier.document/1`), with its text."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: str = Field(alias="schema")
    release: str
    document: dict[str, Any]
    language: str
    text: str
    outline: list[dict[str, Any]]
    versions: list[dict[str, Any]]


class Drug(BaseModel):
    """A medicine (`sourcier.drug/1`), as `sourcier drug --json` gives it."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)

    schema_: str = Field(alias="schema")
    release: str
    typed: str
    read: str
    specialities: list[dict[str, Any]]
    documents: list[str]


class Sources(BaseModel):
    """The sources of the release in force."""

    release: str
    demonstration: bool
    limits: list[str]
    sources: list[dict[str, Any]]


class Releases(BaseModel):
    """The releases that are kept, oldest first."""

    current: str | None
    releases: list[dict[str, Any]]


class Failure(BaseModel):
    """What is wrong, in one sentence in the language of `Accept-Language`."""

    status: int
    message: str


class Failed(BaseModel):
    """A failure of any route."""

    error: Failure
