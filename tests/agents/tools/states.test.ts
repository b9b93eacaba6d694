import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { starters } from '../../../src/kernel/files/starters.ts'
import { emptyFolder } from '../../temporary.ts'
import { ask, deskAt } from './desk.ts'

const app = (parameter: string): string => `from fastapi import FastAPI
app = FastAPI()

@app.get("/books")
def list_books(${parameter}): ...
`

/** A repository whose folder with the backend is served, and nothing around it. */
function repository(): string {
  const folder = emptyFolder()
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder, stdio: 'ignore' })
  mkdirSync(join(folder, 'backend'))
  writeFileSync(
    join(folder, 'contract.json'),
    '{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {}}',
  )
  writeFileSync(join(folder, 'backend/main.py'), app('words: str = ""'))
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'first')
  writeFileSync(join(folder, 'backend/main.py'), app('words: str'))
  return join(folder, 'backend')
}

test('what a change breaks is told, with where', async () => {
  const { summary, fromRepository, result } = await ask(
    'evolve',
    { base: 'HEAD', kinds: ['contract'] },
    deskAt(repository()),
  )
  expect(summary).toMatch(/^1 error, 1 info; looked for contract in 1 operation that both have/)
  expect(fromRepository[0]).toMatchObject({
    level: 'error',
    operation: 'GET /books',
    after: expect.stringMatching(/^main\.py:\d+$/),
  })
  expect(result.places.map(({ file }) => file)).toContain('main.py')
})

test.each(['HEAD:../contract.json', 'HEAD:/contract.json', '../contract.json', 'HEAD:contract.json'])(
  'the repository around the folder is not read: %s',
  async (base) => {
    await expect(ask('evolve', { base, kinds: ['contract'] }, deskAt(repository()))).rejects.toThrow(
      /leads out of the folder|there is no file/,
    )
  },
)

test('a blueprint is checked while it is written', async () => {
  const desk = deskAt(emptyFolder())
  const wrong = await ask('blueprint', { text: 'app: shop\nresources:\n  Book:\n    title: strr\n' }, desk)
  expect(wrong.summary).toMatch(/^\d+ problems?: nothing can be built of it$/)
  expect(wrong.fromRepository[0]).toMatchObject({ at: expect.stringMatching(/^architect\.yaml:\d+:\d+$/) })
  await expect(ask('blueprint', {}, desk)).rejects.toThrow('no blueprint in')
})

test('a blueprint that is right says what it asks for', async () => {
  const { summary, fromRepository } = await ask('blueprint', { text: starters()['chat'] }, deskAt(emptyFolder()))
  expect(summary).toMatch(/^right: it asks for \d+ operations and \d+ tables$/)
  expect(fromRepository.some(({ table }) => typeof table === 'string')).toBe(true)
})

test('a word that is neither a revision nor a path here is told as that', async () => {
  await expect(ask('evolve', { base: 'nope' }, deskAt(repository()))).rejects.toThrow('there is no state "nope"')
})
