/** What a feature brings that calls others over HTTP. */
export const CALLING: readonly string[] = ['outbound/breaker', 'outbound']

export const HTTP_CLIENT = 'httpx==0.28.1'
