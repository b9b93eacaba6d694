import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'

const MINUTES = 60_000
const PRELOAD = fileURLToPath(new URL('kill-at.mjs', import.meta.url))
const CLI = join(root, 'dist/cli.js')
const ASIDE = '.architect/aside/'

const blueprint = (resources: string): string => `architect: 1
app: notes
auth: { provider: none }
resources:
${resources}`
const ANYONE = 'access: { read: anyone, create: anyone, update: anyone, delete: anyone }'
const FIRST = blueprint(`  Note: { fields: { title: str(1..100) }, ${ANYONE} }
  Tag: { fields: { name: str(1..100) }, ${ANYONE} }
`)
/** Files change, come and go. */
const CHANGED = blueprint(`  Note: { fields: { title: str(1..100), body: text? }, ${ANYONE} }
  Label: { fields: { name: str(1..100) }, ${ANYONE} }
`)
const OWN = '\n\ndef shout(title: str) -> str:\n    """Mine."""\n    return title.upper()\n'

/** Files of a folder with their texts, without what is laid aside. */
function treeOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).toSorted()
  return new Map(
    paths.filter((path) => !path.startsWith(ASIDE)).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}

/** Builds with the preload; gives the signal it ended by. */
function buildWith(folder: string, environment: Readonly<Record<string, string>>): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, KILL_FOLDER: folder, ...environment }
    const child = spawn(process.execPath, ['--import', PRELOAD, CLI, 'build', folder], { env, stdio: 'ignore' })
    child.on('error', reject)
    child.on('close', (_, signal) => resolve(signal))
  })
}

const build = (folder: string): string => execFileSync(process.execPath, [CLI, 'build', folder], { encoding: 'utf8' })

/** A build from a folder as it was, with all it does to the disk and the tree it leads to. */
interface Undisturbed {
  readonly from: string
  readonly before: ReadonlyMap<string, string>
  readonly after: ReadonlyMap<string, string>
  readonly operations: readonly string[]
}

describe('a build that is killed leaves the old tree or the new one to the next', () => {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'architect-')))
  const copies = { number: 0 }
  const runs: { first?: Undisturbed; again?: Undisturbed } = {}
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  const copied = (from: string): string => {
    copies.number += 1
    const folder = join(scratch, `copy-${copies.number}`)
    cpSync(from, folder, { recursive: true })
    return folder
  }

  const undisturbed = async (from: string): Promise<Undisturbed> => {
    const folder = copied(from)
    const log = join(scratch, `log-${copies.number}`)
    expect(await buildWith(folder, { KILL_LOG: log })).toBeNull()
    const operations = readFileSync(log, 'utf8').trimEnd().split('\n')
    return { from, before: treeOf(from), after: treeOf(folder), operations }
  }

  beforeAll(async () => {
    const empty = join(scratch, 'first')
    mkdirSync(empty)
    writeFileSync(join(empty, 'architect.yaml'), FIRST)
    writeFileSync(join(empty, 'mine.txt'), 'mine')
    runs.first = await undisturbed(empty)
    const built = copied(empty)
    build(built)
    appendFileSync(join(built, 'app/services/note.py'), OWN)
    writeFileSync(join(built, 'architect.yaml'), CHANGED)
    runs.again = await undisturbed(built)
  }, 5 * MINUTES)

  test('what is built again keeps what a person wrote, writes, changes and deletes', () => {
    const { before, after } = runs.again!
    expect(after.get('app/services/note.py')).toContain(OWN.trim())
    expect(after.get('mine.txt')).toBe('mine')
    expect([before.has('app/models/tag.py'), after.has('app/models/tag.py')]).toEqual([true, false])
    expect([before.has('app/models/label.py'), after.has('app/models/label.py')]).toEqual([false, true])
  })

  const JOURNAL = `renameSync ${ASIDE}journal.json.tmp`
  /** Where what is on the disk begins to mean something else, and places between them. */
  const points: Readonly<Record<string, (operations: readonly string[]) => number>> = {
    'while texts are laid aside': (all) => Math.round((all.indexOf(JOURNAL) + 1) / 2),
    'while the journal is written': (all) => all.indexOf(JOURNAL),
    'before the journal holds': (all) => all.indexOf(JOURNAL) + 1,
    'before the first text is in its place': (all) => all.indexOf(JOURNAL) + 2,
    'half way through its moves': (all) => Math.round((all.indexOf(JOURNAL) + all.length) / 2),
    'before the journal goes': (all) => all.indexOf(`rmSync ${ASIDE}journal.json`) + 1,
    'at its last step': (all) => all.length,
  }

  describe.each(['first', 'again'] as const)('%s', (which) => {
    test.each(Object.entries(points))(
      '%s',
      async (_, pointOf) => {
        const { from, before, after, operations } = runs[which]!
        const at = pointOf(operations)
        const folder = copied(from)
        expect(await buildWith(folder, { KILL_AT: String(at) })).toBe('SIGKILL')
        const left = treeOf(folder)
        const trees = at > operations.indexOf(JOURNAL) + 1 ? [before, after] : [before]
        for (const path of [...before.keys(), ...left.keys()])
          expect(
            trees.map((tree) => tree.get(path)),
            path,
          ).toContain(left.get(path))
        build(folder)
        expect(treeOf(folder)).toEqual(after)
        expect(readdirSync(folder, { recursive: true }).filter((path) => String(path).startsWith(ASIDE))).toEqual([])
      },
      5 * MINUTES,
    )
  })

  test(
    'what somebody writes before the next build stays, and what was to stand there lies beside it',
    async () => {
      const { from, after, operations } = runs.again!
      const folder = copied(from)
      const at = operations.indexOf(JOURNAL) + 2
      expect(await buildWith(folder, { KILL_AT: String(at) })).toBe('SIGKILL')
      const model = join(folder, 'app/models/note.py')
      appendFileSync(model, '# mine, too\n')
      build(folder)
      const left = treeOf(folder)
      expect(left.get('app/models/note.py')).toContain('# mine, too')
      expect([...left.values()]).toContain(after.get('app/models/note.py'))
      expect(left.get('app/services/note.py')).toContain(OWN.trim())
    },
    5 * MINUTES,
  )
})
