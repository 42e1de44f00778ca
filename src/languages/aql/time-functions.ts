import { javaTimeReader } from '../../functions/java-instant.ts'
import { simpleDateProblem } from '../../functions/java-simple.ts'
import { call, literal, text } from '../../plan/expr.ts'
import { toStrftime } from '../../syntax/java-time.ts'
import { argument, argumentText, constantArgument } from './arguments.ts'
import type { Expression, ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { parseDateTime } from './time-window.ts'
import { constantNumber, toMilliseconds, type Value } from './value.ts'

type Call = ExpressionOf<'call'>

/** Java's SimpleDateFormat over epoch milliseconds, on the clock of the session's zone. */
export function lowerDateFormat(lowering: Lowering, { args, span }: Call): Value {
  const { session } = lowering
  const { timeZone } = session.options
  const value = argument(lowering, args[0])
  const pattern = constantArgument(lowering, args[1], 'the pattern of DATEFORMAT')
  const milliseconds = toMilliseconds(value)
  if (milliseconds === undefined) {
    const parameters = { what: 'DATEFORMAT', expected: 'milliseconds', found: 'a condition' }
    session.add('type/mismatch', value.expr.span, parameters)
    return lowering.nothing(span)
  }
  if (pattern === undefined) return lowering.nothing(span)
  reportWeekYears(lowering, pattern)
  const instant = call('convert.milliseconds_to_datetime', [milliseconds], span)
  const translated = toStrftime(pattern.value, { flavour: 'simple', timeZone })
  if (!translated.ok) {
    const problem = simpleDateProblem(pattern.value, timeZone)
    if (problem === undefined) {
      return {
        expr: call('time.format_simple', [instant, text(pattern.value, pattern.span), text(timeZone, span)], span),
      }
    }
    const start = pattern.span.start + 1 + problem.offset
    const place = { start, end: Math.max(start + 1, pattern.span.end - 1) }
    session.add('fidelity/not-supported', place, {
      what: `${problem.construct} in a pattern of DATEFORMAT`,
      language: 'AQL',
    })
    return lowering.nothing(span)
  }
  const local = timeZone === 'UTC' ? instant : call('time.local', [instant, text(timeZone, span)], span)
  return { expr: call('time.format', [local, text(translated.pattern, pattern.span)], span) }
}

export function lowerParseDateTime(lowering: Lowering, { args, span }: Call): Value {
  const written = constantArgument(lowering, args[0], 'the argument of PARSEDATETIME')
  if (written === undefined) return lowering.nothing(span)
  const instant = parseDateTime(written.value, lowering.session.clock)
  if (instant !== undefined) return constantNumber(instant.toString(), span)
  lowering.session.refuse(`the time \`${written.value}\``, written.span, [
    "times are written as 'now', '1 hour ago' or '2026-11-20 12:00'",
  ])
  return lowering.nothing(span)
}

/** `YYYY` is the year of the week, which is seldom meant: of the last days of December it can be the next year. */
function reportWeekYears(lowering: Lowering, pattern: ExpressionOf<'text'>): void {
  const offset = pattern.value.replace(/'[^']*'/g, (quoted) => ' '.repeat(quoted.length)).indexOf('YYYY')
  if (offset === -1) return
  const start = pattern.span.start + 1 + offset
  const place = { start, end: start + 4 }
  const fixes = [{ title: 'Write the calendar year', span: place, text: 'yyyy' }]
  lowering.session.add('aql/week-year', place, {}, { fixes })
}

/** Date texts have digits, and patterns letters alone. */
function isPattern(argument: Expression | undefined): argument is ExpressionOf<'text'> {
  return (
    argument?.kind === 'text' && /[A-Za-z]/.test(argument.value) && !/\d/.test(argument.value.replace(/'[^']*'/g, ''))
  )
}

/**
 * Milliseconds of a date text by a Java pattern. No page that could be read tells the order of the two, but a pattern has
 * no digits and a date has.
 */
export function lowerParseTimestamp(lowering: Lowering, { args, span }: Call): Value {
  const { session } = lowering
  const [first, second] = args
  const pattern = isPattern(first) ? first : isPattern(second) ? second : undefined
  const source = pattern === first ? second : first
  if (pattern === undefined) {
    session.add('type/not-constant', span, { what: 'the pattern of PARSETIMESTAMP' })
    return lowering.nothing(span)
  }
  const value = argumentText(lowering, source)
  const isReadable = javaTimeReader(pattern.value, true) !== undefined && /y{4}|[^y]y[^y]|^y[^y]/.test(pattern.value)
  if (!isReadable || /[[\]]/.test(pattern.value)) {
    const hints = ["a pattern such as 'yyyy-MM-dd HH:mm:ss', with the whole year"]
    session.refuse(`the pattern \`${pattern.value}\` of PARSETIMESTAMP`, pattern.span, hints)
    return lowering.nothing(span)
  }
  const choice = 'milliseconds; a text must have its digits as the pattern says, any other text gives null'
  session.choose('PARSETIMESTAMP', choice, span)
  const zone = text(session.options.timeZone, span)
  const now = literal('datetime', session.options.now, span)
  const flags = [literal('boolean', true, span), literal('boolean', false, span)]
  const instant = call('time.parse_java', [value, zone, now, text(pattern.value, pattern.span), ...flags], span)
  return { expr: call('convert.datetime_to_milliseconds', [instant], span) }
}
