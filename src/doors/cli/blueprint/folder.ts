import { dirname, resolve } from 'node:path'
import { existingDirectory, lookAt } from '../subject.ts'
import type { Terminal } from '../terminal.ts'

/** The folder of a blueprint somebody named, by itself or by its main file. */
export function blueprintFolder(named: string, { directory }: Terminal, command: string): string {
  const path = resolve(directory, named)
  const isMain = /(^|[\\/])architect\.yaml$/.test(path) && lookAt(path)?.isFile() === true
  return existingDirectory(isMain ? dirname(path) : named, directory, command)
}
