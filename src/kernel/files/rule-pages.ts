import { existsSync, readFileSync } from 'node:fs'

/** The page of a rule as it was written: beside the bundle, or in the folder of the rule where there is none. */
export function rulePage(name: string): string | null {
  const bundled = new URL('./rules.json', import.meta.url)
  if (existsSync(bundled)) return (JSON.parse(readFileSync(bundled, 'utf8')) as Record<string, string>)[name] ?? null
  const source = new URL(`../../rules/${name}/rule.md`, import.meta.url)
  return existsSync(source) ? readFileSync(source, 'utf8') : null
}
