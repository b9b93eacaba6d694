import type { Value } from '../../python/values/value.ts'

/** What a callable is called: `get_current_user`, `Authenticator`. */
export function shortName(callee: Value): string {
  switch (callee.kind) {
    case 'function':
    case 'class':
    case 'native':
      return callee.name
    case 'method':
      return shortName(callee.function)
    case 'instance':
      return callee.site && callee.class.kind === 'external' ? lastName(callee.class.path) : shortName(callee.class)
    case 'external':
      return lastName(callee.path)
    case 'generic':
      return shortName(callee.origin)
    default:
      return ''
  }
}

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

/** The name a hint would use: `app.auth:verify`, `fastapi_login.LoginManager`. */
export function fullName(callee: Value): string {
  switch (callee.kind) {
    case 'function':
      return `${callee.site.module.name}:${callee.owner ? `${callee.owner.qualname}.` : ''}${callee.name}`
    case 'class':
      return `${callee.site.module.name}:${callee.qualname}`
    case 'method':
      return fullName(callee.function)
    case 'instance':
      return fullName(callee.class)
    case 'external':
      return callee.path
    case 'generic':
      return fullName(callee.origin)
    default:
      return ''
  }
}
