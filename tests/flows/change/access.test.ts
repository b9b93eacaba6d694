import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Proposed, propose } from '../../../src/flows/change/propose.ts'
import { silent } from '../../../src/kernel/progress.ts'
import type { AskedRule, DesignRequest } from '../../../src/model/index.ts'
import { root } from '../../architecture/imports.ts'

const WORDS = { text: 'as it is said', start: 0, end: 0 }

const suppliers = (rules: readonly Omit<AskedRule, 'of' | 'from'>[]): DesignRequest => ({
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Supplier',
      table: null,
      from: WORDS,
      fields: [
        { name: 'name', type: 'str(1..200)', from: WORDS, typed: 'said' },
        { name: 'since', type: 'datetime', from: WORDS, typed: 'said' },
      ],
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
  rules: rules.map((one) => ({ ...one, of: 'Supplier', from: WORDS })),
})

const inBookshop = (request: DesignRequest): Promise<Proposed> =>
  propose({ directory: join(root, 'examples/bookshop'), request, entries: [], environment: {}, answers: {} }, silent)

const textOf = ({ patch }: Proposed, path: string): string => patch.find((one) => one.path === path)?.after ?? ''

test('a new resource asks callers for what the request says, and its tests ask as those who may', async () => {
  const change = await inBookshop(
    suppliers([
      { who: 'staff', how: 'may', verbs: ['create', 'update', 'delete'] },
      { who: 'admin', how: 'only', verbs: ['read'] },
    ]),
  )
  const routes = textOf(change, 'app/suppliers/routes.py')
  expect(routes).toContain(
    '@router.get("", response_model=list[SupplierPublic], dependencies=[Depends(require_admin)])',
  )
  expect(routes).toContain(
    `"/{supplier_id}", status_code=status.HTTP_204_NO_CONTENT, dependencies=[Depends(require_staff)]`,
  )
  expect(routes).toContain('from app.security import require_admin, require_staff')
  const tests = textOf(change, 'tests/test_suppliers.py')
  expect(tests).toContain('def test_only_admins_read_the_shelf(client, supplier, sign_in):')
  expect(tests).toContain(`def test_only_staff_remove_suppliers(client, supplier, sign_in):
    headers = sign_in("ada", Role.admin)
    path = f"/suppliers/{supplier.id}"
    assert client.delete(path, headers=sign_in("kim")).status_code == 403
    assert client.delete(path, headers=headers).status_code == 204
    assert client.get(path, headers=headers).status_code == 404
`)
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('who alone may make rows alone changes them, and what is for anyone has no guard', async () => {
  const change = await inBookshop(
    suppliers([
      { who: 'admin', how: 'only', verbs: ['create'] },
      { who: 'anyone', how: 'may', verbs: ['read'] },
    ]),
  )
  const routes = textOf(change, 'app/suppliers/routes.py')
  expect(routes).not.toContain('require_staff')
  expect(routes).toContain('@router.get("", response_model=list[SupplierPublic])')
  expect(textOf(change, 'tests/test_suppliers.py')).toContain('headers=sign_in("ada", Role.admin)')
  expect(change.unwanted).toEqual([])
})

test('a role no operation asks for is said, and nothing is guarded by it', async () => {
  const change = await inBookshop(suppliers([{ who: 'curator', how: 'only', verbs: ['create'] }]))
  expect(change.unknown.join('\n')).toContain('no operation of the backend asks for the role curator')
  expect(textOf(change, 'app/suppliers/routes.py')).not.toContain('curator')
})

test('what a class holds is imported where nothing of the imports before it stays', async () => {
  const change = await inBookshop(suppliers([]))
  expect(textOf(change, 'app/suppliers/models.py')).toMatch(/^from datetime import datetime\n/)
  expect(textOf(change, 'app/suppliers/routes.py')).toContain('"""Suppliers whose name holds the words, by name."""')
})
