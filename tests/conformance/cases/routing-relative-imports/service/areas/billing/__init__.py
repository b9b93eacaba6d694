from . import routes

PREFIX = "/billing"
