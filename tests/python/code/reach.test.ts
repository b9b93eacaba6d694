import { expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import type { Expression, Return } from '../../../src/python/ast.ts'
import { Code } from '../../../src/python/code/code.ts'
import { statementsOf } from '../../../src/python/code/definitions.ts'
import { reach, start } from '../../../src/python/code/reach.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'

/** What the value a function gives back comes down to, as it is written. */
async function reachedIn(source: string): Promise<string> {
  const code = new Code(new SourceProgram(memoryTree({ 'main.py': source }), await loadParser()), ['main.py'])
  const [file] = code.files
  const asked = file!.functions.find(({ node }) => node.name === 'asked')!
  const given = [...statementsOf(asked.node.body)].find((one): one is Return => one.kind === 'Return')!
  const found = reach(code, start(file!, given.value as Expression, asked))
  return found.file.text(found.node)
}

test('a value is followed through names, functions and fields', async () => {
  const source = [
    'class Settings:',
    '    url = "here"',
    'def made():',
    '    return Settings()',
    'ADDRESS = made().url',
    'def asked():',
    '    return ADDRESS',
  ]
  expect(await reachedIn(source.join('\n'))).toBe('"here"')
})

test.each([
  [
    'a name that is set from itself',
    'def asked():\n    while True:\n        row = row.owner\n    return row.name',
    'row.name',
  ],
  ['two names, each set from the other', 'one = two.up\ntwo = one.down\ndef asked():\n    return one', 'two.up'],
  [
    'a function that gives what it gives',
    'def made():\n    return made()\ndef asked():\n    return made().url',
    'made().url',
  ],
  [
    'two functions that give each other',
    'def one():\n    return two()\ndef two():\n    return one()\ndef asked():\n    return one().url',
    'one().url',
  ],
])('%s ends where it began', async (_, source, written) => {
  expect(await reachedIn(source)).toBe(written)
})
