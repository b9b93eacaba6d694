import { expect, test } from 'vitest'
import { exampleOf } from '../../src/proving/attacks/contract/example.ts'
import { textFor } from '../../src/kernel/pattern-text.ts'
import { fieldsOf, resolved, withField } from '../../src/model/contract/schema.ts'

test.each([
  '^[a-z][a-z0-9-]{2,60}$',
  '^\\d{3}-\\d{4}$',
  '^(red|green) [A-Z]+$',
  '^\\+?[1-9]\\d{6,14}$',
  '^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$',
  '^[^@]+@[^@]+\\.[a-z]{2,}$',
  '^[\\w.-]*$',
  '^a?b*c+$',
])('a text is made for the pattern %s', (pattern) => {
  for (let times = 0; times < 20; times += 1) expect(textFor(pattern, 1)).toMatch(new RegExp(pattern, 'u'))
})

test('what may differ in a text of a pattern does, so that nothing unique is met twice', () => {
  const made = Array.from({ length: 20 }, () => textFor('^[a-z][a-z0-9-]{2,60}$'))
  expect(new Set(made).size).toBe(20)
})

test('a pattern only a search could answer gives nothing', () => {
  expect(textFor('^(?=.*\\d)[a-z\\d]+$')).toBeNull()
  expect(textFor('^(a)\\1$')).toBeNull()
})

const schemas = {
  Base: { type: 'object', properties: { name: { type: 'string', minLength: 3 } }, required: ['name'] },
  Child: {
    allOf: [
      { $ref: '#/components/schemas/Base' },
      { type: 'object', properties: { age: { type: ['integer', 'null'] } } },
    ],
  },
  Order: {
    type: 'object',
    properties: {
      lines: {
        type: 'array',
        minItems: 1,
        items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] },
      },
      note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      at: { type: 'string', format: 'date-time' },
    },
    required: ['lines', 'at'],
  },
}
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` })

test('the parts of allOf become one schema, and null is left out of a choice', () => {
  expect(Object.keys(resolved(named('Child'), schemas)['properties'] as object)).toEqual(['name', 'age'])
  expect(resolved(named('Child'), schemas)['required']).toEqual(['name'])
})

test('an example has what is required and nothing else', () => {
  expect(exampleOf(named('Order'), schemas)).toEqual({
    lines: [{ sku: expect.any(String) }],
    at: '2031-05-17T10:30:00Z',
  })
})

test('fields are found within lists and objects, and can be replaced there', () => {
  expect(fieldsOf(named('Order'), schemas).map(({ path }) => path.join('.'))).toEqual(['lines.0.sku', 'note', 'at'])
  expect(withField({ lines: [{ sku: 'a' }], at: 'x' }, ['lines', 0, 'sku'], 'b')).toEqual({
    lines: [{ sku: 'b' }],
    at: 'x',
  })
})

test('a number keeps its bounds and steps', () => {
  expect(exampleOf({ type: 'integer', exclusiveMinimum: 9, multipleOf: 5 }, {})).toBe(15)
  expect(exampleOf({ type: 'number', minimum: 0.5, maximum: 0.7 }, {})).toBe(0.5)
})

test.each(['^(a+)+$b', '^(a|aa)+a{40}$', '(((a{1000}){1000}){1000})', `^${'a*'.repeat(40)}a{99}$`])(
  'the pattern %s of a stranger takes no time',
  (pattern) => {
    const began = performance.now()
    textFor(pattern)
    expect(performance.now() - began).toBeLessThan(1000)
  },
)

test('a text is no longer than the contract lets it be', () => {
  expect(textFor('^[a-z]+$', 2, 4)).toHaveLength(2)
})
