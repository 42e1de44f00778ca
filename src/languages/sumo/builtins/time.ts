import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { toStrftime } from '../../../syntax/java-time.ts'
import { type Expression, type ExpressionOf, stringValue } from '../ast.ts'
import { toText, toWhole } from '../values.ts'
import { argument, type Builtins, type CallContext } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/formatdate/ */
export const TIME_BUILTINS: Builtins = {
  now: {
    least: 0,
    most: 0,
    lower: (_args, node, { frame }) => long(frame.options.now / 10_000n, node.span),
  },
  formatdate: { least: 2, most: 3, lower: lowerFormatDate },
  parsedate: { least: 2, most: 3, lower: lowerParseDate },
}

function lowerFormatDate(args: readonly Expr[], node: ExpressionOf<'call'>, context: CallContext): Expr {
  const zone = zoneOf(node, context)
  const pattern = patternOf(node, context, zone)
  if (pattern === undefined || zone === undefined) return literal('string', null, node.span)
  const instant = call('convert.milliseconds_to_datetime', [toWhole(argument(args, 0))])
  const local = zone === 'UTC' ? instant : call('time.local', [instant, text(zone)])
  return call('time.format', [local, text(pattern)], node.span)
}

function lowerParseDate(args: readonly Expr[], node: ExpressionOf<'call'>, context: CallContext): Expr {
  const zone = zoneOf(node, context)
  const pattern = patternOf(node, context, undefined)
  if (pattern === undefined || zone === undefined) return literal('long', null, node.span)
  const read = call('time.parse', [toText(argument(args, 0)), text(pattern)], node.span)
  const local = zone !== 'UTC' && !pattern.includes('%z')
  const parsed = local ? call('time.from_local', [read, text(zone)], node.span) : read
  return call('convert.datetime_to_milliseconds', [parsed], node.span)
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
  const translated = toStrftime(
    pattern,
    timeZone === undefined ? { flavour: 'simple' } : { flavour: 'simple', timeZone },
  )
  if (translated.ok) return translated.pattern
  frame.refuse(`${translated.construct} in the date pattern \`${pattern}\``, span)
  return undefined
}

/** The zone argument, or the user's zone. */
function zoneOf(node: ExpressionOf<'call'>, { frame }: CallContext): string | undefined {
  const argument = node.args[2]
  if (argument === undefined) return frame.options.timeZone
  const zone = written(argument)
  if (zone !== undefined && isZone(zone)) return zone
  frame.report.add('type/mismatch', argument.span, {
    what: `the time zone of \`${node.fn.text}\``,
    expected: 'a name such as `Europe/London`',
    found: zone === undefined ? 'an expression' : `\`${zone}\``,
  })
  return undefined
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
