import { expect, test } from 'vitest'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'

const problems = (text: string): number => checkBlueprint(text).problems.length

test('ten thousand resources are checked soon, and a wrong one among them is found', () => {
  const resources = Array.from(
    { length: 10_000 },
    (_, i) => `  R${i}: { fields: { name: str(1..20), next: -> R${(i + 1) % 10_000}? }, access: { read: member } }\n`,
  )
  const head = 'architect: 1\napp: big\nauth: { provider: builtin, roles: admin > member }\nresources:\n'
  expect(problems(head + resources.join(''))).toBe(0)
  expect(problems(head + resources.join('').replace('-> R7777?', '-> R77777?'))).toBe(1)
}, 120_000)
