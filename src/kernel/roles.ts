const HEADS = ['head', 'senior', 'chief', 'lead', 'leading', 'principal', 'master']

/** `head_brewer` of `brewer`: one of them who stands above the others. */
export const isHeadOf = (role: string, other: string): boolean => HEADS.some((head) => role === `${head}_${other}`)
