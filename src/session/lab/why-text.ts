import type { Explanation } from '../../detections/test-report.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { positionAt, type SourceText, type Span } from '../../source/text.ts'
import type { Json } from '../../types/codec.ts'
import { isNowhere } from './why-conditions.ts'
import type { FailingPart, Stop, Way } from './why-plan.ts'

/** More ways than these are not told. */
const MOST_OTHERS = 3

export function silenceText(ways: readonly Way[], source: SourceText): string {
  const [nearest] = ways
  if (nearest === undefined) return 'The query finds nothing in any events.'
  const told = new Set<string>()
  const first = capitalised(stopText(nearest.stop, source, ' of the nearest event', told))
  const others: string[] = []
  const tellable = ways.filter(({ stop }) => stop.kind !== 'no-events' || nearest.stop.kind === 'no-events')
  for (const { stop } of tellable.slice(1)) {
    if (others.length === MOST_OTHERS) break
    const text = stopText(stop, source, '', told)
    if (text !== '') others.push(text)
  }
  return others.length === 0 ? `${first}.` : `${first}. In its other branches: ${others.join('; ')}.`
}

export function placeIn(ways: readonly Way[], source: SourceText): Explanation['place'] {
  const [nearest] = ways
  const span = nearest === undefined ? undefined : spanOf(nearest.stop)
  return span === undefined || isNowhere(span) ? undefined : placed(span, source)
}

/** Of a query that cannot run. */
export function refusalText(diagnostics: readonly Diagnostic[], source: SourceText): Explanation {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  if (error === undefined) return { text: 'The query cannot run.' }
  const explained = { text: `The query cannot run: ${error.message}.` }
  return isNowhere(error.span) ? explained : { ...explained, place: placed(error.span, source) }
}

function placed(span: Span, source: SourceText): NonNullable<Explanation['place']> {
  return { file: source.name, ...positionAt(source.text, span.start), source: textAt(span, source) }
}

function spanOf(stop: Stop): Span | undefined {
  return stop.kind === 'filter' ? stop.failing[0]?.atom.span : stop.span
}

/** `told`: what was said before, which is not said again. */
function stopText(stop: Stop, source: SourceText, whose: string, told: Set<string>): string {
  const parts = stop.kind === 'filter' ? stop.failing.map((part) => partText(part, source, whose, told)) : []
  const text = stop.kind === 'filter' ? listed(parts.filter((part) => part !== '')) : lossText(stop, source)
  if (stop.kind === 'filter') return text
  if (told.has(text)) return ''
  told.add(text)
  return text
}

function lossText(stop: Exclude<Stop, { kind: 'filter' }>, source: SourceText): string {
  switch (stop.kind) {
    case 'no-events':
      return `none of its events is in \`${stop.table}\`${at(stop.span, source)}`
    case 'join':
      return stop.isAnti
        ? `every row has a partner that excludes it, at ${quoted(stop.span, source)}`
        : `no row of one side has a partner on the other, at ${quoted(stop.span, source)}`
    case 'unnest':
      return `there is nothing in ${quoted(stop.span, source)}, which would give \`${stop.name}\``
    case 'limit':
      return `${quoted(stop.span, source)} takes no rows`
  }
}

/** More conditions than these of one event are counted. */
const MOST_PARTS = 3

function listed(parts: readonly string[]): string {
  const rest = parts.length - MOST_PARTS
  return rest <= 0 ? parts.join(', and ') : `${parts.slice(0, MOST_PARTS).join(', and ')}, and ${rest} more`
}

function partText(part: FailingPart, source: SourceText, whose: string, told: Set<string>): string {
  const { atom, values } = part
  const what = isNowhere(atom.span) ? 'the searched interval' : quoted(atom.span, source)
  if (told.has(what)) return ''
  told.add(what)
  const known = values.map(valueText).filter((text) => !told.has(text))
  for (const text of known) told.add(text)
  return `${failureText(part, what, whose)}${known.length === 0 ? '' : `: ${known.join(', ')}`}`
}

function failureText({ atom, alternatives }: FailingPart, what: string, whose: string): string {
  if (atom.isNegated) return `${what} holds${whose} and must not`
  if (alternatives === 0) return `${what} does not hold${whose}`
  const others = alternatives === 1 ? 'its alternative holds' : `any of its ${alternatives} alternatives holds`
  return `neither ${what} nor ${others}${whose}`
}

function valueText({ name, value, isNeverThere }: FailingPart['values'][number]): string {
  if (isNeverThere) return `no such event has a value of \`${name}\``
  if (value === null || value === '') return `\`${name}\` has no value`
  return `\`${name}\` is \`${clipped(shown(value), 160)}\``
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function quoted(span: Span, source: SourceText): string {
  return `\`${textAt(span, source)}\`${at(span, source)}`
}

function at(span: Span, source: SourceText): string {
  if (isNowhere(span)) return ''
  const { line, column } = positionAt(source.text, span.start)
  return ` (${line}:${column})`
}

function textAt(span: Span, source: SourceText): string {
  return clipped(source.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim(), 120)
}

function clipped(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most).join('')}…`
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
