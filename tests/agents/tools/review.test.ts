import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../../temporary.ts'
import { ask, deskAt } from './desk.ts'

const SOURCE = `from fastapi import FastAPI
app = FastAPI()

@app.get("/books/{key}")
def read_book(key: str): ...

@app.get("/books/mine")
def read_my_books(): ...
`

function hidden(): string {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'main.py'), SOURCE)
  return folder
}

test('findings come with what to do, and one by its fingerprint with the proof', async () => {
  const desk = deskAt(hidden())
  const { summary, fromRepository } = await ask('review', { only: ['api/route-hidden'] }, desk)
  expect(summary).toMatch(/^found 1 \w+; examined 2 operations, 0 statements, 1 file by 1 rule/)
  const [finding] = fromRepository
  expect(finding).toMatchObject({ rule: 'api/route-hidden', at: ['main.py:8'] })
  expect(finding!['proof']).toBeUndefined()
  const whole = await ask('review', { only: ['api/route-hidden'], finding: finding!['fingerprint'] }, desk)
  expect(whole.fromRepository[0]!['proof']).not.toHaveLength(0)
})

test('a baseline that is configured outside of the folder is not read', async () => {
  const folder = hidden()
  writeFileSync(join(folder, 'architect.toml'), '[review]\nbaseline = "../../etc/hostname"\n')
  await expect(ask('review', {}, deskAt(folder))).rejects.toThrow('leads out of the folder')
})

test('a rule that does not exist gets the nearest one', async () => {
  await expect(ask('review', { only: ['api/rout-hidden'] }, deskAt(hidden()))).rejects.toMatchObject({
    diagnostic: { help: 'Did you mean api/route-hidden?' },
  })
})

test('rules are explained in words of our own', async () => {
  const desk = deskAt(hidden())
  const families = await ask('explain', {}, desk)
  expect(families.fromArchitect.map(({ family }) => family)).toContain('access')
  const page = await ask('explain', { rule: 'api/route-hidden', cases: true }, desk)
  expect(page.summary).toMatch(/^api\/route-hidden: severity \w+, confidence \w+$/)
  expect(page.fromRepository).toEqual([])
  expect(page.fromArchitect.map(({ title }) => title)).toContain('Why it matters')
  expect(page.text).not.toContain('From the repository')
  await expect(ask('explain', { rule: '../../../etc/passwd' }, desk)).rejects.toThrow('there is no rule or family')
})
