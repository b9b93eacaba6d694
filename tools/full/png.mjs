// Just enough of PNG for a screenshot: eight bits, red, green and blue with or without alpha, not interlaced.
// https://www.w3.org/TR/png-3/
import { inflateSync } from 'node:zlib'

const channels = { 2: 3, 6: 4 }

/** The size of a picture and how many pixels it has of each colour. */
export function readPng(file) {
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('This is no PNG.')
  const [width, height, depth, kind, interlaced] = [16, 20]
    .map((at) => file.readUInt32BE(at))
    .concat(file[24], file[25], file[28])
  const step = channels[kind]
  if (depth !== 8 || step === undefined || interlaced !== 0)
    throw new Error('This PNG is of another kind than expected.')
  const raw = inflateSync(Buffer.concat(dataOf(file)))
  const line = width * step
  const colours = new Map()
  let above = Buffer.alloc(line)
  for (let row = 0; row < height; row += 1) {
    const at = row * (line + 1)
    const pixels = raw.subarray(at + 1, at + 1 + line)
    unfilter(raw[at], pixels, above, step)
    for (let x = 0; x < line; x += step) {
      const colour = pixels.readUIntBE(x, 3)
      colours.set(colour, (colours.get(colour) ?? 0) + 1)
    }
    above = pixels
  }
  return { width, height, colours }
}

function dataOf(file) {
  const parts = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  }
  return parts
}

/** Each line is told as what it differs in from the pixel to the left, from the line above, or from both. */
function unfilter(filter, pixels, above, step) {
  for (let x = 0; x < pixels.length; x += 1) {
    const left = x < step ? 0 : pixels[x - step]
    const up = above[x]
    const corner = x < step ? 0 : above[x - step]
    const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter]
    pixels[x] = (pixels[x] + guess) & 255
  }
}

function nearest(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
