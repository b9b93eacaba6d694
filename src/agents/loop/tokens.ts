/** More than any tokenizer makes of English or JSON, so that what is set aside is enough: three bytes each. */
export const estimatedTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3)
