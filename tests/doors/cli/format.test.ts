import { expect, test } from 'vitest'
import { assumedFormat } from '../../../src/doors/cli/survey/formats.ts'

const pipe = { interactive: false, environment: {} }

test('people get the terminal page, also through a pipe', () => {
  expect(assumedFormat(null, pipe)).toBe('terminal')
})

test.each(['AI_AGENT', 'CLAUDECODE'])('an agent that reads a pipe (%s) gets its own format', (name) => {
  expect(assumedFormat(null, { interactive: false, environment: { [name]: '1' } })).toBe('agent')
  expect(assumedFormat(null, { interactive: true, environment: { [name]: '1' } })).toBe('terminal')
})

test('the extension of the file names the format', () => {
  expect(assumedFormat('docs/map.html', pipe)).toBe('html')
  expect(assumedFormat('schema.SQL', pipe)).toBe('ddl')
  expect(assumedFormat('map.txt', { interactive: false, environment: { AI_AGENT: '1' } })).toBe('terminal')
})
