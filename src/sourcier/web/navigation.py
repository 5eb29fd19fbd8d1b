"""The families of pages: a router each, and what the head of every page leads to.

A family is one module with a `router`; adding it here is all that makes it exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from fastapi import APIRouter, FastAPI

FAMILIES = (
    *("assets", "asking", "papers", "replies", "history", "switching", "health"),
    *("reader", "sources", "medicines", "two_days", "scoreboard", "standing", "api"),
    "contesting",
)
"""Modules of this room that bring routes, in the order in which they are matched."""
ENTRIES: Mapping[str, str] = MappingProxyType(
    {
        "/sources": "Sources",
        "/drugs": "Médicaments",
        "/history": "Historique",
        "/barometre": "Baromètre",
        "/contests": "Contestations",
        "/scoreboard": "Mesures",
        "/help": "Aide",
    }
)
"""Where the head of a page leads; a family that is not there is not shown."""

EXTRAS: Mapping[str, str] = MappingProxyType(
    {
        "/replies/{id_}.pdf": "PDF",
        "/replies/{id_}/proof.json": "Fichier de preuve",
        "/replies/{id_}/now": "Comparer à aujourd'hui",
        "/replies/{id_}/contest": "Contester",
    }
)
"""What a reply leads to, where the family that brings it is there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that the head of every page leads to."""

    address: str
    label: str


def routers() -> list[APIRouter]:
    """Give the router of every family."""
    return [import_module(f"{__package__}.{name}").router for name in FAMILIES]


def include(app: FastAPI) -> None:
    """Give an application the routes of every family."""
    known: set[str] = set()
    for router in routers():
        app.include_router(router)
        known |= {getattr(route, "path", "") for route in router.routes}
    app.state.entries = [Entry(*row) for row in ENTRIES.items() if row[0] in known]
    app.state.extras = [Entry(*row) for row in EXTRAS.items() if row[0] in known]


def entries(app: FastAPI) -> list[Entry]:
    """Give the places that the head of every page leads to."""
    found: list[Entry] = app.state.entries
    return found


def extras(app: FastAPI) -> list[Entry]:
    """Give what a reply leads to, beside its own page."""
    found: list[Entry] = app.state.extras
    return found
