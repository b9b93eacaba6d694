"""Tables over several modules, reached by the imports of the package."""

from fastapi import FastAPI

import db

app = FastAPI()


@app.get("/tables")
def tables() -> list[str]:
    return list(db.Base.metadata.tables)
