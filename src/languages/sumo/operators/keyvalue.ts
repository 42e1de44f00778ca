import { compileBacktracking } from '../../../functions/backtracking/index.ts'
import { call, type Expr, literal, long, or, text } from '../../../plan/expr.ts'
import { type Name, type OperatorOf, type StringText, stringValue } from '../ast.ts'
import type { Frame } from '../frame.ts'
import type { Parser } from '../parser.ts'
import { printName, printNames } from '../print-expression.ts'
import { placeOf } from '../regex.ts'
import { isNotNull } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { applyExtraction, sourceText } from './extraction.ts'
import { defineDetected } from './keys.ts'

const OPTIONS = ['as', 'nodrop', 'refonly', 'keys', 'infer', 'auto', 'regex', 'delim', 'field']

/** https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-keyvalue-formatted-logs/ */
export const KEYVALUE: OperatorDefinition<'keyvalue'> = {
  words: ['keyvalue', 'kv'],
  parse: (p, start) => {
    let mode: 'infer' | 'auto' | 'regex' | undefined
    let field: Name | undefined
    let regex: StringText | undefined
    let delim: StringText | undefined
    let names: readonly Name[] = []
    const keys: StringText[] = []
    const flags = { refonly: false, nodrop: false }
    while (!p.atEnd) {
      const option = p.acceptFieldOption()
      if (option !== undefined) field = option
      else if (mode === undefined && p.acceptWord('infer')) mode = 'infer'
      else if (mode === undefined && p.acceptWord('auto')) mode = 'auto'
      else if (mode === undefined && p.acceptWord('regex')) {
        mode = 'regex'
        regex = p.expectString('a regular expression in quotes')
      } else if (delim === undefined && p.acceptWord('delim')) {
        p.acceptSymbol('=')
        const token = p.accept('character') ?? p.accept('string') ?? p.fail('a delimiter in quotes')
        delim = { raw: token.value, span: token.span }
      } else if (p.acceptWord('refonly')) flags.refonly = true
      else if (p.acceptWord('nodrop')) flags.nodrop = true
      else if (keys.length > 0 && names.length === 0 && p.acceptWord('as')) names = p.expectNames()
      else if (keys.length === 0) {
        p.acceptWord('keys')
        do keys.push(key(p))
        while (p.acceptSymbol(','))
      } else break
    }
    if (keys.length === 0 && mode !== 'auto') p.fail('a key in quotes')
    return { kind: 'keyvalue', mode, regex, delim, field, keys, names, ...flags, span: p.spanFrom(start) }
  },
  print: ({ mode, regex, delim, field, keys, names, refonly, nodrop }) =>
    [
      'keyvalue',
      field === undefined ? '' : ` field=${printName(field)}`,
      mode === undefined ? '' : ` ${mode}`,
      regex === undefined ? '' : ` "${regex.raw}"`,
      delim === undefined ? '' : ` delim "${delim.raw}"`,
      keys.length === 0 ? '' : ` keys ${keys.map((k) => `"${k.raw}"`).join(', ')}`,
      names.length === 0 ? '' : ` as ${printNames(names)}`,
      refonly ? ' refonly' : '',
      nodrop ? ' nodrop' : '',
    ].join(''),
  lower: (operator, frame) => {
    const { keys, names, span, mode, delim } = operator
    if (names.length > 0 && names.length !== keys.length) {
      const expected = `one name for each key, here ${keys.length}`
      frame.report.add('type/argument-count', span, { name: 'keyvalue', expected, found: names.length })
      return
    }
    if (delim !== undefined && mode !== 'auto') {
      frame.refuse('`delim` of `keyvalue` without `auto`', delim.span)
      return
    }
    const source = frame.hold('source', sourceText(operator.field, span, frame))
    if (mode === 'auto') lowerAuto(operator, source, frame)
    else lowerKeys(operator, source, frame)
  },
}

function key(p: Parser): StringText {
  if (p.is('word') && !p.isWord(...OPTIONS)) {
    const token = p.next()
    return { raw: token.text, span: token.span }
  }
  return p.expectString('a key in quotes')
}

/** Every character but letters, digits and `_` becomes `_`, as documented. */
function fieldName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '_')
}

function lowerAuto({ delim, keys, names, refonly, span }: OperatorOf<'keyvalue'>, source: Expr, frame: Frame): void {
  chooseInference(frame, span)
  const mark = delim === undefined ? '' : stringValue(delim.raw).replaceAll('\\t', '\t')
  const record = frame.hold('fields', call('pairs.detected', [source, text(mark)], span))
  const what = 'keyvalue auto'
  defineDetected({ record, keys, names, referencedOnly: refonly, nameOf: fieldName, what, span }, frame)
}

function lowerKeys(operator: OperatorOf<'keyvalue'>, source: Expr, frame: Frame): void {
  const { regex, keys, names, nodrop, span } = operator
  const wanted = literal('dynamic', JSON.stringify(keys.map((k) => stringValue(k.raw))))
  if (regex === undefined) chooseInference(frame, span)
  else if (!isPairPattern(regex, frame)) return
  const found = frame.hold(
    'found',
    regex === undefined
      ? call('pairs.inferred', [source, wanted], span)
      : call('pairs.by_pattern', [source, text(stringValue(regex.raw)), wanted], span),
  )
  const values = keys.map((k, i) =>
    frame.hold('value', call('dynamic.to_text', [call('dynamic.element', [found, long(i)])], k.span), k.span),
  )
  if (keys.length > 1 && !nodrop) {
    frame.choose('`keyvalue`', 'a record in which none of the keys is found is dropped; of others they are null', span)
  }
  applyExtraction(
    {
      matched: or(values.map(isNotNull), span),
      values: values.map((expr, i) => ({ name: names[i]?.text ?? fieldName(stringValue(keys[i]?.raw ?? '')), expr })),
      nodrop,
      keepsOld: true,
      span,
    },
    frame,
  )
}

function chooseInference(frame: Frame, span: OperatorOf<'keyvalue'>['span']): void {
  frame.choose(
    '`keyvalue` without a pattern',
    'a key is followed by `=`, `:` or `->` and a value in quotes or up to a blank or one of `,;|)]}`; the patterns of Sumo Logic are not published',
    span,
  )
}

/** One group for the value, or two for key and value; anything else is reported. */
function isPairPattern(regex: StringText, frame: Frame): boolean {
  const compiled = compileBacktracking(stringValue(regex.raw), '')
  if (!compiled.ok) {
    const place = placeOf(compiled.offset, regex.span, frame.report.source.text)
    if (compiled.invalid) frame.report.add('syntax/regex', place, { reason: compiled.construct })
    else frame.report.add('fidelity/regex', place, { construct: compiled.construct })
    return false
  }
  const { groups } = compiled.parsed
  if (groups === 1 || groups === 2) return true
  const reason = 'it takes one group for the value, or two for key and value'
  frame.report.add('syntax/regex', regex.span, { reason })
  return false
}
