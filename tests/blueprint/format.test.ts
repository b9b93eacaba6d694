import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { formatBlueprint } from '../../src/blueprint/format/format.ts'
import { taskhub } from './taskhub.ts'

/** What a blueprint says, without where. */
const meaning = (text: string): unknown =>
  JSON.parse(
    JSON.stringify(checkBlueprint(text).blueprint, (key, value: unknown) =>
      /^(start|end|nameAt|at)$/.test(key) ? undefined : value,
    ),
  )

test('a blueprint in its layout stays as it is', () => {
  expect(formatBlueprint(taskhub)).toBe(taskhub)
})

const squeezed = `# what this is

resources: { "User": {access: {delete: admin, read: self},   # who
  fields: {name: "str(1..120)", email: email unique, note: text?, age: int? }}}
app:   'shop'
flags:
  - not a map
auth: {roles: admin > user, provider: builtin}
architect: 1
`

test('any other is brought into it: keys in order, quotes and lines as they are needed, comments where they were', () => {
  expect(formatBlueprint(squeezed)).toBe(`# what this is

architect: 1
app: shop

auth:
  provider: builtin
  roles: admin > user

resources:
  User:
    fields:
      name: str(1..120)
      email: email unique
      note: text?
      age: int?
    access: { read: self, delete: admin } # who

flags: [not a map]
`)
})

test('twice is once, and what it says stays', () => {
  for (const text of [taskhub, squeezed, taskhub.replaceAll('  ', '    '), taskhub.replaceAll('\n', '\r\n')]) {
    const once = formatBlueprint(text)
    expect(formatBlueprint(once)).toBe(once)
    expect(meaning(once)).toEqual(meaning(text))
  }
})

test('text that is no YAML is left alone', () => {
  expect(formatBlueprint('a: [\n')).toBe('a: [\n')
})
