"""How long each class of data is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from sourcier.errors import SettingsError
from sourcier.privacy.retention import Kept, expires_on, is_expired, kept_for, retentions

THEN = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kept", "days"),
    [
        (Kept.REPLY, 30),
        (Kept.AUDIT_EVENT, 365),
        (Kept.SECURITY_LOG, 365),
        (Kept.CHECKED_TEXT, 30),
        (Kept.SURVEY_ANSWER, None),
    ],
)
def test_the_defaults_are_those_of_the_data_map(kept: Kept, days: int | None) -> None:
    assert retentions()[kept].days == days


def test_each_class_says_what_for_and_on_what_ground() -> None:
    assert set(retentions()) == set(Kept)
    assert all(
        rule.content and rule.since and rule.purpose and rule.basis and rule.origin
        for rule in retentions().values()
    )


def test_a_reply_is_gone_after_thirty_days_unless_pinned() -> None:
    rule = retentions()[Kept.REPLY]
    end = THEN + timedelta(days=30)
    assert expires_on(rule, THEN) == end
    assert is_expired(rule, THEN, now=end)
    assert not is_expired(rule, THEN, now=end - timedelta(seconds=1))
    assert expires_on(rule, THEN, pinned=True) is None
    assert not is_expired(rule, THEN, now=end, pinned=True)


def test_an_audit_event_cannot_be_pinned() -> None:
    assert expires_on(retentions()[Kept.AUDIT_EVENT], THEN, pinned=True) is not None


def test_what_has_no_limit_never_expires() -> None:
    assert expires_on(retentions()[Kept.SURVEY_ANSWER], THEN) is None


@pytest.mark.parametrize(
    ("kept", "days", "refused"),
    [
        (Kept.REPLY, 7, False),
        (Kept.REPLY, 0, False),
        (Kept.REPLY, 31, True),
        (Kept.AUDIT_EVENT, 182, True),
        (Kept.AUDIT_EVENT, 183, False),
    ],
)
def test_another_duration_may_need_a_reason(
    kept: Kept, days: int, *, refused: bool
) -> None:
    rule = retentions()[kept]
    if refused:
        with pytest.raises(SettingsError, match="motif écrit"):
            kept_for(rule, days)
    assert kept_for(rule, days, reason="contrôle interne").days == days


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(SettingsError, match="-1 jours"):
        kept_for(retentions()[Kept.REPLY], -1, reason="essai")
