import { expect, test } from 'vitest'
import type { Backend, Operation } from '../../../src/model/index.ts'
import {
  askedOfAnyone,
  askedTogether,
  otherPolicies,
  ownPolicies,
} from '../../../src/writers/design/access/policies.ts'

const policy = (id: string) => ({ id, name: id, condition: { kind: 'constant', value: true } })
const backend = {
  api: { policies: ['recipe:readable', 'ingredient:creatable'].map(policy) },
  data: {},
} as unknown as Backend
const operation = (method: string, path: string): Operation =>
  ({
    method,
    path,
    policies: [
      { policy: 'recipe:readable', table: 'recipes' },
      { policy: 'ingredient:creatable', table: 'ingredients' },
    ],
    statements: [{ verb: 'insert', tables: ['ingredients'] }],
  }) as unknown as Operation

test('who may make a row is asked of the row, and not of what it refers to', () => {
  const made = operation('post', '/ingredients')
  expect(ownPolicies(backend, made).map(({ id }) => id)).toEqual(['ingredient:creatable'])
  expect(otherPolicies(backend, made).map(({ table }) => table)).toEqual(['recipes'])
})

test('elsewhere what is asked first is about the rows', () => {
  expect(ownPolicies(backend, operation('post', '/recipes/{id}/steps')).map(({ id }) => id)).toEqual([
    'recipe:readable',
  ])
})

test('what asks nothing of a caller holds where nobody is signed in', () => {
  const caller = { has: null, policies: new Map() }
  const asked = (condition: object, anonymous: object | null = null) =>
    askedOfAnyone(
      [{ id: 'a', name: 'a', condition, anonymous }] as unknown as Parameters<typeof askedOfAnyone>[0],
      caller,
    )
  const published = {
    kind: 'compare',
    operator: '=',
    left: { kind: 'column', table: 'posts', column: 'status' },
    right: { kind: 'constant', value: 'published' },
  }
  expect(asked({ kind: 'constant', value: true })).toBe(true)
  expect(asked(published)).toEqual(published)
  expect(asked({ kind: 'role', role: 'admin' })).toBe(false)
  expect(asked({ ...published, right: { kind: 'caller', table: 'users', column: 'id' } })).toBe(false)
  expect(asked({ kind: 'constant', value: true }, { kind: 'constant', value: false })).toBe(false)
})

test('whoever takes one step is asked about that one, and not about all steps at once', () => {
  const role = (name: string) => ({ kind: 'role', role: name })
  const asked = (id: string, condition: object) => ({ id, name: id, condition, anonymous: null })
  const job = (...steps: readonly object[]) =>
    ({
      api: {
        policies: [
          asked('job:set', { kind: 'any', sides: [role('translator'), role('reviewer')] }),
          asked('job:accept', role('translator')),
          asked('job:approve', role('reviewer')),
        ],
      },
      data: { steps: [{ steps }] },
    }) as unknown as Backend
  const put = {
    method: 'put',
    path: '/jobs/{id}/status',
    policies: ['job:set', 'job:accept', 'job:approve'].map((policy) => ({ policy, table: '' })),
    statements: [],
  } as unknown as Operation
  const may = (backend: Backend, name: string) =>
    askedTogether(ownPolicies(backend, put), { has: (one) => one === name, policies: new Map() })
  const told = job({ policy: 'job:accept' }, { policy: 'job:approve' })
  expect([may(told, 'translator'), may(told, 'reviewer'), may(told, 'client')]).toEqual([true, true, false])
  // A step that is open to whoever may set it at all says nothing more.
  expect(ownPolicies(job({ policy: 'job:accept' }, {}), put).map(({ id }) => id)).toEqual(['job:set', 'job:approve'])
})

test('steps that are for several ask one or the other of them, and never all at once', () => {
  const role = (name: string) => ({ kind: 'role', role: name })
  const named = ['translator', 'reviewer'].map((name) => ({ id: name, name, condition: role(name), anonymous: null }))
  const steps = [
    { from: 'pending', to: 'accepted', policy: 'translator' },
    { from: 'accepted', to: 'approved', policy: 'reviewer' },
  ]
  const stepping = (some: readonly object[]) =>
    ({ api: { policies: named }, data: { steps: [{ choice: 'Job', steps: some }] } }) as unknown as Backend
  const asks = { method: 'put', path: '/jobs/{id}/status', statements: [] }
  const policies = named.map(({ id }) => ({ policy: id, table: '' }))
  const put = { ...asks, policies } as unknown as Operation
  expect(ownPolicies(stepping(steps), put).map(({ condition }) => condition)).toEqual([
    { kind: 'any', sides: [role('translator'), role('reviewer')] },
  ])
  // One of them is for whoever may set it at all.
  expect(ownPolicies(stepping([...steps, { from: 'approved', to: 'paid' }]), put)).toEqual([])
})
