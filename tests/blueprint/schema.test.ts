import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { projectSchema, publishedSchema } from '../../src/blueprint/schema/schema.ts'
import { taskhub } from './taskhub.ts'

const refusals = (schema: object, text: string): unknown => {
  const valid = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema)
  valid(parse(text))
  return valid.errors
}
const accepts = (schema: object, text: string): boolean => refusals(schema, text) === null

test('the published schema takes what is right, and refuses unknown keys and words', () => {
  expect(refusals(publishedSchema(), taskhub)).toBeNull()
  expect(accepts(publishedSchema(), taskhub.replace('indexes:', 'indices:'))).toBe(false)
  expect(accepts(publishedSchema(), taskhub.replace('page: cursor', 'page: cursors'))).toBe(false)
})

test("a project's own knows its names", () => {
  const schema = projectSchema(checkBlueprint(taskhub).blueprint!)
  expect(refusals(schema, taskhub)).toBeNull()
  for (const [from, to] of [
    ['filter: [status', 'filter: [staus'],
    ['sort: [-created_at', 'sort: [-made_at'],
    ['creates: Task', 'creates: Tusk'],
    ['owns: [Document]', 'owns: [Documents]'],
    ['by: created_at', 'by: made_at'],
  ] as const)
    expect(accepts(schema, taskhub.replace(from, to))).toBe(false)
  expect(JSON.stringify(schema)).toContain('"-> Project"')
})

test('twice the names make it twice as long, and not four times', () => {
  const length = (resources: number): number => {
    const all = Array.from({ length: resources }, (_, index) => `  Thing${100 + index}: { fields: { name: str } }\n`)
    const text = `architect: 1\napp: many\nauth: { provider: none }\nresources:\n${all.join('')}`
    return JSON.stringify(projectSchema(checkBlueprint(text).blueprint!)).length
  }
  const [few, more, most] = [length(20), length(40), length(80)]
  expect(most - more).toBeLessThan(2.1 * (more - few))
})
