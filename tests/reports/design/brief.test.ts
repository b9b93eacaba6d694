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
