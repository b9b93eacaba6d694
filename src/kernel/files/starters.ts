import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** Blueprints to begin with, by name: beside the bundle, or where they are written. */
export function starters(): Readonly<Record<string, string>> {
  const bundled = new URL('./starters.json', import.meta.url)
  if (existsSync(bundled)) return JSON.parse(readFileSync(bundled, 'utf8')) as Record<string, string>
  const folder = new URL('../../blueprint/starters/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -'.yaml'.length), readFileSync(new URL(name, folder), 'utf8')]),
  )
}
