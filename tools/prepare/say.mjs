// Progress on stderr: one line redrawn on a terminal, one line each elsewhere.
const { stderr } = process

export const say = (text) => stderr.write(stderr.isTTY ? `\r\u001B[2K${text}` : `${text}\n`)
export const erase = () => stderr.isTTY && stderr.write('\r\u001B[2K')
