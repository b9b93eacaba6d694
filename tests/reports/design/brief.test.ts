import { expect, test } from 'vitest'
import { brief } from '../../../src/reports/design/sections/brief.ts'
import { aDesign } from '../../flows/a-design.ts'

const told = (blueprint: string): string => {
  const { request } = aDesign()
  const from = { text: 'RAG', start: 0, end: 3 }
  return JSON.stringify(
    brief(
      aDesign({
        request: { ...request, capabilities: [{ name: 'retrieval', of: 'Handbook', from }] },
        patch: [{ path: 'architect.yaml', before: null, after: blueprint }],
      }),
    ),
  )
}

const RAG = 'rag:\n  handbooks:\n    source: Handbook.file\n'

test('the first page says what is found by meaning, and from what questions are answered', () => {
  const found = told(RAG)
  expect(found).toContain('Found by meaning')
  expect(found).toContain('the file of handbooks')
  expect(found).not.toContain('answers are written')
  const answered = told(
    `${RAG}    # asked: sources: each answer names the passages it rests on\n    answer: { stream: sse }\n`,
  )
  expect(answered).toContain(
    'answers are written by a model from what is found, and the passages they rest on are named',
  )
  expect(told('resources: {}\n')).not.toContain('Found by meaning')
})

test('the first page says what operations people write', () => {
  const operations = (lines: string): string => told(`resources:\n  Form:\n    operations:\n${lines}`)
  expect(operations('      stamp: { route: POST /:id/stamp, custom: true }\n')).toContain(
    'what stamp of a form does: each answers 501',
  )
  expect(operations('      hand_out:\n        route: POST /:id/hand-out\n        custom: true\n')).toContain(
    'what hand out of a form does',
  )
  expect(operations('      archive: { route: POST /:id/archive }\n')).not.toContain('501')
})

test('the first page says who registers, where anybody can', () => {
  const who = (operation: string): string =>
    JSON.stringify(
      brief(
        aDesign({
          today: [],
          access: [{ operation, allowed: { admin: 'yes', driver: 'yes' } }],
          patch: [{ path: 'architect.yaml', before: null, after: '      role: role = driver set by admin\n' }],
        }),
      ),
    )
  expect(who('POST /api/v1/auth/register')).toContain('Whoever registers is a driver.')
  expect(who('GET /api/v1/forms')).not.toContain('Whoever registers')
})

test('who signs in was there where something is changed, and is supposed where what is new stands by itself', () => {
  const { request } = aDesign()
  const from = { text: 'reports', start: 0, end: 7 }
  const said = (table: string | null): string =>
    JSON.stringify(
      brief(
        aDesign({
          request: { ...request, intent: 'change', subjects: [{ name: 'Report', table, fields: [], from }] },
          today: [{ text: 'FastAPI app', runs: [], places: [] }],
          access: [{ operation: 'GET /reports', allowed: { anyone: 'no', admin: 'yes' } }],
          patch: [],
        }),
      ),
    )
  expect(said('reports')).toContain('there already: admin.')
  expect(said(null)).toContain('supposed: admin.')
})
