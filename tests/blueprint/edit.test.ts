import { describe, expect, test } from 'vitest'
import { removeEntry, renameKey, setValue } from '../../src/blueprint/edit/edit.ts'

const text = `# what it is
architect: 1
app: shop   # a name

resources:
  # people
  User:
    fields: { email: email unique, name: str(1..120) } # two
    access:
      read: self

  Order:
    traits:
    fields: {}
`

describe('one change is a change of one line', () => {
  test.each([
    ['a value', setValue(text, ['app'], 'market'), 'app: market   # a name'],
    [
      'a value in braces',
      setValue(text, ['resources', 'User', 'fields', 'name'], 'text'),
      '    fields: { email: email unique, name: text } # two',
    ],
    [
      'a key in braces',
      setValue(text, ['resources', 'User', 'fields', 'age'], 'int?'),
      '    fields: { email: email unique, name: str(1..120), age: int? } # two',
    ],
    [
      'the first key in braces',
      setValue(text, ['resources', 'Order', 'fields', 'total'], 'int'),
      '    fields: { total: int }',
    ],
    [
      'a key on a line of its own',
      setValue(text, ['resources', 'User', 'access', 'write'], 'self'),
      '      write: self',
    ],
    ['what was empty', setValue(text, ['resources', 'Order', 'traits'], '[audit]'), '    traits: [audit]'],
    ['a whole way', setValue(text, ['resources', 'User', 'list', 'sort'], '[name]'), '    list: { sort: [name] }'],
    ['a part at the end', setValue(text, ['flags', 'beta'], 'false'), 'flags: { beta: false }'],
    ['another name', renameKey(text, ['resources', 'User'], 'Person'), '  Person:'],
  ])('%s', (_, changed, line) => {
    const before = text.split('\n')
    const after = changed.split('\n')
    expect(after.filter((one) => !before.includes(one))).toEqual([line])
    expect(before.filter((one) => !after.includes(one)).length).toBeLessThanOrEqual(1)
  })
})

test('what is taken away leaves no gap, and comments of others stay', () => {
  expect(removeEntry(text, ['resources', 'User', 'fields', 'email'])).toBe(text.replace('email: email unique, ', ''))
  expect(removeEntry(text, ['resources', 'User', 'fields', 'name'])).toBe(text.replace(', name: str(1..120)', ''))
  expect(removeEntry(text, ['app'])).toBe(text.replace('app: shop   # a name\n', ''))
  expect(removeEntry(text, ['nothing', 'here'])).toBe(text)
})

test('lines that end as on Windows go on so', () => {
  expect(setValue('app: shop\r\nflags:\r\n  a: true\r\n', ['flags', 'b'], 'false')).toBe(
    'app: shop\r\nflags:\r\n  a: true\r\n  b: false\r\n',
  )
})
