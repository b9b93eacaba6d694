import { expect, test } from 'vitest'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { mergeFile } from '../../src/ledger/merge-file.ts'
import { planGeneration } from '../../src/ledger/plan.ts'
import { loadParser } from '../../src/python/syntax/index.ts'
import { codeScenarios } from './code-scenarios.ts'
import { dataScenarios } from './data-scenarios.ts'
import { modelScenarios } from './model-scenarios.ts'
import { type Scenario, versionsOf } from './scenario.ts'

const parser = await loadParser()
const scenarios = [...modelScenarios, ...codeScenarios, ...dataScenarios]
const decided = scenarios.filter(({ conflicts }) => !conflicts)
const undecided = scenarios.filter(({ conflicts }) => conflicts)

function mergedOf(scenario: Scenario) {
  const merged = mergeFile(parser, { path: scenario.file, ...versionsOf(scenario) })
  if (!merged) throw new Error('not merged')
  return merged
}

test.each(scenarios)('$file: $title', (scenario) => {
  const { text, conflicts, notes } = mergedOf(scenario)
  expect(conflicts.map(({ unit }) => unit)).toEqual(scenario.conflicts ?? [])
  expect(notes).toEqual(scenario.notes ?? [])
  for (const part of scenario.has ?? []) expect(text).toContain(part)
  for (const part of scenario.hasNot ?? []) expect(text).not.toContain(part)
})

test.each(scenarios)('$file: $title, and no line of the person is lost', (scenario) => {
  const { base, yours } = versionsOf(scenario)
  expect(lost(base, yours, mergedOf(scenario).text)).toEqual([])
})

test.each(scenarios.filter(({ notes }) => !notes))('$file: $title, and what is generated arrives', (scenario) => {
  const { base, generated } = versionsOf(scenario)
  expect(lost(base, generated, mergedOf(scenario).text)).toEqual([])
})

test.each(decided)('$file: $title, and a second run writes nothing', (scenario) => {
  const { text } = mergedOf(scenario)
  const { generated } = versionsOf(scenario)
  expect(mergeFile(parser, { path: scenario.file, base: generated, yours: text, generated })).toMatchObject({
    text,
    conflicts: [],
    notes: [],
  })
})

test.each(scenarios)('$file: $title, through the ledger, once', (scenario) => {
  const { base, yours, generated } = versionsOf(scenario)
  const built = written({}, base)
  const edited = written({ ...built, [scenario.file]: yours }, generated)
  expect(edited[scenario.file]).toBe(mergedOf(scenario).text)
  expect(edited[`.architect/pristine/${scenario.file}.txt`]).toBe(generated)
  expect(written(edited, generated)).toEqual(edited)

  function written(files: Readonly<Record<string, string>>, text: string): Readonly<Record<string, string>> {
    const made = [{ path: scenario.file, owner: 'shared' as const, text }]
    const { changes } = planGeneration(parser, memoryTree(files), made)
    return Object.assign({ ...files }, ...changes.map(({ path, after }) => ({ [path]: after })))
  }
})

test.each(undecided)('$file: $title, between the marks of git', (scenario) => {
  const { text, conflicts } = mergedOf(scenario)
  for (const { yours, generated } of conflicts) {
    expect(text).toContain(`<<<<<<< yours\n${yours}=======\n${generated}>>>>>>> generated\n`)
  }
})

/** New lines of a side that are not there as they were, and not word by word in one line. */
function lost(base: string, side: string, merged: string): readonly string[] {
  const [before, after] = [linesOf(base), linesOf(merged)]
  return linesOf(side).filter((line) => {
    if (before.includes(line) || after.includes(line)) return false
    const added = wordsOf(line).filter(
      (word) => !before.some((old) => similar(old, line) && wordsOf(old).includes(word)),
    )
    return !after.some((other) => added.every((word) => wordsOf(other).includes(word)))
  })
}

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).map((line) => line.trim())
const wordsOf = (line: string): readonly string[] => line.match(/\w+/g) ?? []
const similar = (one: string, other: string): boolean => one.slice(0, 8) === other.slice(0, 8)
