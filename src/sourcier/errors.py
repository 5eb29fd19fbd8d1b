"""Every failure that a user may meet.

SourcierError
  SettingsError       a setting that nobody knows, or a value that it cannot take
  ConfigurationError  the corpus configuration (TOML) cannot be used as written
  SourceError         a file of a source cannot be read: says which, where, what to do
  IntegrityError      a stored document or result no longer equals its digest
  UnknownDocumentError  a release holds no such document
  ReleaseError        a release is missing, unfinished, foreign or damaged
  ProbeError          a build failed its own checks and was not made current
  QuestionError       the question cannot be asked as given (empty, too long)
  StorageError        the disk is full, read-only or failing
  StateError          the state database or its key is damaged, foreign or newer
  RecordError         a recorded reply is unknown, erased, or cannot be asked again
    QuestionNotKeptError  its question was not stored, and must be given again
  ContestError        a reply cannot be contested, or answered for, as written
  ProofError          a proof file cannot be made or read
  FormError           a form comes from elsewhere, or its page is too old
  ServingError        the pages cannot be served where it is asked
  RenderingError      a chart or a PDF cannot be drawn
  SurveyError         a survey cannot be asked, computed or published as given

A user's mistake is one of these and ends with exit code 1; not answering is a value,
never an error; anything else is a bug and keeps its traceback (exit code 70).

The French sentence is the key of the message: other languages are looked up from the
template (`wording`), which is why the values travel beside it.
"""


class SourcierError(Exception):
    """One sentence for the user: what is wrong, where, and what to do.

    Args:
        template: the French sentence, with `{name}` where a value goes.
        values: what goes there; never clinical text.

    >>> str(SourcierError("le fichier {path} est vide", path="a.txt"))
    'le fichier a.txt est vide'
    """

    def __init__(self, template: str, **values: object) -> None:
        """Keep the template apart from its values, so that it can be translated."""
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from a worker process to its parent with template and values."""
        return _again, (type(self), self.template, self.values)

    def __str__(self) -> str:
        """Give the French sentence."""
        return self.template.format(**self.values)


def _again(
    kind: type[SourcierError], template: str, values: dict[str, object]
) -> SourcierError:
    return kind(template, **values)


class SettingsError(SourcierError):
    """A setting that nobody knows, or a value that it cannot take."""


class ConfigurationError(SourcierError):
    """The corpus configuration cannot be used as written."""


class SourceError(SourcierError):
    """A file of a source cannot be read."""


class IntegrityError(SourcierError):
    """A stored document or result no longer equals its digest."""


class UnknownDocumentError(SourcierError):
    """A release holds no such document."""


class ReleaseError(SourcierError):
    """A release is missing, unfinished, foreign or damaged."""


class ProbeError(SourcierError):
    """A build failed its own checks and was not made current."""


class QuestionError(SourcierError):
    """The question cannot be asked as given."""


class StorageError(SourcierError):
    """The disk is full, read-only or failing."""


class StateError(SourcierError):
    """The state database or its key is damaged, foreign or newer."""


class RecordError(SourcierError):
    """A recorded reply is unknown, erased, or cannot be asked again."""


class QuestionNotKeptError(RecordError):
    """The question of a recorded reply was not stored, and must be given again."""


class ContestError(SourcierError):
    """A reply cannot be contested, or answered for, as written."""


class ProofError(SourcierError):
    """A proof file cannot be made or read."""


class FormError(SourcierError):
    """A form comes from elsewhere, or its page is too old."""


class ServingError(SourcierError):
    """The pages cannot be served where it is asked."""


class RenderingError(SourcierError):
    """A chart or a PDF cannot be drawn."""


class SurveyError(SourcierError):
    """A survey cannot be asked, computed or published as given."""
