import type { Machine } from '../../../python/interpret/machine.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Schemas } from '../../pydantic/schemas.ts'
import type { Edition } from '../edition.ts'

export interface Context {
  readonly machine: Machine
  readonly schemas: Schemas
  readonly edition: Edition
}

export const attribute = (route: Instance, name: string): Value | undefined => route.attributes.get(name)
