import { describe, expect, test } from 'vitest'
import { starters } from '../../../src/kernel/files/starters.ts'
import { render as html } from '../../../src/reports/design/html.ts'
import { partsOf } from '../../../src/writers/design/index.ts'
import { designDocument, designedFrom, designedOf } from '../../fixtures/design.ts'
import { emptyParts, unknownLines, untidy, wrongExamples } from './complete.ts'

describe.each(Object.entries(starters()))('the document of %s', async (name, text) => {
  const backend = await designedFrom(text)
  const parts = partsOf(designedOf(backend))

  test('leaves no part empty', () => {
    expect(emptyParts(parts)).toEqual([])
  })

  test('has examples that hold to their schemas', () => {
    expect(wrongExamples(backend, parts.contracts)).toEqual([])
  })

  test('has drawings in which nothing stands over anything, and Mermaid of known lines', () => {
    expect(parts.diagrams.map(({ kind }) => kind)).toEqual(['entities', 'sequence', 'services'])
    expect(parts.diagrams.flatMap(untidy)).toEqual([])
    expect(parts.diagrams.flatMap(unknownLines)).toEqual([])
  })

  test('knows of each operation who may, and of each role what', () => {
    const cells = parts.access.flatMap(({ allowed }) => Object.values(allowed))
    expect(cells).not.toContain('unknown')
    expect(cells).toContain('yes')
    expect(cells).toContain('no')
  })

  test('is shown whole, drawings included', () => {
    const page = html(designDocument(parts, name), { color: false, width: 100 })
    expect(page.match(/<svg /g)).toHaveLength(3)
    expect(page).not.toContain('is left out')
  })
})
