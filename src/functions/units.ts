import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

const POWERS: Readonly<Record<string, number>> = {
  Y: 24,
  Z: 21,
  E: 18,
  P: 15,
  T: 12,
  G: 9,
  M: 6,
  K: 3,
  k: 3,
  h: 2,
  da: 1,
  d: -1,
  c: -2,
  m: -3,
  u: -6,
  µ: -6,
  μ: -6,
  n: -9,
  p: -12,
  f: -15,
  a: -18,
  z: -21,
  y: -24,
}
const BINARY = 'kMGTPEZY'
const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  m: 60,
  min: 60,
  h: 3_600,
  hour: 3_600,
  d: 86_400,
  day: 86_400,
  w: 604_800,
  week: 604_800,
}
const AMOUNT = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([^\s\d/][^/]*?)?\s*(?:\/\s*(\w+))?\s*$/

interface Scale {
  readonly times: number
  readonly over: number
}

function prefixScale(prefix: string, binary: boolean): Scale | undefined {
  if (prefix === '') return { times: 1, over: 1 }
  const letter = prefix === 'K' ? 'k' : prefix.charAt(0) === 'K' ? 'k' : prefix.charAt(0)
  const isBinary = /^[KMGTPEZY]i$/.test(prefix) || (binary && prefix.length === 1 && BINARY.includes(letter))
  if (isBinary) return { times: 1024 ** (BINARY.indexOf(letter) + 1), over: 1 }
  const power = Object.hasOwn(POWERS, prefix) ? POWERS[prefix] : undefined
  if (power === undefined) return undefined
  return power < 0 ? { times: 1, over: 10 ** -power } : { times: 10 ** power, over: 1 }
}

/** What a written unit multiplies by; with a known unit the rest before it is the prefix. */
function unitScale(written: string, unit: string, binary: boolean): Scale | undefined {
  if (unit !== '') return written.endsWith(unit) ? prefixScale(written.slice(0, -unit.length), binary) : undefined
  for (const length of [2, 1]) {
    const found = written.length < length ? undefined : prefixScale(written.slice(0, length), binary)
    if (found !== undefined) return found
  }
  return { times: 1, over: 1 }
}

function convert(source: string, from: string, to: string, unit: string, binary: boolean): number | null {
  const [, amount, own = '', rate] = AMOUNT.exec(from === '' ? source : `${source.trim()} ${from}`) ?? []
  if (amount === undefined) return null
  const scale = unitScale(own, unit, binary)
  const target = unitScale(to, unit === '' || !to.endsWith(unit) ? '' : unit, binary)
  const seconds = rate === undefined ? 1 : Object.hasOwn(SECONDS, rate) ? SECONDS[rate] : undefined
  if (scale === undefined || target === undefined || seconds === undefined) return null
  const result = (Number(amount) * scale.times * target.over) / (scale.over * target.times) / seconds
  return Number.isFinite(result) ? result : null
}

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

export const UNITS = defineHostFunctions({
  'number.of_unit': {
    doc: 'The number of a text such as `5 MB` or `3 kB/min` (rates are for a second) without its prefix: the unit of bare numbers, the prefix of the result, the unit that is to stand there (all may be empty), and whether `kMGTPEZY` are powers of 1024. Null when the text is none.',
    params: ['string', 'string', 'string', 'string', 'boolean'],
    literalFrom: 1,
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([source, from, to, unit, binary]) =>
      convert(text(source), text(from), text(to), text(unit), binary === true),
    cases: [
      [['7 kB', '', '', '', false], 7000],
      [['7 kB', '', '', '', true], 7168],
      [['2 Mi', '', '', '', false], 2_097_152],
      [['250 us', '', '', '', false], 0.00025],
      [['30 hits/min', '', '', 'hits', false], 0.5],
      [['30 hits/min', '', '', 'visits', false], null],
      [['1.5', 'k', '', '', false], 1500],
      [['2500000', '', 'M', '', false], 2.5],
      [['3500', 'ms', 's', '', false], 3.5],
      [['x', '', '', '', false], null],
      [['5 B/fortnight', '', '', '', false], null],
    ],
  },
})
