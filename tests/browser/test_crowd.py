"""Several people ask at once: a tenth of `python -m benchmarks crowd`."""

import asyncio

from benchmarks.crowd import ask_together

QUESTIONS = [
    "ibuprofène et allaitement ?",
    "dose maximale de paracétamol chez l'adulte ?",
    "zzyxoprane dose enfant ?",
    "Mme Durand, née le 3/4/1950 : fièvre ?",
]


def test_five_people_meet_no_error(address: str) -> None:
    met = asyncio.run(ask_together(address, QUESTIONS, users=5, seconds=4))
    assert met.errors == 0
    assert len(met.seconds) >= 5
