/** Names of headers, cookies and keys that carry what proves who somebody is. */
const CREDENTIAL =
  /authori[sz]ation|(^|[-_.])auth([-_]|$)|token|api[-_]?key|access[-_]?key|secret|session|jwt|bearer|credential|signature|password|csrf|(^|[-_])sig([-_]|$)|(^|[-_])sid$|hmac|x-.*user|remote-user|forwarded-(user|email)|user[-_]?id|principal|identity|^key$/i
/** In a query these are credentials; a `session` or `user` there is a mere number, and an `author` wrote something. */
const QUERY_CREDENTIAL =
  /^(access[-_]?)?token$|^auth(?!ors?([-_]|$))|api[-_]?key|secret|signature|^sig$|jwt|bearer|password/i
const STATE =
  /user|auth(?!ors?([-_]|$))|token|session(?!_?maker|_?factory)(?!s?$)|user_session|principal|identity|account|member|claims|jwt|credential|subject|scopes|role|api_?key/i

export const isCredentialName = (name: string): boolean => CREDENTIAL.test(name)
export const isQueryCredential = (name: string): boolean => QUERY_CREDENTIAL.test(name)
export const isStateCredential = (name: string): boolean => STATE.test(name)
