// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md, XXH64 with the seed 0.
const PRIME_1 = 0x9e3779b185ebca87n
const PRIME_2 = 0xc2b2ae3d27d4eb4fn
const PRIME_3 = 0x165667b19e3779f9n
const PRIME_4 = 0x85ebca77c2b2ae63n
const PRIME_5 = 0x27d4eb2f165667c5n

const low = (value: bigint): bigint => BigInt.asUintN(64, value)
const rotated = (value: bigint, bits: bigint): bigint => low((value << bits) | (value >> (64n - bits)))
const round = (lane: bigint, input: bigint): bigint => low(rotated(low(lane + input * PRIME_2), 31n) * PRIME_1)

/** As a signed number. */
export function xxHash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  let hash = PRIME_5
  if (bytes.length >= 32) {
    let lanes = [low(PRIME_1 + PRIME_2), PRIME_2, 0n, low(-PRIME_1)]
    for (; at + 32 <= bytes.length; at += 32) {
      const start = at
      lanes = lanes.map((lane, i) => round(lane, view.getBigUint64(start + i * 8, true)))
    }
    const turns = [1n, 7n, 12n, 18n]
    hash = low(lanes.reduce((sum, lane, i) => sum + rotated(lane, turns[i] ?? 0n), 0n))
    for (const lane of lanes) hash = low((hash ^ round(0n, lane)) * PRIME_1 + PRIME_4)
  }
  hash = low(hash + BigInt(bytes.length))
  for (; at + 8 <= bytes.length; at += 8) {
    hash = low(rotated(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * PRIME_1 + PRIME_4)
  }
  if (at + 4 <= bytes.length) {
    hash = low(rotated(hash ^ low(BigInt(view.getUint32(at, true)) * PRIME_1), 23n) * PRIME_2 + PRIME_3)
    at += 4
  }
  for (; at < bytes.length; at += 1) {
    hash = low(rotated(hash ^ low(BigInt(view.getUint8(at)) * PRIME_5), 11n) * PRIME_1)
  }
  hash = low((hash ^ (hash >> 33n)) * PRIME_2)
  hash = low((hash ^ (hash >> 29n)) * PRIME_3)
  return BigInt.asIntN(64, hash ^ (hash >> 32n))
}
