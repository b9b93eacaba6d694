import { expect, test } from 'vitest'
import { render as markdown } from '../../../src/reports/design/markdown.ts'
import { everythingIn } from '../../../src/writers/design/concern.ts'
import { partsOf } from '../../../src/writers/design/index.ts'
import { bookshop } from '../../fixtures/backend.ts'
import { designDocument, designedOf } from '../../fixtures/design.ts'

const backend = bookshop()
const document = designDocument(partsOf({ ...designedOf(backend), about: everythingIn(backend) }))
const written = (rights = document.rights!) => markdown({ ...document, rights }, { color: false, width: 100 })

test('who may what stands in a table, with the words that say so, and in one row for the same reason', () => {
  const text = written()
  expect(text).toContain('### Who may what')
  expect(text).toContain('| `Task` | read, update | the owner or an admin | supposed |')
  expect(text).toContain('|  | create | a member | “members write tasks” |')
  expect(text).toContain('|  | hand over | the owner | “their own” |')
  expect(written([])).not.toContain('### Who may what')
})

test('who sees and makes what nobody speaks of is told on the first screen', () => {
  const [screen = ''] = written().split('\n### ')
  expect(screen).toContain('- **Who sees them, supposed:** tasks: the owner or an admin.')
  expect(screen).not.toContain('Who makes them')
  const alike = ['Note', 'Task'].map((thing) => ({ thing, rights: [{ verb: 'create', who: 'a member', said: null }] }))
  expect(written(alike)).toContain('- **Who makes them, supposed:** notes and tasks: a member.')
})
