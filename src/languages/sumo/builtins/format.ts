import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { type ExpressionOf, stringValue } from '../ast.ts'
import { isNotNull, toText } from '../values.ts'
import type { Builtins, CallContext } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/format/ */
export const FORMAT_BUILTINS: Builtins = { format: { least: 2, most: 17, lower: lowerFormat } }

/** One specifier of java.util.Formatter: its argument, flags, width, precision and conversion. */
const SPECIFIER = /^%(?:(\d+)\$)?([-#+ 0,(]*)(\d*)(?:\.(\d+))?([a-zA-Z%])$/

/**
 * java.util.Formatter of the American locale, without `(`, `%a`, `%c`, `%g`, `%h` and times. A value that a specifier does
 * not take, null among them, drops the row.
 */
function lowerFormat(args: readonly Expr[], node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  const nothing = literal('string', null, node.span)
  const [template] = node.args
  if (template?.kind !== 'string') {
    frame.report.add('type/not-constant', template?.span ?? node.span, { what: 'the text of `format`' })
    return nothing
  }
  const pieces: Expr[] = []
  let next = 1
  for (const piece of stringValue(template.raw).split(
    /(%%|%n|%(?:\d+\$)?[-#+ 0,(]*\d*(?:\.\d+)?(?:[a-zA-Z]|(?=[^a-zA-Z]|$)))/,
  )) {
    if (piece === '') continue
    if (!piece.startsWith('%') || piece === '%%' || piece === '%n') {
      pieces.push(text(piece === '%%' ? '%' : piece === '%n' ? '\n' : piece))
      continue
    }
    const [, place, flags = '', width = '', precision, type = ''] = SPECIFIER.exec(piece) ?? []
    const value = args[place === undefined ? next : Number(place)]
    if (place === undefined) next += 1
    if (value === undefined) {
      frame.refuse('`format` with fewer values than specifiers', template.span)
      return nothing
    }
    const problem = problemOf(flags, width, precision, type)
    if (problem !== undefined) {
      frame.refuse(`\`${piece}\` in \`format\``, template.span, [problem])
      return nothing
    }
    pieces.push(
      printed(toText(value), `${flags}${width}${precision === undefined ? '' : `.${precision}`}`, type, node.span),
    )
  }
  const whole = call('text.concat', pieces, node.span)
  if (pieces.every((piece) => piece.kind === 'literal')) return whole
  frame.requires(isNotNull(whole), node.span)
  frame.choose(
    '`format`',
    'rows with a null or a value that a specifier does not take are dropped, as documented',
    node.span,
  )
  return whole
}

/** What Java refuses in a specifier, or what has no exact form. */
function problemOf(flags: string, width: string, precision: string | undefined, type: string): string | undefined {
  if (!'sSbBdoxXfeE'.includes(type) || type === '')
    return 'of the conversions, `s`, `b`, `d`, `o`, `x`, `f` and `e` are supported'
  const refused = 'sSbB'.includes(type)
    ? '#+ 0,('
    : type === 'd'
      ? '#('
      : 'oxX'.includes(type)
        ? '+ ,('
        : 'eE'.includes(type)
          ? ',('
          : '('
  const flag = [...flags].find((f) => refused.includes(f))
  if (flag !== undefined) return `\`%${type}\` does not go with the flag \`${flag}\``
  if (precision !== undefined && 'doxX'.includes(type)) return `\`%${type}\` takes no precision`
  if (/[-0]/.test(flags) && width === '') return 'the flags `-` and `0` need a width'
  if (Number(width) > 9999 || Number(precision ?? 0) > 999) return 'so many characters are not supported'
  return undefined
}

function printed(value: Expr, layout: string, type: string, span: Span): Expr {
  const isText = type === 's' || type === 'S'
  const plain =
    isText && layout === '' ? value : call('text.convert', [value, text(`${layout}${isText ? 's' : type}`)], span)
  return type === 'S' ? call('text.upper', [plain]) : plain
}
