import type { Operation } from '../../model/index.ts'
import { changesData, meantForEveryone } from '../../model/queries/index.ts'
import type { CodeFile } from '../../python/code/code.ts'
import { type Item, failed, followed, judge, passed, unknown } from './item.ts'

const at = ({ handler }: { readonly handler: Operation['handler'] }) => handler

const writes: Item = {
  question: 'Does every operation that changes data ask for credentials?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.filter((one) => changesData(one) && !meantForEveryone(one, backend)),
      ({ access }) => (access.state === 'enforced' ? true : access.state === 'public' ? false : null),
      { things: 'operations that change data', good: 'ask for them', bad: 'ask for none', at },
    ),
}

const edges: Item = {
  question: 'Are the edges of authentication closed: optional, by a setting, sockets?',
  rules: /^access\//,
  answer: ({ backend }) =>
    judge(
      [...backend.api.operations, ...backend.api.webSockets],
      ({ access: { state } }) => (state === 'enforced' || state === 'public' ? true : null),
      { things: 'operations and sockets', good: 'ask for credentials always or never', bad: '', at },
    ),
}

const owners: Item = {
  question: 'Is a row only handed to who may see it?',
  rules: /^ownership\/(caller|list|object|personal)/,
  answer(subject) {
    const all = subject.backend.api.operations
      .filter(({ access }) => access.principals.length > 0)
      .flatMap((one) => one.statements.filter(({ verb }) => verb !== 'insert').map((statement) => ({ one, statement })))
    return judge(all, ({ statement }) => (statement.scoped === 'yes' ? true : null), {
      things: 'statements of signed-in callers',
      good: 'are restricted to the caller',
      bad: '',
      at: ({ one }) => one.handler,
    })
  },
}

const LOGIN = /(^|[/_-])(log-?in|sign-?in|token|otp|forgot|reset|recover)([/_-]|$)/i
const LIMITER = /slowapi|fastapi_limiter|RateLimit|rate_limit|throttl|lockout|failed_attempts/i

const guessing: Item = {
  question: 'Can passwords and codes not be guessed without end?',
  rules: /^secrets\/login-not-limited$/,
  answer({ backend, code }) {
    const logins = backend.api.operations.filter((one) => one.method === 'post' && LOGIN.test(one.path))
    if (logins.length === 0) return unknown('no operation takes a password or a code')
    const limiters = code.mentioning(LIMITER)
    if (limiters.length === 0) return failed('nothing in the code limits how often one may try', logins.map(at))
    return logins.every((one) => isLimited(one, limiters))
      ? passed(`a limit stands on all ${logins.length} of them`, logins.map(at))
      : unknown(`${limiters[0]!.path} limits something; whether it limits these nobody can tell`)
  },
}

const isLimited = ({ handler, dependencies }: Operation, limiters: readonly CodeFile[]): boolean =>
  dependencies.some(({ name }) => /limit|throttl/i.test(name)) ||
  limiters.some(
    (file) =>
      file.path === handler.file &&
      file.functionNamedAt(handler.line)?.node.decorators.some((one) => /limit|throttl/i.test(file.text(one))),
  )

const tokens: Item = {
  question: 'Are tokens and passwords made and checked as they must be?',
  rules: /^secrets\/(token|password|salt|refresh|logout|jwks|code|signing-key-weak|user)/,
  answer({ backend, code }) {
    const found = code.calls(
      /^(jwt|jose\.\w+|authlib\.jose)(\.\w+)*\.(encode|decode)$|\.(verify|hash|hashpw|checkpw)$/,
      /\b(jwt|jose|passlib|pwdlib|bcrypt|argon2)\b/,
    )
    const places = found.map(({ file, node }) => file.place(node))
    if (found.length === 0) return unknown('no place in the code was seen to make or read any')
    return followed({ backend, code }).answer === 'pass'
      ? passed(`${found.length} places make or read them, and nothing was found`, places)
      : unknown(`${found.length} places make or read them; not every operation could be followed to its end`)
  },
}

const secrets: Item = {
  question: 'Are there no secrets in the code?',
  rules: /^secrets\/(signing-key-in-code|default-credentials)$/,
  answer: ({ backend }) =>
    judge(
      backend.runtime.settings.filter(({ secret }) => secret),
      ({ default: given }) => given === null || !/^[rbuf]?(['"])(?!\1)/.test(given),
      {
        things: 'secret settings',
        good: 'are given from outside',
        bad: 'have a value in the code',
        at: (one) => one.at,
      },
    ),
}

const fields: Item = {
  question: 'Can a caller set only what is his to set?',
  rules: /^ownership\/(privileged|raw|table)/,
  answer: followed,
}

const leaks: Item = {
  question: 'Does nothing secret leave by answers, errors, logs or debug routes?',
  rules: /^(exposure\/|ownership\/secret)/,
  answer: followed,
}

export const access: readonly Item[] = [writes, edges, owners, fields, leaks, guessing, tokens, secrets]
