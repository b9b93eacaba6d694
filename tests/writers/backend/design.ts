import { checkBlueprint } from '../../../src/blueprint/check/index.ts'
import { scopeOf } from '../../../src/blueprint/check/scope.ts'
import { Reading } from '../../../src/blueprint/shape/shape.ts'
import { backendParts } from '../../../src/kernel/files/backend-parts.ts'
import { starters } from '../../../src/kernel/files/starters.ts'
import type { Backend } from '../../../src/model/index.ts'
import { backendOfBlueprint } from '../../../src/readers/blueprint/index.ts'
import type { Design } from '../../../src/writers/backend/feature.ts'
import { background } from '../../blueprint/background.ts'
import { taskhub } from '../../blueprint/taskhub.ts'

const NOWHERE = { file: 'architect.yaml', line: 1, column: 1, endLine: 1, endColumn: 1 }

export interface Designed extends Design {
  readonly backend: Backend
}

/** What a blueprint asks to be built. One with problems is no blueprint. */
export function designOf(text: string): Designed {
  const { blueprint, problems } = checkBlueprint(text)
  if (!blueprint || problems.length > 0)
    throw new Error(problems.map(({ message, help }) => `${message}: ${help}`).join('\n'))
  const backend = backendOfBlueprint(blueprint, () => NOWHERE)
  return { scope: scopeOf(blueprint, new Reading()), tables: backend.data.tables, parts: backendParts(), backend }
}

const withOrm = (text: string, orm: string): string => text.replace(/orm: \w+/, `orm: ${orm}`)

/** Every blueprint that is written down here, for both ways of mapping tables. */
export const BLUEPRINTS: readonly (readonly [string, string])[] = [
  ['taskhub', taskhub] as const,
  ['background', background] as const,
  ...Object.entries(starters()),
].flatMap(([name, text]) => ['sqlalchemy', 'sqlmodel'].map((orm) => [`${name} on ${orm}`, withOrm(text, orm)] as const))
