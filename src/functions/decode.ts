import { type Dynamic, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

/** The text of bytes; what is invalid in the character set becomes U+FFFD. */
function textOfBytes(bytes: Uint8Array, charset: string): string | null {
  switch (charset) {
    case 'utf-8':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    case 'utf-16le':
      return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)
    case 'utf-16be': {
      const turned = Uint8Array.from(bytes, (byte, i) => bytes[i ^ 1] ?? byte)
      return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(turned)
    }
    case 'iso-8859-1':
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    default:
      return null
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Other characters are passed over; undefined where the digits make no whole bytes. */
function lenientBase64(source: string): Uint8Array | undefined {
  const digits = source.replace(/[^A-Za-z0-9+/]/g, '')
  if (digits.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let group = 0
  let bits = 0
  let length = 0
  for (const digit of digits) {
    group = ((group << 6) | ALPHABET.indexOf(digit)) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length] = (group >> bits) & 0xff
    length += 1
  }
  return bytes
}

function hexBytes(digits: string): Uint8Array | undefined {
  if (!/^(?:[0-9A-Fa-f]{2})*$/.test(digits)) return undefined
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function wholeNumber(digits: string): bigint | undefined {
  return digits.length <= 80 && /^[+-]?\d+$/.test(digits) ? BigInt(digits.replace('+', '')) : undefined
}

function unsigned(digits: string, base: number): string | null {
  if (digits === '' || digits.length > 80) return null
  let value = 0n
  for (const digit of digits) {
    const size = /[0-9a-z]/i.test(digit) ? Number.parseInt(digit, 36) : base
    if (size >= base) return null
    value = value * BigInt(base) + BigInt(size)
  }
  return value >> 64n === 0n ? value.toString() : null
}

function entropy(source: string): number {
  const counts = new Map<string, number>()
  let all = 0
  for (const char of source) {
    counts.set(char, (counts.get(char) ?? 0) + 1)
    all += 1
  }
  let sum = 0
  for (const count of counts.values()) sum -= (count / all) * Math.log2(count / all)
  return sum
}

// Control sequences, commands that end with BEL or ST, and two-character escapes.
const ESCAPES = /[\u001b\u009b](?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g

const UNITS = [
  ['d', 86_400_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['m', 60_000_000_000n],
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['us', 1_000n],
  ['ns', 1n],
] as const

function durationText(amount: bigint, unit: string, parts: number): string | null {
  const size = UNITS.find(([name]) => name === unit)?.[1]
  if (size === undefined) return null
  let rest = (amount < 0n ? -amount : amount) * size
  const written: string[] = []
  for (const [name, length] of UNITS) {
    const count = rest / length
    rest -= count * length
    if (count > 0n) written.push(`${count}${name}`)
  }
  if (written.length === 0) return `0${unit}`
  return `${amount < 0n ? '-' : ''}${(parts > 0 ? written.slice(0, parts) : written).join('')}`
}

type Nested = Map<string, Nested> | string

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** As JSON. A text that is a number of JSON stands as that number; members named by the numbers from 0 on are an array. */
function nestedJson(value: Nested): string {
  if (typeof value === 'string') return JSON_NUMBER.test(value) ? value : writeDynamic(value)
  const names = [...value.keys()]
  const members = [...value.values()].map(nestedJson)
  if (names.length > 0 && names.every((name, i) => name === `[${i}]`)) return `[${members.join(',')}]`
  const named = names.map((name, i) => `${writeDynamic(name.replace(/^\[(\d+)\]$/, '$1'))}:${members[i]}`)
  return `{${named.join(',')}}`
}

function nest(fields: ReadonlyMap<string, Dynamic>): string {
  const root: Nested = new Map()
  for (const [name, value] of fields) {
    if (value === null) continue
    const steps = name.match(/\[\d+\]|[^.[\]]+/g) ?? [name]
    let at: Map<string, Nested> = root
    steps.slice(0, 200).forEach((step, i) => {
      if (i === steps.length - 1) at.set(step, String(value))
      else {
        const inner = at.get(step)
        const next: Map<string, Nested> = inner instanceof Map ? inner : new Map()
        at.set(step, next)
        at = next
      }
    })
  }
  return nestedJson(root)
}

const list = (...values: readonly unknown[]) => ({ type: 'dynamic', value: JSON.stringify(values) }) as const

/** Text in encodings, and texts made of values. */
export const DECODE = defineHostFunctions({
  'decode.base64': {
    doc: 'Base64, with or without padding, as text in a character set (`utf-8`, `utf-16le`, `utf-16be`, `iso-8859-1`): characters outside the alphabet are passed over, what is invalid becomes U+FFFD; null when the digits make no whole bytes.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([source, charset]) => {
      const bytes = lenientBase64(text(source))
      return bytes === undefined ? null : textOfBytes(bytes, text(charset))
    },
    cases: [
      [['YQBiAA==', 'utf-16le'], 'ab'],
      [['AGEA', 'utf-16be'], 'a\u{FFFD}'],
      [['Y W\nJj', 'utf-8'], 'abc'],
      [['4Q', 'iso-8859-1'], 'á'],
      [['4Q==', 'utf-8'], '\u{FFFD}'],
      [['YWJjZ', 'utf-8'], null],
      [['', 'utf-8'], ''],
    ],
  },
  'decode.hex': {
    doc: 'Pairs of hexadecimal digits as text in a character set, as `decode.base64`: a prefix `0x` or `16#` and all other characters are passed over; null for an odd number of digits.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([source, charset]) => {
      const digits = text(source)
        .replace(/^\s*(?:0x|16#)/i, '')
        .replace(/[^0-9A-Fa-f]/g, '')
      const bytes = hexBytes(digits)
      return bytes === undefined ? null : textOfBytes(bytes, text(charset))
    },
    cases: [
      [['6869', 'utf-8'], 'hi'],
      [['e9', 'iso-8859-1'], 'é'],
      [['686', 'utf-8'], null],
      [['0x68 plus 6 9', 'utf-8'], 'hi'],
      [['zz', 'utf-8'], ''],
      [[null, 'utf-8'], null],
    ],
  },
  'decode.integer': {
    doc: 'The whole number that a text spells in base 10, with a sign or not; null when the text is none or needs more than 64 bits.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([source]) => {
      const value = wholeNumber(text(source).trim())
      return value !== undefined && BigInt.asIntN(64, value) === value ? value : null
    },
    cases: [
      [['-5'], -5n],
      [['18446744073709551615'], null],
      [['ff'], null],
      [[''], null],
    ],
  },
  'decode.low_bits': {
    doc: 'The lowest 64 bits of the whole number that a text spells in base 10, as a signed number; null when the text is none.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([source]) => {
      const value = wholeNumber(text(source).trim())
      return value === undefined ? null : BigInt.asIntN(64, value)
    },
    cases: [
      [['5'], 5n],
      [['18446744073709551615'], -1n],
      [['18446744073709551617'], 1n],
      [['1.5'], null],
      [[null], null],
    ],
  },
  'decode.unsigned': {
    doc: 'The whole number that a text spells in a base from 2 to 36, in decimal digits; a prefix `0x` or `16#` is passed over in base 16. `true`: its pairs of digits stand from the least to the most significant byte. Null when the text is none or needs more than 64 bits.',
    params: ['string', 'long', 'boolean'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([source, radix, little]) => {
      const base = Number(radix)
      const digits = text(source)
        .trim()
        .replace(base === 16 ? /^(?:0x|16#)/i : /^$/, '')
      if (little !== true) return unsigned(digits, base)
      return digits.length % 2 === 0 ? unsigned(digits.match(/../g)?.reverse().join('') ?? '', base) : null
    },
    cases: [
      [['ff', 16n, false], '255'],
      [['16#FF', 16n, false], '255'],
      [['0100', 16n, true], '1'],
      [['100', 16n, true], null],
      [['zz', 36n, false], '1295'],
      [['8', 8n, false], null],
      [['-1', 10n, false], null],
      [['ffffffffffffffff', 16n, false], '18446744073709551615'],
      [['1ffffffffffffffff', 16n, false], null],
      [['', 10n, false], null],
      [[null, 10n, false], null],
    ],
  },
  'text.entropy': {
    doc: "Shannon's entropy of the text, in bits for each character.",
    params: ['string'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([source]) => entropy(text(source)),
    cases: [
      [['abab'], 1],
      [['aaaa'], 0],
      [['abcd'], 2],
      [[''], 0],
    ],
  },
  'text.without_terminal_codes': {
    doc: 'Without the escape sequences of terminals (ECMA-48): colours, cursor movements, titles.',
    params: ['string'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([source]) => text(source).replace(ESCAPES, ''),
    cases: [
      [['\u001b[1;31mred\u001b[0m \u001b]0;title\u0007x'], 'red x'],
      [['[31m plain'], '[31m plain'],
    ],
  },
  'time.units_text': {
    doc: 'An amount of a unit (`d`, `h`, `m`, `s`, `ms`, `us`, `ns`) as `1d2h3m`: the units that it has, the first so many of them (0: all).',
    params: ['long', 'string', 'long'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([amount, unit, parts]) =>
      typeof amount === 'bigint' ? durationText(amount, text(unit), Number(parts)) : null,
    cases: [
      [[90_061_000n, 'ms', 0n], '1d1h1m1s'],
      [[90_061_000n, 'ms', 2n], '1d1h'],
      [[-5n, 's', 0n], '-5s'],
      [[0n, 'm', 0n], '0m'],
      [[null, 'm', 0n], null],
    ],
  },
  'record.nested': {
    doc: 'An object of fields by dotted names and `name[0]` as nested JSON text; texts that are numbers of JSON stand as such, nulls are left out.',
    params: ['dynamic'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([value]) => {
      const fields = readDynamic(text(value))
      return fields !== undefined && isBag(fields) ? nest(fields) : null
    },
    cases: [
      [
        [{ type: 'dynamic', value: '{"a.b":"1.50","a.c[0]":"x","a.c[1]":"007","d":null}' }],
        '{"a":{"b":1.50,"c":["x","007"]}}',
      ],
      [[{ type: 'dynamic', value: '{}' }], '{}'],
      [[list()], null],
    ],
  },
  'bits.names': {
    doc: 'The names of the set bits of an integer, from the lowest on, as an array: pairs of a place and a name.',
    params: ['long', 'dynamic'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([value, pairs]) => {
      const read = readDynamic(text(pairs))
      const named = Array.isArray(read) ? (read as readonly (readonly [bigint, string])[]) : [] // lowering writes pairs
      const bits = BigInt.asUintN(64, typeof value === 'bigint' ? value : 0n)
      return writeDynamic(named.filter(([place]) => ((bits >> place) & 1n) === 1n).map(([, name]) => name))
    },
    cases: [
      [[5n, list([0, 'A'], [1, 'B'], [2, 'C'])], '["A","C"]'],
      [[-1n, list([63, 'Z'])], '["Z"]'],
      [[0n, list([0, 'A'])], '[]'],
      [[null, list([0, 'A'])], null],
    ],
  },
})
