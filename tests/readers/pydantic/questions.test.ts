import { expect, test } from 'vitest'
import { toCamel, toPascal, toSnake } from '../../../src/readers/pydantic/library/alias-generators.ts'
import { titleFromName } from '../../../src/readers/pydantic/json/title.ts'
import { schemasOf } from './evaluate.ts'

const SOURCE = `
from dataclasses import dataclass
from typing import Annotated, Any, Optional, TypedDict
from uuid import UUID
from pydantic import BaseModel, Field

class Base(BaseModel):
    a: int
    b: str = "b"

class Filters(Base):
    b: Annotated[str, Field(max_length=3)] = Field("c", alias="B")
    c: list[int] = Field(default_factory=list)

@dataclass
class Point:
    x: int

class Movie(TypedDict):
    title: str

class Outside:
    pass

class Holder(BaseModel):
    model_config = {"arbitrary_types_allowed": True}
    outside: Outside
    other: int

Scalar, Optional_, Sequence, Mixed, Mapping, Anything = UUID, Optional[int], list[int], list[Base], dict[str, int], Any
`

test('fields of a model come parents first, an overridden one in its old place', () => {
  const { schemas, module } = schemasOf(SOURCE, [])
  const fields = schemas.fieldsOf(module.get('Filters') as never)
  expect(fields.map(({ name, alias, default: given }) => [name, alias, given?.kind ?? 'required'])).toEqual([
    ['a', 'a', 'required'],
    ['b', 'B', 'constant'],
    ['c', 'c', 'unknown'],
  ])
})

test('scalars, sequences of scalars and models are told apart as FastAPI does', () => {
  const { schemas, module } = schemasOf(SOURCE, [])
  const answers = (name: string) => [
    schemas.isScalar(module.get(name)),
    schemas.isScalarSequence(module.get(name)),
    schemas.isModel(module.get(name)),
  ]
  expect(answers('Scalar')).toEqual([true, false, false])
  expect(answers('Optional_')).toEqual([true, false, false])
  expect(answers('Sequence')).toEqual([false, true, false])
  expect(answers('Mixed')).toEqual([false, false, false])
  expect(answers('Mapping')).toEqual([false, false, false])
  expect(answers('Anything')).toEqual([true, false, false])
  expect(answers('Filters')).toEqual([false, false, true])
  expect(answers('Point')).toEqual([false, false, false])
  expect(answers('Movie')).toEqual([false, false, false])
})

test('what has no schema is left open and said to be unknown, without losing the rest', () => {
  const { definitions, unresolved } = schemasOf(SOURCE, [['Holder', 'validation']])
  expect(definitions['Holder']?.['properties']).toEqual({
    outside: { title: 'Outside' },
    other: { type: 'integer', title: 'Other' },
  })
  expect(unresolved).toEqual(['Outside is a class without a schema'])
})

test('alias generators and titles follow pydantic letter by letter', () => {
  expect(['some_name', 'name', 'alreadyCamel', '_private_name', 'a1b_c2', 'HTTP_code'].map(toCamel)).toEqual([
    'someName',
    'name',
    'alreadyCamel',
    '_privateName',
    'a1BC2',
    'httpCode',
  ])
  expect(['some_name', 'http2_server'].map(toPascal)).toEqual(['SomeName', 'Http2Server'])
  expect(['SomeName', 'HTTPServer2', 'kebab-case'].map(toSnake)).toEqual(['some_name', 'http_server_2', 'kebab_case'])
  expect(['some_name', 'schema_', 'oauth2token', 'a__b'].map(titleFromName)).toEqual([
    'Some Name',
    'Schema',
    'Oauth2Token',
    'A  B',
  ])
})
