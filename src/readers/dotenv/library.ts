import { argument, asBool, asText } from '../../python/values/ask.ts'
import { FALSE, NONE, TRUE, mapping, text } from '../../python/values/make.ts'
import type { CallOf } from '../../python/values/value.ts'
import type { Library } from '../../python/interpret/library.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { committedFile, committedValues } from './committed.ts'

/**
 * A program that itself calls `load_dotenv` on a file that lies in the repository has that file's
 * values as its own. Files that only a person or a server provides are never read.
 */
export function addDotenv(library: Library): void {
  library.add(
    { path: 'dotenv.load_dotenv', aliases: ['dotenv.main.load_dotenv'], call: loadDotenv },
    {
      path: 'dotenv.find_dotenv',
      aliases: ['dotenv.main.find_dotenv'],
      call: (given, machine) =>
        text(committedFile(asText(argument(given, 0, 'filename')) ?? '.env', given.site, machine) ?? ''),
    },
    {
      path: 'dotenv.dotenv_values',
      aliases: ['dotenv.main.dotenv_values'],
      call: (given, machine) => mapping([...valuesOf(given, machine)].map(([key, value]) => [text(key), text(value)])),
    },
  )
}

function loadDotenv(given: CallOf, machine: Machine) {
  const override = asBool(argument(given, 3, 'override')) === true
  const found = valuesOf(given, machine)
  for (const [key, value] of found) machine.setEnvironment(key, value, override)
  return found.size > 0 ? TRUE : FALSE
}

function valuesOf(given: CallOf, machine: Machine): ReadonlyMap<string, string> {
  const wanted = argument(given, 0, 'dotenv_path')
  const name = wanted && wanted !== NONE ? asText(wanted) : '.env'
  return name === null || name === '' ? new Map() : committedValues(name, given.site, machine)
}
