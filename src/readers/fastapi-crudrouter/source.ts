/** fastapi-crudrouter 0.8: every route is made by a function of the same name. */
export const SOURCE = `
from typing import List, Optional
from architect import columns_of, field_type, give_up, schema_without
from fastapi import APIRouter, Depends

NOT_FOUND = {404: {"detail": "Item not found"}}


def pagination_factory(max_limit):
    def pagination(skip: int = 0, limit: Optional[int] = max_limit): ...

    return Depends(pagination)


class CRUDGenerator(APIRouter):
    _pk = "id"
    _pk_type = int
    _database = None

    def __init__(self, schema, create_schema=None, update_schema=None, prefix=None, tags=None, paginate=None, get_all_route=True, get_one_route=True, create_route=True, update_route=True, delete_one_route=True, delete_all_route=True, **kwargs):
        self.schema = schema
        self.pagination = pagination_factory(paginate)
        self.create_schema = create_schema or schema_without(schema, self._pk, "Create")
        self.update_schema = update_schema or schema_without(schema, self._pk, "Update")
        prefix = "/" + (prefix or schema.__name__).lower().strip("/")
        super().__init__(prefix=prefix, tags=tags or [prefix.strip("/").capitalize()], **kwargs)
        if get_all_route:
            self._add("", self._get_all(), get_all_route, methods=["GET"], response_model=Optional[List[schema]], summary="Get All")
        if create_route:
            self._add("", self._create(), create_route, methods=["POST"], response_model=schema, summary="Create One")
        if delete_all_route:
            self._add("", self._delete_all(), delete_all_route, methods=["DELETE"], response_model=Optional[List[schema]], summary="Delete All")
        if get_one_route:
            self._add("/{item_id}", self._get_one(), get_one_route, methods=["GET"], response_model=schema, summary="Get One", responses=NOT_FOUND)
        if update_route:
            self._add("/{item_id}", self._update(), update_route, methods=["PUT"], response_model=schema, summary="Update One", responses=NOT_FOUND)
        if delete_one_route:
            self._add("/{item_id}", self._delete_one(), delete_one_route, methods=["DELETE"], response_model=schema, summary="Delete One", responses=NOT_FOUND)

    def _add(self, path, endpoint, dependencies, **kwargs):
        super().add_api_route(path, endpoint, dependencies=[] if isinstance(dependencies, bool) else dependencies, **kwargs)

    def api_route(self, path, *args, **kwargs):
        methods = kwargs["methods"] if "methods" in kwargs else ["GET"]
        self.routes = [route for route in self.routes if route.path != f"{self.prefix}{path}" or list(route.methods) != list(methods)]
        return super().api_route(path, *args, **kwargs)

    def _get_all(self):
        def route(pagination=self.pagination): ...

        return route

    def _get_one(self):
        def route(item_id: self._pk_type): ...

        return route

    def _create(self):
        def route(model: self.create_schema): ...

        return route

    def _update(self):
        def route(item_id: self._pk_type, model: self.update_schema): ...

        return route

    def _delete_all(self):
        def route(): ...

        return route

    def _delete_one(self):
        def route(item_id: self._pk_type): ...

        return route


class MemoryCRUDRouter(CRUDGenerator): ...


class SQLAlchemyCRUDRouter(CRUDGenerator):
    def __init__(self, schema, db_model, db, create_schema=None, update_schema=None, prefix=None, *rest, **kwargs):
        self.db_func = db
        self._pk = [name for name, column in columns_of(db_model).items() if column[1]][0]
        self._pk_type = field_type(schema, self._pk)
        super().__init__(schema, create_schema, update_schema, prefix or db_model.__tablename__, *rest, **kwargs)

    def _get_all(self):
        def route(db=Depends(self.db_func), pagination=self.pagination): ...

        return route

    def _get_one(self):
        def route(item_id: self._pk_type, db=Depends(self.db_func)): ...

        return route

    def _create(self):
        def route(model: self.create_schema, db=Depends(self.db_func)): ...

        return route

    def _update(self):
        def route(item_id: self._pk_type, model: self.update_schema, db=Depends(self.db_func)): ...

        return route

    def _delete_all(self):
        def route(db=Depends(self.db_func)): ...

        return route

    def _delete_one(self):
        def route(item_id: self._pk_type, db=Depends(self.db_func)): ...

        return route


class OfAnotherMapper(CRUDGenerator):
    def __init__(self, schema, *args, **kwargs):
        give_up("a router made by fastapi-crudrouter for a mapper that is not described")
        APIRouter.__init__(self)


class DatabasesCRUDRouter(OfAnotherMapper): ...


class TortoiseCRUDRouter(OfAnotherMapper): ...


class OrmarCRUDRouter(OfAnotherMapper): ...


class GinoCRUDRouter(OfAnotherMapper): ...
`
