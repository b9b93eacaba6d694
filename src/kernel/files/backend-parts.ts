import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** Files that are the same in every backend, by the feature they lie with: beside the bundle, or where they are written. */
export function backendParts(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const bundled = new URL('./backend-parts.json', import.meta.url)
  const parts = existsSync(bundled)
    ? (JSON.parse(readFileSync(bundled, 'utf8')) as Record<string, Record<string, string>>)
    : readParts(new URL('../../writers/backend/', import.meta.url))
  return new Map(Object.entries(parts).map(([feature, files]) => [feature, new Map(Object.entries(files))]))
}

/** `accounts/reset/files/app/x.py` is `app/x.py` of `accounts/reset`. */
function readParts(folder: URL): Record<string, Record<string, string>> {
  const parts: Record<string, Record<string, string>> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`.slice(folder.pathname.length).replaceAll('\\', '/')
    const [feature = '', file = ''] = path.split('/files/', 2)
    if (!entry.isFile() || file === '') continue
    parts[feature] = { ...parts[feature], [file]: readFileSync(new URL(path, folder), 'utf8') }
  }
  return parts
}
