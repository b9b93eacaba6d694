import { expect, test } from 'vitest'
import { Trouble, describe as say } from '../../../src/kernel/diagnostic.ts'
import { readContract } from '../../../src/readers/openapi/index.ts'

const read = (text: string, file = 'api.json') => readContract(new TextEncoder().encode(text), file)

function trouble(text: string, file = 'api.json'): string {
  try {
    read(text, file)
  } catch (error) {
    if (error instanceof Trouble && error.kind === 'usage') return say(error.diagnostic).split('\n')[0] ?? ''
    throw error
  }
  return 'no trouble'
}

const head = '"openapi": "3.1.0", "info": {"title": "Shop", "version": "2"}'

test('a contract in JSON and the same in YAML are read alike', () => {
  const json = read(`{${head}, "paths": {"/a": {"get": {"responses": {"200": {"description": "ok"}}}}}}`)
  const yaml = read(
    'openapi: 3.1.0\ninfo: {title: Shop, version: "2"}\npaths:\n  /a:\n    get:\n      responses:\n        200: {description: ok}\n',
    'api.yaml',
  )
  expect(yaml.operations).toEqual(json.operations)
  expect([json.title, json.version, json.operations[0]?.responses[0]?.status]).toEqual(['Shop', '2', '200'])
})

test('an operation inherits parameters of its path and the security of the document', () => {
  const { operations } =
    read(`{${head}, "security": [{"bearer": []}], "components": {"parameters": {"p": {"in": "query", "name": "q", "required": true, "schema": {}}}},
    "paths": {"/a": {"parameters": [{"$ref": "#/components/parameters/p"}], "get": {}, "post": {"security": []}}}}`)
  expect(operations.map((each) => [each.method, each.parameters.map(({ name }) => name), each.security])).toEqual([
    ['get', ['q'], [{ bearer: [] }]],
    ['post', ['q'], []],
  ])
})

test('broken JSON is told with line and column', () => {
  expect(trouble('{\n  "openapi": "3.1.0",\n  "paths": {,}\n}')).toBe(
    'api.json:3:13: not valid JSON: a name in double quotes or } is expected here',
  )
  expect(trouble('{"openapi": "3.1.0"')).toBe('api.json:1:20: not valid JSON: the file ends too early')
  expect(trouble('[1, 2,]')).toBe('api.json:1:7: not valid JSON: a value is expected here')
  expect(trouble("{'openapi': 1}")).toBe('api.json:1:2: not valid JSON: a name in double quotes or } is expected here')
  expect(trouble('{} {}')).toBe('api.json:1:4: not valid JSON: nothing more is expected here')
  expect(trouble('')).toBe('api.json:1:1: not valid JSON: the file ends too early')
})

test('broken YAML is told with line and column', () => {
  expect(trouble('openapi: 3.1.0\npaths: {\n  /a: [\n', 'api.yml')).toMatch(/^api\.yml:\d+:\d+: not valid YAML: /)
})

test('a foreign document is told from a contract', () => {
  expect(trouble('{"swagger": "2.0"}')).toBe('api.json:1:2: this is Swagger 2.0; convert it to OpenAPI 3 first')
  expect(trouble('{\n "openapi": "4.0"}')).toBe('api.json:2:2: OpenAPI 4.0 is not known here')
  expect(trouble('{"name": "package"}')).toBe('api.json:1:1: not an OpenAPI document: it has no "openapi" version')
  expect(trouble('[]')).toBe('api.json:1:1: not an OpenAPI document: it is not an object')
  expect(trouble('\n<html></html>', 'api.html')).toBe('api.html:2:1: this is markup, not an OpenAPI document')
  expect(trouble(`{"openapi": "3.0.0", "paths": []}`)).toBe('api.json:1:22: "paths" is not an object')
  expect(trouble('PK\u0003\u0004\u0000\u0000', 'api.yaml')).toMatch(/^api\.yaml:1:1: not an OpenAPI document/)
})

test('a document that was written to hurt is refused or read, and soon', () => {
  const started = performance.now()
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join()}]`).join('\n')}\n`
  expect(trouble(bomb, 'bomb.yaml')).toMatch(/^bomb\.yaml:1:1: not readable YAML: /)
  expect(trouble('['.repeat(100_000), 'deep.yaml')).toMatch(/^deep\.yaml:\d+:\d+: not /)
  expect(trouble(`{"a": ${'['.repeat(100_000)}`)).toMatch(/^api\.json:1:100007: not valid JSON/)
  expect(trouble(`{"a": "${'x'.repeat(5_000_000)}`)).toMatch(/^api\.json:1:\d+: not valid JSON/)
  expect(
    read(`{${head}, "__proto__": {"x": 1}, "paths": {"__proto__": {"get": {}}}}`).operations.map(({ path }) => path),
  ).toEqual(['__proto__'])
  expect(performance.now() - started).toBeLessThan(10_000)
})
