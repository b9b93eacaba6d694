"""One router for each instrument."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException, Query, status

from app.archive import Archive, get_archive
from app.schemas import Observation, Stored
from app.security import Operator

ArchiveDep = Annotated[Archive, Depends(get_archive)]


def instrument_router(name: str) -> APIRouter:
    router = APIRouter(prefix=f"/{name}", tags=[name])

    @router.get("/observations", name=f"list_{name}_observations")
    def list_observations(
        archive: ArchiveDep, limit: Annotated[int, Query(ge=1, le=100)] = 20
    ) -> list[Stored]:
        return [row for row in archive.stored if row.instrument == name][-limit:]

    @router.get("/observations/{observation_id}", name=f"read_{name}_observation")
    def read_observation(archive: ArchiveDep, observation_id: int) -> Stored:
        for row in archive.stored:
            if row.id == observation_id and row.instrument == name:
                return row
        raise HTTPException(status.HTTP_404_NOT_FOUND)

    @router.post(
        "/observations",
        name=f"record_{name}_observation",
        status_code=status.HTTP_201_CREATED,
        dependencies=[Operator],
    )
    def record_observation(
        archive: ArchiveDep, observation: Observation, tasks: BackgroundTasks
    ) -> Stored:
        row = archive.add(name, observation)
        if archive.settings.assistant.enabled:
            tasks.add_task(archive.index, row)
        return row

    return router
