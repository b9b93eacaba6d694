import { isMade } from '../../../python/values/ask.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { Instance, Value } from '../../../python/values/value.ts'
import type { Call, Expression } from '../../../python/ast.ts'
import { nodesIn } from '../../../python/code/names.ts'
import { importModule } from '../../../python/interpret/imports.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import type { SourceProgram } from '../../../python/modules/program.ts'
import { METADATA } from '../../sqlalchemy/library/schema.ts'

/** What `env.py` says about running revisions. */
export interface Environment {
  /** The metadata the models are in: only its naming convention matters here. */
  readonly metadata: Instance | null
  readonly transactional: boolean
}

export function readEnvironment(folder: string, program: SourceProgram, machine: Machine): Environment {
  const file = folder === '' ? 'env.py' : `${folder}/env.py`
  if (!program.files.has(file)) return { metadata: null, transactional: true }
  const module = program.module(file)
  importModule(module, machine)
  const target = readHere(module.scope, 'target_metadata')
  const configures = configureCalls(program.parse(module).body)
  const given = configures.flatMap((one) => one.keywords.filter(({ name }) => name === 'target_metadata'))
  const named = given.map(({ value }) => valueOf(value, module.scope))
  return {
    metadata: [target, ...named].flatMap(metadataIn)[0] ?? null,
    transactional: !configures.some((one) => saysFalse(one, 'transactional_ddl')),
  }
}

function configureCalls(body: readonly unknown[]): readonly Call[] {
  return [...nodesIn(body as never)].flatMap((node) => {
    const call = node.kind === 'Call' ? (node as unknown as Call) : null
    return call?.callee.kind === 'Attribute' && call.callee.name === 'configure' ? [call] : []
  })
}

const saysFalse = (call: Call, keyword: string): boolean =>
  call.keywords.some(({ name, value }) => name === keyword && value.kind === 'Constant' && value.value === false)

/** `target_metadata=metadata` */
function valueOf(written: Expression, scope: Parameters<typeof readHere>[0]): Value | undefined {
  return written.kind === 'Name' ? readHere(scope, written.id) : undefined
}

function metadataIn(value: Value | undefined): readonly Instance[] {
  if (value?.kind === 'sequence') return value.items.flatMap(metadataIn)
  return isMade(value, METADATA) ? [value] : []
}
