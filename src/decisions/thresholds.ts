/** A difference below this is one between two runs of the same thing. */
export const CLEARLY = 1.3

/** Pages of 8 kB more than which somebody notices, where they do not lie in memory. */
export const NOTICED = 100

/** The same in bytes of a disk: what is less than this nobody pays for. */
export const WORTH_BYTES = 256 * 1024 ** 2
