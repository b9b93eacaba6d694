/** What a setting of this name means to whoever sends mails; null when it is about something else. */
export function mailPartOf(variable: string): 'host' | 'port' | 'encryption' | null {
  if (!/(^|_)(SMTP|E?MAILS?)(_|$)/i.test(variable)) return null
  if (/_(SERVER|HOST|HOSTNAME)$/i.test(variable)) return 'host'
  if (/_PORT$/i.test(variable)) return 'port'
  return /_(TLS|SSL|STARTTLS|SSL_TLS|USE_TLS|USE_SSL)$/i.test(variable) ? 'encryption' : null
}

/** Where mails are taken, as a setting says it. */
export const mailValue = (part: 'host' | 'port' | 'encryption', port: number): string =>
  ({ host: '127.0.0.1', port: String(port), encryption: 'false' })[part]
