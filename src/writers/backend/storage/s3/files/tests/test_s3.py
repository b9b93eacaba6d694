"""Files in a bucket."""

import io
from datetime import UTC, datetime

import httpx

from app.storage.s3 import S3Store
from app.storage.signing import Keys, signed

EXAMPLE = Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_requests_are_signed_as_the_example_of_aws_is() -> None:
    headers = signed(
        EXAMPLE,
        "GET",
        "https://examplebucket.s3.amazonaws.com/test.txt",
        datetime(2013, 5, 24, tzinfo=UTC),
        headers={"Range": "bytes=0-9"},
        payload=NOTHING,
    )
    assert headers["authorization"].endswith(
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    )


async def test_what_is_put_is_read_and_removed() -> None:
    kept: dict[str, bytes] = {}

    async def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=")
        path = request.url.path
        if request.method == "PUT":
            assert int(request.headers["content-length"]) == len(content)
            kept[path] = await request.aread()
            return httpx.Response(200)
        if request.method == "DELETE":
            return httpx.Response(204 if kept.pop(path, None) is not None else 404)
        return httpx.Response(200, content=kept[path]) if path in kept else httpx.Response(404)

    content = b"something" * 100_000
    store = S3Store("https://s3.example.com", "bucket", EXAMPLE, httpx.MockTransport(answer))
    await store.put("ab/cdef", io.BytesIO(content), len(content))
    assert list(kept) == ["/bucket/ab/cdef"]
    assert b"".join([one async for one in store.read("ab/cdef")]) == content
    await store.remove("ab/cdef")
    await store.remove("ab/cdef")
    assert kept == {}
