import type { Backend, DesignRequest } from '../../../model/index.ts'
import { setByOperations } from './at-operations.ts'
import { filtered, heldByMany } from './links.ts'
import { askedToBeTold, keptByPeople, severalOfPeople } from './rows-of-people.ts'
import { sentencesIn } from './sentences.ts'

const READINGS = [askedToBeTold, severalOfPeople, keptByPeople, heldByMany, filtered, setByOperations]

/** What is said of a backend that is there, where the words mean its own tables, people and operations. */
export function ofWhatIsThere(request: DesignRequest, backend: Backend): DesignRequest {
  if (request.intent === 'review') return request
  let read = request
  for (const sentence of sentencesIn(request.text))
    for (const reading of READINGS) read = reading(read, sentence, backend)
  return read
}
