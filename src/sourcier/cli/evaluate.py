"""`sourcier evaluate`: measured quality, beside a reference where one is installed."""

import shlex
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.cli import scoreboard
from sourcier.cli.asking import day_of
from sourcier.cli.lines import show as show_lines
from sourcier.cli.measured import FOLDER, Measured, give
from sourcier.cli.session import Session, session_of, write_json
from sourcier.errors import SettingsError
from sourcier.evaluation import answers as asking
from sourcier.evaluation import passages, ranking, report, written
from sourcier.evaluation.accepted import Sets, shipped_sets, with_renamed
from sourcier.evaluation.collections import Collection, read_collection
from sourcier.evaluation.conditions import Conditions, conditions, in_words
from sourcier.evaluation.questions import QuestionSet, read_questions
from sourcier.evaluation.quotes import check_quotes
from sourcier.evaluation.results import newest
from sourcier.evaluation.scoreboard import as_data, published
from sourcier.releases.release import Release
from sourcier.settings import Settings

OURS, REFERENCE = "sourcier", "bm25s"
DEFAULT_SET = ("qa_fr_dev", "questions.jsonl")
ABSENT = (
    "référence bm25s absente ({cause}) : elle vient avec « make test » ; lancez "
    "« .venv/bin/python -m sourcier evaluate » à la racine du dépôt"
)

app = typer.Typer(add_completion=False, rich_markup_mode=None)

SetOption = Annotated[
    Path | None, typer.Option("--set", help="Fichier de questions ; qa_fr_dev sinon.")
]
SourceOfOption = Annotated[
    list[str] | None, typer.Option("--source-of", help="JEU=SOURCE du corpus.")
]
UncheckedOption = Annotated[
    bool,
    typer.Option(
        "--unchecked", help="Ne pas vérifier les citations du jeu dans le corpus."
    ),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="Répondre à cette date, AAAA-MM-JJ.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Sortie en JSON.")]
ToOption = Annotated[Path | None, typer.Option("--to", help="Écrire le JSON ici.")]


@app.callback()
def evaluate() -> None:
    """Mesurer la qualité des réponses et de la recherche."""


@app.command()
def answers(
    context: typer.Context,
    *,
    questions: SetOption = None,
    source_of: SourceOfOption = None,
    as_of: AsOfOption = None,
    as_program: JsonOption = False,
    to: ToOption = None,
    unchecked: UncheckedOption = False,
    wrong: Annotated[
        bool, typer.Option("--wrong", help="Lister les réponses fausses, pour les lire.")
    ] = False,
) -> None:
    """Poser chaque question d'un jeu et compter justes, fausses, abstentions."""
    session, day = session_of(context), day_of(as_of)
    run = _Run(_questions(session.settings, questions), _sets(source_of), day)
    with closing(bootstrap.release(session.settings)) as release:
        run.check(release, unchecked=unchecked)
        graded = list(
            asking.ask_all(
                run.asked.cases, release, as_of=day, sets=run.sets, progress=_tell
            )
        )
        found, engines = _found(run, release)
        measured = run.conditions(release)
    summary = report.summarise(graded)
    lines = [*report.lines(summary), *report.recall_lines(found, engines)]
    if wrong:
        lines += report.wrong(graded)
    data = written.run(
        measured,
        answers=written.answers(summary, graded),
        passages=written.passages(found, engines),
    )
    told = Measured("answers", data, [*in_words(measured), *lines])
    give(session, told, as_program=as_program, to=to)


@app.command()
def retrieval(
    context: typer.Context,
    *,
    questions: SetOption = None,
    source_of: SourceOfOption = None,
    as_of: AsOfOption = None,
    beir: Annotated[
        list[Path] | None,
        typer.Option("--beir", help="Dossier scifact, nfcorpus_dev ou liveqa_med."),
    ] = None,
    unchecked: UncheckedOption = False,
    as_program: JsonOption = False,
    to: ToOption = None,
) -> None:
    """Mesurer la recherche seule, à côté de bm25s sur les mêmes textes."""
    session, day = session_of(context), day_of(as_of)
    if beir:
        told = _collections(session, beir, day)
    else:
        run = _Run(_questions(session.settings, questions), _sets(source_of), day)
        with closing(bootstrap.release(session.settings)) as release:
            run.check(release, unchecked=unchecked)
            found, engines = _found(run, release)
            measured = run.conditions(release)
        data = written.run(measured, passages=written.passages(found, engines))
        lines = [*in_words(measured), *report.recall_lines(found, engines)]
        told = Measured("retrieval", data, lines)
    give(session, told, as_program=as_program, to=to)


@app.command()
def show(
    context: typer.Context,
    *,
    targets: Annotated[
        bool, typer.Option("--targets", help="Le tableau des objectifs seul.")
    ] = False,
    own: Annotated[
        bool, typer.Option("--own", help="Vos propres mesures, gardées par evaluate.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option("--from", metavar="DOSSIER", help="Les résultats de ce dossier."),
    ] = None,
    as_program: JsonOption = False,
) -> None:
    """Montrer les chiffres propres de Sourcier, datés, objectifs manqués d'abord."""
    session = session_of(context)
    kept = folder or (session.settings.home / FOLDER if own else None)
    results = newest(kept) if kept else published()
    if as_program:
        write_json(as_data(results))
        return
    lines = scoreboard.targets if targets else scoreboard.whole
    show_lines([scoreboard.whose(kept, session.speech)])
    show_lines(lines(results, session.speech))


@dataclass(frozen=True, slots=True)
class _Run:
    """What is asked, where its sets stand, and for which day."""

    asked: QuestionSet
    sets: Sets
    day: date

    def check(self, release: Release, *, unchecked: bool) -> None:
        if not unchecked:
            check_quotes(self.asked, release.corpus, self.sets)

    def conditions(self, release: Release) -> Conditions:
        return conditions(
            today=bootstrap.now().date(),
            as_of=self.day,
            questions=self.asked.name,
            questions_digest=self.asked.digest,
            manifest=release.manifest,
            command=_command(),
        )


def _command() -> str:
    """The command as typed, without the folders of this machine."""
    typed = [Path(word).name if Path(word).is_absolute() else word for word in sys.argv[1:]]
    return shlex.join(["sourcier", *typed])


def _questions(settings: Settings, given: Path | None) -> QuestionSet:
    if given is None and settings.real_data is None:
        raise SettingsError(
            "aucun jeu de questions : donnez --set FICHIER.jsonl, ou SOURCIER_REAL_DATA, "
            "le dossier qui contient {folder}",
            folder="/".join(DEFAULT_SET),
        )
    return read_questions(given or Path(str(settings.real_data), *DEFAULT_SET))


def _sets(renamed: list[str] | None) -> Sets:
    return with_renamed(shipped_sets(), renamed or [])


def _found(run: _Run, release: Release) -> tuple[list[passages.Found], list[str]]:
    """Rank the passages with our engine, and with the reference if it is there."""
    rankers = passages.engines(release, as_of=run.day)
    reference = _reference()
    if reference:
        sys.stderr.write("indexation de la référence bm25s…\n")
        texts = ((str(n), text) for n, text in passages.texts(release, as_of=run.day))
        ranked = reference.ranker(texts, language="fr", limit=max(passages.DEPTHS))
        rankers[REFERENCE] = lambda text: [int(one) for one in ranked(text)]
    found = passages.find_all(
        run.asked.cases, release, rankers, sets=run.sets, progress=_tell
    )
    return list(found), list(rankers)


def _reference() -> ModuleType | None:
    """The reference engine of the test environment; says aloud that it is absent."""
    try:
        return import_module("benchmarks.reference")
    except ModuleNotFoundError as absent:
        sys.stderr.write(ABSENT.format(cause=absent.name) + "\n")
        return None


def _collections(session: Session, folders: list[Path], day: date) -> Measured:
    """Measure each collection; documents, queries and process are the same for both."""
    reference = _reference()
    lines: list[str] = []
    figures: dict[str, object] = {}
    digests = []
    for folder in folders:
        collection = read_collection(folder)
        quality = _compared(session.settings, collection, reference)
        digests.append(collection.digest)
        figures[collection.name] = written.collection(quality)
        lines += report.collection_lines(collection.name, quality)
    measured = conditions(
        today=bootstrap.now().date(),
        as_of=day,
        questions=", ".join(folder.name for folder in folders),
        questions_digest=", ".join(digests),
        manifest=None,
        command=_command(),
    )
    data = written.run(measured, **figures)
    return Measured("collections", data, [*in_words(measured), *lines])


def _compared(
    settings: Settings, collection: Collection, reference: ModuleType | None
) -> Mapping[str, ranking.Quality]:
    shop = bootstrap.workshop(settings)
    with tempfile.TemporaryDirectory() as folder:
        engines = {
            OURS: ranking.engine(
                collection,
                Path(folder, "index"),
                create_index=shop.create_index,
                open_index=shop.open_index,
            )
        }
        if reference:
            engines[REFERENCE] = reference.ranker(
                ranking.texts(collection), language=collection.language, limit=ranking.DEPTH
            )
        return ranking.compared(collection, engines)


def _tell(stage: str, done: int, total: int) -> None:
    """Show progress on a terminal; elsewhere, a line at the end of a stage."""
    terminal = sys.stderr.isatty()
    if terminal or done == total:
        end = "\n" if done == total else ""
        sys.stderr.write(f"{chr(13) if terminal else ''}{stage} {done}/{total}{end}")
        sys.stderr.flush()
