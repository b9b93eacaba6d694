import type { Backend, JsonSchema, Operation } from '../../model/index.ts'

/** What an operation lets somebody try: a password or code, or to be sent a way to set a new one. */
export type Guess = 'login' | 'reset'

const LOGIN = /log_?-?in|sign_?-?in|token|authenticat|(^|[/_-])(otp|totp|mfa|2fa)|verify_?-?(otp|code|pin)/i
const NO_LOGIN = /refresh|register|sign_?-?up|revoke|log_?-?out|introspect|change|update|create_?user/i
const RESET = /forgot|forget|recover|reset/i
const SECRET = /^(password|passwd|pwd|pin|otp|otp_code|totp|totp_code|mfa_code)$/i

/** Whether callers who are nobody yet can guess here, and something looks at their guess. */
export function guessAt(backend: Backend, operation: Operation): Guess | null {
  const { method, path, name, trace, access } = operation
  if (method !== 'post' || !trace || access.principals.length > 0) return null
  const title = `${path.split('/').slice(-2).join('/')} ${name}`
  const properties = propertiesOf(backend, operation)
  const acts =
    operation.statements.length > 0 ||
    operation.effects.length > 0 ||
    trace.calls.some((call) => CHECKS.test(call.path))
  if (!acts) return null
  if (RESET.test(title) && properties.some((one) => /(^|_)(code|otp|pin)$/i.test(one))) return 'login'
  if (RESET.test(title)) return access.state !== 'enforced' && asksForReset(properties) ? 'reset' : null
  if (NO_LOGIN.test(title) || !LOGIN.test(title)) return null
  return properties.some((one) => SECRET.test(one)) ? 'login' : null
}

/** By the address alone: who has the token of a reset has started one. */
const asksForReset = (properties: readonly string[]): boolean =>
  properties.some((one) => /^(e_?mail|username|user_?name|phone\w*|login|account|identifier)$/i.test(one)) &&
  !properties.some((one) => /token|passw|code|otp/i.test(one))

const CHECKS = /(checkpw|verify|compare_digest|jwt\.encode|check_password_hash)/

/** What a caller gives: parameters, the fields of the body, and those of the models in it. */
function propertiesOf(backend: Backend, { application, body, parameters }: Operation): readonly string[] {
  const schemas = backend.api.applications.find((one) => one.id === application)?.schemas ?? {}
  const fields = Object.values(body?.content ?? {}).flatMap((schema) => namesIn(schema, schemas, 0))
  return [...parameters.map(({ name }) => name), ...fields]
}

function namesIn(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>, depth: number): readonly string[] {
  const reference = schema['$ref']
  const named = typeof reference === 'string' ? schemas[reference.slice(reference.lastIndexOf('/') + 1)] : schema
  const properties = (named?.['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  return Object.entries(properties).flatMap(([name, inner]) => [
    name,
    ...(depth < 1 ? namesIn(inner, schemas, depth + 1) : []),
  ])
}
