import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Trouble } from '../../../src/kernel/diagnostic.ts'
import { writeOutput } from '../../../src/doors/cli/output-file.ts'
import { emptyFolder } from '../../temporary.ts'

test('replaces what was there, and leaves no half file behind', async () => {
  const here = emptyFolder()
  writeFileSync(join(here, 'map.html'), 'old')
  await writeOutput(join(here, 'map.html'), 'new', here)
  expect(readFileSync(join(here, 'map.html'), 'utf8')).toBe('new')
  expect(readdirSync(here)).toEqual(['map.html'])
})

test('writes outside the working directory when that is what was asked for', async () => {
  const there = emptyFolder()
  await writeOutput(join(there, 'map.html'), 'map', emptyFolder())
  expect(readFileSync(join(there, 'map.html'), 'utf8')).toBe('map')
})

test('does not follow a link of the repository to a file outside', async () => {
  const [here, there] = [emptyFolder(), emptyFolder()]
  writeFileSync(join(there, 'profile'), 'precious')
  symlinkSync(join(there, 'profile'), join(here, 'map.html'))
  await expect(writeOutput(join(here, 'map.html'), 'map', here)).rejects.toThrow('leads out of the working directory')
  expect(readFileSync(join(there, 'profile'), 'utf8')).toBe('precious')
})

test('does not follow a linked folder out of the repository', async () => {
  const [here, there] = [emptyFolder(), emptyFolder()]
  symlinkSync(there, join(here, 'docs'))
  await expect(writeOutput(join(here, 'docs/map.html'), 'map', here)).rejects.toBeInstanceOf(Trouble)
  expect(readdirSync(there)).toEqual([])
})

test('writes through a link that stays inside, and keeps the link', async () => {
  const here = emptyFolder()
  mkdirSync(join(here, 'docs'))
  writeFileSync(join(here, 'docs/map.html'), 'old')
  symlinkSync('docs/map.html', join(here, 'latest.html'))
  await writeOutput(join(here, 'latest.html'), 'new', here)
  expect(readFileSync(join(here, 'docs/map.html'), 'utf8')).toBe('new')
})

test('a missing folder and a folder in the place of the file are explained', async () => {
  const here = emptyFolder()
  await expect(writeOutput(join(here, 'docs/map.html'), 'map', here)).rejects.toThrow('there is no folder')
  await expect(writeOutput(here, 'map', here)).rejects.toThrow('is a folder')
})
