import type { Operation, Statement } from '../../model/index.ts'
import type { CodeFunction } from '../../python/code/code.ts'

/** What the handler runs, without what its dependencies do to find the caller. */
export const ownStatements = (operation: Operation, handler: CodeFunction | null): readonly Statement[] =>
  operation.statements.filter(({ chain }) => chain[0]?.what === (handler?.node.name ?? operation.name))

const CHECK =
  /(^|_)(auth\w*|login_?required|require[sd]?|permissions?|roles?|admin|jwt|token|protected|secured?|authenticated?|authori[sz]ed?|verify|scopes?|user)(_|$)/i

/** Named like something that asks who is calling. */
export const namesCheck = (name: string): boolean => CHECK.test(name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2'))
