import type { Path, Rule } from '../../src/blueprint/expression/rule.ts'
import type { NamedResource } from '../../src/blueprint/language/blueprint.ts'

const VERBS = ['read', 'create', 'update', 'delete'] as const
type Verb = (typeof VERBS)[number]

/** Rules with what nobody may taken out of them: who asks for a rule of another resource that is `nobody` asks for nobody. */
export class Nobodies {
  private readonly resources: ReadonlyMap<string, NamedResource['value']>
  private readonly known = new Map<string, Rule | null>()

  constructor(resources: readonly NamedResource[]) {
    this.resources = new Map(resources.map(({ name, value }) => [name, value]))
  }

  /** The rule of a verb; null where nobody may. */
  of(resource: string, verb: Verb): Rule | null {
    const key = `${resource} ${verb}`
    if (!this.known.has(key)) {
      const access = this.resources.get(resource)?.access
      const said = access?.[verb] ?? (verb === 'update' || verb === 'delete' ? access?.write : null) ?? null
      this.known.set(key, said === null ? null : this.simple(said, resource))
    }
    return this.known.get(key)!
  }

  /** Null for a rule nobody meets. */
  simple(rule: Rule, resource: string): Rule | null {
    switch (rule.kind) {
      case 'or': {
        const sides = rule.sides.flatMap((side) => this.simple(side, resource) ?? [])
        return sides.length > 1 ? { ...rule, sides } : (sides[0] ?? null)
      }
      case 'and': {
        const sides = rule.sides.map((side) => this.simple(side, resource))
        return sides.includes(null) ? null : { ...rule, sides: sides.flatMap((side) => side ?? []) }
      }
      case 'not': {
        const inner = this.simple(rule.rule, resource)
        return inner === null ? { ...ANYONE, start: rule.start, end: rule.end } : { ...rule, rule: inner }
      }
      case 'path':
        return this.isNobody(rule, resource) ? null : rule
      default:
        return rule
    }
  }

  private isNobody({ parts }: Path, resource: string): boolean {
    const names = parts.map(({ text }) => text)
    if (names.length === 1) return names[0] === 'nobody'
    const verb = VERBS.find((one) => one === names.at(-1))
    let at: string | undefined = resource
    for (const name of names.slice(0, -1)) {
      const type: { readonly kind: string; readonly to?: { readonly text: string } } | undefined =
        at === undefined ? undefined : this.resources.get(at)?.fields?.find((field) => field.name === name)?.value.type
      at = type?.to?.text
    }
    return verb !== undefined && at !== undefined && this.of(at, verb) === null
  }
}

const ANYONE = { kind: 'path', parts: [{ kind: 'word', text: 'anyone', start: 0, end: 0 }], start: 0, end: 0 } as const
