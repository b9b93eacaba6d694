import { expect, test } from 'vitest'
import { designRequested } from '../../../src/flows/clarify.ts'

const accessIn = (text: string): string => designRequested(text, null).blueprint.replaceAll(/\s+/g, ' ')

test('what a job brings in is entered by nobody, and is nobody’s own', () => {
  const blueprint = accessIn('A backend with a nightly job that imports meter readings from CSV files.')
  expect(blueprint).toContain('create: nobody')
  expect(blueprint).not.toContain('= me set')
})

test('of those who see only their own it is one’s, and nobody of them changes it', () => {
  const blueprint = accessIn(
    'A backend where a nightly job imports invoices and customers see only their own invoices.',
  )
  expect(blueprint).toContain('customer_user: -> User cascade')
  expect(blueprint).toContain('read: customer_user or admin, create: nobody, update: admin, delete: admin')
})
