import type { Operation } from '../../../model/index.ts'
import type { Principal } from '../../target.ts'
import { type Caller, asCaller } from './caller.ts'
import { identified } from './people.ts'
import type { World } from './world.ts'

/** Whoever may be let in where a caller is not: one of each other role in the same tenant. */
export class Others {
  readonly #world: World
  readonly #known = new Map<string, Promise<Caller>>()

  constructor(world: World) {
    this.#world = world
  }

  /** Those the operation asks for first, and of the rest the least first. */
  async *for({ id, access }: Operation, { name, role, tenant }: Caller): AsyncGenerator<Caller> {
    const { principals, demands = {} } = this.#world.target
    const asked = new Set(demands[id] ?? access.roles)
    const isAsked = (one: Principal): number => Number(asked.has(one.role ?? ''))
    const beside = principals.filter(
      (one) => one.name !== name && (one.role === null || one.role !== role) && (one.tenant ?? null) === tenant,
    )
    const each = new Map(beside.toReversed().map((one) => [one.role ?? one.name, one]))
    for (const one of [...each.values()].toSorted((a, b) => isAsked(b) - isAsked(a))) yield await this.#caller(one)
  }

  #caller(principal: Principal): Promise<Caller> {
    const known = this.#known.get(principal.name) ?? identified(this.#world, asCaller(principal))
    this.#known.set(principal.name, known)
    return known
  }
}
