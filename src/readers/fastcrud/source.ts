/** FastCRUD 0.23: what its lists look like. */
export const PAGINATION = `
from typing import Generic, TypeVar
from pydantic import BaseModel, Field

SchemaType = TypeVar("SchemaType", bound=BaseModel)


class PaginatedRequestQuery(BaseModel):
    offset: int | None = Field(None, description="Offset for unpaginated queries")
    limit: int | None = Field(None, description="Limit for unpaginated queries")
    page: int | None = Field(None, alias="page", description="Page number")
    items_per_page: int | None = Field(None, alias="itemsPerPage", description="Number of items per page")
    sort: str | None = Field(None)

    model_config = {"populate_by_name": True}


class ListResponse(BaseModel, Generic[SchemaType]):
    data: list[SchemaType]


class PaginatedListResponse(ListResponse[SchemaType], Generic[SchemaType]):
    total_count: int
    has_more: bool
    page: int | None = None
    items_per_page: int | None = None


def create_list_response(schema, response_key="data"):
    class DynamicListResponse(BaseModel):
        data: list[schema]

    return DynamicListResponse


def create_paginated_response(schema, response_key="data"):
    class DynamicPaginatedResponse(BaseModel):
        data: list[schema]
        total_count: int
        has_more: bool
        page: int | None = None
        items_per_page: int | None = None

    return DynamicPaginatedResponse
`

export const ENDPOINTS = `
from inspect import Parameter, Signature
from architect import columns_of, give_up
from fastapi import APIRouter, Body, Depends, Query
from fastcrud.core.pagination import PaginatedRequestQuery, create_list_response, create_paginated_response

ALL = ["create", "read", "read_multi", "update", "delete", "db_delete"]
READ_MULTI = "\\n".join([
    " rows from the database.", "", "**Pagination Options:**", "- Use \`page\` & \`itemsPerPage\` for paginated results", "- Use \`offset\` & \`limit\` for specific ranges", "",
    "**Sorting:**", "- Use \`sort\` parameter to sort results by one or more fields", "- Format: \`field1,-field2\` (comma-separated, \`-\` prefix for descending)",
    "- Examples: \`name\` (ascending), \`-age\` (descending), \`name,-age\` (mixed)", "",
    "**Response Format:**", "- Returns paginated response when using page/itemsPerPage", "- Returns simple list response when using offset/limit",
])


class FilterConfig:
    def __init__(self, filters=None, **kwargs):
        self.filters = filters if filters is not None else kwargs


def wrapped(functions):
    return [Depends(one) for one in functions or []]


def asked(name, annotation, default):
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default)


class EndpointCreator:
    def __init__(self, session, model, create_schema, update_schema, crud=None, include_in_schema=True, delete_schema=None, path="", tags=None, is_deleted_column="is_deleted", deleted_at_column="deleted_at", updated_at_column="updated_at", endpoint_names=None, filter_config=None, select_schema=None, create_config=None, update_config=None, delete_config=None, custom_filters=None, policy=None, **more):
        self.session = session
        self.model = model
        self.columns = columns_of(model)
        self.primary_key_names = [name for name, column in self.columns.items() if column[1]]
        self.create_schema = create_schema
        self.update_schema = update_schema
        self.delete_schema = delete_schema
        self.select_schema = select_schema
        self.include_in_schema = include_in_schema
        self.path = path
        self.tags = tags or []
        self.router = APIRouter()
        self.endpoint_names = {"create": "", "read": "", "update": "", "delete": "", "db_delete": "db_delete", "read_multi": "", **(endpoint_names or {})}
        self.filters = filter_config.filters if isinstance(filter_config, FilterConfig) else filter_config or {}
        self.policy = policy
        for config in (create_config, update_config, delete_config):
            if config is not None:
                give_up("an endpoint of FastCRUD with fields of its own")

    def _get_endpoint_path(self, operation):
        name = self.endpoint_names[operation]
        path = f"{self.path}/{name}" if name else self.path
        if operation in ("read", "update", "delete", "db_delete"):
            path = path + "/" + "/".join(["{" + key + "}" for key in self.primary_key_names])
        return path

    def _endpoint(self, *parameters, keys=True):
        async def endpoint(): ...

        own = [Parameter(name, Parameter.POSITIONAL_ONLY, annotation=self.columns[name][0]) for name in self.primary_key_names] if keys else []
        last = [Parameter("request_policy", Parameter.POSITIONAL_OR_KEYWORD, default=Depends(self.policy))] if self.policy is not None else []
        endpoint.__signature__ = Signature(own + list(parameters) + last)
        return endpoint

    def _db(self):
        return Parameter("db", Parameter.POSITIONAL_OR_KEYWORD, default=Depends(self.session))

    def _filters(self):
        def filters(**kwargs): ...

        parameters = []
        for key, value in self.filters.items():
            name, _, operator = key.partition("__")
            if "." in key or name not in self.columns:
                give_up("a filter of FastCRUD on a related table")
            elif callable(value):
                parameters.append(Parameter(key, Parameter.POSITIONAL_OR_KEYWORD, default=Depends(value)))
            else:
                column = self.columns[name][0]
                parameters.append(asked(key, list[column] if operator in ("in", "not_in", "between") else column, Query(value, alias=key)))
        filters.__signature__ = Signature(parameters)
        return Parameter("filters", Parameter.POSITIONAL_OR_KEYWORD, default=Depends(filters))

    def _read_multi_model(self):
        if self.select_schema is None:
            return None
        return create_paginated_response(self.select_schema) | create_list_response(self.select_schema)

    def _add(self, operation, endpoint, method, dependencies, description, response_model=None):
        self.router.add_api_route(
            self._get_endpoint_path(operation=operation), endpoint, methods=[method], include_in_schema=self.include_in_schema, tags=self.tags,
            dependencies=wrapped(dependencies), name=f"{self.model.__name__.lower()}_{operation}", description=description, response_model=response_model,
        )

    def add_routes_to_router(self, create_deps=(), read_deps=(), read_multi_deps=(), update_deps=(), delete_deps=(), db_delete_deps=(), included_methods=None, deleted_methods=None):
        wanted = [one for one in included_methods or ALL if one not in (deleted_methods or [])]
        model = self.model.__name__
        keys = "[" + ", ".join(["'" + key + "'" for key in self.primary_key_names]) + "]"
        item = lambda schema: asked("item", schema, Body(...))
        if "create" in wanted:
            self._add("create", self._endpoint(self._db(), item(self.create_schema), keys=False), "POST", create_deps, f"Create a new {model} row in the database.")
        if "read" in wanted:
            self._add("read", self._endpoint(self._db()), "GET", read_deps, f"Read a single {model} row from the database by its primary keys: {keys}.", self.select_schema)
        if "read_multi" in wanted:
            query = asked("query", PaginatedRequestQuery, Depends())
            self._add("read_multi", self._endpoint(self._db(), query, self._filters(), keys=False), "GET", read_multi_deps, "Read multiple " + model + READ_MULTI, self._read_multi_model())
        if "update" in wanted:
            self._add("update", self._endpoint(item(self.update_schema), self._db()), "PATCH", update_deps, f"Update an existing {model} row in the database by its primary keys: {keys}.")
        if "delete" in wanted:
            soft = "Soft delete a" if self.delete_schema else "Delete a"
            self._add("delete", self._endpoint(self._db()), "DELETE", delete_deps, f"{soft} {model} row from the database by its primary keys: {keys}.")
        if "db_delete" in wanted and self.delete_schema:
            self._add("db_delete", self._endpoint(self._db()), "DELETE", db_delete_deps, f"Permanently delete a {model} row from the database by its primary keys: {keys}.")

    def add_custom_route(self, endpoint, methods, path=None, dependencies=None, include_in_schema=True, tags=None, summary=None, description=None, response_description="Successful Response"):
        self.router.add_api_route(
            path=f"{self.path}{path or self.path}", endpoint=endpoint, methods=methods, dependencies=wrapped(dependencies), include_in_schema=include_in_schema, tags=tags or self.tags,
            summary=summary, description=description, response_description=response_description,
        )


def crud_router(session, model, create_schema, update_schema, crud=None, delete_schema=None, path="", tags=None, include_in_schema=True, create_deps=(), read_deps=(), read_multi_deps=(), update_deps=(), delete_deps=(), db_delete_deps=(), included_methods=None, deleted_methods=None, endpoint_creator=None, **options):
    creator = (endpoint_creator or EndpointCreator)(
        session=session, model=model, crud=crud, create_schema=create_schema, update_schema=update_schema, include_in_schema=include_in_schema, delete_schema=delete_schema, path=path, tags=tags, **options
    )
    creator.add_routes_to_router(
        create_deps=create_deps, read_deps=read_deps, read_multi_deps=read_multi_deps, update_deps=update_deps, delete_deps=delete_deps, db_delete_deps=db_delete_deps, included_methods=included_methods, deleted_methods=deleted_methods
    )
    return creator.router
`
