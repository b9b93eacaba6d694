from fastapi import APIRouter

from . import articles, subscribers

api = APIRouter(prefix="/api", responses={401: {"description": "Sign in first"}})
api.include_router(articles.router, tags=["articles"])
api.include_router(subscribers.router, tags=["subscribers"])
