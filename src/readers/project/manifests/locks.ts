import { type Requirement, canonicalName, compareVersions } from './requirement.ts'

/** uv, poetry, pdm and PEP 751 all write the name first and the version next; reading lines spares a megabyte of TOML. */
const PACKAGE = /^\[\[packages?\]\][ \t]*\r?\nname = "([^"]+)"[ \t]*\r?\nversion = "([^"]+)"/gm

export function readTomlLock(text: string, from: string): readonly Requirement[] {
  const newest = new Map<string, string>()
  for (const [, name, version] of text.matchAll(PACKAGE)) {
    const known = newest.get(canonicalName(name!))
    // A lock with forks lists a package once per platform or Python.
    if (known === undefined || compareVersions(version!, known) > 0) newest.set(canonicalName(name!), version!)
  }
  return [...newest].map(([name, version]) => ({ name, version, exact: true, below: null, from }))
}

export function readPipfileLock(text: string, from: string): readonly Requirement[] {
  const packages = sections(text)
  return packages.flatMap(([name, entry]) => {
    const version = typeof entry?.version === 'string' ? entry.version.replace(/^==/, '') : ''
    return version === '' ? [] : [{ name: canonicalName(name), version, exact: true, below: null, from }]
  })
}

type Locked = readonly [name: string, entry: { readonly version?: unknown } | null]

function sections(text: string): readonly Locked[] {
  try {
    const lock = JSON.parse(text) as Record<string, Record<string, { version?: unknown }> | undefined>
    return [...Object.entries(lock.default ?? {}), ...Object.entries(lock.develop ?? {})]
  } catch {
    return []
  }
}
