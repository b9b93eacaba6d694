"""Has no router."""

LIMIT = 10
