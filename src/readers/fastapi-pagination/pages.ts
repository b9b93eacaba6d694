import type { WrittenModule } from '../written/library.ts'

const PAGE = (
  module: string,
  source: string,
  exports: readonly string[],
  through: readonly string[] = ['fastapi_pagination'],
): WrittenModule => ({ name: `fastapi_pagination.${module}`, exports, through, source })

/** fastapi-pagination 0.16: the pages, and the parameters each asks for. */
export const PAGES: readonly WrittenModule[] = [
  PAGE(
    'bases',
    `
from typing import Annotated, Any, Generic, Sequence
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeVar
from fastapi_pagination.markers import AbstractParams as ParamsMarker, BaseAbstractPage as PageMarker

T = TypeVar("T", default=Any)


class AbstractParams(ParamsMarker): ...


class BaseAbstractPage(PageMarker, Generic[T]): ...


class AbstractPage(BaseAbstractPage[T], BaseModel, Generic[T]):
    model_config = ConfigDict(arbitrary_types_allowed=True, from_attributes=True, populate_by_name=True)


class BasePage(AbstractPage[T], Generic[T]):
    items: Sequence[T]
    total: Annotated[int, Field(ge=0)]
`,
    ['AbstractParams', 'BaseAbstractPage', 'AbstractPage', 'BasePage'],
    [],
  ),
  PAGE(
    'default',
    `
from typing import Annotated, Any, Generic
from fastapi import Query
from pydantic import BaseModel, Field
from typing_extensions import TypeVar
from fastapi_pagination.bases import AbstractParams, BasePage

TAny = TypeVar("TAny", default=Any)


class Params(BaseModel, AbstractParams):
    page: int = Query(1, ge=1, description="Page number")
    size: int = Query(50, ge=1, le=100, description="Page size")


class Page(BasePage[TAny], Generic[TAny]):
    page: Annotated[int, Field(ge=1)]
    size: Annotated[int, Field(ge=1)]
    pages: Annotated[int, Field(ge=0)]

    __params_type__ = Params
`,
    ['Params', 'Page'],
  ),
  PAGE(
    'limit_offset',
    `
from typing import Annotated, Any, Generic
from fastapi import Query
from pydantic import BaseModel, Field
from typing_extensions import TypeVar
from fastapi_pagination.bases import AbstractParams, BasePage

TAny = TypeVar("TAny", default=Any)


class LimitOffsetParams(BaseModel, AbstractParams):
    limit: int = Query(50, ge=1, le=100, description="Page size limit")
    offset: int = Query(0, ge=0, description="Page offset")


class LimitOffsetPage(BasePage[TAny], Generic[TAny]):
    limit: Annotated[int, Field(ge=1)]
    offset: Annotated[int, Field(ge=0)]

    __params_type__ = LimitOffsetParams
`,
    ['LimitOffsetParams', 'LimitOffsetPage'],
  ),
  PAGE(
    'cursor',
    `
from typing import Any, ClassVar, Generic
from fastapi import Query
from pydantic import BaseModel, Field
from typing_extensions import TypeVar
from fastapi_pagination.bases import AbstractParams, BasePage

TAny = TypeVar("TAny", default=Any)


class CursorParams(BaseModel, AbstractParams):
    cursor: str | None = Query(None, description="Cursor for the next page")
    size: int = Query(50, ge=0, le=100, description="Page size")

    str_cursor: ClassVar[bool] = True
    quoted_cursor: ClassVar[bool] = True


class CursorPage(BasePage[TAny], Generic[TAny]):
    current_page: str | None = Field(None, description="Cursor to refetch the current page")
    current_page_backwards: str | None = Field(None, description="Cursor to refetch the current page starting from the last item")
    previous_page: str | None = Field(None, description="Cursor for the previous page")
    next_page: str | None = Field(None, description="Cursor for the next page")

    __params_type__ = CursorParams
`,
    ['CursorParams', 'CursorPage'],
  ),
  PAGE(
    'links.bases',
    `
from pydantic import BaseModel, Field, computed_field

_link_field = Field(default=None, examples=["/api/v1/users?limit=1&offset1"])


class Links(BaseModel):
    first: str | None = _link_field
    last: str | None = _link_field
    self: str | None = _link_field
    next: str | None = _link_field
    prev: str | None = _link_field


class WithLinks(BaseModel):
    @computed_field
    def links(self) -> Links: ...
`,
    ['Links', 'WithLinks'],
    ['fastapi_pagination.links'],
  ),
  PAGE(
    'links.default',
    `
from typing import Any
from typing_extensions import TypeVar
from fastapi_pagination.customization import CustomizedPage
from fastapi_pagination.default import Page as BasePage
from fastapi_pagination.links.default import UseLinks

TAny = TypeVar("TAny", default=Any)

Page = CustomizedPage[BasePage[TAny], UseLinks()]
`,
    ['Page'],
    ['fastapi_pagination.links'],
  ),
  PAGE(
    'links.limit_offset',
    `
from typing import Any
from typing_extensions import TypeVar
from fastapi_pagination.customization import CustomizedPage
from fastapi_pagination.limit_offset import LimitOffsetPage as BasePage
from fastapi_pagination.links.limit_offset import UseLinks

TAny = TypeVar("TAny", default=Any)

LimitOffsetPage = CustomizedPage[BasePage[TAny], UseLinks()]
`,
    ['LimitOffsetPage'],
    ['fastapi_pagination.links'],
  ),
  PAGE(
    'optional',
    `
from typing import TypeVar
from fastapi_pagination.customization import CustomizedPage, UseOptionalFields
from fastapi_pagination.default import Page, Params as OptionalParams
from fastapi_pagination.limit_offset import LimitOffsetPage, LimitOffsetParams as OptionalLimitOffsetParams

T = TypeVar("T")

OptionalPage = CustomizedPage[Page[T], UseOptionalFields()]
OptionalLimitOffsetPage = CustomizedPage[LimitOffsetPage[T], UseOptionalFields()]
`,
    ['OptionalPage', 'OptionalLimitOffsetPage', 'OptionalParams', 'OptionalLimitOffsetParams'],
    [],
  ),
]
