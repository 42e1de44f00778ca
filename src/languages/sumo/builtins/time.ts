import { datePatternProblem } from '../../../functions/simple-date-pattern.ts'
import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { toStrftime } from '../../../syntax/java-time.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import { type Expression, type ExpressionOf, stringValue } from '../ast.ts'
import { toText, toWhole } from '../values.ts'
import { argument, type Builtins, type CallContext } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/formatdate/ */
export const TIME_BUILTINS: Builtins = {
  now: {
    least: 0,
    most: 0,
    lower: (_args, node, { frame }) => long(frame.options.now / TICKS_PER_MILLISECOND, node.span),
  },
  formatdate: { least: 1, most: 3, lower: lowerFormatDate },
  parsedate: { least: 2, most: 3, lower: lowerParseDate },
  /** Dates are their milliseconds since 1970 here. */
  frommillis: { least: 1, most: 1, lower: (args) => toWhole(argument(args, 0)) },
  tomillis: { least: 1, most: 1, lower: (args) => toWhole(argument(args, 0)) },
  fromseconds: {
    least: 1,
    most: 1,
    lower: (args, node) => call('number.multiply', [toWhole(argument(args, 0)), long(1000)], node.span),
  },
  querystarttime: { least: 0, most: 0, lower: (_args, node, context) => bound('start', node, context) },
  queryendtime: { least: 0, most: 0, lower: (_args, node, context) => bound('end', node, context) },
  querytimerange: {
    least: 0,
    most: 0,
    lower: (_args, node, context) =>
      call('number.subtract', [bound('end', node, context), bound('start', node, context)], node.span),
  },
}

/** A bound of the searched interval in milliseconds, which has to be given: the product always searches one. */
function bound(which: 'start' | 'end', node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  const { interval, openTables } = frame.options
  const ticks = interval?.[which]
  if (ticks !== undefined) return long(ticks / TICKS_PER_MILLISECOND, node.span)
  if (openTables !== true) {
    const flag = which === 'start' ? '--since' : '--until'
    frame.refuse(`\`${node.fn.text}\` of a search without ${which === 'start' ? 'a start' : 'an end'}`, node.span, [
      `\`${flag}\` tells the ${which} of the searched interval`,
    ])
  }
  return literal('long', null, node.span)
}

function lowerFormatDate(args: readonly Expr[], node: ExpressionOf<'call'>, context: CallContext): Expr {
  const { frame } = context
  const nothing = literal('string', null, node.span)
  if (node.args[1] === undefined) {
    frame.refuse('`formatDate` without a format, of which the page tells no pattern,', node.span, [
      'a format such as "MM/dd/yyyy HH:mm:ss" tells what is printed',
    ])
    return nothing
  }
  const zone = zoneOf(node, context)
  const pattern = patternOf(node, context, zone ?? 'UTC')
  if (pattern === undefined || zone === undefined) return nothing
  const milliseconds = toWhole(argument(args, 0))
  const translated = toStrftime(pattern, { flavour: 'simple', timeZone: zone })
  if (!translated.ok) {
    return call('time.print_simple_date', [milliseconds, text(pattern), text(zone)], node.span)
  }
  const instant = call('convert.milliseconds_to_datetime', [milliseconds])
  const local = isUtc(zone) ? instant : call('time.local', [instant, text(zone)])
  return call('time.format', [local, text(translated.pattern)], node.span)
}

/** Reads from the start of the text on, as java.text.SimpleDateFormat does. */
function lowerParseDate(args: readonly Expr[], node: ExpressionOf<'call'>, context: CallContext): Expr {
  const zone = zoneOf(node, context)
  const pattern = patternOf(node, context, undefined)
  if (pattern === undefined || zone === undefined) return literal('long', null, node.span)
  const now = long(context.frame.options.now / TICKS_PER_MILLISECOND)
  return call('time.read_simple_date', [toText(argument(args, 0)), text(pattern), text(zone), now], node.span)
}

function written(expr: Expression | undefined): string | undefined {
  return expr?.kind === 'string' ? stringValue(expr.raw) : undefined
}

function patternOf(
  node: ExpressionOf<'call'>,
  { frame }: CallContext,
  timeZone: string | undefined,
): string | undefined {
  const pattern = written(node.args[1])
  const span = node.args[1]?.span ?? node.span
  if (pattern === undefined) {
    frame.report.add('type/not-constant', span, { what: `the pattern of \`${node.fn.text}\`` })
    return undefined
  }
  const problem = datePatternProblem(pattern, timeZone)
  if (problem === undefined) return pattern
  frame.refuse(`${problem} in the date pattern \`${pattern}\``, span)
  return undefined
}

/** The zone argument, or the user's zone. */
function zoneOf(node: ExpressionOf<'call'>, { frame }: CallContext): string | undefined {
  const argument = node.args[2]
  if (argument === undefined) return frame.options.timeZone
  const zone = written(argument)
  if (zone !== undefined && isUtc(zone)) return 'UTC'
  if (zone !== undefined && isZone(zone)) return zone
  frame.report.add('type/mismatch', argument.span, {
    what: `the time zone of \`${node.fn.text}\``,
    expected: 'a name such as `Europe/London`',
    found: zone === undefined ? 'an expression' : `\`${zone}\``,
  })
  return undefined
}

/** `Z` is what people write for it, and what Java takes for it. */
function isUtc(zone: string): boolean {
  return /^(?:z|(?:etc\/)?(?:utc|gmt|zulu|uct|universal|greenwich))$/i.test(zone)
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
