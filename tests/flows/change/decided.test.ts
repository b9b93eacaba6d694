import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { openIn } from '../../../src/flows/design/open.ts'
import { withRightsTold } from '../../../src/flows/design/owners.ts'
import { openFolder } from '../../../src/flows/read-folder.ts'
import { silent } from '../../../src/kernel/progress.ts'
import { overlayTree } from '../../../src/kernel/files/overlay.ts'
import { readBackend } from '../../../src/readers/backend/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { root } from '../../architecture/imports.ts'

const directory = join(root, 'examples/bookshop')
const reading = { entries: [], environment: {}, needs: [] as const }
const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

async function asked(text: string) {
  const there = await readBackend(openFolder(directory), reading, silent)
  const { request, questions } = openIn(readRequest(text, there), there, {})
  const change = await propose({ directory, request, entries: [], environment: {}, answers: {} }, silent)
  const patched = new Map(change.patch.map(({ path, after }) => [path, after]))
  const backend = await readBackend(overlayTree(openFolder(directory), patched), reading, silent)
  return { change, questions: questions.map((one) => withRightsTold(one, there, backend)) }
}

test('what customers hand in is theirs, and what staff decide of it is for staff, whosever it is', async () => {
  const { change, questions } = await asked(
    'Let customers return shipped orders with a reason; staff accept or reject the return.',
  )
  const routes = textOf(change, 'app/returns/routes.py')
  expect(routes).toMatch(/"\/\{return_id\}\/accept".*dependencies=\[Depends\(require_staff\)\]/s)
  expect(routes).toContain('def accept_return(session: Db, return_id: int) -> Return:')
  expect(routes).toContain('def add_return(session: Db, person: CurrentPerson, data: ReturnCreate) -> Return:')
  expect(routes).toContain('def read_return(session: Db, person: CurrentPerson, return_id: int) -> Return:')
  const service = textOf(change, 'app/returns/service.py')
  expect(service).toContain('def get_any(session: Session, return_id: int) -> Return:')
  expect(service).toContain('    return_ = get_any(session, return_id)\n    return_.sqlmodel_update(')
  expect(service).toContain('if return_ is None or return_.person_id != person.id:')
  // Nobody accepts what they hand in by saying so.
  expect(textOf(change, 'app/returns/models.py')).toContain('class ReturnCreate(ReturnBase):\n    pass')
  const tests = textOf(change, 'tests/test_returns.py')
  expect(tests).toContain('client.post(f"{path}/accept", headers=kim).status_code == 403')
  expect(tests).toContain('client.post(f"{path}/accept", headers=deciding).status_code == 200')
  expect(change.unwritten.join('\n')).toContain('whose the order of a new return is is asked nowhere')
  expect(questions.find(({ id }) => id === 'owner/Return')?.answers.find(({ name }) => name === 'own')?.title).toBe(
    'Whoever made it: whoever made one sees and deletes them; whoever is signed in makes them; admin or staff changes them',
  )
})

test('what is done to something new and sets nothing is told, and not passed over', async () => {
  const { change } = await asked(
    'Add gift cards with a code and an amount; staff create them and customers may redeem one.',
  )
  expect(change.unwritten.join('\n')).toContain('no column of giftcard could hold that somebody did `redeem`')
  const routes = textOf(change, 'app/gift_cards/routes.py')
  expect(routes).toContain(
    '@router.get("", response_model=list[GiftCardPublic], dependencies=[Depends(require_staff)])',
  )
  expect(textOf(change, 'tests/test_gift_cards.py')).toContain('def test_only_staff_read_gift_cards(')
})

test('what only some may change is said by nobody where others make rows as well', async () => {
  const { change } = await asked('Add a loyalty points balance to people that only staff can change.')
  const models = textOf(change, 'app/people/models.py')
  const base = models.slice(models.indexOf('class PersonBase'), models.indexOf('class Person('))
  expect(base).not.toContain('loyalty_points_balance')
  expect(change.unwritten.join('\n')).toContain('no operation takes loyalty_points_balance yet')
  const books = await asked('Add a discount percentage to books that only staff can set.')
  expect(books.change.sentences.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('is so already: nobody else makes or changes rows of book'),
  )
})

test('where staff see what anybody hands in, nobody signs in twice in one test', async () => {
  const { change } = await asked(
    'Add complaints about orders: a customer files one with a subject and a text, staff see all of them and close or reject them.',
  )
  const tests = textOf(change, 'tests/test_complaints.py')
  expect(tests).toContain('def test_whoever_is_signed_in_adds_complaints(')
  const removing = tests.slice(tests.indexOf('def test_only_admins_remove_complaints('))
  expect(removing.match(/sign_in\("sam"/g)).toHaveLength(1)
  expect(textOf(change, 'app/complaints/models.py')).toContain('class ComplaintCreate(ComplaintBase):\n    pass')
})
