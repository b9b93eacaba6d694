import { expect, test } from 'vitest'
import { accessAnswer } from '../../../src/flows/design/answer/access.ts'
import { readBookshop } from './bookshop.ts'

const shop = await readBookshop()
const first = (paths: RegExp, question: string): string =>
  accessAnswer(
    shop,
    shop.api.operations.filter(({ path, method }) => paths.test(`${method} ${path}`)),
    question,
  )[0]!.text

test('who may see rows of others is told by whose rows an operation finds', () => {
  const question = "Can staff see other people's orders?"
  expect(first(/^get \/orders/, question)).toMatch(/^No: .*`GET \/orders`.* let staff at rows of their own alone\.$/)
  const mixed = first(/^(get \/orders|delete \/reviews)/, question)
  expect(mixed).toMatch(
    /^staff may do `DELETE \/reviews\/\{review_id\}` with rows of others; .*`GET \/orders`.* alone\.$/,
  )
})
