"""How mails leave: into a folder, or through a server."""

import logging
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from anyio import to_thread

from app.core.settings import get_settings
from app.outbound.breaker import breakers
from app.outbound.failures import Failed

logger = logging.getLogger(__name__)
PATIENCE = 10


class Sender(Protocol):
    """Whatever can send a mail."""

    def send(self, mail: EmailMessage) -> None:
        """Sends one."""


class FolderSender:
    """Lays mails into a folder, for development and tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, mail: EmailMessage) -> None:
        """Writes one file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{uuid4().hex}.eml").write_bytes(bytes(mail))


class SmtpSender:
    """Sends by a server, always encrypted."""

    def __init__(self, host: str, port: int, user: str, password: str) -> None:
        self.host = host
        self.port = port
        self.user = user
        self.password = password

    def send(self, mail: EmailMessage) -> None:
        """Hands one over."""
        with breakers().passing(f"{self.host}:{self.port}"):
            try:
                self._hand_over(mail)
            except (OSError, smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError) as error:
                raise Failed(f"{self.host}: {type(error).__name__}") from error

    def _hand_over(self, mail: EmailMessage) -> None:
        with smtplib.SMTP(self.host, self.port, timeout=PATIENCE) as server:
            server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
            server.send_message(mail)


def sender() -> Sender:
    """The one the settings choose."""
    settings = get_settings()
    if settings.smtp_host is None:
        return FolderSender(settings.mail_folder)
    return SmtpSender(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_user,
        settings.smtp_password.get_secret_value(),
    )


async def send_mail(to: str, subject: str, text: str) -> None:
    """Sends one; whoever asked for it is not told whether that worked."""
    mail = EmailMessage()
    mail["From"] = get_settings().mail_from
    mail["To"] = to
    mail["Subject"] = subject
    mail.set_content(text)
    try:
        await to_thread.run_sync(sender().send, mail)
    except (Failed, OSError, smtplib.SMTPException):
        logger.exception("a mail could not be sent")
