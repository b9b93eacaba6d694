import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { reviewFolder } from '../../src/flows/review-folder.ts'
import type { Review } from '../../src/model/index.ts'
import { emptyFolder } from '../temporary.ts'
import { edited, seeded } from './edited-files.ts'

/** How many edits are tried on each example: `EDITS=200 npx vitest run -c vitest.long.config.ts tests/flows/review-again`. */
const EDITS = Number(process.env['EDITS'] ?? 6)
const SEED = Number(process.env['SEED'] ?? 1)

const before = process.env['XDG_CACHE_HOME']
afterEach(() => {
  if (before === undefined) delete process.env['XDG_CACHE_HOME']
  else process.env['XDG_CACHE_HOME'] = before
})

interface Reviewed {
  readonly review: Review
  /** Whether the program was read, not only what is kept of it. */
  readonly read: boolean
}

async function reviewed(directory: string, cached: boolean): Promise<Reviewed> {
  let read = false
  const request = {
    directory,
    entries: [],
    environment: {},
    revision: null,
    changed: [],
    lab: false,
    before: null,
    cached,
  }
  const review = await reviewFolder(request, { report: ({ doing }) => (read ||= doing === 'following the wiring') })
  return { review: JSON.parse(JSON.stringify(review)) as Review, read }
}

function example(name: string): string {
  const folder = emptyFolder()
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  const backend = join(folder, 'backend')
  cpSync(fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)), backend, { recursive: true })
  return backend
}

const pythonIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py'))
    .toSorted()

for (const name of ['bookshop', 'clinic', 'newsroom', 'observatory', 'pawnshop'])
  test(`after any edit of ${name} a review is what it would be from nothing`, { timeout: 60_000 * EDITS }, async () => {
    const folder = example(name)
    const random = seeded(SEED)
    const files = pythonIn(folder)
    await reviewed(folder, true)
    for (let i = 0; i < EDITS; i++) {
      const path = join(folder, files[random(files.length)]!)
      const text = readFileSync(path, 'utf8')
      const edit = edited(text, random)
      writeFileSync(path, edit.text)
      const again = await reviewed(folder, true)
      const anew = await reviewed(folder, false)
      expect(again.review, `${edit.what} of ${path}`).toEqual(anew.review)
      writeFileSync(path, text)
    }
  })

test('comments, and functions nobody looks into, need no second reading', async () => {
  const folder = example('bookshop')
  const path = join(
    folder,
    pythonIn(folder).find((file) => /rout|api|main/.test(file))!,
  )
  const text = `${readFileSync(path, 'utf8')}\n\ndef unasked(one):\n    return one\n`
  writeFileSync(path, text)
  const first = await reviewed(folder, true)
  writeFileSync(path, `# remark\n\n${text.replace('return one', 'print(one)\n    return None')}\n# the end\n`)
  const again = await reviewed(folder, true)
  const anew = await reviewed(folder, false)
  expect([first.read, again.read, anew.read]).toEqual([true, false, true])
  expect(again.review).toEqual(anew.review)
})

test('what is kept of a folder and cannot be read is made again', async () => {
  const folder = example('clinic')
  const first = await reviewed(folder, true)
  const kept = join(process.env['XDG_CACHE_HOME']!, 'backend-architect', 'surveys')
  for (const file of readdirSync(kept)) writeFileSync(join(kept, file), 'broken')
  const again = await reviewed(folder, true)
  expect(again.read).toBe(true)
  expect(again.review).toEqual(first.review)
})
