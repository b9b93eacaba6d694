"""JSON in plain ASCII."""

import json
from typing import Any

from fastapi.responses import JSONResponse


class EscapedJSON(JSONResponse):
    """What repeats words of a caller: half of a character is written out, where UTF-8 has no bytes for it."""

    def render(self, content: Any) -> bytes:
        """Everything beyond ASCII as an escape."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")
