"""What was searched on the day asked about, and nothing that came later."""

from collections.abc import Sequence
from datetime import date

from sourcier.answering.reply import Searched
from sourcier.releases.manifest import SourceFacts
from sourcier.releases.release import Release
from sourcier.retrieval.query import Facet, Filters


def searched_on(release: Release, day: date, sources: Sequence[str]) -> Searched:
    """Say how many passages could be found on a day, and in which sources.

    On a day after the newest source, they are those of the release. On an earlier one,
    the passages that held then are counted, and a source that held none is not named.

    Args:
        release: what is searched.
        day: on which the answer must hold.
        sources: names of the sources to search; all when empty.
    """
    manifest = release.manifest
    wanted = [one for one in manifest.sources if not sources or one.name in sources]
    dates = {one.name: _dated(one) for one in wanted}
    if all(told <= day.isoformat() for told in dates.values()):
        return Searched(manifest.name, manifest.counts["passages"], tuple(dates.items()))
    held = {name: _held(release, day, name) for name in dates}
    told = tuple(
        (name, dates[name] if dates[name] <= day.isoformat() else "")
        for name, count in held.items()
        if count
    )
    return Searched(manifest.name, sum(held.values()), told)


def _dated(source: SourceFacts) -> str:
    return source.edition if source.declared else source.latest


def _held(release: Release, day: date, name: str) -> int:
    filters = Filters(day, facets={Facet.SOURCE: frozenset({name})})
    return release.index.count(filters)
