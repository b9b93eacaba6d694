import type { ScriptRequest } from './index.ts'

/** Paths for the parts of a migration that come after its own; fewer where no version is left before the next one. */
export function laterVersions({ tool, file, id, taken }: ScriptRequest, many: number): readonly string[] {
  const paths: string[] = []
  for (let part = 1; part <= many && /^\d[\d.]*$/.test(id); part++) {
    const version = tool === 'flyway' ? `${id}.${part}` : String(BigInt(id) + BigInt(part)).padStart(id.length, '0')
    if (taken.has(version)) return paths
    paths.push(withVersion(file, version, part + 1))
  }
  return paths
}

/** The version stands at the beginning of the name; Prisma's in the name of the folder. */
function withVersion(file: string, version: string, number: number): string {
  const parts = file.split('/')
  const at = parts.length - (parts.at(-1) === 'migration.sql' ? 2 : 1)
  const [, kind = '', name = '', end = ''] =
    /^(?:(V)\d[\d._]*?(?=__)|\d+)(.*?)((?:\.up)?\.sql)?$/.exec(parts[at]!) ?? []
  return parts.with(at, `${kind}${version}${name}_${number}${end}`).join('/')
}
