/**
 * MD5 of `bytes`, for `$hash(text, 'MD5')`: Web Crypto, which is all that browsers have, leaves it out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1321
 */
export function md5(bytes: Uint8Array): Uint8Array {
  const words = new DataView(padded(bytes).buffer)
  let state: Words = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let block = 0; block < words.byteLength; block += 64) {
    const mixed = mixBlock(words, block, state)
    state = [state[0] + mixed[0], state[1] + mixed[1], state[2] + mixed[2], state[3] + mixed[3]]
  }
  const digest = new DataView(new ArrayBuffer(16))
  state.forEach((word, index) => digest.setUint32(index * 4, word, true))
  return new Uint8Array(digest.buffer)
}

type Words = readonly [a: number, b: number, c: number, d: number]

/** A 1 bit, zeros up to 8 bytes short of a whole block, and the length in bits. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  whole.set(bytes)
  whole[bytes.length] = 0x80
  new DataView(whole.buffer).setBigUint64(whole.length - 8, BigInt(bytes.length) * 8n, true)
  return whole
}

function mixBlock(words: DataView, block: number, start: Words): Words {
  let [a, b, c, d] = start
  for (let step = 0; step < 64; step++) {
    const round = step >> 4
    const [mixed, word] = roundOf(round, step, b, c, d)
    const sum = a + mixed + (sines[step] ?? 0) + words.getUint32(block + word * 4, true)
    const turned = rotate(sum | 0, shifts[round]?.[step % 4] ?? 0)
    ;[a, b, c, d] = [d, (b + turned) | 0, b, c]
  }
  return [a, b, c, d]
}

/** What a round mixes, and the word of the block that it reads. */
function roundOf(round: number, step: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), step]
  if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) % 16]
  if (round === 2) return [b ^ c ^ d, (3 * step + 5) % 16]
  return [c ^ (b | ~d), (7 * step) % 16]
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
const sines = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32))
const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
]
