import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { render as html } from '../../../src/reports/prove/html.ts'
import { render as json } from '../../../src/reports/prove/json.ts'
import { render as terminal } from '../../../src/reports/prove/terminal.ts'
import { PROOF } from './proof.ts'

const PLAIN = { color: false, width: 80 }
const schema = readFileSync(new URL('../../../docs/schema/proof-1.json', import.meta.url), 'utf8')

test('the terminal shows each claim with its run, and why one is broken or was not run, once', () => {
  expect(terminal(PROOF, PLAIN)).toMatchInlineSnapshot(`
    " parcels: 1 held, 1 broken, 2 not run  1 min 23 s
     PostgreSQL 18.4, started here without fsync · Python 3.12.3

     Migrations  1 held, 1 broken, 12.3 s
       ● All migrations run on an empty database             2 revisions, 0.8 s
         alembic upgrade head
       ✗ Going down to the beginning leaves nothing behind   12 left
         alembic downgrade base
         this is still there
           + enum state_0 <script>[31m
           + enum state_1 <script>[31m
           + enum state_2 <script>[31m
           + enum state_3 <script>[31m
           + enum state_4 <script>[31m
           + enum state_5 <script>[31m
           + enum state_6 <script>[31m
           + enum state_7 <script>[31m
           + enum state_8 <script>[31m
           + enum state_9 <script>[31m
           and 2 more: --format json shows all

     Tests  1 not run
       ○ The project's own tests pass                        not run
         there is no test_*.py

     Access  1 not run
       ○ Callers may do what their role allows, and no more  not run

     1 of 4 is broken. 2 of 4 were not run: nothing is known of them.
     One page to hand on: architect prove --yes --output proof.html
    "
  `)
})

test('of many claims those that were not run stand together by what stood in the way', () => {
  const [attack] = PROOF.sections[1]!.claims
  const claims = Array.from({ length: 13 }, (_, i) => ({ ...attack!, id: `attacks/A${i}`, detail: `no ${i % 2}` }))
  const [up] = PROOF.sections[0]!.claims
  const page = terminal({ ...PROOF, sections: [{ name: 'attacks', seconds: 0, claims: [...claims, up!] }] }, PLAIN)
  expect(
    page
      .split('\n')
      .slice(3, 9)
      .map((line) => line.trim()),
  ).toEqual([
    'Attacks  1 held, 13 not run',
    '● All migrations run on an empty database             2 revisions, 0.8 s',
    '○   7 not run  no 0',
    'A0 A2 A4 A6 A8 A10 A12',
    '○   6 not run  no 1',
    'A1 A3 A5 A7 A9 A11',
  ])
})

test('colours change nothing but colours', () => {
  expect(terminal(PROOF, { ...PLAIN, color: true }).replaceAll(/\u001b\[\d+m/g, '')).toBe(terminal(PROOF, PLAIN))
})

test('the page stands by itself, runs nothing, and shows text of a stranger as text', () => {
  const page = html(PROOF, PLAIN)
  expect(page).toContain(`default-src 'none'`)
  expect(page).not.toMatch(/<script|\shref="(?!#)|\ssrc=|\u001b/)
  expect(page).toContain('+ enum state_11 &lt;script&gt;')
  expect(page).toContain('<b>1</b> broken')
  expect(page).toContain('<li class="not-run"><b>2</b> not run</li>')
  expect(page).toContain('<article id="migrations/down" class="broken">')
})

test('it accepts what is printed, and nothing more', () => {
  const valid = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(schema))
  const printed = JSON.parse(json(PROOF, PLAIN)) as object
  valid(printed)
  expect(valid.errors).toBeNull()
  expect(valid({ ...printed, extra: 1 })).toBe(false)
})
