import { survey } from '../../../src/flows/survey.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { Backend } from '../../../src/model/index.ts'

/** The bookshop among the examples, read anew. */
export async function readBookshop(): Promise<Backend> {
  const asked = {
    directory: 'examples/bookshop',
    entries: [],
    environment: {},
    cache: false,
    needs: [],
    contract: null,
  }
  return (await survey(asked, silent)).backend
}
