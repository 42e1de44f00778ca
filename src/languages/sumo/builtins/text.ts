import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import { type ExpressionOf, stringValue } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { regexBetweenSlashes } from '../patterns.ts'
import { compileRegex, replacedAll } from '../regex.ts'
import { BLANK, EMPTY, isNull, toText, toWhole } from '../values.ts'
import { argument, type Builtin, type Builtins, type CallContext } from './define.ts'

/** Offsets are Java's: a character beyond the basic plane counts as two. */
const INDEX_OF: Builtin = {
  least: 2,
  most: 2,
  lower: (args, node, { frame }) => {
    const value = heldText(argument(args, 0), frame)
    const part = toText(argument(args, 1))
    const plain = call('text.index_of', [value, part])
    return call('logic.case', [isBasic(value), plain, call('text.utf16_index_of', [value, part])], node.span)
  },
}

function heldText(expr: Expr, frame: Frame): Expr {
  const value = toText(expr)
  return value.kind === 'literal' ? value : frame.hold('text', value)
}

/** Whether each of the text's characters is one of Java's. */
function isBasic(value: Expr): Expr {
  return call('compare.eq', [call('text.length', [value]), call('text.utf16_length', [value])])
}

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/ */
export const TEXT_BUILTINS: Builtins = {
  isnull: { least: 1, most: 1, lower: (args, node) => isNull(argument(args, 0), node.span) },
  isempty: {
    least: 1,
    most: 1,
    lower: (args, node) => {
      const value = toText(argument(args, 0))
      return call('logic.or', [isNull(value, node.span), call('compare.eq', [value, EMPTY], node.span)], node.span)
    },
  },
  isblank: {
    least: 1,
    most: 1,
    lower: (args, node) => {
      const value = toText(argument(args, 0))
      const isBlank = call('regex.full_matches', [value, text(BLANK)], node.span)
      return call('logic.or', [isNull(value, node.span), isBlank], node.span)
    },
  },
  /** A null counts as an empty text. */
  concat: {
    least: 2,
    most: 16,
    lower: (args, node) => {
      const pieces = args.map((arg) => {
        const piece = toText(arg)
        return piece.kind === 'literal' && piece.value !== null ? piece : call('logic.coalesce', [piece, EMPTY])
      })
      return call('text.concat', pieces, node.span)
    },
  },
  /** The end is exclusive; where it is before the start there is no text, here null. */
  substring: {
    least: 2,
    most: 3,
    lower: (args, node, context) => {
      checkOffsets(args, node, context)
      const value = heldText(argument(args, 0), context.frame)
      const start = toWhole(argument(args, 1))
      const whole = call('text.utf16_length', [value])
      const end = args[2] === undefined ? whole : toWhole(args[2])
      const length = call('number.subtract', [end, start])
      const valid = call('logic.and', [
        call('compare.ge', [start, long(0)]),
        call('compare.lt', [start, whole]),
        call('compare.ge', [length, long(0)]),
      ])
      const plain = call('text.substring', [value, start, length])
      const piece = call('logic.case', [isBasic(value), plain, call('text.utf16_substring', [value, start, end])])
      return call('logic.case', [valid, piece, literal('string', null)], node.span)
    },
  },
  luhn: { least: 1, most: 1, lower: (args, n) => call('text.passes_luhn', [toText(argument(args, 0))], n.span) },
  tourl: { least: 2, most: 4, lower: lowerLink },
  strpos: INDEX_OF,
  indexof: INDEX_OF,
  tolowercase: { least: 1, most: 1, lower: (args, n) => call('text.lower', [toText(argument(args, 0))], n.span) },
  touppercase: { least: 1, most: 1, lower: (args, n) => call('text.upper', [toText(argument(args, 0))], n.span) },
  trim: { least: 1, most: 1, lower: (args, n) => call('text.trim', [toText(argument(args, 0))], n.span) },
  /** Null has length 0; characters are Java's. */
  length: {
    least: 1,
    most: 1,
    lower: (args, node) =>
      call('logic.coalesce', [call('text.utf16_length', [toText(argument(args, 0))]), long(0)], node.span),
  },
  /** True where both are empty, false where only one is. */
  contains: {
    least: 2,
    most: 2,
    lower: (args, node) => {
      const [whole, part] = [toText(argument(args, 0)), toText(argument(args, 1))]
      const noPart = call('compare.eq', [part, EMPTY])
      const both = call('compare.eq', [whole, EMPTY])
      return call('logic.case', [noPart, both, call('text.contains', [whole, part])], node.span)
    },
  },
  tostring: { least: 1, most: 1, lower: (args) => toText(argument(args, 0)) },
  replace: { least: 3, most: 3, lower: lowerReplace },
}

/** Offsets that are written out and can give no text at all are mistakes, which the page of `substring` shows. */
function checkOffsets(args: readonly Expr[], node: ExpressionOf<'call'>, { frame }: CallContext): void {
  const [start, end] = [args[1], args[2]].map((arg) => (arg === undefined ? undefined : numberOf(arg)))
  const report = (index: number, expected: string): void => {
    const written = node.args[index]
    const what = `the ${index === 1 ? 'start' : 'end'} of \`${node.fn.text}\``
    const span = written?.span ?? node.span
    frame.report.add('type/mismatch', span, {
      what,
      expected,
      found: `\`${frame.report.source.text.slice(span.start, span.end)}\``,
    })
  }
  if (start !== undefined && start < 0) report(1, 'a number from 0 on')
  else if (end !== undefined && end < (start ?? 0)) report(2, 'a number that is not below the start')
}

/** The number that the expression is, whatever the data. */
function numberOf(expr: Expr): number | undefined {
  if (expr.kind === 'call' && expr.fn === 'number.negate') {
    const [inner] = expr.args
    const value = inner === undefined ? undefined : numberOf(inner)
    return value === undefined ? undefined : -value
  }
  const isNumber = expr.kind === 'literal' && (typeof expr.value === 'bigint' || typeof expr.value === 'number')
  return isNumber ? Number(expr.value) : undefined
}

/**
 * A link that shows a label (https://help.sumologic.com/docs/search/search-query-language/search-operators/tourl/):
 * here the label and the address, as Markdown writes it, so that links of one label stay apart.
 */
function lowerLink(args: readonly Expr[], node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  if (args.length === 3) {
    const found = { name: node.fn.text, expected: '2 or 4 arguments: a prefix needs a suffix', found: 3 }
    frame.report.add('type/argument-count', node.span, found)
    return literal('string', null, node.span)
  }
  frame.choose('`tourl`', 'the link is the text `[label](address)`', node.span)
  const [url, label, prefix, suffix] = args.map(toText)
  const shown = [prefix, label, suffix].flatMap((piece) => (piece === undefined ? [] : [piece]))
  const pieces = [text('['), ...shown, text(']('), ...(url === undefined ? [] : [url]), text(')')]
  return call('text.concat', pieces, node.span)
}

function lowerReplace(args: readonly Expr[], node: ExpressionOf<'call'>, { frame }: CallContext): Expr {
  const [, pattern, replacement] = node.args
  const value = toText(argument(args, 0))
  if (pattern?.kind !== 'regex') {
    const [from, to] = [toText(argument(args, 1)), toText(argument(args, 2))]
    const replaced = call('text.replace_all', [value, from, to], node.span)
    return call('logic.case', [call('compare.eq', [from, EMPTY]), value, replaced], node.span)
  }
  const nothing = literal('string', null, node.span)
  const regex = compileRegex(regexBetweenSlashes(pattern.raw), 're2', pattern.span, frame)
  if (regex === undefined) return nothing
  if (replacement?.kind !== 'string') {
    frame.refuse('`replace` by a text that is not written out', replacement?.span ?? node.span)
    return nothing
  }
  const names = new Map(regex.named.map((g) => [g.name, g.index]))
  const rewritten = rewriteReplacement(stringValue(replacement.raw), names, regex.groups)
  if (rewritten === undefined) {
    frame.refuse(
      `the replacement \`${replacement.raw}\`, which names a group that the pattern lacks,`,
      replacement.span,
    )
    return nothing
  }
  return replacedAll(value, regex, rewritten, node.span)
}

/** `$1`, `${name}` and `\\$` as RE2 has them: `\1` and, for a backslash, `\\`. */
function rewriteReplacement(value: string, names: ReadonlyMap<string, number>, groups: number): string | undefined {
  let known = true
  const rewritten = value.replace(/\\\\\\\\|\\\\\$|\$\{([^}]*)\}|\$([0-9])|\\n|\\t|\\/g, (found, name, digit) => {
    if (found === '\\\\\\\\' || found === '\\') return '\\\\'
    if (found === '\\\\$') return '$'
    if (found === '\\n') return '\n'
    if (found === '\\t') return '\t'
    const index = name === undefined ? Number(digit) : names.get(String(name))
    known &&= index !== undefined && index <= groups
    return `\\${index}`
  })
  return known ? rewritten : undefined
}
