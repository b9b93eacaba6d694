import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyFolder } from '../../temporary.ts'
import { asked } from './asked.ts'

const hidden = (name: string) => `
@app.get("/${name}/{key}")
def read_${name}(key: str): ...

@app.get("/${name}/mine")
def read_my_${name}(): ...
`
const main = (...names: readonly string[]) =>
  `from fastapi import FastAPI\napp = FastAPI()\n${names.map(hidden).join('')}`

function folder(files: Readonly<Record<string, string>>): string {
  const here = emptyFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(here, path)), { recursive: true })
    writeFileSync(join(here, path), text)
  }
  return here
}
const review = (cwd: string, ...more: readonly string[]) =>
  asked(['review', '--only', 'api/route-hidden,suppression', '--no-cache', '-f', 'concise', ...more], { cwd })
const git = (cwd: string, ...args: readonly string[]) =>
  spawnSync('git', ['-C', cwd, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args])
const subjects = (text: string) => [...text.matchAll(/`(GET [^`]*)` is never/g)].map(([, subject]) => subject)

describe('a review', () => {
  test('prints a line a finding and ends with 1, with 0 when nothing is that severe', async () => {
    const here = folder({ 'main.py': main('books') })
    const { code, stdout } = await review(here)
    expect(stdout).toMatch(/^main\.py:8:5: medium: `GET \/books\/mine` is never reached.* \[api\/route-hidden\]\n$/)
    expect(code).toBe(1)
    expect((await review(here, '--fail-on', 'high')).code).toBe(0)
    expect((await review(here, '--fail-on', 'never')).code).toBe(0)
  })

  test('new since a revision is what was not there, wherever its lines were', async () => {
    const here = folder({ 'main.py': main('books') })
    git(here, 'init', '-q')
    git(here, 'add', '.')
    git(here, 'commit', '-qm', 'first')
    writeFileSync(join(here, 'main.py'), `# a comment\n\n${main('books', 'authors')}`)
    expect(subjects((await review(here, '--new-since', 'HEAD')).stdout)).toEqual(['GET /authors/mine'])
    expect(subjects((await review(here, '--changed')).stdout)).toEqual(['GET /authors/mine'])
    const { code, stderr } = await review(here, '--new-since', 'nowhere')
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('there is no revision nowhere') })
  })

  test('a baseline leaves out what was there, and grows shorter by itself', async () => {
    const here = folder({ 'main.py': main('books', 'authors') })
    const file = join(here, 'architect-baseline.json')
    expect((await asked(['review', '--write-baseline'], { cwd: here })).code).toBe(0)
    expect((await review(here)).code).toBe(0)
    const before = readFileSync(file, 'utf8')
    writeFileSync(join(here, 'main.py'), main('books'))
    await asked(['review'], { cwd: here })
    expect(readFileSync(file, 'utf8').length).toBeLessThan(before.length)
    writeFileSync(join(here, 'main.py'), main('books', 'authors'))
    expect(subjects((await review(here)).stdout)).toEqual(['GET /authors/mine'])
  })

  test('the configuration chooses, and a mistyped key gets the nearest', async () => {
    const here = folder({ 'main.py': main('books'), 'architect.toml': '[review]\nskip = ["api/route-hidden"]\n' })
    expect((await review(here)).stdout.trim()).toBe('')
    writeFileSync(join(here, 'architect.toml'), '[review]\nskpi = ["api"]\n')
    const { code, stderr } = await review(here)
    expect(code).toBe(2)
    expect(stderr).toContain('architect.toml:2:1')
    expect(stderr).toContain('Did you mean skip?')
  })

  test('a suppression with a reason counts, one without is found', async () => {
    const written = main('books').replace(
      'def read_my_books',
      '# architect: ignore[api/route-hidden] kept for old clients\ndef read_my_books',
    )
    expect((await review(folder({ 'main.py': written }))).stdout.trim()).toBe('')
    const { stdout } = await review(folder({ 'main.py': written.replace(' kept for old clients', '') }))
    expect(stdout).toContain('[suppression/without-reason]')
  })

  test('with the lab, hazards have the size the project states, and their safe way was run', async () => {
    const here = folder({
      'main.py': main('books'),
      'architect.toml': '[rows]\nbooks = "40M"\n',
      'db/migration/V1__books.sql': 'CREATE TABLE books (id bigint PRIMARY KEY, title text);\n',
      'db/migration/V2__title.sql': 'ALTER TABLE books ALTER COLUMN title SET NOT NULL;\n',
    })
    const { stdout } = await asked(['review', '--lab', '--only', 'migrations/not-null-reads-table'], { cwd: here })
    expect(stdout).toContain('`books` has 40M rows, as stated')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('ran 4 statements in its place lead to the same schema')
  })

  test('an output file gets the format of its extension', async () => {
    const here = folder({ 'main.py': main('books') })
    await asked(['review', '--output', 'review.sarif'], { cwd: here })
    expect(JSON.parse(readFileSync(join(here, 'review.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(existsSync(join(here, 'architect-baseline.json'))).toBe(false)
  })

  test.each([
    [['--only', 'api/route-hiden'], 'Did you mean api/route-hidden?'],
    [['--baseline', 'gone.json'], 'there is no baseline at'],
    [['--format', 'sarif2'], 'Did you mean sarif?'],
  ])('%j is told what to do', async (args, help) => {
    const { code, stderr } = await asked(['review', ...args], { cwd: folder({ 'main.py': main('books') }) })
    expect(stderr).toContain(help)
    expect(code).toBe(2)
  })
})

test('explain shows a page, lists a family, and knows the nearest name', async () => {
  expect((await asked(['explain', 'api/route-hidden'])).stdout).toContain('Why it matters')
  expect((await asked(['explain', 'api'])).stdout).toContain('A route that an earlier one hides')
  expect((await asked(['explain', 'route-hiden'])).stderr).toContain('Did you mean api/route-hidden?')
})
