import { describe, expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { readSpecifications } from '../../../src/readers/project/specifications.ts'
import { figuresIn } from '../../../src/readers/project/specifications/figures.ts'

const SPEC = `# Feature Specification: Orders of customers

**Feature Branch**: \`003-orders\`

## Requirements *(mandatory)*

### Functional Requirements

- **FR-001**: System MUST let customers place orders,
  and cancel them.
- **FR-002**: System MUST keep orders for [NEEDS CLARIFICATION: how long?]
- **FR-003**: System MUST [specific capability, e.g., "allow users to create accounts"]
- FR-004 — Users MUST see [their orders](orders.md).

### Key Entities *(include if feature involves data)*

- **Order**: what a customer buys
- **Order Line**: one book of it
- **[Entity 3]**: [What it represents]

## Success Criteria *(mandatory)*

- **SC-001**: 95% of searches in under 800 ms
- **SC-002**: Customers are pleased
`
const TASKS = `# Tasks

- [x] T001 Create the table
- [ ] T002 [P] [US1] Write \`POST /orders\` in app/orders.py
- [ ] not numbered

\`\`\`
- [ ] T099 an example
\`\`\`
`

describe('a feature of spec-kit', () => {
  const [orders, ...others] = readSpecifications(
    memoryTree({
      'specs/003-orders/spec.md': SPEC,
      'specs/003-orders/tasks.md': TASKS,
      'specs/003-orders/contracts/orders.md': '',
      'specs/README.md': '',
    }),
  )

  test('is a numbered folder with its documents', () => {
    expect(orders).toMatchObject({
      folder: 'specs/003-orders',
      number: '003',
      name: 'orders',
      title: 'Orders of customers',
    })
    expect(orders!.files).toHaveLength(3)
    expect(orders!.entities).toEqual(['Order', 'Order Line'])
    expect(others).toEqual([])
  })

  test('states requirements, what is open in them, and where; what nobody filled in states nothing', () => {
    expect(orders!.requirements.map(({ id, text, open, at }) => [id, text, open, `${at.line}:${at.column}`])).toEqual([
      ['FR-001', 'System MUST let customers place orders, and cancel them.', null, '9:15'],
      ['FR-002', 'System MUST keep orders for [NEEDS CLARIFICATION: how long?]', 'how long?', '11:15'],
      ['FR-004', 'Users MUST see their orders.', null, '13:12'],
    ])
  })

  test('has criteria whose numbers are budgets', () => {
    expect(orders!.criteria.map(({ id, figures }) => [id, figures])).toEqual([
      ['SC-001', [{ kind: 'milliseconds', value: 800, of: 'search', from: { text: '800 ms', start: 25, end: 31 } }]],
      ['SC-002', []],
    ])
  })

  test('has tasks that are done or not', () => {
    expect(orders!.tasks.map(({ id, text, done }) => [id, text, done])).toEqual([
      ['T001', 'Create the table', true],
      ['T002', '[P] [US1] Write `POST /orders` in app/orders.py', false],
    ])
  })
})

test.each([
  ['Searches return results within 1.5 seconds', [['milliseconds', 1500, 'search']]],
  ['p95 latency of reads is below 200ms', [['milliseconds', 200, 'read']]],
  ['System handles 1000 concurrent users without degradation', [['users', 1000, '']]],
  [
    'System supports 50k users and 500 requests per second',
    [
      ['users', 50_000, ''],
      ['requests per second', 500, ''],
    ],
  ],
  ['It takes 6,000 requests per minute', [['requests per second', 100, '']]],
  ['The API sustains 2k rps', [['requests per second', 2_000, '']]],
  [
    'Lists of 10 million orders are read in under 300 ms',
    [
      ['rows', 10_000_000, 'Order'],
      ['milliseconds', 300, 'read'],
    ],
  ],
  ['The service is available 99.9% of the time', [['availability', 99.9, '']]],
  ['Invoices are kept for 7 years', [['days', 2_555, '']]],
  ['Files of up to 25 MB can be uploaded', [['bytes', 25_000_000, 'write']]],
  ['5 billion rows are kept', [['rows', 5_000_000_000, '']]],
  ['Users can complete account creation in under 2 minutes', []],
  ['A person finishes the form in 30 seconds', []],
  ['90% of users complete the task on first attempt', []],
  ['Support tickets shrink by 50%', []],
  ['Version 2.5 of the client works', []],
] as const)('%s', (sentence, figures) => {
  expect(figuresIn(sentence, ['Order', 'Invoice']).map(({ kind, value, of }) => [kind, value, of])).toEqual(
    figures.map(([kind, value, of]) => [kind, value, of === '' && /Invoices/.test(sentence) ? 'Invoice' : of]),
  )
})

test('hostile specifications are read in bounded time', () => {
  const started = performance.now()
  const text = `- **SC-001**: ${'1,000 a '.repeat(20_000)}${'9'.repeat(50_000)}${' per'.repeat(20_000)}\n${'- FR-001 ['.repeat(9_000)}`
  readSpecifications(memoryTree({ 'specs/001-x/spec.md': text }))
  expect(performance.now() - started).toBeLessThan(3_000)
})
