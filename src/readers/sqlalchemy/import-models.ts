import { isMade } from '../../python/values/ask.ts'
import { readHere } from '../../python/values/scope.ts'
import type { ClassValue, Instance } from '../../python/values/value.ts'
import { importModule } from '../../python/interpret/imports.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { SourceProgram } from '../../python/modules/program.ts'
import { METADATA } from './library/schema.ts'
import { Models } from './mapping/models.ts'
import { recordOf } from './record.ts'

/** Folders whose tables are nobody's production schema. */
const ASIDE =
  /(^|\/)(tests?|testing|examples?|docs?|docs_src|samples?|scripts?|benchmarks?|migrations?|alembic|versions|node_modules|site-packages|\.venv|venv)(\/|$)|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/

/** What a module that maps classes has in its text. */
const MAPS = /__tablename__|\btable\s*=\s*True|\bmapped_column\s*\(|\brelationship\s*\(/

/**
 * Models of the same bases that the application itself never imports: a migration tool would see them.
 * Returns the files that were read for that, to be told as an assumption.
 */
export function importModelModules(program: SourceProgram, machine: Machine): readonly string[] {
  const before = new Set(program.used.map((module) => module.file))
  readTargets(program, machine)
  const reached = program.used
    .map((module) => module.file)
    .filter((file) => !before.has(file) && !ASIDE.test(file) && program.mentions(file, MAPS))
  const models = new Models(machine)
  const names = [...new Set(models.all.flatMap((of) => basesOf(of, models)).map((base) => base.name))]
  const seen = new Set(program.used.map((module) => module.file))
  const folders = [...new Set(models.all.map((of) => topOf(of.site.module.file)))]
  const wanted = program.files.paths.filter(
    (path) =>
      path.endsWith('.py') &&
      !seen.has(path) &&
      !ASIDE.test(path) &&
      folders.some((folder) => folder === '' || path.startsWith(`${folder}/`)),
  )
  const found = wanted.filter((path) => definesModels(path, names, program))
  for (const path of found) importModule(program.module(path), machine)
  return [...reached, ...found]
}

/** Runs `env.py` of Alembic: it imports the models, and names the metadata migrations are made for. */
function readTargets(program: SourceProgram, machine: Machine): void {
  const environments = program.files.paths.filter(
    (path) => /(^|\/)env\.py$/.test(path) && program.mentions(path, /\btarget_metadata\b/),
  )
  for (const path of environments) {
    const module = program.module(path)
    importModule(module, machine)
    const value = readHere(module.scope, 'target_metadata')
    const targets = value?.kind === 'sequence' ? value.items : value ? [value] : []
    recordOf(machine).targets.push(...targets.filter((one): one is Instance => isMade(one, METADATA)))
  }
}

/** The classes that mapped classes stand on, first of the project in each line. */
function basesOf(of: ClassValue, models: Models): readonly ClassValue[] {
  return of.mro.filter((base): base is ClassValue => base.kind === 'class' && base !== of && !models.isMapped(base))
}

const topOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '')

/** A class on one of the bases, with something that maps it. */
function definesModels(path: string, bases: readonly string[], program: SourceProgram): boolean {
  if (!program.mentions(path, MAPS)) return false
  if (program.mentions(path, /\bclass\s+\w+\([^)]*\btable\s*=\s*True/s)) return true
  return bases.some((name) => program.mentions(path, new RegExp(`\\bclass\\s+\\w+\\([^)]*\\b${name}\\b`, 's')))
}
