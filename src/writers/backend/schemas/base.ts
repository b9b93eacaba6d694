import { joined, py } from '../../../python/emit/fragment.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import type { Design, WrittenFile } from '../feature.ts'

const ANY = imported('typing:Any')
const ANNOTATED = imported('typing:Annotated')
const AFTER = imported('pydantic:AfterValidator')
const BEFORE = imported('pydantic:BeforeValidator')
const FIELD = imported('pydantic:Field')
const CONFIG = imported('pydantic:ConfigDict')
const TIME = imported('datetime:time')
const JSON_VALUE = imported('pydantic:JsonValue')

/** What all schemas stand on. */
export function schemaBases({ scope }: Design): readonly WrittenFile[] {
  const counts = [...scope.resources.values()].some(({ value }) => value.list?.page === 'offset')
  return [
    { path: 'app/schemas/base.py', owner: 'owned', text: BASE },
    { path: 'app/schemas/page.py', owner: 'owned', text: page(counts) },
  ]
}

const BASE = renderModule(
  'What all schemas stand on: nothing gets in that the database could not keep.',
  joined(
    [
      py`
        NUL = "\\x00"


        class Schema(${imported('pydantic:BaseModel')}):
            """What comes in or goes out; a field nobody knows is refused."""

            model_config = ${CONFIG}(extra="forbid", from_attributes=True, ser_json_bytes="base64")
      `,
      py`
        def unset() -> ${ANY}:
            """Stands for what an update does not mention: read it with exclude_unset."""
            return None
      `,
      py`
        def _without_nul(text: str) -> str:
            if NUL in text:
                raise ValueError("must not contain NUL characters")
            if not text.isascii() and any("\\ud800" <= one <= "\\udfff" for one in text):
                raise ValueError("must not contain halves of characters")
            return text
      `,
      py`
        def _storable(value: ${JSON_VALUE}) -> ${JSON_VALUE}:
            if isinstance(value, str):
                return _without_nul(value)
            if isinstance(value, float) and not ${imported('math:isfinite')}(value):
                raise ValueError("must be a finite number")
            parts: list[${JSON_VALUE}] = []
            if isinstance(value, dict):
                parts = [*value.keys(), *value.values()]
            elif isinstance(value, list):
                parts = value
            for part in parts:
                _storable(part)
            return value
      `,
      py`
        _http = ${imported('pydantic:TypeAdapter')}(${imported('pydantic:HttpUrl')})


        def _address(text: str) -> str:
            _http.validate_python(text)
            return _without_nul(text)
      `,
      py`
        def _written(value: ${ANY}) -> ${ANY}:
            """A number would be taken for seconds, and nobody who sent it meant them."""
            try:
                float(value)
            except (TypeError, ValueError):
                return value
            raise ValueError("must not be a number")
      `,
      py`
        def _without_zone(time_of_day: ${TIME}) -> ${TIME}:
            if time_of_day.tzinfo is not None:
                raise ValueError("must not have a time zone")
            return time_of_day
      `,
      py`
        Text = ${ANNOTATED}[str, ${AFTER}(_without_nul)]
        Email = ${ANNOTATED}[${imported('pydantic:EmailStr')}, ${AFTER}(str.lower)]
        Url = ${ANNOTATED}[str, ${AFTER}(_address), ${FIELD}(json_schema_extra={"format": "uri"})]
        Moment = ${ANNOTATED}[${imported('pydantic:AwareDatetime')}, ${BEFORE}(_written)]
        Day = ${ANNOTATED}[${imported('datetime:date')}, ${BEFORE}(_written)]
        TimeOfDay = ${ANNOTATED}[${TIME}, ${BEFORE}(_written), ${AFTER}(_without_zone)]
        Span = ${ANNOTATED}[${imported('datetime:timedelta')}, ${BEFORE}(_written)]
        Json = ${ANNOTATED}[${JSON_VALUE}, ${AFTER}(_storable)]
      `,
    ],
    '\n\n\n',
  ),
)

const page = (counts: boolean): string => {
  const item = py`
    Item = ${imported('typing:TypeVar')}("Item")


    class PageMeta(${imported('app.schemas.base:Schema')}):
        """Where the next page begins; nothing on the last one."""

        next: str | None
        ${counts && py`total: int | None = None`}


    class Page(${imported('app.schemas.base:Schema')}, ${imported('typing:Generic')}[Item]):
        """Some rows of a list."""

        data: list[Item]
        meta: PageMeta


    class Answer(${imported('app.schemas.base:Schema')}, ${imported('typing:Generic')}[Item]):
        """One thing that was asked for."""

        data: Item
  `
  return renderModule('What goes out: one thing, or a page of a list.', item)
}
