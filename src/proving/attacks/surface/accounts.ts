import type { Backend, Operation } from '../../../model/index.ts'
import { bodyOf, isSecured, membersOf } from './bodies.ts'

/** The operations accounts live by, recognised by what they are called and what they take. */
export interface Accounts {
  readonly signUp: Operation | null
  readonly login: Operation | null
  /** Has a link mailed that signs in, and signs in by it. */
  readonly askForLink: Operation | null
  readonly followLink: Operation | null
  readonly refresh: Operation | null
  readonly logout: Operation | null
  readonly changePassword: Operation | null
  readonly forgot: Operation | null
  readonly reset: Operation | null
  readonly verify: Operation | null
  readonly me: Operation | null
  readonly changeMe: Operation | null
  readonly deleteMe: Operation | null
  /** Users, as whoever administers them meets them. */
  readonly createUser: Operation | null
  readonly changeUser: Operation | null
  readonly deleteUser: Operation | null
}

interface Shape {
  readonly methods: string
  readonly path: RegExp
  /** Of the members of its body. */
  readonly takes?: (names: readonly string[], path: string) => boolean
  readonly secured?: boolean
}

const has = (names: readonly string[], word: RegExp): boolean => names.some((name) => word.test(name))
const identity = /^(e?mail|username|login)$/i
const password = /passw/i

const shapes: Readonly<Record<keyof Accounts, Shape>> = {
  signUp: {
    methods: 'post',
    path: /(sign-?_?up|register|registration|\/users(\/open)?)\/?$/i,
    takes: (names) => has(names, password),
    secured: false,
  },
  login: {
    methods: 'post',
    path: /(log-?_?in|sign-?_?in|\/sessions?|token|\/auth)\/?$/i,
    takes: (names) => has(names, password) && has(names, identity) && !has(names, /new_?password/i),
    secured: false,
  },
  askForLink: {
    methods: 'post',
    path: /(magic|login|sign-?_?in|passwordless|auth)[/_-]?(links?|email)?\/?$|\/links?\/?$/i,
    takes: (names) => has(names, /^e?mail$/i) && names.length === 1,
    secured: false,
  },
  followLink: {
    methods: 'post',
    path: /(log-?_?in|sign-?_?in|magic-?_?link|passwordless)(\/(verify|use|confirm|callback))?\/?$/i,
    takes: (names) => has(names, /^(token|code)$/i) && !has(names, password),
    secured: false,
  },
  refresh: { methods: 'post', path: /refresh/i },
  logout: { methods: 'post delete', path: /(log-?_?out|sign-?_?out|\/revoke)\/?$/i },
  changePassword: {
    methods: 'put patch post',
    path: /passw/i,
    takes: (names) => has(names, /new_?password/i) && !has(names, /^token$|code/i),
    secured: true,
  },
  forgot: {
    methods: 'post',
    path: /forgot|recover|(reset|password)-?(request|reset)?\/?$|reset-password-request/i,
    takes: (names, path) => (has(names, /^e?mail$/i) || path.includes('{email}')) && !has(names, password),
    secured: false,
  },
  reset: {
    methods: 'post put',
    path: /reset|recover/i,
    takes: (names) => has(names, password) && has(names, /token|code/i),
    secured: false,
  },
  verify: { methods: 'post get', path: /verif|confirm/i, takes: (names) => !has(names, password), secured: false },
  me: { methods: 'get', path: /\/(me|profile|account)\/?$/i, secured: true },
  changeMe: { methods: 'patch put', path: /\/(me|profile|account)\/?$/i, secured: true },
  deleteMe: { methods: 'delete', path: /\/(me|profile|account)\/?$/i, secured: true },
  createUser: { methods: 'post', path: /\/users\/?$/i, takes: (names) => has(names, password), secured: true },
  changeUser: { methods: 'patch put', path: /\/users\/\{[^}]+\}\/?$/i, secured: true },
  deleteUser: { methods: 'delete', path: /\/users\/\{[^}]+\}\/?$/i, secured: true },
}

export function accountsOf(operations: readonly Operation[], backend: Backend): Accounts {
  const found = (shape: Shape): Operation | null => operations.find((one) => fits(one, shape, backend)) ?? null
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, found(shape)])) as unknown as Accounts
}

function fits(operation: Operation, shape: Shape, backend: Backend): boolean {
  if (!shape.methods.split(' ').includes(operation.method) || !shape.path.test(operation.path)) return false
  if (shape.secured !== undefined && isSecured(operation) !== shape.secured) return false
  const names = bodyOf(operation) === null ? [] : Object.keys(membersOf(backend, operation))
  return shape.takes?.(names, operation.path) ?? true
}
