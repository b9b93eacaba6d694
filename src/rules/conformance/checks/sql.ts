import type { Expression } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { type Check, each } from '../check.ts'

const SQL = /^\s*(select|insert|update|delete|with|call|merge|truncate|alter|create|drop)\b/i
/** Whether the database is there at all. */
const PROBE = /^\s*select\s+1\s*;?\s*$/i
const RUNS = /\.(execute|scalar|scalars|exec|exec_driver_sql|executemany|fetch|fetchrow|fetchval)$/

/** Everything goes through the ORM. */
export const rawSql: Check = {
  name: 'no raw SQL',
  severity: 'medium',
  understand({ text, forbids, exception }) {
    const speaks = /\braw sql\b|\bsql strings?\b|\bhand-?written sql\b|\braw (database )?quer(y|ies)\b/.test(text)
    if (
      !speaks ||
      !forbids ||
      exception !== '' ||
      /\b(in|from|inside|within) (the )?(handlers?|routers?|endpoints?|controllers?|services?|logs?)\b/.test(text)
    )
      return null
    // Building it from strings is forbidden to those who may well write it.
    if (
      /\b(concatenat\w+|interpolat\w+|f-strings?|user input|unparameteri[sz]ed|without parameters|format(ted|ting)?)\b/.test(
        text,
      )
    )
      return null
    return {
      means: 'no statement is written as SQL text',
      test: ({ files }) =>
        each(
          files.filter(({ path }) => !/(^|\/)(alembic|migrations?|versions)\//.test(path)),
          (file) =>
            file.calls
              .filter(({ path, node }) => RUNS.test(path ?? nameOf(node.callee)) && isSql(node.args[0], file))
              .map(({ node, within }) => ({ at: file.place(node), subject: within?.qualname ?? file.path })),
        ),
    }
  },
}

/** No statement is put together from pieces of text. */
export const composedSql: Check = {
  name: 'no composed SQL',
  severity: 'medium',
  understand({ text, forbids, exception }) {
    const speaks =
      /\b(sql|quer(y|ies)|statements?)\b/.test(text) &&
      /\b(concatenat\w+|interpolat\w+|f-strings?|string format\w*|put together|from (text|strings)|string[- ]built)\b/.test(
        text,
      )
    if (!speaks || !forbids || exception !== '') return null
    return {
      means: 'no statement is composed as text',
      test: ({ files }) =>
        each(files, (file) =>
          file.calls
            .filter(
              ({ path, node }) =>
                (RUNS.test(path ?? nameOf(node.callee)) || path === 'sqlalchemy.text') && isComposed(node.args[0]),
            )
            .map(({ node, within }) => ({ at: file.place(node), subject: within?.qualname ?? file.path })),
        ),
    }
  },
}

function isComposed(argument: Expression | undefined): boolean {
  if (argument?.kind === 'JoinedString')
    return argument.parts.some((part) => typeof part !== 'string') && SQL.test(String(argument.parts[0]))
  if (argument?.kind === 'BinaryOperation') {
    const first = leftmost(argument)
    return /^[+%]$/.test(argument.operator) && first.kind === 'Constant' && SQL.test(String(first.value))
  }
  return false
}

const leftmost = (expression: Expression): Expression =>
  expression.kind === 'BinaryOperation' ? leftmost(expression.left) : expression

const nameOf = (callee: Expression): string => (callee.kind === 'Attribute' ? `.${callee.name}` : '')

function isSql(argument: Expression | undefined, file: CodeFile): boolean {
  if (!argument) return false
  if (argument.kind === 'Call')
    return /(^|\.)text$/.test(file.pathOf(argument.callee) ?? '') && !isProbe(argument.args[0])
  if (argument.kind === 'Constant')
    return argument.type === 'str' && SQL.test(String(argument.value)) && !isProbe(argument)
  return argument.kind === 'JoinedString' && typeof argument.parts[0] === 'string' && SQL.test(argument.parts[0])
}

const isProbe = (text: Expression | undefined): boolean => text?.kind === 'Constant' && PROBE.test(String(text.value))
