import { expect, test } from 'vitest'
import { context } from '../../../src/reports/design/sections/context.ts'
import { aDesign } from '../../flows/a-design.ts'

test('how large a file may be is told as it is designed', () => {
  const { request } = aDesign()
  const from = { text: 'attachments', start: 0, end: 11 }
  const subject = {
    name: 'Attachment',
    table: null,
    from,
    fields: [{ name: 'file', type: 'file(pdf) <= 20MB', from, typed: 'by its name' as const }],
  }
  const after = 'resources:\n  Attachment:\n    fields:\n      file: file(pdf) <= 10MB # supposed\n  Other:\n'
  const told = JSON.stringify(
    context(
      aDesign({
        request: { ...request, subjects: [subject] },
        patch: [{ path: 'architect.yaml', before: null, after }],
      }),
    ),
  )
  expect(told).toContain('10MB')
  expect(told).not.toContain('20MB')
})
