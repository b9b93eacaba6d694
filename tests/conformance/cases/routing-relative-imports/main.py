from service.app import app

__all__ = ["app"]
