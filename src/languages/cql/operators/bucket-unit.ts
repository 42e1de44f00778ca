import { call, type Expr, literal } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Lowering } from '../lower/context.ts'
import type { Frame } from '../lower/frame.ts'
import { asReal } from '../lower/value.ts'

/** A unit: how much of the base it is, and within how many milliseconds; `bucket`: within one bucket. */
interface Unit {
  readonly amount: number
  readonly time?: { readonly count: number; readonly of: number | 'bucket' }
}

const BASE = /^(\d*)\s*([KMGP]i?)?/
const POWERS: Readonly<Record<string, number>> = { K: 1, M: 2, G: 3, P: 5 }
const WORDS = ['seconds', 'milliseconds', 'minutes', 'hours', 'days'] as const
const MILLISECONDS = { seconds: 1000, milliseconds: 1, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

function timeOf(written: string): Unit['time'] {
  const [, digits = '', word = ''] = /^(\d*)\s*([a-z]+)$/.exec(written.trim().toLowerCase()) ?? []
  if (word === '') return undefined
  const count = digits === '' ? 1 : Number(digits)
  if (word === 'bucket' || word === 'span') return { count, of: 'bucket' }
  if (word === 'ms') return { count, of: 1 }
  if (word === 'm' || word === 'mi') return { count, of: MILLISECONDS.minutes }
  const found = WORDS.find((unit) => unit.startsWith(word))
  return found === undefined ? undefined : { count, of: MILLISECONDS[found] }
}

/** `2Gi bytes/hour` (library.humio.com/data-analysis/syntax-time.html). */
function unitOf(written: string): Unit | undefined {
  const slash = written.indexOf('/')
  const base = slash === -1 ? written : written.slice(0, slash)
  const [, digits = '', prefix = ''] = BASE.exec(base.trim()) ?? []
  const power = POWERS[prefix.charAt(0)] ?? 0
  const amount = (digits === '' ? 1 : Number(digits)) * (prefix.endsWith('i') ? 1024 : 1000) ** power
  if (slash === -1) return { amount }
  const time = timeOf(written.slice(slash + 1))
  return time === undefined || time.count === 0 || amount === 0 ? undefined : { amount, time }
}

interface Conversion {
  readonly times: Expr
  readonly over: Expr
}

/** The factor of `bytes/span to Mi bytes/day`; `none` where a unit is only named. */
function conversionOf(written: string, span: Expr): Conversion | 'none' | undefined {
  const [source, target] = written.split(/\s+to\s+/)
  const to = unitOf((target ?? source ?? '').trim())
  if (target === undefined && to !== undefined && to.time === undefined) return 'none'
  // A source that is no rate, or none at all, is counted within a bucket.
  const from = target === undefined ? { amount: 1 } : unitOf((source ?? '').trim())
  if (from === undefined || to?.time === undefined) return undefined
  const within = ({ time }: Unit): Expr => {
    const { count, of } = time ?? { count: 1, of: 'bucket' }
    return of === 'bucket' ? scaled(asReal(span), count) : literal('real', count * of)
  }
  return { times: scaled(within(to), from.amount), over: scaled(within(from), to.amount) }
}

function scaled(value: Expr, by: number): Expr {
  if (by === 1) return value
  if (value.kind === 'literal' && typeof value.value === 'number') return literal('real', value.value * by)
  return call('number.multiply', [value, literal('real', by)])
}

/** `unit=`: one conversion for all fields, or one for each. */
export function convertUnits(frame: Frame, keys: readonly string[], span: Expr, args: Arguments, cx: Lowering): Frame {
  if (!args.has('unit')) return frame
  const at = args.raw('unit')?.span ?? args.span
  const written = args.texts('unit')
  const names = [...frame.fields.keys()].filter((name) => !keys.includes(name))
  if (written.length !== 1 && written.length !== names.length) {
    const expected = 'one unit, or one for each function'
    cx.report.add('type/mismatch', at, { what: '`unit`', expected, found: `${written.length} units` })
    return frame
  }
  if (written.some((unit) => !/\s+to\s+/.test(unit))) {
    const choice = 'a rate without `to` counts what is in a bucket, another unit is a name only'
    cx.report.add('fidelity/choice', at, { topic: '`unit`', choice })
  }
  const fields = new Map(frame.fields)
  for (const [i, name] of names.entries()) {
    const unit = written[i] ?? written[0] ?? ''
    const conversion = conversionOf(unit, span)
    const value = fields.get(name)
    if (conversion === undefined) {
      const expected = 'a conversion such as `bytes/bucket to Mbytes/hour`'
      cx.report.add('type/mismatch', at, { what: '`unit`', expected, found: `\`${unit}\`` })
      return frame
    }
    if (conversion === 'none' || value === undefined) continue
    const product = call('number.multiply', [asReal(value), conversion.times])
    fields.set(name, call('number.divide_real', [product, conversion.over]))
  }
  return { ...frame, fields }
}
