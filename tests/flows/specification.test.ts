import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSpecification, writeSpecification } from '../../src/flows/specification.ts'
import { ASIDE, applyChanges } from '../../src/kernel/files/transaction.ts'
import type { DesignDocument } from '../../src/model/index.ts'
import { aDesign } from './a-design.ts'
import { folderWith } from './folder.ts'

const CONSTITUTION = '# Constitution\n\n## Core Principles\n\n### I. Tests first\n\nTests MUST be written first.\n'

function write(folder: string, document: DesignDocument, feature: string | null = null) {
  const plan = writeSpecification(folder, document, feature)
  applyChanges(folder, ASIDE, plan.changes)
  return plan
}
const text = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')
const told = ({ steps }: ReturnType<typeof writeSpecification>, does: string) =>
  steps.filter((step) => step.does === does).map(({ path, name }) => `${path} ${name}`)

test('a design becomes the pages of a feature, and written again it changes nothing', () => {
  const folder = folderWith({ '.specify/memory/constitution.md': CONSTITUTION, 'specs/002-users/spec.md': '# Users\n' })
  const { changes } = write(folder, aDesign())
  expect(changes.map(({ path }) => path)).toEqual([
    'specs/003-orders/plan.md',
    'specs/003-orders/data-model.md',
    'specs/003-orders/contracts/orders.md',
    'specs/003-orders/tasks.md',
  ])
  const plan = text(folder, 'specs/003-orders/plan.md')
  expect(plan).toMatch(/^# Implementation Plan: Orders\n\n## Summary\n/)
  expect(plan).toContain('- [ ] Tests MUST be written first. (`.specify/memory/constitution.md:7`)')
  expect(plan).toContain('| UUIDv7 | no counter | 16 bytes | bytes of the index: 40,960 bytes [R1] |')
  expect(plan).toContain('| reads | p95 below 200 ms | 12.5 ms [R1] | `architect prove` |')
  expect(plan).toContain('- R1: sizes of 1,000 rows. Again: `architect size`')
  expect(text(folder, 'specs/003-orders/data-model.md')).toContain(
    '```sql\nCREATE TABLE orders (id uuid PRIMARY KEY);\n```',
  )
  expect(text(folder, 'specs/003-orders/contracts/orders.md')).toContain('## `GET /api/v1/orders/{id}`')
  expect(writeSpecification(folder, aDesign()).changes).toEqual([])
  expect(readSpecification(folder).features[1]!.tasks.map(({ id, text: said }) => `${id} ${said}`)).toEqual([
    'T001 Write the migration',
    'T002 Run it',
    'T003 Write `POST /orders`',
    'T004 A stranger reads no order',
  ])
})

test('what people wrote, ticked off and edited stays, and what is in the way is told', () => {
  const folder = folderWith({
    'specs/001-orders/plan.md': '# Plan of ours\n\n## Summary\n\nOurs.\n\n## Risks\n\nOurs too.\n',
  })
  write(folder, aDesign())
  const tasks = join(folder, 'specs/001-orders/tasks.md')
  writeFileSync(tasks, readFileSync(tasks, 'utf8').replace('[ ] T002', '[x] T002'))
  const model = join(folder, 'specs/001-orders/data-model.md')
  writeFileSync(model, readFileSync(model, 'utf8').replace('id uuid', 'id bigint'))
  const before = readFileSync(model, 'utf8')
  const [first] = aDesign().phases
  const plan = write(
    folder,
    aDesign({
      scope: 'Customers and staff place orders.',
      ddl: 'CREATE TABLE orders (id uuid, total int);',
      phases: [{ ...first!, steps: ['Talk first', ...first!.steps] }],
      contracts: [],
    }),
  )
  expect(told(plan, 'conflict')).toEqual(['specs/001-orders/data-model.md schema'])
  expect(told(plan, 'remove')).toEqual([
    'specs/001-orders/tasks.md phase-2',
    'specs/001-orders/contracts/orders.md post-api-v1-orders',
    'specs/001-orders/contracts/orders.md get-api-v1-orders-id',
  ])
  expect(readFileSync(model, 'utf8')).toBe(before)
  expect(readFileSync(tasks, 'utf8')).toContain(
    '- [ ] T001 Talk first\n- [ ] T002 Write the migration\n- [x] T003 Run it\n',
  )
  expect(text(folder, 'specs/001-orders/plan.md')).toMatch(
    /^# Plan of ours\n\n## Summary\n\n<!--[^\n]*-->\n\nCustomers and staff place orders\.[^]*\n\nOurs\.\n[^]*\n\nOurs too\.\n/,
  )
  expect(writeSpecification(folder, aDesign(), '1').folder).toBe('specs/002-1')
  expect(writeSpecification(folder, aDesign(), '001').folder).toBe('specs/001-orders')
})

test('a hostile design breaks no page', () => {
  const hostile = 'x -->\n\n## Status\n<!-- architect:end summary -->\n```\n| <script> ](http://e)'
  const folder = folderWith({ 'README.md': '' })
  const design = aDesign({
    title: hostile,
    scope: hostile,
    ddl: hostile,
    unknown: [hostile],
    contracts: [
      {
        ...aDesign().contracts[0]!,
        operation: `GET /${hostile}`,
        summary: hostile,
        errors: [{ status: hostile, code: hostile, when: hostile }],
      },
    ],
    phases: [{ ...aDesign().phases[0]!, title: hostile, steps: [hostile] }],
  })
  const { folder: feature, changes } = write(folder, design)
  expect(feature).toMatch(/^specs\/001-[a-z-]+$/)
  expect(changes).toHaveLength(4)
  expect(writeSpecification(folder, design).changes).toEqual([])
  expect(told(writeSpecification(folder, aDesign(), '001'), 'conflict')).toEqual([])
})

test('a page that is no UTF-8 is left alone', () => {
  const folder = folderWith({ 'specs/001-orders/spec.md': '# X\n' })
  writeFileSync(join(folder, 'specs/001-orders/plan.md'), Buffer.from([0x23, 0x20, 0xe9, 0x0a]))
  const plan = writeSpecification(folder, aDesign())
  expect(plan.changes.map(({ path }) => path)).not.toContain('specs/001-orders/plan.md')
  expect(plan.steps[0]).toMatchObject({ does: 'conflict', why: 'the page is not valid UTF-8' })
})
