import { describe, expect, test } from 'vitest'
import { compareContracts } from '../../src/evolution/contract/index.ts'
import { cases } from './cases.ts'
import { type Editable, property, schema, shop } from './shop.ts'

const TODAY = '2026-01-31'
const changed = (edit: (document: Editable) => void): Editable => {
  const document = shop()
  edit(document)
  return document
}
const line = ({ level, id, operation, arguments: values }: ReturnType<typeof compareContracts>[number]) =>
  `${level} ${id} ${operation.base || operation.head}${values.length > 0 ? `: ${values.join(' ')}` : ''}`
const found = (base: Editable, head: Editable) =>
  compareContracts(base, head, TODAY)
    .filter(({ id }) => id !== 'api-version-not-bumped')
    .map(line)
    .toSorted()

describe('what changes in a contract when', () => {
  test.each(cases)('$does', ({ before = () => undefined, after, finds }) => {
    const head = (document: Editable): void => {
      before(document)
      // What the base has beyond the shop is no part of the head unless it is edited.
      after(document)
    }
    expect(found(changed(before), changed(head))).toEqual(finds.toSorted())
  })
})

test('a schema that holds itself is compared once, and its changes are told where it is met first', () => {
  const tree = (type: string): Editable =>
    changed((document) => {
      schema(document, 'Customer')['properties']['friends'] = {
        type: 'array',
        items: { $ref: '#/components/schemas/Customer' },
      }
      property(document, 'Customer', 'name')['type'] = type
    })
  expect(found(tree('string'), tree('integer')).filter((one) => one.includes('GET /orders/'))).toEqual([
    'error response-property-type-changed GET /orders/{order_id}: type string integer customer/name 200',
  ])
})

test('a circle is compared the same from wherever it is entered', () => {
  const circle = (type: string): Editable =>
    changed((document) => {
      const schemas = document['components']['schemas']
      schemas['A'] = { type: 'object', title: 'A', properties: { b: { $ref: '#/components/schemas/B' } } }
      schemas['B'] = {
        type: 'object',
        title: 'B',
        properties: { a: { $ref: '#/components/schemas/A' }, value: { type } },
      }
      schema(document, 'Order')['properties']['a'] = { $ref: '#/components/schemas/A' }
      schema(document, 'Problem')['properties']['b'] = { $ref: '#/components/schemas/B' }
    })
  const all = found(circle('string'), circle('integer')).filter((one) => one.includes('POST'))
  expect(all).toEqual([
    'error response-property-type-changed POST /orders: type string integer a/b/value 201',
    'error response-property-type-changed POST /orders: type string integer b/value 422',
  ])
})

test('the version is asked about only when something breaks', () => {
  const versions = (edit: (document: Editable) => void, version = '1.2.3') =>
    compareContracts(
      shop(),
      changed((document) => {
        edit(document)
        document['info']['version'] = version
      }),
      TODAY,
    ).flatMap(({ id }) => (id.includes('version') ? [id] : []))
  const breaks = (document: Editable): void => void delete document['paths']['/orders']
  expect(versions(() => undefined)).toEqual([])
  expect(versions(breaks)).toEqual(['api-version-not-bumped'])
  expect(versions(breaks, '1.2.0')).toEqual(['api-version-decreased'])
  expect(versions(breaks, '1.3.0')).toEqual(['api-major-version-not-bumped'])
  expect(versions(breaks, '2.0.0')).toEqual([])
})

test('every sentence quotes what it was made of', () => {
  for (const { before = () => undefined, after } of cases) {
    const changes = compareContracts(
      changed(before),
      changed((document) => (before(document), after(document))),
      TODAY,
    )
    for (const { sentence } of changes) expect(sentence).not.toMatch(/undefined|\[object|``(?!`)/)
  }
})

test('schemas that double or lead back through allOf come to an end', () => {
  const hostile = (type: string): Editable =>
    changed((document) => {
      const schemas = document['components']['schemas']
      const to = (name: string) => ({ $ref: `#/components/schemas/${name}` })
      const part = (name: string) => ({ type: 'object', properties: { x: to(name), y: { type } } })
      schemas['P'] = { allOf: [part('P'), part('Q')] }
      schemas['Q'] = { allOf: [part('Q'), part('P'), { title: type }] }
      for (let at = 0; at < 40; at += 1) {
        schemas[`D${at}`] = { allOf: [to(`D${at + 1}`), to(`D${at + 1}`), { properties: { [`p${at}`]: { type } } }] }
        schemas[`C${at}`] = { allOf: [{ anyOf: [{ minLength: at }, { type }] }, to(`C${at + 1}`)] }
      }
      Object.assign(schema(document, 'Problem')['properties'], { p: to('P'), d: to('D0'), c: to('C0') })
    })
  const lines = found(hostile('string'), hostile('integer'))
  expect(lines.join('\n')).toMatch(/response-property-type-changed POST \/orders: type string integer p\/(x\/)*y 422/)
  expect(lines.length).toBeLessThan(400)
})
