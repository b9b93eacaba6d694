import { describe, expect, test } from 'vitest'
import type { AccessCheck, Dependency, Filter, Operation } from '../../src/model/index.ts'
import { access, operation, place, statement, step } from '../fixtures/backend.ts'
import { backendOf, evolutionBetween, told, withMiddleware } from './code.ts'

const changed = (before: Partial<Operation>, after: Partial<Operation>): readonly string[] =>
  told(backendOf([operation('GET /orders', before)]), backendOf([operation('GET /orders', after)]), 'security')
const ids = (lines: readonly string[]): readonly string[] => lines.map((line) => line.split(' ').slice(0, 2).join(' '))

const enforced = access('enforced')
const check: AccessCheck = { kind: 'authorization', status: 403, chain: [step('checks the owner')], condition: '' }
const dependency = (name: string, via: Dependency['via']): Dependency => ({
  name,
  via,
  at: place('app/api.py', 3),
  scopes: [],
  dependencies: [],
})
const byCaller: Filter = { column: 'orders.owner_id', operator: '==', from: 'principal', text: 'user.id' }
const byState: Filter = { column: 'orders.state', operator: '==', from: 'query', text: 'state' }

describe('access', () => {
  test('that is as it was says nothing', () => {
    expect(changed({ access: enforced }, { access: enforced })).toEqual([])
  })

  test.each([
    ['enforced', 'public', 'error authentication-lost'],
    ['enforced', 'optional', 'error authentication-weakened'],
    ['enforced', 'conditional', 'error authentication-weakened'],
    ['conditional', 'public', 'error authentication-lost'],
    ['public', 'enforced', 'warning access-tightened'],
  ] as const)('%s -> %s is %s', (before, after, expected) => {
    expect(ids(changed({ access: access(before) }, { access: access(after) }))).toEqual([expected])
  })

  test('that nobody could read is never said to be lost', () => {
    expect(changed({ access: enforced }, { access: access('unknown') })).toEqual([])
    const evolution = evolutionBetween(
      backendOf([operation('GET /orders', { access: enforced })]),
      backendOf([operation('GET /orders', { access: access('unknown') })]),
      ['security'],
    )
    expect(evolution.examined.unknown).toContainEqual({ what: 'access of an operation', times: 1 })
  })

  test('a refusal nobody can decide here makes it a warning', () => {
    const refusal = {
      status: 403,
      exception: 'HTTPException',
      detail: null,
      escapes: true,
      conditions: ['x'],
      chain: [],
    }
    const trace = {
      calls: [],
      refusals: [refusal],
      assignments: [],
      returns: [],
      followUps: [],
      rows: [],
      coroutines: [],
      complete: true,
    }
    expect(ids(changed({ access: enforced }, { access: access('optional'), trace }))).toEqual([
      'warning authentication-weakened',
    ])
  })

  test('a role and a scope are lost for certain when nothing of them is left', () => {
    const roles = (...names: readonly string[]) => ({ access: access('enforced', { roles: names }) })
    const scopes = (...names: readonly string[]) => ({ access: access('enforced', { scopes: names }) })
    expect(ids(changed(roles('admin'), roles()))).toEqual(['error role-lost'])
    expect(ids(changed(roles('admin'), roles('user')))).toEqual(['error role-lost'])
    expect(ids(changed(roles('admin', 'owner'), roles('admin')))).toEqual(['warning role-lost'])
    expect(ids(changed(roles(), roles('admin')))).toEqual(['warning role-added'])
    expect(ids(changed(scopes('read', 'write'), scopes('read')))).toEqual(['error scope-lost'])
  })

  test('checks of what a known caller may do are lost when none is left', () => {
    const checked = { access: access('enforced', { checks: [check] }) }
    expect(changed(checked, { access: enforced })).toEqual([
      'error authorization-lost GET /orders: whether the caller is allowed to is no longer checked: `checks the owner` is gone',
    ])
    expect(changed(checked, { access: access('enforced', { checks: [{ ...check, status: 404 }] }) })).toEqual([])
  })
})

describe('rows', () => {
  const scoped = { statements: [statement('select', ['orders'], { scoped: 'yes', filters: [byCaller, byState] })] }

  test('a filter by the caller that is gone is an error, with both places', () => {
    const open = {
      statements: [
        statement('select', ['orders'], {
          scoped: 'no',
          filters: [byState],
          chain: [step('select', 'app/orders.py', 9)],
        }),
      ],
    }
    expect(changed(scoped, open)).toEqual([
      'error row-filter-lost GET /orders: `select orders` no longer keeps to the rows of the caller: the filter by `orders.owner_id` is gone',
    ])
    const [change] = evolutionBetween(
      backendOf([operation('GET /orders', scoped)]),
      backendOf([operation('GET /orders', open)]),
      ['security'],
    ).changes
    expect([change?.before?.file, change?.after?.file, change?.after?.line]).toEqual([
      'app/services.py',
      'app/orders.py',
      9,
    ])
  })

  test('what is kept to the caller in another way is not lost, what nobody can tell is a warning', () => {
    const other = { statements: [statement('select', ['orders'], { scoped: 'yes', filters: [byState] })] }
    const dark = { statements: [statement('select', ['orders'], { scoped: 'unknown', filters: [byState] })] }
    expect(changed(scoped, other)).toEqual([])
    expect(ids(changed(scoped, dark))).toEqual(['warning row-filter-lost'])
  })

  test('one of two statements on the same table is the one that lost it', () => {
    const both = {
      statements: [...scoped.statements, statement('select', ['orders'], { scoped: 'no', filters: [byState] })],
    }
    const one = {
      statements: [
        statement('select', ['orders'], { scoped: 'no', filters: [byState] }),
        statement('select', ['orders'], { scoped: 'no', filters: [] }),
      ],
    }
    expect(ids(changed(both, one))).toEqual(['error row-filter-lost'])
  })
})

describe('guards given to many', () => {
  test('a dependency of the router is lost, or replaced', () => {
    const with_ = (...names: readonly string[]) => ({ dependencies: names.map((name) => dependency(name, 'router')) })
    expect(ids(changed(with_('require_user'), with_()))).toEqual(['error router-dependency-lost'])
    expect(ids(changed(with_('require_user'), with_('require_member')))).toEqual(['warning router-dependency-replaced'])
    expect(changed(with_('require_user'), { dependencies: [dependency('require_user', 'parameter')] })).toEqual([])
  })

  test('a middleware is lost', () => {
    expect(told(withMiddleware('app.security.Tenant', 'x.Cors'), withMiddleware('x.Cors'), 'security')).toEqual([
      'error middleware-lost: the middleware `Tenant` is gone',
    ])
  })
})

test('a WebSocket that asks for nothing any more is told', () => {
  const socket = (state: 'enforced' | 'public') =>
    backendOf([], {
      webSockets: [
        {
          application: 'app.main:app',
          path: '/live',
          name: 'live',
          handler: place(),
          wiring: [],
          conditions: [],
          dependencies: [],
          access: access(state),
        },
      ],
    })
  expect(ids(told(socket('enforced'), socket('public'), 'security'))).toEqual(['error authentication-lost'])
})
