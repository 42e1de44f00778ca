import { type JsonStep, readJsonPath } from '../../../functions/json-path-text.ts'
import { and, call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { type Name, type StringText, stringValue } from '../ast.ts'
import type { Frame } from '../frame.ts'
import type { Parser } from '../parser.ts'
import { printName, printNames } from '../print-expression.ts'
import { isNotNull, toText } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { applyExtraction } from './extraction.ts'

const NAMES_HINT = 'all keys come first, then all names: `json "a", "b" as x, y`'

/** Names up to a comma that a key follows, which is no way to go on. */
function termNames(p: Parser): readonly Name[] {
  const names = [p.expectName()]
  while (p.isSymbol(',') && p.peek(1).kind !== 'string') {
    p.next()
    names.push(p.expectName())
  }
  return names
}

/** https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-json-formatted-logs/ */
export const JSON_PATHS: OperatorDefinition<'json'> = {
  parse: (p, start) => {
    let field = p.acceptFieldOption()
    const paths = [p.expectString('a key in quotes')]
    while (p.acceptSymbol(',')) paths.push(p.expectString('a key in quotes'))
    let nodrop = false
    let names: readonly Name[] = []
    for (;;) {
      if (p.acceptWord('nodrop')) nodrop = true
      else if (names.length === 0 && p.acceptWord('as')) names = termNames(p)
      else {
        const option = p.acceptFieldOption()
        if (option === undefined) break
        field = option
      }
    }
    if (names.length > 0 && p.isSymbol(',')) p.fail('`|` or the end of the query', [NAMES_HINT])
    return { kind: 'json', paths, names, field, nodrop, span: p.spanFrom(start) }
  },
  print: ({ paths, names, field, nodrop }) => {
    const source = field === undefined ? '' : `field=${printName(field)} `
    const alias = names.length === 0 ? '' : ` as ${printNames(names)}`
    return `json ${source}${paths.map((p) => `"${p.raw}"`).join(', ')}${alias}${nodrop ? ' nodrop' : ''}`
  },
  lower: ({ paths, names, field, nodrop, span }, frame) => {
    if (names.length > 0 && names.length !== paths.length) {
      const expected = `one name for each key, here ${paths.length}`
      frame.report.add('type/argument-count', span, { name: 'json', expected, found: names.length })
      return
    }
    const json = parsedJson(field, span, frame)
    const found = paths.map((path) => frame.hold('found', selectPath(json, path, frame)))
    applyExtraction(
      {
        matched: and(found.map(isNotNull), span),
        values: found.map((value, i) => ({
          name: names[i]?.text ?? stringValue(paths[i]?.raw ?? ''),
          expr: call('dynamic.to_text', [value], paths[i]?.span ?? span),
        })),
        nodrop,
        keepsOld: false,
        span,
      },
      frame,
    )
  },
}

/** The source as JSON, parsed once for all operators that read the same column. */
function parsedJson(field: Name | undefined, span: Span, frame: Frame): Expr {
  const source = frame.hold('source', frame.resolve(field ?? { text: '_raw', quoted: false, span }))
  if (source.type === 'dynamic' || source.kind !== 'column') return source
  const known = frame.json.get(source.id)
  if (known !== undefined) return known
  const parsed = frame.hold('json', call('dynamic.parse', [toText(source)], span))
  frame.json.set(source.id, parsed)
  return parsed
}

/** A path as Jayway's JsonPath reads it; those of names and places, which is most, without calling back. */
function selectPath(json: Expr, path: StringText, frame: Frame): Expr {
  const { span } = path
  const source = stringValue(path.raw).trim()
  const read = readJsonPath(source)
  if ('offset' in read) {
    const stopped = source.slice(read.offset, read.offset + 40)
    frame.refuse(`the JSON path \`${path.raw}\`${stopped === '' ? '' : ` (at \`${stopped}\`)`}`, span)
    return literal('dynamic', null, span)
  }
  const steps = read.steps.map(simpleStep)
  const simple = steps.flatMap((step) => (step === undefined ? [] : [step]))
  const anyPath = call('json.at_path', [json, text(source)], span)
  if (simple.length < steps.length) return anyPath
  const first = simple.indexOf('[*]')
  const before = simple
    .slice(0, first === -1 ? undefined : first)
    .reduce<Expr>(
      (value, step) =>
        step.startsWith('.')
          ? call('dynamic.member', [value, text(step.slice(1))], span)
          : call('dynamic.element', [value, long(Number(step.slice(1, -1)))], span),
      json,
    )
  if (first === -1) return before
  if (simple.indexOf('[*]', first + 1) !== -1) return anyPath
  const selected = call('dynamic.select', [json, ...simple.map((step) => text(step))], span)
  const none = call('logic.case', [isNotNull(before), literal('dynamic', '[]'), literal('dynamic', null)], span)
  const ofArray = call('logic.coalesce', [selected, none], span)
  return call('logic.case', [call('dynamic.is_object', [before], span), anyPath, ofArray], span)
}

/** `.name`, `[0]` or `[*]`; nothing for what SQL does not follow just so. */
function simpleStep(step: JsonStep): string | undefined {
  if (step.kind === 'all') return '[*]'
  if (step.kind === 'members' && step.names.length === 1 && step.names[0] !== '') return `.${step.names[0]}`
  return step.kind === 'elements' && step.places.length === 1 && (step.places[0] ?? -1) >= 0
    ? `[${step.places[0]}]`
    : undefined
}
