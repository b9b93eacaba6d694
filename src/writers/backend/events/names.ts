import { snake } from '../../../blueprint/storage/names.ts'

/** `Document.created` is `document.created`. */
export const eventName = (text: string): string => {
  const [resource = '', ...rest] = text.split('.')
  return /^[A-Z]/.test(resource) ? [snake(resource), ...rest].join('.') : text
}
