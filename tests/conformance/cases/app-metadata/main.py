"""All that the application says about itself."""

from fastapi import FastAPI

app = FastAPI(
    title="Title",
    summary="Summary",
    description="Description\n\n* of **Markdown**",
    version="3.2.1",
    terms_of_service="https://example.com/terms",
    contact={"name": "Contact", "url": "https://example.com", "email": "a@example.com"},
    license_info={"name": "Apache 2.0", "identifier": "Apache-2.0"},
    openapi_tags=[
        {
            "name": "users",
            "description": "About users.",
            "externalDocs": {"url": "https://example.com/users"},
        },
        {"name": "unused", "x-extra": 1},
    ],
    servers=[{"url": "https://a.example.com", "description": "A"}, {"url": "/b"}],
    openapi_external_docs={"url": "https://example.com/docs", "description": "More"},
    openapi_url="/schema.json",
    docs_url="/swagger",
    redoc_url=None,
)


@app.get("/users", tags=["users"])
def users() -> list[str]: ...
