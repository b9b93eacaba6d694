import { secretKindOf } from '../../model/queries/index.ts'

/** Texts that are keys wherever they stand, by those who give them out. Every repetition is bounded. */
export const keyShapes: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{0,20000}(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g,
  /\bsk-[A-Za-z0-9_-]{16,200}/g,
  /\b[spr]k_(?:live|test)_[A-Za-z0-9]{10,200}/g,
  /\bwhsec_[A-Za-z0-9+/=]{16,200}/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,255}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,255}/g,
  /\bglpat-[A-Za-z0-9_-]{16,100}/g,
  /\bxox[abeprs]-[A-Za-z0-9-]{10,200}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAIza[A-Za-z0-9_-]{30,60}/g,
  /\b(?:hf|npm)_[A-Za-z0-9]{20,100}/g,
  /\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}/g,
  /\beyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{4,4000}\.[A-Za-z0-9_-]{8,1000}/g,
]

/** `postgresql://shop:PASSWORD@db`: group 2 is what nobody may see. */
export const inAddress = /(:\/\/[^\s:/@"'`]{0,100}:)([^\s@/"'`]{1,200})(?=@)/g

/** `SECRET_KEY = "VALUE"`: a name, what stands between, a value. */
export const assigned = /\b([A-Za-z]\w{0,80})("?'?\s{0,3}[=:]\s{0,3}["']?)([^\s"',;)}\]]{6,300})/g

const ENDS_SECRET =
  /(^|_)(token|password|passwd|passphrase|secret|api_?key|private_?key|access_?key|signing_?key|dsn|credentials?|pepper|salt)$/i

/** Whether what bears this name is for nobody's eyes. */
export function namesSecret(name: string): boolean {
  const kind = secretKindOf(name)
  return kind === 'password' || kind === 'secret' || ENDS_SECRET.test(name)
}

/** Values that stand for no secret: what a type is called, where a value comes from, what examples hold. */
const PLAIN = /^([a-z_ .]+|[A-Z][A-Za-z]*|[$<{(].*|os\.environ.*|settings\..*|\*+|\d{1,5}|true|false|none|null)$/i

/** Whether a value that stands behind such a name looks like the secret itself. */
export const looksSecret = (value: string): boolean => value.length >= 8 && !/\s/.test(value) && !PLAIN.test(value)
