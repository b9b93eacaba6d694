import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { AskedBecoming, DesignRequest } from '../../../src/model/index.ts'
import { root } from '../../architecture/imports.ts'

const WORDS = { text: 'as it is said', start: 0, end: 0 }

const orders = (step: Partial<AskedBecoming>): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Order',
      table: 'order',
      from: WORDS,
      fields: [],
      becomes: [
        {
          field: 'state',
          verb: 'return',
          to: 'returned',
          before: ['shipped'],
          also: [],
          who: ['staff'],
          from: WORDS,
          ...step,
        },
      ],
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
})

const inBookshop = (step: Partial<AskedBecoming>): Promise<Proposed> =>
  propose(
    {
      directory: join(root, 'examples/bookshop'),
      request: orders(step),
      entries: [],
      environment: {},
      answers: {},
    },
    silent,
  )

const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

test('a step to a new state is a member of the choice, and an operation beside the one the same people call', async () => {
  const change = await inBookshop({ also: [{ name: '_put_back', said: 'put the stock back' }] })
  expect(textOf(change, 'app/orders/models.py')).toContain('    cancelled = "cancelled"\n    returned = "returned"\n')
  expect(textOf(change, 'app/orders/routes.py')).toContain(`@router.post(
    "/{order_id}/return", response_model=OrderPublic, dependencies=[Depends(require_staff)]
)
def return_order(session: Db, order_id: int) -> Order:
    return service.return_order(session, order_id)
`)
  expect(textOf(change, 'app/orders/service.py')).toContain(`def return_order(session: Session, order_id: int) -> Order:
    order = any_order(session, order_id)
    if order.state is not OrderState.shipped:
        raise Conflict(f"The order is {order.state}")
    order.state = OrderState.returned
    _put_back(session, order)
    return _save(session, order)
`)
  expect(textOf(change, 'tests/test_orders.py'))
    .toContain(`def test_a_shipped_order_can_be_returned(client, order, sign_in):
    path = f"/orders/{order[0]['id']}"
    headers = sign_in("sam", Role.staff)
    assert client.post(f"{path}/ship", headers=headers).status_code == 200
    assert client.post(f"{path}/return", headers=order[1]).status_code == 403
    assert client.post(f"{path}/return", headers=headers).status_code == 200
    assert client.post(f"{path}/return", headers=headers).status_code == 409
`)
  expect(change.differences).toEqual(['+ operation POST /orders/{order_id}/return', '+ value order.state: returned'])
  expect([change.unwanted, change.unwritten]).toEqual([[], []])
})

test('what only a few may do asks for them, and a step nobody says the start of asks for it', async () => {
  const change = await inBookshop({ verb: 'mark_lost', to: 'lost', before: [], who: ['admin'] })
  const routes = textOf(change, 'app/orders/routes.py')
  expect(routes).toContain('dependencies=[Depends(require_admin)]\n)\ndef mark_lost_order(')
  expect(textOf(change, 'app/orders/service.py')).toContain('    if order.state is OrderState.lost:\n')
  expect(change.questions.map(({ id, usual }) => [id, usual])).toEqual([['before/order.mark_lost', 'any']])
})

test('whoever owns the row takes the step as owners take others, without what belongs to those', async () => {
  const change = await inBookshop({ verb: 'receive', to: 'received', who: ['customer'] })
  const service = textOf(change, 'app/orders/service.py')
  expect(service).toContain('def receive(session: Session, buyer: Person, order_id: int) -> Order:')
  expect(service.match(/ {4}_put_back\(session, order\)/g)).toHaveLength(1)
  expect(change.unknown.join('\n')).toContain('`_put_back(session, order)` of `cancel` is not done by')
})

test('a state nobody leads to is a member alone, and that nothing leads there is said', async () => {
  const change = await inBookshop({ verb: null, who: [], before: [] })
  expect(change.patch.map(({ path }) => path)).toEqual(['app/orders/models.py'])
  expect(change.unwritten.join('\n')).toContain('nothing leads to returned yet: POST /orders/{order_id}/cancel and')
})
