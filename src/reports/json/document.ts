import type { Backend } from '../../model/index.ts'
import type { Section } from '../options.ts'

/** What `--format json` prints; docs/schema/survey-1.json is made from this. */
export interface SurveyDocument extends Backend {
  readonly $schema: string
  /** The sections asked for; every list outside of them is left empty. Not there when all were. */
  readonly only?: readonly Section[]
}

export const schemaId = 'urn:backend-architect:schema:survey-1'
