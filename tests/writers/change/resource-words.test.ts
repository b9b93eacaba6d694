import { expect, test } from 'vitest'
import { namingOf } from '../../../src/writers/change/resource/names.ts'
import { Words } from '../../../src/writers/change/resource/words.ts'

const words = (from: string, to: string, ...others: readonly string[]): Words =>
  new Words({ from: [namingOf(from)], to: namingOf(to), others: others.map(namingOf), path: 'kebab' })

test('a name is replaced in every form code writes it', () => {
  const { renamed } = bound(words('Item', 'SupportTicket'))
  expect(renamed('ItemCreate ItemsPublic create_item db_items ITEM_LIMIT item1', 'code')).toBe(
    'SupportTicketCreate SupportTicketsPublic create_support_ticket db_support_tickets SUPPORT_TICKET_LIMIT support_ticket1',
  )
  expect(renamed('/items/{', 'path')).toBe('/support-tickets/{')
  expect(renamed('Item not found among items', 'prose')).toBe('Support ticket not found among support tickets')
  const { renamed: back } = bound(words('SupportTicket', 'Tag'))
  expect(back('SupportTicketOut support_tickets support-tickets "Support ticket" supportTicket', 'code')).toBe(
    'TagOut tags tags "Tag" tag',
  )
})

test('other words with the same letters in them stay, and so do names of other things', () => {
  const { renamed } = bound(words('Item', 'Tag', 'OrderItem'))
  expect(renamed('itemize Itemised litem OrderItem order_items item', 'code')).toBe(
    'itemize Itemised litem OrderItem order_items tag',
  )
})

test('more than one of it is called as words are in English', () => {
  const { renamed } = bound(words('Category', 'Box'))
  expect(renamed('Category categories CategoryModel', 'code')).toBe('Box boxes BoxModel')
})

const bound = (of: Words): Pick<Words, 'renamed'> => ({ renamed: (text, context) => of.renamed(text, context) })
