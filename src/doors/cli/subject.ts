import { type Stats, readdirSync, statSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'

/** The folder a command is to read. */
export function existingDirectory(directory: string, from: string, command: string): string {
  const path = resolve(from, directory)
  const found = lookAt(path)
  if (found?.isDirectory()) return path
  if (found) {
    const folder = relative(from, dirname(path)) || '.'
    throw new Trouble('usage', {
      message: `${directory} is a file, and architect ${command} reads a folder`,
      help: path.endsWith('.py')
        ? `architect ${command} ${folder} finds the application by itself; --entry ${basename(path)}:app names it.`
        : `Name the folder it lies in: architect ${command} ${folder}`,
    })
  }
  throw new Trouble('usage', { message: `there is no folder ${directory}`, help: nearFolder(path) })
}

/** Null for whatever is not there, a folder inside of a file included. */
export function lookAt(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function nearFolder(path: string): string {
  const parent = dirname(path)
  const siblings = lookAt(parent)?.isDirectory()
    ? readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : []
  const near = nearest(
    basename(path),
    siblings.map(({ name }) => name),
  )
  return near ? `Did you mean ${near}?` : 'Give the folder that holds the backend, or none to read the one you are in.'
}

/** `app/main.py:app`, `app.main:create_app`: what is before the colon is looked up by the survey. */
export function checkedEntry(entry: string): string {
  if (/^[^:]+:[\p{L}_][\p{L}\p{N}_.]*(\(\))?$/u.test(entry)) return entry
  throw new Trouble('usage', {
    message: `--entry ${entry} is not path:variable`,
    help: 'For example --entry app/main.py:app',
  })
}

export function checkedSetting(text: string): readonly [string, string] {
  const equals = text.indexOf('=')
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)]
  throw new Trouble('usage', {
    message: `--env ${text} is not KEY=VALUE`,
    help: 'For example --env ENVIRONMENT=production',
  })
}
