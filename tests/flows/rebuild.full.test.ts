import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBackend } from '../../src/flows/build.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { NativeLab } from '../../src/lab/engines/native.ts'
import { emptyFolder } from '../temporary.ts'
import { DESK, grown, grownMore } from './desk.ts'
import { EDITS, type Edits, laterEdits } from './desk-edits.ts'
import { type Run, lint, withServer } from './linted.ts'

let lab: NativeLab
let run: Run
beforeAll(async () => {
  ;({ lab, run } = await withServer())
}, 900_000)
afterAll(() => lab.close())

/** The lines of a file, and of a list of names each name: such lists are united. */
const linesOf = (path: string): readonly string[] =>
  (existsSync(path) ? readFileSync(path, 'utf8') : '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => (/^from \S+ import \w/.test(line) ? line.split(/ import |, /) : [line.trimEnd()]))
    .map((line) => (/^ {4}\w+,$/.test(line) ? line.slice(4, -1) : line))

/** Those lines of a list that another lacks, each as often as it is missing there. */
function beyond(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return lines.filter((line) => {
    const place = left.indexOf(line)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

/** Edits the files of a folder; tells the lines that are somebody's own since then. */
function edited(folder: string, edits: Edits): ReadonlyMap<string, readonly string[]> {
  const own = new Map<string, readonly string[]>()
  for (const [path, edit] of Object.entries(edits)) {
    const file = join(folder, path)
    const before = linesOf(file)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, edit(existsSync(file) ? readFileSync(file, 'utf8') : ''))
    own.set(path, beyond(linesOf(file), before))
    expect(own.get(path)).not.toEqual([])
  }
  return own
}

const lost = (folder: string, own: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...own].flatMap(([path, lines]) => beyond(lines, linesOf(join(folder, path))).map((line) => `${path}: ${line}`))

const revisions = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'migrations/versions')).flatMap((name) => /^([0-9a-f]{12})_/.exec(name)?.[1] ?? [])

async function built(folder: string, blueprint: string): Promise<void> {
  writeFileSync(join(folder, 'architect.yaml'), blueprint)
  const { conflicts, noRevision } = await buildBackend({ directory: folder, dryRun: false }, silent)
  expect([conflicts, noRevision]).toEqual([[], null])
}

/** No tool has anything against what was merged, its migrations go up, tests pass, and nothing is left to build. */
async function holds(folder: string, ...tests: readonly string[]): Promise<void> {
  expect(await lint(run, folder)).toEqual([])
  await lab.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  expect(await run(folder, 'pytest', '-q', '-p', 'no:cacheprovider', ...tests)).toBe('')
  const { changes } = await buildBackend({ directory: folder, dryRun: true }, silent)
  expect(changes).toEqual([])
}

test('what people wrote into a backend goes on, whatever becomes of its blueprint', async () => {
  const folder = emptyFolder()
  await built(folder, DESK)
  const first = revisions(folder)
  const own = edited(folder, EDITS)
  await built(folder, grown(DESK))
  expect(lost(folder, own)).toEqual([])
  // What else there is to test comes with the second round.
  await holds(folder, 'tests/access', 'tests/test_report.py')

  const head = revisions(folder).find((one) => !first.includes(one)) ?? ''
  const later = edited(folder, laterEdits(head))
  await built(folder, grownMore(grown(DESK)))
  expect([...lost(folder, own), ...lost(folder, later)]).toEqual([])
  await holds(folder)
  expect(await run(folder, 'alembic', 'upgrade', 'head')).toBe('')
  expect(await run(folder, 'alembic', 'check')).toBe('')
}, 900_000)
