import { expect, test } from 'vitest'
import { mergeFile } from '../../src/ledger/merge-file.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { originals } from './originals.ts'
import { editedAtRandom, numbersFrom } from './random.ts'

const parser = await loadParser()
const files = Object.entries(originals)
const runs = 400

/** Edits of a person and a generator that leave what can be read. */
function* cases() {
  const random = numbersFrom(7)
  for (let run = 0; run < runs; run += 1) {
    const [path, base] = files[run % files.length]!
    const yours = editedAtRandom(path, base, 1 + (run % 4), 'own', random)
    const generated = editedAtRandom(path, base, 1 + (run % 3), 'made', random)
    yield { path, base, yours, generated, run }
  }
}

test('of random edits on both sides, no line of a person is lost, and none of the generator unsaid', () => {
  let merges = 0
  let clean = 0
  for (const { path, base, yours, generated, run } of cases()) {
    const merged = mergeFile(parser, { path, base, yours: yours.text, generated: generated.text })
    if (!merged) continue
    merges += 1
    if (merged.conflicts.length === 0) clean += 1
    const told = `run ${run} of ${path}\n--- yours\n${yours.text}--- generated\n${generated.text}--- merged\n${merged.text}`
    expect(
      [...yours.marks].filter((mark) => !hasWord(merged.text, mark)),
      told,
    ).toEqual([])
    // Once more with what came of it: nothing is left to do.
    const again = mergeFile(parser, { path, base: generated.text, yours: merged.text, generated: generated.text })
    expect(merged.conflicts.length > 0 ? null : again?.text, told).toBe(
      merged.conflicts.length > 0 ? null : merged.text,
    )
    const unsaid = [...generated.marks].filter((mark) => merged.notes.length === 0 && !hasWord(merged.text, mark))
    expect(unsaid, told).toEqual([])
    const lost = linesLost(base, yours.text, generated.text, merged.text)
    expect(merged.notes.length > 0 ? [] : lost, told).toEqual([])
  }
  expect(merges).toBeGreaterThan(runs / 3)
  expect(clean).toBeGreaterThan(merges / 2)
})

test('where one side changed nothing, the other is taken to the letter', () => {
  for (const { path, base, yours, generated } of cases()) {
    const one = mergeFile(parser, { path, base, yours: yours.text, generated: base })
    expect(one?.text ?? yours.text).toBe(yours.text)
    const other = mergeFile(parser, { path, base, yours: base, generated: generated.text })
    expect(other?.text ?? generated.text).toBe(generated.text)
    expect([...(one?.conflicts ?? []), ...(other?.conflicts ?? [])]).toEqual([])
  }
})

const hasWord = (text: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(text)

/** Lines that all three versions have once, and the result has not. */
function linesLost(...texts: readonly [string, string, string, string]): readonly string[] {
  const [base, yours, generated, merged] = texts.map((text) => text.split('\n').map((line) => line.trim()))
  const once = (lines: readonly string[], line: string): boolean => lines.filter((other) => other === line).length === 1
  return base!.filter(
    (line) => once(base!, line) && once(yours!, line) && once(generated!, line) && !merged!.includes(line),
  )
}
