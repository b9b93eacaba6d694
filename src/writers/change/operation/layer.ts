import type { CodeFunction } from '../../../python/code/code.ts'
import type { Ground, Proposal } from '../ground.ts'
import { moduleOf } from '../source/module.ts'
import type { Needed } from '../source/spelling.ts'
import { calledName } from './call.ts'
import { derivedHandler } from './handler.ts'
import type { HandedOn } from './handed-on.ts'
import { type Called, callsOf, calledTest } from './layer-test.ts'
import { memberOf } from '../finding/state-refusal.ts'
import { type Check, type Starting, refusedOtherwise } from './started.ts'
import { type Valued, valueOf } from './value.ts'
import { derivedName } from './words.ts'

/** The function below a handler that does to a row what is asked, beside the one that changes it. */
export interface Layer {
  readonly name: string
  /** What the handler imports to call it. */
  readonly needs: readonly Needed[]
  readonly proposal: Partial<Proposal>
  /** What it asks of how the row stands; null where it asks nothing. */
  readonly check: Check | null
}

export function derivedLayer(
  ground: Ground,
  { to, parameter, change, call }: HandedOn,
  writing: Valued & Starting & { readonly verb: string; readonly isNew: boolean },
): Layer {
  const { handler, verb, effect } = writing
  const name = freeName(to, verb)
  const value =
    writing.isNew && typeof effect.sets !== 'string'
      ? memberOf(ground.code, to.file, writing.kin.model, effect.column, effect.sets.member)
      : valueOf(ground, { ...writing, handler: to })
  const check = refusedOtherwise(ground, to, change.row, writing)
  const isImported = call.callee.kind === 'Name' && to.file !== handler.file
  return {
    name,
    needs: isImported ? [{ module: moduleOf(ground.code, to.file) ?? '', name }] : [],
    proposal: {
      splices: [
        derivedHandler({
          sibling: to,
          route: null,
          body: parameter,
          verb,
          name,
          fields: [],
          does: {
            by: 'row',
            change,
            column: effect.column,
            value: value.text,
            missing: null,
            check: check?.lines ?? [],
          },
        }),
      ],
      needs: [{ file: to.file, names: [...value.needs, ...(check?.needs ?? [])] }],
    },
    check,
  }
}

function freeName({ node, file, owner }: CodeFunction, verb: string): string {
  const taken = new Set(file.functions.filter((one) => one.owner === owner).map((one) => one.node.name))
  const name = derivedName(node.name, verb) === `${verb}_${node.name}` ? verb : derivedName(node.name, verb)
  return taken.has(name) ? `${verb}_${node.name}` : name
}

/** Tests of the function that changes a row, asked of the new one; where there are none, what tests the operation. */
export function testedLayer(
  { code }: Ground,
  hands: HandedOn,
  { name, effect }: Pick<Called, 'name' | 'effect'>,
  otherwise: () => Partial<Proposal>,
): Partial<Proposal> {
  const { to, parameter } = hands
  const calling = [...code.unused, ...code.files]
    .filter(({ path }) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path))
    .flatMap((file) => file.functions)
    .flatMap((test) => callsOf(code, test, to))
  for (const { test, call, target } of calling) {
    const made = calledTest({
      test,
      call,
      target,
      was: calledName(call.callee),
      name,
      parameter: parameter.name,
      effect,
    })
    if (made) return { splices: [made] }
  }
  return otherwise()
}
