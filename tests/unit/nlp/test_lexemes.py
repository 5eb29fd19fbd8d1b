"""What the analyzer remembers."""

from sourcier.nlp.lexemes import Expander, expander


def test_an_expander_that_is_full_forgets_and_goes_on() -> None:
    stemmed: list[str] = []

    def stem(word: str) -> str:
        stemmed.append(word)
        return word

    small = Expander("fr", stem, room=2)
    given = [small.tokens(word) for word in ("foie", "rein", "foie", "coeur", "foie")]

    assert given == [("foie",), ("rein",), ("foie",), ("coeur",), ("foie",)]
    assert stemmed == ["foie", "rein", "coeur", "foie"]


def test_a_stem_that_is_empty_gives_the_word_itself() -> None:
    assert Expander("fr", lambda _: "").tokens("foie") == ("foie",)


def test_one_expander_serves_each_language() -> None:
    assert expander("de") is expander("fr")
    assert expander("en") is not expander("fr")
