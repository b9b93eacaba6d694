import { randomBytes } from 'node:crypto'
import { type RequestStateCodec, createRequestStateCodec } from '@modelcontextprotocol/server'
import { KeptLists } from '../../agents/tools/handles.ts'
import type { Handles } from '../../agents/tools/tool.ts'
import { Turns } from './turns.ts'

/** Where a server works: the same for all who are connected to it. */
export interface ServedPlace {
  /** An absolute path without links. */
  readonly root: string
  readonly mayWrite: boolean
  readonly mayExecute: boolean
  readonly handles: Handles
  readonly turns: Turns
  /** What was answered before travels with the client, sealed. */
  readonly answers: RequestStateCodec<Readonly<Record<string, string>>>
  /** Says something where no protocol is spoken. */
  tell(line: string): void
}

/** So many calls read at once: each takes a thread and hundreds of megabytes. */
const AT_ONCE = 3

export const servedPlace = (given: Pick<ServedPlace, 'root' | 'mayWrite' | 'mayExecute' | 'tell'>): ServedPlace => ({
  ...given,
  handles: new KeptLists(),
  turns: new Turns(AT_ONCE),
  answers: createRequestStateCodec({ key: randomBytes(32) }),
})
