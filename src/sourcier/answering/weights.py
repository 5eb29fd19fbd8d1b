"""The weights of the choice and of the refusal, read from `data/weights.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt from the development questions.

    Args:
        selection: weight of each feature of a candidate.
        sufficiency: weight of each feature of a ranking, and `constant`.
        threshold: under which the reply is an abstention.
    """

    selection: Mapping[str, float]
    sufficiency: Mapping[str, float]
    threshold: float


@cache
def weights() -> Weights:
    """Give the weights shipped with the product."""
    text = files(__package__).joinpath("data", "weights.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Weights(data["selection"], data["sufficiency"], data["threshold"]["answer"])
