import { expect, test } from 'vitest'
import { schemasOf } from './evaluate.ts'

const source = `
from enum import Enum
from typing import Annotated, Literal
from pydantic import BaseModel, HttpUrl
class Only(str, Enum):
    A = "a"
class Link(BaseModel):
    kind: Literal["deb"]
    only: Only
    link: Annotated[str, HttpUrl]
`
const written = (pydanticVersion: string) => {
  const { definitions } = schemasOf(source, [['Link', 'validation']], { pydanticVersion })
  const { kind, link } = definitions['Link']!['properties'] as Record<string, object>
  return { kind, link, only: definitions['Only'] }
}

// Recorded from 2.7.1 and 2.10.6.
test('before 2.10 a single value is written twice, and an address as metadata says nothing', () => {
  expect(written('2.7.1')).toEqual({
    kind: { type: 'string', enum: ['deb'], const: 'deb', title: 'Kind' },
    link: { type: 'string', title: 'Link' },
    only: { type: 'string', enum: ['a'], const: 'a', title: 'Only' },
  })
})

test('since 2.10 it is written once, and the address is the type', () => {
  expect(written('2.10.6')).toEqual({
    kind: { type: 'string', const: 'deb', title: 'Kind' },
    link: { type: 'string', format: 'uri', minLength: 1, maxLength: 2083, title: 'Link' },
    only: { type: 'string', enum: ['a'], title: 'Only' },
  })
})
