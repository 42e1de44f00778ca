import { call, long, text } from '../../../plan/expr.ts'
import type { Name, ParseTerm } from '../ast.ts'
import type { Parser } from '../parser.ts'
import { escapeRegex } from '../patterns.ts'
import { printName, printNames } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'
import { applyExtraction, sourceText } from './extraction.ts'

/** https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-predictable-patterns-using-an-anchor/ */
export const PARSE: OperatorDefinition<'parse'> = {
  parse: (p, start) => {
    let field = p.acceptFieldOption()
    const terms: ParseTerm[] = []
    let nodrop = false
    do {
      const pattern = p.expectString('a pattern')
      nodrop = p.acceptWord('nodrop') !== undefined || nodrop
      p.expectWord('as')
      terms.push({ pattern, names: termNames(p), span: p.spanFrom(pattern.span.start) })
    } while (p.acceptSymbol(','))
    for (;;) {
      if (p.acceptWord('nodrop')) nodrop = true
      else {
        const option = p.acceptFieldOption()
        if (option === undefined) break
        field = option
      }
    }
    return { kind: 'parse', terms, field, nodrop, span: p.spanFrom(start) }
  },
  print: ({ terms, field, nodrop }) => {
    const source = field === undefined ? '' : `field=${printName(field)} `
    const written = terms.map((t) => `"${t.pattern.raw}" as ${printNames(t.names)}`).join(', ')
    return `parse ${source}${written}${nodrop ? ' nodrop' : ''}`
  },
  lower: ({ terms, field, nodrop, span }, frame) => {
    const source = frame.hold('source', sourceText(field, span, frame))
    for (const { pattern, names, span: termSpan } of terms) {
      const adjacent = /^(?:\\[\s\S]|\*(?!\*)|[^\\*])*\*\*/.exec(pattern.raw)
      if (adjacent !== null) {
        const what = 'a pattern of `parse`'
        frame.report.add('type/mismatch', pattern.span, { what, expected: 'something between two `*`', found: '`**`' })
        continue
      }
      if (/^(?:\\[^*]|[^\\])*\\\*/.test(pattern.raw)) {
        frame.refuse('`\\*` in a pattern of `parse`', pattern.span, ['`parse regex` can look for a `*`'])
        continue
      }
      const regex = anchorRegex(pattern.raw)
      if (regex.wildcards !== names.length) {
        frame.report.add('type/argument-count', termSpan, {
          name: 'parse',
          expected: `one field for each \`*\`, here ${regex.wildcards}`,
          found: names.length,
        })
        continue
      }
      applyExtraction(
        {
          matched: call('regex.matches', [source, text(regex.pattern)], termSpan),
          values: names.map(({ text: name }, i) => ({
            name,
            expr: call('regex.extract', [source, text(regex.pattern), long(i + 1)], termSpan),
          })),
          nodrop,
          keepsOld: true,
          span: termSpan,
        },
        frame,
      )
    }
  },
}

/** `a, b` or `(a, b)`; a comma before a string begins the next term. */
function termNames(p: Parser): readonly Name[] {
  if (p.acceptSymbol('(')) {
    const names = p.expectNames()
    p.expectSymbol(')')
    return names
  }
  const names = [p.expectName()]
  while (p.isSymbol(',') && p.peek(1).kind !== 'string') {
    p.next()
    names.push(p.expectName())
  }
  return names
}

/**
 * Anchors as a pattern without case; each `*` runs to the next anchor, across lines, a last one to the end of the text:
 * the page shows `\n` as the anchor that ends a field with its line. In anchors `\n`, `\r` and `\t` are a line feed, a
 * carriage return and a tab, `\\` is one backslash.
 */
export function anchorRegex(raw: string): { readonly pattern: string; readonly wildcards: number } {
  let pattern = ''
  let wildcards = 0
  for (const [piece] of raw.matchAll(/\*|\\[\s\S]|[^*\\]+/g)) {
    if (piece === '*') {
      wildcards += 1
      pattern += '(.*?)'
    } else pattern += escapeRegex(unescapeAnchor(piece))
  }
  if (pattern.endsWith('(.*?)')) pattern = `${pattern.slice(0, -5)}(.*)`
  return { pattern: `(?is)${pattern}`, wildcards }
}

const ANCHOR_ESCAPES: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\"': '"',
  "\\'": "'",
  '\\\\': '\\',
}

function unescapeAnchor(piece: string): string {
  return ANCHOR_ESCAPES[piece] ?? piece
}
