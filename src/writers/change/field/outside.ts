import type { Call, Expression, FunctionDef } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { escapePattern } from '../../../kernel/text.ts'
import type { Classes, CodeClass } from '../source/classes.ts'

/** Reads an instance from what somebody else wrote. */
const READS_TEXT = /^(model_validate_json|parse_raw)$/
/** By these names a client is told what it has to answer with: https://platform.openai.com/docs/guides/structured-outputs */
const ASKS_FOR = /^(response_format|response_schema|output_type|with_structured_output)$/

/**
 * Whether somebody outside fills a class, such as a language model, and nobody here does: all that makes an instance
 * is a text that is read, or a client that was told the class. What a row holds is nothing to ask others for.
 */
export function isFilledOutside(code: Code, classes: Classes, of: CodeClass): boolean {
  const ways = code
    .mentioning(new RegExp(`\\b${escapePattern(of.node.name)}\\b`))
    .flatMap((file) =>
      file.nodes.flatMap((node) => (node.kind === 'Call' ? wayOf(file, node as unknown as Call, classes, of) : [])),
    )
  return ways.includes('outside') && !ways.includes('here')
}

function wayOf(file: CodeFile, { callee, args, keywords }: Call, classes: Classes, of: CodeClass): readonly Way[] {
  const isIt = (one: Expression): boolean =>
    (one.kind === 'Name' || one.kind === 'Attribute') &&
    file.text(one).endsWith(of.node.name) &&
    classes.of(file, one)?.node === of.node
  if (isIt(callee)) return ['here']
  if (callee.kind === 'Attribute' && isIt(callee.value))
    return [READS_TEXT.test(callee.name) || takesText(classes, of, callee.name) ? 'outside' : 'here']
  const isAsked =
    keywords.some(({ name, value }) => name !== null && ASKS_FOR.test(name) && isIt(value)) ||
    (callee.kind === 'Attribute' && ASKS_FOR.test(callee.name) && args.some(isIt))
  return isAsked ? ['outside'] : []
}

type Way = 'outside' | 'here'

/** A method of the class, or of what it stands on, that takes a text and nothing else. */
function takesText(classes: Classes, of: CodeClass, name: string): boolean {
  for (const { file, node } of classes.lineage(of)) {
    const method = node.body.find((one): one is FunctionDef => one.kind === 'FunctionDef' && one.name === name)
    if (!method) continue
    const taken = method.parameters.slice(1)
    return taken.length > 0 && taken.every(({ annotation }) => annotation !== null && isText(file.text(annotation)))
  }
  return false
}

const isText = (annotation: string): boolean =>
  /^(Optional\[)?(str|bytes)\]?(\s*\|\s*(str|bytes|None))*$/.test(annotation.trim())
