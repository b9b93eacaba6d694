import type { DesignDocument } from '../../src/model/index.ts'

const words = (text: string) => ({ text, start: 0, end: text.length })
const sentence = (text: string, runs: readonly string[] = []) => ({ text, runs, places: [] })

/** A design that says something in every part a specification shows. */
export const aDesign = (given: Partial<DesignDocument> = {}): DesignDocument => ({
  version: 1,
  title: 'Orders',
  request: {
    text: 'orders',
    intent: 'create',
    subjects: [
      {
        name: 'Order',
        from: words('orders'),
        table: null,
        fields: [{ name: 'total', type: 'int', from: words('total'), typed: 'said' }],
      },
    ],
    capabilities: [],
    figures: [],
    unread: [],
  },
  scope: 'Customers place orders.',
  constraints: [sentence('No order is lost')],
  today: [],
  questions: [
    {
      id: 'owner',
      question: 'Who owns an order?',
      because: 'x',
      answers: [{ name: 'customer', title: 'The customer', changes: 'x' }],
      usual: 'customer',
      weight: 1,
      answer: 'customer',
      by: 'default',
    },
  ],
  decisions: [
    {
      id: 'keys',
      name: 'keys',
      question: 'Which keys?',
      about: ['orders'],
      because: 'There is a table',
      places: [],
      options: [
        {
          name: 'uuid7',
          title: 'UUIDv7',
          gains: ['no counter'],
          costs: ['16 bytes'],
          measured: [{ what: 'bytes of the index', value: 40_960, unit: 'bytes', run: 'R1' }],
        },
      ],
      recommended: 'uuid7',
      reasons: [sentence('The index takes 40,960 bytes', ['R1'])],
      today: null,
    },
  ],
  options: [],
  recommendation: [sentence('One table, five operations')],
  phases: [
    {
      title: 'Tables',
      steps: ['Write the migration', 'Run it'],
      flag: null,
      rollback: 'Take it back',
      done: 'It came back',
    },
    {
      title: 'Operations',
      steps: ['Write `POST /orders`'],
      flag: 'ORDERS',
      rollback: 'Switch it off',
      done: 'It answers 201',
    },
  ],
  requirements: [
    {
      what: 'reads',
      target: 'p95 below 200 ms',
      measured: { what: 'p95', value: 12.5, unit: 'ms', run: 'R1' },
      by: 'architect prove',
    },
  ],
  risks: [{ title: 'Load', likelihood: 'low', because: sentence('Few order at once'), mitigation: 'Measure it.' }],
  next: [],
  contracts: [
    {
      operation: 'POST /api/v1/orders',
      summary: 'Place an order',
      access: 'Customers',
      request: { fields: [{ name: 'total', type: 'int', required: true }], example: { total: 1 } },
      response: null,
      errors: [{ status: '422', code: 'invalid', when: 'total is negative' }],
    },
    {
      operation: 'GET /api/v1/orders/{id}',
      summary: 'Read one',
      access: 'Its owner',
      request: null,
      response: null,
      errors: [],
    },
  ],
  ddl: 'CREATE TABLE orders (id uuid PRIMARY KEY);',
  diagrams: [{ kind: 'entities', title: 'x', mermaid: 'erDiagram\n  orders', svg: '' }],
  access: [{ operation: 'POST /api/v1/orders', allowed: { anyone: 'no', customer: 'yes' } }],
  migration: null,
  tests: [sentence('A stranger reads no order')],
  acceptance: [sentence('`POST /orders` answers 201')],
  environment: [{ name: 'DATABASE_URL', what: 'where the database is', required: true, example: 'postgresql://…' }],
  dependencies: [{ name: 'fastapi', version: '>=0.115', why: 'it serves', fallback: 'Starlette' }],
  technologies: [{ what: 'Storage', choice: 'PostgreSQL', because: 'it is there' }],
  scaling: [],
  patch: [{ path: 'app/orders.py', before: null, after: '' }],
  findings: [],
  runs: [{ id: 'R1', what: 'sizes of 1,000 rows', command: 'architect size', seconds: 1 }],
  unknown: ['how many order at once'],
  ...given,
})
