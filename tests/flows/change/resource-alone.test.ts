import { expect, test } from 'vitest'
import type { DesignRequest } from '../../../src/model/index.ts'
import { proposed } from './changed.ts'
import type { Repository } from './repositories.ts'
import { SHELF } from './resources.ts'

const WORDS = { text: '', start: 0, end: 0 }
const TAG: DesignRequest = {
  text: '',
  intent: 'change',
  subjects: [
    {
      name: 'Tag',
      table: null,
      from: WORDS,
      fields: [{ name: 'name', type: 'str(..80)', from: WORDS, typed: 'said' }],
    },
  ],
  capabilities: [],
  figures: [],
  unread: [],
}

/** Items can be lent: rows of loans point at them, and reminders are sent of them. */
const LENDING: Repository = {
  ...SHELF,
  'app/models.py': `${SHELF['app/models.py']!}

class Loan(SQLModel, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    item_id: uuid.UUID = Field(foreign_key="item.id")
`,
  'app/mail.py': `from app.models import Item


def remind(row: Item) -> None:
    print(row.id)
`,
  'app/routes/items.py': SHELF['app/routes/items.py']!.replace(
    `    session.add(item)
    session.commit()
    return item
`,
    `    session.add(item)
    _lend_item(session, item)
    remind(item)
    session.commit()
    return item


def _lend_item(session: SessionDep, item: Item) -> None:
    loan = Loan(item_id=item.id)
    session.add(loan)
`,
  )
    .replace(
      'Item, ItemCreate, ItemPublic, ItemsPublic, ItemUpdate, Message',
      'Item, ItemCreate, ItemPublic, ItemsPublic, ItemUpdate, Loan, Message',
    )
    .replace('from app.models', 'from app.mail import remind\nfrom app.models'),
  'tests/test_loans.py': `def test_loans_without_items(client, headers):
    assert client.get("/loans/", headers=headers).status_code == 404
`,
}

test('what is done to rows of others, or with what takes rows of the sibling alone, is not done for the new one', async () => {
  const { patch, unknown, unwanted } = await proposed(LENDING, TAG)
  const routes = patch.find(({ path }) => path === 'app/routes/tags.py')?.after ?? ''
  expect(routes).toContain(`    tag = Tag.model_validate(tag_in, update={"owner_id": current_user.id})
    session.add(tag)
    session.commit()
    return tag
`)
  expect(routes).not.toMatch(/lend|loan|remind/i)
  expect(unknown.join('\n')).toContain('does besides (`remind(item)`) is about Item alone, and not done')
  expect(unknown.join('\n')).toContain('`_lend_item(session, item)`')
  expect(unwanted).toEqual([])
})

test('tests that only have a word of the sibling in their names are not written again', async () => {
  const { patch } = await proposed(LENDING, TAG)
  expect(patch.map(({ path }) => path)).not.toContain('tests/test_loans.py')
})

test('a resource whose rows are found by a field of their own is no pattern for one without it', async () => {
  const bySlug = Object.fromEntries(
    Object.entries(SHELF).map(([path, text]) => [
      path,
      text
        .replaceAll('title: str = Field(', 'slug: str\n    title: str = Field(')
        .replaceAll('/{id}', '/{slug}')
        .replaceAll('id: uuid.UUID)', 'slug: str)')
        .replaceAll('id: uuid.UUID, item_in', 'slug: str, item_in')
        .replaceAll('session.get(Item, id)', 'session.exec(select(Item).where(Item.slug == slug)).first()'),
    ]),
  )
  const { patch, unwritten } = await proposed(bySlug, TAG)
  expect(patch).toEqual([])
  expect(unwritten.join('\n')).toContain('rows are found by `slug`, which is its own')
})
