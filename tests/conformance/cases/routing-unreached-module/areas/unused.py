from areas.used import router


@router.get("/unused")
def unused() -> str: ...
