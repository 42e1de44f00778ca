import { utf8Bytes } from './bytes.ts'
import { defineHostFunctions } from './define.ts'

const MASK = 0xffffffffffffffffn
const FIRST = 0x87c37b91114253d5n
const SECOND = 0x4cf5ad432745937fn

const times = (a: bigint, b: bigint): bigint => (a * b) & MASK
const rotated = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (64n - by))) & MASK

function mixed(value: bigint): bigint {
  let k = value
  k = times(k ^ (k >> 33n), 0xff51afd7ed558ccdn)
  k = times(k ^ (k >> 33n), 0xc4ceb9fe1a85ec53n)
  return k ^ (k >> 33n)
}

/** MurmurHash3 for 64-bit machines with the seed 0: 32 digits of its 16 bytes, each half from its lowest byte on. */
function murmur3(bytes: Uint8Array): string {
  const padded = new Uint8Array(Math.ceil(bytes.length / 16) * 16 + 16)
  padded.set(bytes)
  const view = new DataView(padded.buffer)
  let [h1, h2] = [0n, 0n]
  const whole = Math.floor(bytes.length / 16)
  const first = (at: number): bigint => times(rotated(times(view.getBigUint64(at, true), FIRST), 31n), SECOND)
  const second = (at: number): bigint => times(rotated(times(view.getBigUint64(at + 8, true), SECOND), 33n), FIRST)
  for (let block = 0; block < whole; block += 1) {
    h1 = (rotated(h1 ^ first(16 * block), 27n) + h2) & MASK
    h1 = (h1 * 5n + 0x52dce729n) & MASK
    h2 = (rotated(h2 ^ second(16 * block), 31n) + h1) & MASK
    h2 = (h2 * 5n + 0x38495ab5n) & MASK
  }
  // What is left is filled up with zeros, which change nothing.
  h2 ^= second(16 * whole)
  h1 ^= first(16 * whole)
  const length = BigInt(bytes.length)
  h1 ^= length
  h2 ^= length
  h1 = (h1 + h2) & MASK
  h2 = (h2 + h1) & MASK
  h1 = mixed(h1)
  h2 = mixed(h2)
  h1 = (h1 + h2) & MASK
  h2 = (h2 + h1) & MASK
  const out = new DataView(new ArrayBuffer(16))
  out.setBigUint64(0, h1, true)
  out.setBigUint64(8, h2, true)
  return [...new Uint8Array(out.buffer)].map((b) => b.toString(16).padStart(2, '0')).join('')
}

export const MURMUR = defineHostFunctions({
  'hash.murmur3_128': {
    doc: 'MurmurHash3 of 128 bits for 64-bit machines with the seed 0 over the UTF-8 bytes of the text, as 32 lower-case hexadecimal digits in the order of its bytes.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text]) => (typeof text === 'string' ? murmur3(utf8Bytes(text)) : null),
    cases: [
      [[''], '00000000000000000000000000000000'],
      [['hello'], '029bbd41b3a7d8cb191dae486a901e5b'],
      [['The quick brown fox jumps over the lazy dog'], '6c1b07bc7bbc4be347939ac4a93c437a'],
      [[null], null],
    ],
  },
})
