import { asBool, inherits } from '../../python/values/ask.ts'
import type { ClassValue, Value } from '../../python/values/value.ts'

export const SQLMODEL = 'sqlmodel.main.SQLModel'

export const isSqlModel = (of: ClassValue): boolean => inherits(of, SQLMODEL, 'sqlmodel.SQLModel')

/** `class Hero(SQLModel, table=True)`; a class below a table is an ordinary model again. */
export function isSqlModelTable(of: ClassValue): boolean {
  return saysTable(of) && !of.mro.slice(1).some((base) => base.kind === 'class' && saysTable(base))
}

function saysTable(of: ClassValue): boolean {
  const keyword = of.keywords.get('table')
  if (keyword) return asBool(keyword) === true
  const config = of.namespace.get('model_config')
  const written = config && option(config)
  return written !== undefined && asBool(written) === true
}

function option(config: Value): Value | undefined {
  if (config.kind === 'mapping') return config.entries.get('stable')?.value
  return config.kind === 'instance' ? config.keywords.get('table') : undefined
}
