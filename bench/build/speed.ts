import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBlueprint } from '../../src/blueprint/check/index.ts'
import { designOf } from '../../src/flows/build/design.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { applyChanges } from '../../src/kernel/files/transaction.ts'
import { planGeneration } from '../../src/ledger/plan.ts'
import { loadNormaliser } from '../../src/python/ruff/normalise.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { backendFilesOnAllCores } from '../../src/writers/backend/index.ts'

/** Tasks that hang on each other, with an owner, states, a list and rules. */
export function blueprintOf(resources: number): string {
  const all = Array.from({ length: resources }, (_, number) => {
    const before = number === 0 ? '' : `, before: -> Thing${number - 1}?`
    return `  Thing${number}:
    traits: [timestamps]
    fields: { owner: -> User = me set by server, title: str(1..200), body: text?, status: todo|doing|done = todo${before} }
    access: { read: owner or admin, create: member, write: owner }
    list: { filter: [status], sort: [-created_at], page: cursor }
`
  })
  return `architect: 1
app: many
stack: { orm: sqlalchemy, ids: uuid7 }
auth: { provider: builtin, roles: admin > member }
resources:
  User:
    fields: { email: email unique, role: role = member set by admin }
    access: { read: self or admin, update: self, delete: admin }
${all.join('')}`
}

/** How long each part takes, in milliseconds. */
export async function timesOf(text: string): Promise<Readonly<Record<string, number>>> {
  const parser = await loadParser()
  const normaliser = loadNormaliser()
  const began = performance.now()
  const { blueprint } = checkBlueprint(text)
  const read = performance.now()
  const files = await backendFilesOnAllCores(designOf(blueprint!), normaliser)
  const laidOut = performance.now()
  const { changes } = planGeneration(parser, memoryTree({}), files)
  const planned = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'architect-speed-'))
  try {
    applyChanges(folder, '.aside', changes)
    const written = performance.now()
    return {
      files: files.length,
      read: read - began,
      'made, linted and laid out': laidOut - read,
      planned: planned - laidOut,
      written: written - planned,
      all: written - began,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
