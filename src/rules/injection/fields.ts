import type { JsonSchema, Operation } from '../../model/index.ts'
import type { ClassDef, Expression } from '../../python/ast.ts'
import type { CodeFile } from '../../python/code/code.ts'
import { nodesIn, textOf } from '../../python/code/names.ts'
import type { Subject } from '../rule.ts'
import { isNarrowSchema } from './narrow.ts'

/** Whether the declaration of a field, `Order.name`, says what it can hold, or a validator of its class looks at it. */
export function isValidated(field: string, operation: Operation, { backend, code }: Subject): boolean {
  const [owner, name] = field.split('.')
  if (!owner || !name) return false
  const application = backend.api.applications.find((one) => one.id === operation.application)
  const properties = application?.schemas[owner]?.['properties'] as Readonly<Record<string, JsonSchema>> | undefined
  if (isNarrowSchema(properties?.[name] ?? null)) return true
  return code
    .mentioning(new RegExp(`class ${owner}\\b`))
    .some((file) => file.classes.some((one) => one.name === owner && looksAt(one, name, file)))
}

const VALIDATORS = /^(field_validator|validator|model_validator|root_validator)$/

function looksAt(owner: ClassDef, name: string, file: CodeFile): boolean {
  return owner.body.some((one) => {
    if (one.kind === 'AnnotatedAssign')
      return one.target.kind === 'Name' && one.target.id === name && mentionsValidator(one.annotation, file)
    return one.kind === 'FunctionDef' && one.decorators.some((decorator) => validates(decorator, name, file))
  })
}

function validates(decorator: Expression, name: string, file: CodeFile): boolean {
  const path = file.pathOf(decorator) ?? ''
  const own = path.slice(path.lastIndexOf('.') + 1)
  if (!VALIDATORS.test(own)) return false
  if (!/^(field_)?validator$/.test(own) || decorator.kind !== 'Call') return true
  return decorator.args.some((one) => textOf(one) === name || textOf(one) === '*')
}

/** `Annotated[str, AfterValidator(check)]`, also under a name of its own in the same file. */
function mentionsValidator(annotation: Expression, file: CodeFile): boolean {
  if (/Validator\(/.test(file.text(annotation))) return true
  const names = new Set([...nodesIn(annotation)].flatMap((one) => (one.kind === 'Name' ? [String(one['id'])] : [])))
  return file.tree.body.some(
    (one) =>
      one.kind === 'Assign' &&
      one.targets.some((target) => target.kind === 'Name' && names.has(target.id)) &&
      /Validator\(/.test(file.text(one.value)),
  )
}
