from fastapi import APIRouter, WebSocket, WebSocketDisconnect

router = APIRouter()


@router.websocket("/live/{instrument}")
async def live(websocket: WebSocket, instrument: str) -> None:
    """Sends the newest observation whenever the client asks for one."""
    archive = websocket.app.state.archive
    await websocket.accept()
    try:
        while True:
            await websocket.receive_text()
            rows = [row for row in archive.stored if row.instrument == instrument]
            await websocket.send_json(rows[-1].model_dump(mode="json") if rows else None)
    except WebSocketDisconnect:
        return
