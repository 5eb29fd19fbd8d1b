"""The keys by which official numbers are checked."""

CORSICA = {"2A": "19", "2B": "18"}
"""What stands for a letter before the modulo (INSEE)."""


def luhn(digits: str) -> bool:
    """Say whether the last digit is the Luhn key of the others (RPPS, FINESS).

    >>> luhn("10003456786"), luhn("10003456787")
    (True, False)
    """
    doubled = (
        sum(divmod(2 * int(d), 10)) if place % 2 else int(d)
        for place, d in enumerate(reversed(digits))
    )
    return sum(doubled) % 10 == 0


def nir_key(body: str) -> int | None:
    """Work out the key of a NIR: 97 less the number modulo 97.

    Args:
        body: its 13 characters, 2A and 2B for Corsica.

    >>> nir_key("2850399123456"), nir_key("255082A800123")
    (22, 51)
    """
    department = CORSICA.get(body[5:7].upper(), body[5:7])
    number = body[:5] + department + body[7:]
    return 97 - int(number) % 97 if number.isdecimal() and number.isascii() else None


def iban_is_valid(written: str) -> bool:
    """Say whether an IBAN passes its modulo 97 (ISO 13616).

    Args:
        written: without spaces, in capitals.

    >>> iban_is_valid("FR7630006000011234567890189")
    True
    """
    turned = written[4:] + written[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1
