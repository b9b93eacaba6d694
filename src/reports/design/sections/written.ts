import type { DesignDocument } from '../../../model/index.ts'

/** The blueprint a design writes; empty where it writes none. */
export const blueprintIn = (patch: DesignDocument['patch']): string =>
  patch.find(({ path }) => path.endsWith('architect.yaml'))?.after ?? ''

/** Whether a thing became a resource. */
export const isDesigned = (name: string, blueprint: string): boolean =>
  new RegExp(`^ {2}${name.replaceAll(/\W/g, '')}(?:Record)?:`, 'm').test(blueprint)

/** Fields of a thing that hold people: `collaborators`. */
export const peopleIn = (name: string, blueprint: string): readonly string[] =>
  [...resourceIn(name, blueprint).matchAll(/^ {6}(\w+): many User\b/gm)].map(([, field]) => field!)

/** How large a file of a thing may be, as it is designed; null for what is none. */
export const fileIn = (blueprint: string, name: string, field: string): string | null =>
  /^\w+$/.test(field)
    ? (new RegExp(`\\b${field}: (file\\([^)]*\\)\\??(?: <= \\w+)?)`).exec(resourceIn(name, blueprint))?.[1] ?? null)
    : null

/** What stands below the name of a thing, which may be called a record of it. */
const resourceIn = (name: string, blueprint: string): string =>
  /^\w+$/.test(name)
    ? (new RegExp(`^ {2}${name}(?:Record)?:\\n(?: {3,}.*\\n?|\\n)+`, 'm').exec(blueprint)?.[0] ?? '')
    : ''
