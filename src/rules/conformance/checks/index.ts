import type { Check } from '../check.ts'
import { authentication } from './authentication.ts'
import { bannedCalls, bareExcept, mutableDefaults, prints, typeHints, wildcards } from './code.ts'
import { asynchronous, pagination, responseModels } from './contract.ts'
import { handlersAskOthers, queriesInLayer, routersWithoutModels, servicesWithoutHttp } from './layers.ts'
import { prefix, style } from './paths.ts'
import { secrets } from './secrets.ts'
import { composedSql, rawSql } from './sql.ts'
import { columns, downgrades, indexedKeys, money, timeZones, uuidKeys } from './tables.ts'

/** What can be told of code without a person; the first that understands a sentence answers for it. */
export const checks: readonly Check[] = [
  authentication,
  prefix,
  style,
  rawSql,
  composedSql,
  queriesInLayer,
  handlersAskOthers,
  routersWithoutModels,
  servicesWithoutHttp,
  columns,
  uuidKeys,
  timeZones,
  money,
  indexedKeys,
  downgrades,
  responseModels,
  pagination,
  asynchronous,
  secrets,
  prints,
  bareExcept,
  wildcards,
  mutableDefaults,
  typeHints,
  bannedCalls,
]
