"""Log lines: one JSON object each, so that nothing in a value can begin another line."""

import json
import logging
import logging.config
import re
from datetime import UTC, datetime

from app.core.requests import request_id

USUAL = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
SECRETS = re.compile(
    r"(?i)(bearer\s+|(?:password|token|secret|api[_-]?key)[\"']?\s*[=:]\s*[\"']?)[^\s\"',}&]+"
)


class JsonFormatter(logging.Formatter):
    """A record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
            "request": request_id(),
        }
        line.update(
            {name: value for name, value in record.__dict__.items() if name not in USUAL}
        )
        if record.exc_info:
            line["trace"] = without_secrets(self.formatException(record.exc_info))
        return json.dumps(line, default=str)


def without_secrets(text: str) -> str:
    """What opens doors is not written down."""
    return SECRETS.sub(lambda found: f"{found.group(1)}***", text)


def configure_logs(level: str) -> None:
    """Everything goes to the standard error, in one form."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": JsonFormatter}},
            "handlers": {"standard": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"level": level, "handlers": ["standard"]},
            "loggers": {
                "uvicorn": {"handlers": [], "propagate": True},
                "uvicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
                # They write whole addresses down, and what stands in those.
                "httpx": {"level": "WARNING"},
                "httpcore": {"level": "WARNING"},
            },
        }
    )
