import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Repository } from '../../flows/repository.ts'
import { asked } from './asked.ts'

const main = (field: string) => `
from fastapi import FastAPI
from pydantic import BaseModel
app = FastAPI()
class Book(BaseModel):
    ${field}: str
@app.get("/books", response_model=list[Book])
def books(): ...
`
const shop = (): Repository =>
  new Repository()
    .write({ 'main.py': main('title') })
    .commit('v1')
    .write({ 'main.py': main('name') })
const evolve = (cwd: string, ...more: readonly string[]) => asked(['evolve', '--no-cache', ...more], { cwd })

describe('evolve', () => {
  test('compares a revision with the folder, and ends with 1 when something breaks', async () => {
    const { folder } = shop()
    const { code, stdout } = await evolve(folder, 'v1')
    expect(stdout).toContain('`items/title` in the answer `200` is gone')
    expect(stdout).toMatch(/\n1 error, .* from v1 to the folder as it lies there:\n/)
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('next: architect review --new-since v1')
    expect(code).toBe(1)
    expect((await evolve(folder, 'v1', '--fail-on', 'never')).code).toBe(0)
    expect((await evolve(folder, 'v1', '--only', 'security')).code).toBe(0)
  })

  test('two revisions that are the same change nothing, and end with 0', async () => {
    const { code, stdout } = await evolve(shop().folder, 'v1', 'HEAD')
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('nothing changed from v1 to HEAD') })
  })

  test('takes the folder of the backend from --dir, wherever it is started', async () => {
    const repository = new Repository()
      .write({ 'backend/main.py': main('title') })
      .commit('v1')
      .write({ 'backend/main.py': main('name') })
    expect((await evolve(repository.folder, 'v1', '--dir', 'backend')).code).toBe(1)
  })

  test('takes folders and contracts as well, and a contract at a revision', async () => {
    const repository = shop()
    const old = await asked(['survey', '--format', 'openapi', '--output', 'old.json', '--no-cache'], {
      cwd: repository.folder,
    })
    expect(old.code).toBe(0)
    expect((await evolve(repository.folder, 'old.json')).code).toBe(0)
    repository.write({ 'main.py': main('title') }).commit('v2')
    expect((await evolve(repository.folder, 'old.json')).code).toBe(1)
    expect((await evolve(repository.folder, 'v2:old.json', 'old.json')).code).toBe(0)
    expect((await evolve(repository.folder, './', './')).code).toBe(0)
  })

  test('an output file gets the format of its extension', async () => {
    const { folder } = shop()
    await evolve(folder, 'v1', '--output', 'evolve.sarif')
    expect(JSON.parse(readFileSync(join(folder, 'evolve.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    await evolve(folder, 'v1', '--output', 'evolve.md')
    expect(readFileSync(join(folder, 'evolve.md'), 'utf8')).toMatch(/^## 1 error/)
  })

  test.each([
    [['v3'], 'there is no revision, folder, contract or blueprint v3', 'Did you mean v1?'],
    [
      ['nowhere-at-all'],
      'there is no revision, folder, contract or blueprint nowhere-at-all',
      'Name a commit, branch or tag',
    ],
    [[], 'architect evolve needs a base', 'architect help evolve'],
    [['v1', '--only', 'securty'], '--only does not know "securty"', 'Did you mean security?'],
    [['v1', '--fail-on', 'eror'], '--fail-on does not know "eror"', 'Did you mean error?'],
    [['v1', 'v1', 'v1'], 'architect evolve takes base and head, but got', 'architect help evolve'],
    [['main.py'], 'not valid YAML', 'OpenAPI 3.0 or 3.1 document'],
  ] as const)('%j is told plainly', async (given, message, help) => {
    const { code, stderr } = await evolve(shop().folder, ...given)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain(help)
  })

  test('its help leads with examples', async () => {
    const { stdout } = await asked(['help', 'evolve'])
    expect(stdout.split('\n').slice(2, 4)).toEqual(['Examples', expect.stringContaining('architect evolve main')])
    expect(stdout).toContain('architect evolve BASE [HEAD] [options]')
  })
})
