import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export function pythonFiles(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return pythonFiles(path)
    return entry.isFile() && entry.name.endsWith('.py') ? [path] : []
  })
}
