// Made by tools/decisions.mjs from the folders here; not to be edited.
import apiStyle from './api-style/decision.ts'
import caching from './caching/decision.ts'
import counting from './counting/decision.ts'
import databaseDriver from './database-driver/decision.ts'
import deleting from './deleting/decision.ts'
import documentColumns from './document-columns/decision.ts'
import doubleBooking from './double-booking/decision.ts'
import enumStorage from './enum-storage/decision.ts'
import fileStorage from './file-storage/decision.ts'
import history from './history/decision.ts'
import idempotency from './idempotency/decision.ts'
import keyType from './key-type/decision.ts'
import locking from './locking/decision.ts'
import offsetOrCursor from './offset-or-cursor/decision.ts'
import outbox from './outbox/decision.ts'
import partitioning from './partitioning/decision.ts'
import readModel from './read-model/decision.ts'
import readReplicas from './read-replicas/decision.ts'
import serviceBoundary from './service-boundary/decision.ts'
import sharding from './sharding/decision.ts'
import syncOrJob from './sync-or-job/decision.ts'
import tenantIsolation from './tenant-isolation/decision.ts'
import textSearch from './text-search/decision.ts'
import tokensOrSessions from './tokens-or-sessions/decision.ts'
import vectorIndex from './vector-index/decision.ts'
import vectorStore from './vector-store/decision.ts'
import type { NamedDecision } from './decision.ts'

// oxfmt-ignore
export const decisions: readonly NamedDecision[] = [
  { name: 'api-style', decision: apiStyle },
  { name: 'caching', decision: caching },
  { name: 'counting', decision: counting },
  { name: 'database-driver', decision: databaseDriver },
  { name: 'deleting', decision: deleting },
  { name: 'document-columns', decision: documentColumns },
  { name: 'double-booking', decision: doubleBooking },
  { name: 'enum-storage', decision: enumStorage },
  { name: 'file-storage', decision: fileStorage },
  { name: 'history', decision: history },
  { name: 'idempotency', decision: idempotency },
  { name: 'key-type', decision: keyType },
  { name: 'locking', decision: locking },
  { name: 'offset-or-cursor', decision: offsetOrCursor },
  { name: 'outbox', decision: outbox },
  { name: 'partitioning', decision: partitioning },
  { name: 'read-model', decision: readModel },
  { name: 'read-replicas', decision: readReplicas },
  { name: 'service-boundary', decision: serviceBoundary },
  { name: 'sharding', decision: sharding },
  { name: 'sync-or-job', decision: syncOrJob },
  { name: 'tenant-isolation', decision: tenantIsolation },
  { name: 'text-search', decision: textSearch },
  { name: 'tokens-or-sessions', decision: tokensOrSessions },
  { name: 'vector-index', decision: vectorIndex },
  { name: 'vector-store', decision: vectorStore },
]
