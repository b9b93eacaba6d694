import { expect, test } from 'vitest'
import { schemasOf } from './evaluate.ts'

const SOURCE = `
from enum import Enum
from typing import Any, Dict, List, Literal, Optional, Tuple, Union
from pydantic import AnyUrl, BaseModel, Field, constr

class Plain(Enum):
    a = "a"
class Text(str, Enum):
    """Words."""
    b = "b"
class Base(BaseModel):
    """Documented."""
    name: str
class Child(Base):
    maybe: Optional[int]
    demanded: Optional[int] = Field(...)
    late: int = None
    plain: Plain
    text: Text = Text.b
    texts: List[Text] = []
    other: Base = Field(None, description="Another one.")
    others: Dict[str, Base] = {}
    anything: Dict[str, Any] = {}
    pair: Tuple[int, str]
    either: Union[int, str, None] = 3
    schema_: str = "x"
    short: constr(min_length=2, regex="^a") = "abc"
    link: Optional[AnyUrl]
    loud: str = Field("x", example="hello")
    kind: Literal["a"] = "a"
class Names(BaseModel):
    __root__: List[str]
`

/** Recorded from pydantic 1.10. */
const RECORDED = {
  Plain: {
    title: 'Plain',
    description: 'An enumeration.',
    enum: ['a'],
  },
  Text: {
    title: 'Text',
    description: 'Words.',
    enum: ['b'],
    type: 'string',
  },
  Base: {
    title: 'Base',
    description: 'Documented.',
    type: 'object',
    properties: {
      name: {
        title: 'Name',
        type: 'string',
      },
    },
    required: ['name'],
  },
  Child: {
    title: 'Child',
    description: 'Documented.',
    type: 'object',
    properties: {
      name: {
        title: 'Name',
        type: 'string',
      },
      maybe: {
        title: 'Maybe',
        type: 'integer',
      },
      demanded: {
        title: 'Demanded',
        type: 'integer',
      },
      late: {
        title: 'Late',
        type: 'integer',
      },
      plain: {
        $ref: '#/components/schemas/Plain',
      },
      text: {
        default: 'b',
        allOf: [
          {
            $ref: '#/components/schemas/Text',
          },
        ],
      },
      texts: {
        default: [],
        type: 'array',
        items: {
          $ref: '#/components/schemas/Text',
        },
      },
      other: {
        title: 'Other',
        description: 'Another one.',
        allOf: [
          {
            $ref: '#/components/schemas/Base',
          },
        ],
      },
      others: {
        title: 'Others',
        default: {},
        type: 'object',
        additionalProperties: {
          $ref: '#/components/schemas/Base',
        },
      },
      anything: {
        title: 'Anything',
        default: {},
        type: 'object',
      },
      pair: {
        title: 'Pair',
        type: 'array',
        minItems: 2,
        maxItems: 2,
        items: [
          {
            type: 'integer',
          },
          {
            type: 'string',
          },
        ],
      },
      either: {
        title: 'Either',
        default: 3,
        anyOf: [
          {
            type: 'integer',
          },
          {
            type: 'string',
          },
        ],
      },
      schema_: {
        title: 'Schema ',
        default: 'x',
        type: 'string',
      },
      short: {
        title: 'Short',
        default: 'abc',
        minLength: 2,
        pattern: '^a',
        type: 'string',
      },
      link: {
        title: 'Link',
        minLength: 1,
        maxLength: 65536,
        format: 'uri',
        type: 'string',
      },
      loud: {
        title: 'Loud',
        default: 'x',
        example: 'hello',
        type: 'string',
      },
      kind: {
        title: 'Kind',
        default: 'a',
        enum: ['a'],
        type: 'string',
      },
    },
    required: ['name', 'demanded', 'plain', 'pair'],
  },
  Names: {
    title: 'Names',
    type: 'array',
    items: {
      type: 'string',
    },
  },
}

test('pydantic 1 knows no null, wraps references that have words beside them, and names enums without titles', () => {
  const { definitions, unresolved } = schemasOf(
    SOURCE,
    [
      ['Child', 'serialization'],
      ['Names', 'validation'],
    ],
    { pydantic: 1 },
  )
  expect(definitions).toEqual(RECORDED)
  expect(unresolved).toEqual([])
})
