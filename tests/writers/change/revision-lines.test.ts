import { expect, test } from 'vitest'
import { withinLines } from '../../../src/writers/change/revision/long-texts.ts'

test('a statement longer than a line stands in several, broken between words', () => {
  const text = `def upgrade():
    op.execute("CREATE TYPE state AS ENUM ('open', 'done')")
    op.execute('SELECT 1')
    op.execute(
        "ALTER TABLE task ALTER COLUMN state TYPE state",
    )
`
  expect(withinLines(text, 50)).toBe(`def upgrade():
    op.execute(
        "CREATE TYPE state AS ENUM ('open', "
        "'done')"
    )
    op.execute('SELECT 1')
    op.execute(
        "ALTER TABLE task ALTER COLUMN state "
        "TYPE state"
    )
`)
  expect(withinLines(text, 80)).toBe(text)
})
