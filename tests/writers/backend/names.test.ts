import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { functionOf, moduleName } from '../../../src/writers/backend/names.ts'

const FOLDER = new URL('../../../src/writers/backend/', import.meta.url)
/** Folders of a backend that have a module for each resource. */
const OF_RESOURCES =
  /files\/app\/(?:models|schemas|services|repositories|access|api\/v1\/(?:endpoints|operations))\/(\w+)\.py$/

test('what somebody calls one of his things is no module of the backend itself', () => {
  const own = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const module = OF_RESOURCES.exec(path)?.[1]
    return module === undefined ? [] : [module]
  })
  expect(own).toContain('account_registration')
  const things = ['Account', 'Registration', 'Verification', 'Booking', 'Base', 'Page', 'Import', 'Lambda'].map(
    moduleName,
  )
  expect(things.filter((module) => own.includes(module))).toEqual([])
  expect(things).toContain('lambda_')
})

test('a function is called as no word of Python', () => {
  expect(['return', 'import', 'submit'].map(functionOf)).toEqual(['return_', 'import_', 'submit'])
})
