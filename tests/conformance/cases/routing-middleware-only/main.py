"""Middleware and exception handlers change nothing in the document."""

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"])


@app.middleware("http")
async def stamp(request: Request, call_next):
    return await call_next(request)


@app.exception_handler(KeyError)
async def missing(request: Request, error: KeyError) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, status_code=404)


@app.get("/")
def root() -> str: ...
