import type { ExpressionOf, Name } from './ast.ts'
import { lowerCall } from './lower-call.ts'
import type { Lowering } from './lowering.ts'
import { constantNumber, type Value } from './value.ts'

/** CAST, which AQL lacks, is the conversion function of the type. */
export function lowerCast(lowering: Lowering, expression: ExpressionOf<'cast'>): Value {
  const { session } = lowering
  const { span, type, value } = expression
  const instead = conversionTo(type.name.toUpperCase())
  if (instead === undefined) {
    session.add('aql/not-in-aql', span, { construct: `CAST to ${type.name}` })
    return lowering.nothing(span)
  }
  const inner = session.report.source.text.slice(value.span.start, value.span.end)
  const fixes = [{ title: `Write ${instead}`, span, text: `${instead}(${inner})` }]
  session.depart('aql/cast', span, { instead }, { fixes })
  const name: Name = { name: instead, quote: '', span }
  return lowerCall(lowering, { kind: 'call', name, args: [value], star: false, distinct: false, span })
}

function conversionTo(type: string): string | undefined {
  if (/CHAR|TEXT|STRING/.test(type)) return 'STR'
  if (/INT|LONG/.test(type)) return 'LONG'
  return /DOUBLE|FLOAT|REAL|DECIMAL|NUMERIC/.test(type) ? 'DOUBLE' : undefined
}

const INTERVAL_UNITS: Readonly<Record<string, bigint>> = {
  SECOND: 1000n,
  MINUTE: 60_000n,
  HOUR: 3_600_000n,
  DAY: 86_400_000n,
  WEEK: 604_800_000n,
}

/** INTERVAL, which AQL lacks, is a number of milliseconds. */
export function lowerInterval(lowering: Lowering, expression: ExpressionOf<'interval'>): Value {
  const { session } = lowering
  const { span, unit, count } = expression
  const milliseconds = INTERVAL_UNITS[unit.name.toUpperCase().replace(/S$/, '')]
  if (milliseconds === undefined || !/^\d{1,9}$/.test(count)) {
    session.add('aql/not-in-aql', span, { construct: 'INTERVAL' }, { hints: ['times are milliseconds'] })
    return lowering.nothing(span)
  }
  const total = (BigInt(count) * milliseconds).toString()
  const fixes = [{ title: 'Write milliseconds', span, text: total }]
  session.depart('aql/interval', span, { milliseconds: total }, { fixes })
  return constantNumber(total, span)
}
