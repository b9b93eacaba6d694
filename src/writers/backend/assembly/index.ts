import type { Design, Feature, WrittenFile } from '../feature.ts'
import { environmentExample } from './environment.ts'
import { mainFile } from './main.ts'
import { requirements } from './requirements.ts'
import { settingsFile } from './settings.ts'
import { tablesFile } from './tables.ts'
import { workFile } from './work.ts'

/** Puts together what the features bring. */
export function assemble(design: Design, features: readonly Feature[]): readonly WrittenFile[] {
  const settings = features.flatMap((feature) => feature.settings?.(design) ?? [])
  const slots = {
    routers: features.flatMap((feature) => feature.routers?.(design) ?? []),
    lifespan: features.flatMap((feature) => feature.lifespan?.(design) ?? []),
    handlers: features.flatMap((feature) => feature.handlers?.(design) ?? []),
    around: features.flatMap((feature) => feature.around?.(design) ?? []),
  }
  const own = features.flatMap((feature) => feature.files?.(design) ?? [])
  const brought = features.flatMap((feature) =>
    (feature.parts?.(design) ?? []).flatMap((name) => partsOf(name, design)),
  )
  // What lies deeper in the list says it more exactly.
  const parts = new Map(brought.map((file) => [file.path, file]))
  const written = [
    ...own,
    ...mainFile(design, slots),
    settingsFile(design, settings),
    environmentExample(design, settings),
    workFile(features.flatMap((feature) => feature.changes?.(design) ?? [])),
    tablesFile(
      design,
      features.flatMap((feature) => feature.tables?.(design) ?? []),
    ),
    requirements(
      design,
      settings,
      features.flatMap((feature) => feature.requirements?.(design) ?? []),
      features.flatMap((feature) => Object.entries(feature.optional?.(design) ?? {})),
    ),
  ]
  const taken = new Set(written.map(({ path }) => path))
  return [...[...parts.values()].filter(({ path }) => !taken.has(path)), ...written]
}

function partsOf(name: string, { parts }: Design): readonly WrittenFile[] {
  const files = parts.get(name)
  if (!files) throw new Error(`there are no parts ${name}`)
  return [...files].map(([path, text]): WrittenFile => ({ path, owner: 'owned', text }))
}
