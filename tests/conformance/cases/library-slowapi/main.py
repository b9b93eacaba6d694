"""Rate limits, caches and checks change nothing but what they ask for."""

from fastapi import Depends, FastAPI, Request, Response
from fastapi_cache.decorator import cache
from fastapi_health import health
from fastapi_limiter.depends import RateLimiter
from pyrate_limiter import Duration, Limiter as Bucket, Rate
from slowapi import Limiter, _rate_limit_exceeded_handler
from slowapi.errors import RateLimitExceeded
from slowapi.util import get_remote_address

limiter = Limiter(key_func=get_remote_address, default_limits=["9/minute"])
app = FastAPI()
app.state.limiter = limiter
app.add_exception_handler(RateLimitExceeded, _rate_limit_exceeded_handler)


@app.get("/limited")
@limiter.limit("5/minute", key_func=get_remote_address)
async def limited(request: Request, page: int = 1) -> str: ...


@app.get("/shared")
@limiter.shared_limit("5/minute", scope="all")
def shared(request: Request, response: Response) -> str: ...


@app.get("/exempt")
@limiter.exempt
def exempt(q: str = "") -> str: ...


@app.get("/cached")
@cache(expire=60)
async def cached(q: str, limit: int = 5) -> list[str]: ...


@app.get("/both")
@limiter.limit("5/minute")
@cache(namespace="x", expire=1)
async def both(request: Request, q: str) -> dict[str, int]: ...


@app.get("/depends", dependencies=[Depends(RateLimiter(Bucket(Rate(2, Duration.SECOND))))])
def depends() -> str: ...


def alive(deep: bool = False) -> bool:
    return deep


async def broken(**conditions) -> dict: ...


app.add_api_route("/healthz", health([alive], failure_handler=broken))
