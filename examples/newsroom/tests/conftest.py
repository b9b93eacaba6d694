import os

os.environ.setdefault("NEWSROOM_TOKEN_KEY", "only-for-tests-and-for-nothing-else")
