import { relative } from 'node:path'
import { pathInside } from '../../kernel/files/inside.ts'
import { plain } from '../../reports/text/plain.ts'
import type { Given } from './given.ts'
import type { Desk } from './tool.ts'

/** The folder of the backend: the root, or one below it. */
export const workFolder = (given: Given, desk: Desk): string => pathInside(desk.root, given.text('folder') ?? '.')

/** The same as a command is told it, from the root. */
export function folderWord(directory: string, desk: Desk): string {
  const path = plain(relative(desk.root, directory)) || '.'
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
