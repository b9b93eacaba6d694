import type { Refused } from '../lab.ts'

/** What a server misses, as its answer tells; names as it spells them, without their quotes. */
export type Missing =
  | { readonly what: 'relation' | 'type' | 'index' | 'function' | 'procedure'; readonly name: string }
  | { readonly what: 'column'; readonly name: string; readonly relation: string | null }
  | { readonly what: 'constraint' | 'trigger' | 'policy'; readonly name: string; readonly relation: string }
  | { readonly what: 'key'; readonly relation: string | null }
  | { readonly what: 'label'; readonly type: string; readonly name: string }
  | { readonly what: 'partition column'; readonly name: string }

type Reading = readonly [RegExp, (parts: readonly string[]) => Missing]

const READINGS: readonly Reading[] = [
  [
    /^column "(.+)" of relation "(.+)" does not exist$/,
    ([name, relation]) => ({ what: 'column', name: name!, relation: relation! }),
  ],
  [
    /^column "(.+)" (?:named in key |referenced in foreign key constraint )?does not exist$/,
    ([name]) => ({ what: 'column', name: name!, relation: null }),
  ],
  [
    /^column (.+)\.([^.]+) does not exist$/,
    ([relation, name]) => ({ what: 'column', name: name!, relation: relation! }),
  ],
  [
    /^constraint "(.+)" (?:of relation|for table) "(.+)" does not exist$/,
    ([name, relation]) => ({ what: 'constraint', name: name!, relation: relation! }),
  ],
  [
    /^trigger "(.+)" (?:for|of) (?:table|relation) "(.+)" does not exist$/,
    ([name, relation]) => ({ what: 'trigger', name: name!, relation: relation! }),
  ],
  [
    /^policy "(.+)" for (?:table|relation) "(.+)" does not exist$/,
    ([name, relation]) => ({ what: 'policy', name: name!, relation: relation! }),
  ],
  [
    /^there is no (?:unique constraint matching given keys|primary key) for referenced table "(.+)"$/,
    ([relation]) => ({ what: 'key', relation: relation! }),
  ],
  [
    /^there is no unique or exclusion constraint matching the ON CONFLICT specification$/,
    () => ({ what: 'key', relation: null }),
  ],
  [/^index "(.+)" does not exist$/, ([name]) => ({ what: 'index', name: name! })],
  [/^type "(.+)" does not exist$/, ([name]) => ({ what: 'type', name: name!.replaceAll('"', '') })],
  [/^invalid input value for enum (.+): "(.*)"$/, ([type, name]) => ({ what: 'label', type: type!, name: name! })],
  [/^"(.+)" is not an existing enum label$/, ([name]) => ({ what: 'label', type: '', name: name! })],
  [/^function (.+) does not exist$/, ([name]) => ({ what: 'function', name: name! })],
  [/^could not find a function named "(.+)"$/, ([name]) => ({ what: 'function', name: `${name}()` })],
  [/^procedure (.+) does not exist$/, ([name]) => ({ what: 'procedure', name: name! })],
  [
    /^(?:relation|table|view|materialized view|sequence|foreign table) "(.+)" does not exist$/,
    ([name]) => ({ what: 'relation', name: name! }),
  ],
  [/^child table is missing column "(.+)"$/, ([name]) => ({ what: 'partition column', name: name! })],
  [/^table ".+" contains column "(.+)" not found in parent /, ([name]) => ({ what: 'partition column', name: name! })],
]

/** Null for an answer that is about something else. */
export function missingIn({ message }: Refused): Missing | null {
  for (const [words, read] of READINGS) {
    const found = words.exec(message)
    if (found) return read(found.slice(1))
  }
  return null
}

/** A type is not what the statement takes it for: datatype_mismatch, undefined_function, cannot_coerce, and what a text cannot be read as. */
export const isAboutTypes = ({ code, message }: Refused): boolean =>
  /^(42804|42846|42725|22P02|22007|22008|42P18|42P38)$/.test(code) ||
  (code === '42883' && message.startsWith('operator'))
