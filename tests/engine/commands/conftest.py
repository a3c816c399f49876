"""Somebody with a telephone, and with a code app on it."""

import pytest

from engine import (
    VISITOR,
    EnrolTotp,
)
from tests.engine.commands.telephone import Phone, knock


@pytest.fixture
def phone(clock):
    return Phone(clock)


@pytest.fixture
def enrolled(office, phone, clock):
    """She has a code app; its first code is spent."""
    token = knock(office).subject
    token = office.do(EnrolTotp(token, phone.secret, phone.code(), "Telepon"), VISITOR).subject
    clock.advance(seconds=30)
    return token
