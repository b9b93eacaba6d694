"""Mails, as somebody gets them."""

import re
from email.message import EmailMessage

import pytest

from app.mails import sender


class Box:
    """Everything that was sent."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    def send(self, mail: EmailMessage) -> None:
        """Keeps one."""
        self.mails.append(mail)

    def secrets_for(self, address: str) -> list[str]:
        """What the links in mails to an address hold."""
        texts = [one.get_content() for one in self.mails if one["To"] == address]
        return [found for text in texts for found in re.findall(r"token=([\w-]+)", text)]


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Box:
    """Where mails go in a test."""
    one = Box()
    monkeypatch.setattr(sender, "sender", lambda: one)
    return one
