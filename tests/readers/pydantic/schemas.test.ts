import { expect, test } from 'vitest'
import { schemasOf } from './evaluate.ts'

// What is expected here was recorded from pydantic 2.14.3.

test('metadata classes of the project write, name and merge schemas', () => {
  const { definitions, written, unresolved } = schemasOf(
    `import dataclasses
from typing import Annotated, Any, Literal, Union
from pydantic import BaseModel, Discriminator, GetJsonSchemaHandler, Field, Tag, TypeAdapter, GetCoreSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

@dataclasses.dataclass(slots=True)
class MergeJSONSchema:
    json_schema: JsonSchemaValue
    mode: Literal["validation", "serialization"] | None = None

    def __get_pydantic_json_schema__(self, core_schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        mode = self.mode or handler.mode
        json_schema = handler(core_schema)
        if mode != handler.mode:
            return json_schema
        return {**json_schema, **self.json_schema}

@dataclasses.dataclass(slots=True)
class SetSchemaReference:
    ref_name: str
    def __get_pydantic_core_schema__(self, source_type: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source_type)
        schema["ref"] = self.ref_name
        return schema

@dataclasses.dataclass(slots=True)
class ClassName:
    name: str
    def __get_pydantic_json_schema__(self, cs: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        json_schema = handler(cs)
        return {**json_schema, "title": self.name}

class A(BaseModel):
    type: Literal["a"]
class B(BaseModel):
    type: Literal["b"]

AB = Annotated[A | B, Discriminator("type"), SetSchemaReference("AB"), MergeJSONSchema({"title": "AB"}), ClassName("ABX")]
Merged = Annotated[A | B, MergeJSONSchema({"title": "AB"})]

class Holder(BaseModel):
    one: AB
    many: list[AB]
    two: Merged
    tags: Annotated[Annotated[A, Tag("a")] | Annotated[B, Tag("b")], Discriminator(lambda x: "a")]

`,
    [
      ['Holder', 'validation'],
      ['AB', 'serialization'],
    ],
  )
  expect(definitions).toEqual({
    A: {
      required: ['type'],
      title: 'A',
      type: 'object',
      properties: {
        type: { const: 'a', title: 'Type', type: 'string' },
      },
    },
    AB: {
      discriminator: { mapping: { a: '#/components/schemas/A', b: '#/components/schemas/B' }, propertyName: 'type' },
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
    },
    B: {
      required: ['type'],
      title: 'B',
      type: 'object',
      properties: {
        type: { const: 'b', title: 'Type', type: 'string' },
      },
    },
    Holder: {
      required: ['one', 'many', 'two', 'tags'],
      title: 'Holder',
      type: 'object',
      properties: {
        one: { $ref: '#/components/schemas/AB', title: 'ABX' },
        many: { items: { $ref: '#/components/schemas/AB', title: 'ABX' }, title: 'Many', type: 'array' },
        two: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], title: 'AB' },
        tags: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], title: 'Tags' },
      },
    },
  })
  expect(written).toEqual([{ $ref: '#/components/schemas/Holder' }, { $ref: '#/components/schemas/AB', title: 'ABX' }])
  expect(unresolved).toEqual([])
})

test('a model that means the same both ways has one name, and one that does not has two', () => {
  const { definitions, written, unresolved } = schemasOf(
    `
from decimal import Decimal
from datetime import timedelta
from pydantic import BaseModel, Field, computed_field

class Same(BaseModel):
    name: str

class Split(BaseModel):
    same: Same
    tags: list[str] = []

    @computed_field
    @property
    def size(self) -> int:
        return 1

class Around(BaseModel):
    split: Split
    hidden: int = Field(exclude=True)
    price: Decimal = Decimal("1.50")
    wait: timedelta = timedelta(days=1, seconds=90)
`,
    [
      ['Around', 'validation'],
      ['Around', 'serialization'],
      ['Same', 'serialization'],
    ],
  )
  expect(definitions).toEqual({
    'Around-Input': {
      required: ['split', 'hidden'],
      title: 'Around',
      type: 'object',
      properties: {
        split: { $ref: '#/components/schemas/Split-Input' },
        hidden: { title: 'Hidden', type: 'integer' },
        price: { anyOf: [{ type: 'number' }, { type: 'string' }], default: '1.50', title: 'Price' },
        wait: { default: 'P1DT1M30S', format: 'duration', title: 'Wait', type: 'string' },
      },
    },
    'Around-Output': {
      required: ['split'],
      title: 'Around',
      type: 'object',
      properties: {
        split: { $ref: '#/components/schemas/Split-Output' },
        price: { default: '1.50', title: 'Price', type: 'string' },
        wait: { default: 'P1DT1M30S', format: 'duration', title: 'Wait', type: 'string' },
      },
    },
    Same: {
      required: ['name'],
      title: 'Same',
      type: 'object',
      properties: {
        name: { title: 'Name', type: 'string' },
      },
    },
    'Split-Input': {
      required: ['same'],
      title: 'Split',
      type: 'object',
      properties: {
        same: { $ref: '#/components/schemas/Same' },
        tags: { default: [], items: { type: 'string' }, title: 'Tags', type: 'array' },
      },
    },
    'Split-Output': {
      required: ['same', 'size'],
      title: 'Split',
      type: 'object',
      properties: {
        same: { $ref: '#/components/schemas/Same' },
        tags: { default: [], items: { type: 'string' }, title: 'Tags', type: 'array' },
        size: { readOnly: true, title: 'Size', type: 'integer' },
      },
    },
  })
  expect(written).toEqual([
    { $ref: '#/components/schemas/Around-Input' },
    { $ref: '#/components/schemas/Around-Output' },
    { $ref: '#/components/schemas/Same' },
  ])
  expect(unresolved).toEqual([])
})

test('a discriminated union may hold the model it stands in', () => {
  const { definitions, written, unresolved } = schemasOf(
    `
from typing import Annotated, Literal, Union
from pydantic import BaseModel, Field

class Leaf(BaseModel):
    kind: Literal["leaf"]

class Node(BaseModel):
    kind: Literal["node", "branch"] = "node"
    children: list[Annotated[Union[Leaf, "Node"], Field(discriminator="kind")]]
    maybe: Leaf | None = Field(None, description="One more.")
`,
    [
      ['Node', 'validation'],
      ['Node', 'serialization'],
    ],
  )
  expect(definitions).toEqual({
    Leaf: {
      required: ['kind'],
      title: 'Leaf',
      type: 'object',
      properties: {
        kind: { const: 'leaf', title: 'Kind', type: 'string' },
      },
    },
    'Node-Input': {
      required: ['children'],
      title: 'Node',
      type: 'object',
      properties: {
        kind: { default: 'node', enum: ['node', 'branch'], title: 'Kind', type: 'string' },
        children: {
          items: {
            discriminator: {
              mapping: {
                branch: '#/components/schemas/Node-Input',
                leaf: '#/components/schemas/Leaf',
                node: '#/components/schemas/Node-Input',
              },
              propertyName: 'kind',
            },
            oneOf: [{ $ref: '#/components/schemas/Leaf' }, { $ref: '#/components/schemas/Node-Input' }],
          },
          title: 'Children',
          type: 'array',
        },
        maybe: { anyOf: [{ $ref: '#/components/schemas/Leaf' }, { type: 'null' }], description: 'One more.' },
      },
    },
    'Node-Output': {
      required: ['children'],
      title: 'Node',
      type: 'object',
      properties: {
        kind: { default: 'node', enum: ['node', 'branch'], title: 'Kind', type: 'string' },
        children: {
          items: {
            discriminator: {
              mapping: {
                branch: '#/components/schemas/Node-Output',
                leaf: '#/components/schemas/Leaf',
                node: '#/components/schemas/Node-Output',
              },
              propertyName: 'kind',
            },
            oneOf: [{ $ref: '#/components/schemas/Leaf' }, { $ref: '#/components/schemas/Node-Output' }],
          },
          title: 'Children',
          type: 'array',
        },
        maybe: { anyOf: [{ $ref: '#/components/schemas/Leaf' }, { type: 'null' }], description: 'One more.' },
      },
    },
  })
  expect(written).toEqual([{ $ref: '#/components/schemas/Node-Input' }, { $ref: '#/components/schemas/Node-Output' }])
  expect(unresolved).toEqual([])
})

test('aliases are generated by project functions, unless a field has its own', () => {
  const { definitions, written, unresolved } = schemasOf(
    `
from pydantic import AliasChoices, AliasGenerator, AliasPath, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel, to_pascal

def shout(name: str) -> str:
    return name.upper()

class Base(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
    first_name: str
    own: int = Field(alias="mine")

class Child(Base):
    model_config = ConfigDict(alias_generator=shout)
    last_name: str

class Both(BaseModel):
    model_config = ConfigDict(alias_generator=AliasGenerator(validation_alias=to_camel, serialization_alias=to_pascal))
    some_name: str
    choice_of: int = Field(validation_alias=AliasChoices(AliasPath("a", 0), "b", "c"))
`,
    [
      ['Child', 'validation'],
      ['Both', 'validation'],
      ['Both', 'serialization'],
    ],
  )
  expect(definitions).toEqual({
    'Both-Input': {
      required: ['someName', 'b'],
      title: 'Both',
      type: 'object',
      properties: {
        someName: { title: 'Somename', type: 'string' },
        b: { title: 'B', type: 'integer' },
      },
    },
    'Both-Output': {
      required: ['SomeName', 'ChoiceOf'],
      title: 'Both',
      type: 'object',
      properties: {
        SomeName: { title: 'Somename', type: 'string' },
        ChoiceOf: { title: 'Choiceof', type: 'integer' },
      },
    },
    Child: {
      required: ['FIRST_NAME', 'mine', 'LAST_NAME'],
      title: 'Child',
      type: 'object',
      properties: {
        FIRST_NAME: { title: 'First Name', type: 'string' },
        mine: { title: 'Mine', type: 'integer' },
        LAST_NAME: { title: 'Last Name', type: 'string' },
      },
    },
  })
  expect(written).toEqual([
    { $ref: '#/components/schemas/Child' },
    { $ref: '#/components/schemas/Both-Input' },
    { $ref: '#/components/schemas/Both-Output' },
  ])
  expect(unresolved).toEqual([])
})

test('generic models are named after their arguments, at every depth', () => {
  const { definitions, written, unresolved } = schemasOf(
    `
from typing import Generic, TypeVar
from pydantic import BaseModel

T = TypeVar("T")
K = TypeVar("K", int, str)

class Item(BaseModel):
    name: str

class Page(BaseModel, Generic[T]):
    """A page."""
    items: list[T]
    next: int | None = None

class Keyed(Page[T], Generic[K, T]):
    by: dict[K, T]

class Items(Page[Item]):
    total: int

Wanted = Keyed[str, Page[Item]]
`,
    [
      ['Items', 'validation'],
      ['Wanted', 'serialization'],
    ],
  )
  expect(definitions).toEqual({
    Item: {
      required: ['name'],
      title: 'Item',
      type: 'object',
      properties: {
        name: { title: 'Name', type: 'string' },
      },
    },
    Items: {
      required: ['items', 'total'],
      title: 'Items',
      type: 'object',
      properties: {
        items: { items: { $ref: '#/components/schemas/Item' }, title: 'Items', type: 'array' },
        next: { anyOf: [{ type: 'integer' }, { type: 'null' }], title: 'Next' },
        total: { title: 'Total', type: 'integer' },
      },
    },
    Keyed_str_Page_Item__: {
      required: ['items', 'by'],
      title: 'Keyed[str, Page[Item]]',
      type: 'object',
      properties: {
        items: { items: { $ref: '#/components/schemas/Page_Item_' }, title: 'Items', type: 'array' },
        next: { anyOf: [{ type: 'integer' }, { type: 'null' }], title: 'Next' },
        by: { additionalProperties: { $ref: '#/components/schemas/Page_Item_' }, title: 'By', type: 'object' },
      },
    },
    Page_Item_: {
      required: ['items'],
      title: 'Page[Item]',
      type: 'object',
      properties: {
        items: { items: { $ref: '#/components/schemas/Item' }, title: 'Items', type: 'array' },
        next: { anyOf: [{ type: 'integer' }, { type: 'null' }], title: 'Next' },
      },
    },
  })
  expect(written).toEqual([
    { $ref: '#/components/schemas/Items' },
    { $ref: '#/components/schemas/Keyed_str_Page_Item__' },
  ])
  expect(unresolved).toEqual([])
})
