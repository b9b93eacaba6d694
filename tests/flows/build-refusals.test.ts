import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildBackend } from '../../src/flows/build.ts'
import { adoptBackend } from '../../src/flows/build/adopt.ts'
import { describe as told, Trouble } from '../../src/kernel/diagnostic.ts'
import { silent } from '../../src/kernel/progress.ts'
import { emptyFolder } from '../temporary.ts'

const HEAD = 'architect: 1\napp: shop\n'
const CASES: readonly (readonly [string, string, string])[] = [
  [
    'roles without a field that holds one',
    'auth: { provider: builtin, roles: admin > member }\nresources:\n  User: { fields: { email: email unique }, access: { read: admin } }\n',
    'architect.yaml:5:3',
  ],
  [
    'people without an address',
    'auth: { provider: builtin }\nresources:\n  User: { fields: { name: str }, access: { read: self } }\n',
    'architect.yaml:5:3',
  ],
  [
    'an address two people may have',
    'auth: { provider: builtin }\nresources:\n  User:\n    fields: { email: email }\n    access: { read: self }\n',
    'architect.yaml:6:15',
  ],
  [
    'accounts that two keep',
    'auth: { provider: better-auth, issuer: $ISSUER }\nresources:\n  User: { fields: { email: email unique }, access: { read: self } }\n',
    'architect.yaml:5:3',
  ],
  [
    'people of no tenant',
    'tenancy: { by: Firm }\nauth: { provider: builtin }\nresources:\n  Firm: { fields: { name: str }, access: { read: anyone } }\n  User: { fields: { email: email unique }, access: { read: self } }\n',
    'architect.yaml:7:3',
  ],
  [
    'a format nothing tells',
    'auth: { provider: builtin }\nresources:\n  User: { fields: { email: email unique, photo: file(xyz) }, access: { read: self } }\n',
    'architect.yaml:5:54',
  ],
  [
    'a thing in the place of what the backend has by itself',
    'auth: { provider: builtin }\nresources:\n  User: { fields: { email: email unique, photo: file(png) }, access: { read: self } }\n  File: { fields: { title: str }, access: { read: anyone } }\n',
    'architect.yaml:6:3',
  ],
  [
    'more resources than one server makes tables of at once',
    `resources:\n${Array.from({ length: 1001 }, (_, index) => `  Thing${index}: { fields: { name: str }, access: { read: anyone } }\n`).join('')}`,
    'architect.yaml:1004:3',
  ],
]

async function refusalOf(running: Promise<unknown>): Promise<string> {
  const error = await running.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Trouble)
  return told((error as Trouble).diagnostic)
}

test.each(CASES)('%s: told where it stands, and nothing is written', async (_, text, at) => {
  const directory = emptyFolder()
  writeFileSync(join(directory, 'architect.yaml'), HEAD + text)
  for (const run of [buildBackend, adoptBackend])
    expect(await refusalOf(run({ directory, dryRun: false }, silent))).toContain(at)
  expect(readdirSync(directory)).toEqual(['architect.yaml'])
})

const PLAIN = `${HEAD}resources:\n  Thing: { fields: { title: str(1..20) }, access: { read: anyone } }\n`

test('code that lies elsewhere is not adopted, and code that lies where a build puts it stays as it is', async () => {
  const directory = emptyFolder()
  writeFileSync(join(directory, 'architect.yaml'), PLAIN)
  const request = { directory, dryRun: false }
  expect(await refusalOf(adoptBackend(request, silent))).toContain('no code in this folder lies where')
  mkdirSync(join(directory, 'app'))
  writeFileSync(join(directory, 'app/main.py'), 'mine = 1\n')
  const { adopted, steps } = await adoptBackend(request, silent)
  expect([adopted, steps.map(({ path }) => path)]).toEqual([true, ['app/main.py']])
  expect(readFileSync(join(directory, 'app/main.py'), 'utf8')).toBe('mine = 1\n')
  expect(await refusalOf(adoptBackend(request, silent))).toContain('under the ledger already')
})
