import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mergePython } from '../../src/python/merge/merge.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { pythonFiles } from './files.ts'

const parser = await loadParser()

test('files nobody touched come back as they were', () => {
  const files = pythonFiles('examples')
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const closed = text === '' || text.endsWith('\n') ? text : `${text}\n`
    expect(mergePython(parser, { base: text, yours: text, generated: text }), file).toEqual({
      text: closed,
      conflicts: [],
      notes: [],
    })
    // One side changed alone: exactly that side.
    const changed = `${closed}\n\ndef added() -> None:\n    pass\n`
    expect(mergePython(parser, { base: text, yours: changed, generated: text })?.text, file).toBe(changed)
    expect(mergePython(parser, { base: text, yours: text, generated: changed })?.text, file).toBe(changed)
    expect(mergePython(parser, { base: '', yours: changed, generated: changed })?.text, file).toBe(changed)
    expect(mergePython(parser, { base: '', yours: changed, generated: '' }), file).toMatchObject({
      text: changed,
      conflicts: [],
    })
  }
})
