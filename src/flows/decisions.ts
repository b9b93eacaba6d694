export { listDecisions } from './decisions/list.ts'
export { type RecordRequest, planRecord, recordDecision } from './decisions/new.ts'
export { verifyDecisions } from './decisions/verify.ts'
