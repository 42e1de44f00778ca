import { boolean, call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { putRecord } from '../lower/data-fields.ts'
import { old } from '../lower/filter.ts'
import { assign, type Frame, where } from '../lower/frame.ts'
import { asText, exists } from '../lower/value.ts'

function sourceOf(args: Arguments, frame: Frame, cx: Lowering): Expr {
  const field = args.field('field')
  return asText(
    field === undefined ? cx.field(frame, '@rawstring', args.span) : cx.field(frame, field.name, field.span),
  )
}

function listOf(values: readonly string[]): Expr {
  return literal('dynamic', JSON.stringify(values))
}

/** library.humio.com/data-analysis/functions-parsejson.html */
function lowerParseJson(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const nulls = (args.text('handleNull') ?? 'keep').toLowerCase()
  if (nulls !== 'keep' && nulls !== 'discard' && nulls !== 'empty') {
    cx.refuse(`\`handleNull=${nulls}\``, args.raw('handleNull')?.span ?? args.span)
    return frame
  }
  const settings = [
    text(nulls),
    boolean(args.flag('excludeEmpty', false)),
    text(args.text('prefix') ?? ''),
    ...['removePrefixes', 'exclude', 'include'].map((name) => listOf(args.texts(name))),
  ]
  const record = call('record.of_json', [sourceOf(args, frame, cx), ...settings], args.span)
  return putRecord(frame, record, 'replace', args.span, cx)
}

/** library.humio.com/data-analysis/functions-kvparse.html: fields that an event has stay as they are, but for `override`. */
function lowerPairs(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const mark = args.text('separator') ?? '='
  const padding = (args.text('separatorPadding') ?? 'unknown').toLowerCase()
  if ([...mark].length !== 1 || /[\s,"']/.test(mark) || !['unknown', 'yes', 'no'].includes(padding)) {
    cx.refuse('this kind of `kvParse()`', args.span)
    return frame
  }
  const prefix = args.as?.name ?? args.text('prefix') ?? ''
  const settings = [
    text(mark),
    text(padding),
    boolean(args.text('onDuplicate')?.toLowerCase() === 'keepfirst'),
    boolean(args.flag('excludeEmpty', false)),
    text(prefix === '' || prefix.endsWith('.') ? prefix : `${prefix}.`),
  ]
  const meeting = args.flag('override', false) ? 'replace' : 'fill'
  const fields = args.has('field') ? args.fields('field') : [{ name: '@rawstring', quoted: false, span: args.span }]
  return fields.reduce((f, field, i) => {
    const value = asText(cx.field(f, field.name, field.span))
    // Each field is asked about under a place of its own.
    const span = { start: args.span.start, end: args.span.end + i }
    return putRecord(f, call('record.of_pairs', [value, ...settings], args.span), meeting, span, cx)
  }, frame)
}

/** library.humio.com/data-analysis/functions-parsecsv.html */
function lowerCsv(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const delimiter = args.text('delimiter') ?? ','
  const names = args.texts('columns')
  if (delimiter === '') {
    cx.refuse('`parseCsv()` with an empty delimiter', args.span)
    return frame
  }
  const settings = [
    text(delimiter),
    boolean(args.flag('trim', false)),
    boolean(args.flag('excludeEmpty', false)),
    listOf(names),
  ]
  const record = call('record.of_csv', [sourceOf(args, frame, cx), ...settings], args.span)
  return setMembers(
    frame,
    record,
    names.filter((n) => n !== '').map((n) => [n, n] as const),
    cx,
  )
}

/** Sets fields from members that are known by name. */
function setMembers(
  frame: Frame,
  record: Expr,
  names: readonly (readonly [field: string, member: string])[],
  cx: Lowering,
): Frame {
  return names.reduce((f, [field, member]) => {
    const value = asText(call('dynamic.member', [record, text(member)], record.span))
    return assign(f, field, value, old(f, field, cx), cx.columns)
  }, frame)
}

/** library.humio.com/data-analysis/functions-parsexml.html */
function lowerXml(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const record = call('record.of_xml', [sourceOf(args, frame, cx), text(args.text('prefix') ?? '')], args.span)
  const passed = args.flag('strict', false) ? where(frame, exists(record)) : frame
  return putRecord(passed, record, 'replace', args.span, cx)
}

const URI_PARTS = ['scheme', 'username', 'password', 'hostname', 'port', 'path', 'query', 'fragment'] as const

/** library.humio.com/data-analysis/functions-parseuri.html and functions-parseurl.html: nothing is decoded. */
function lowerUri(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const field = args.field('field') ?? { name: 'url', quoted: false, span: args.span }
  const prefix = args.text('prefix') ?? args.as?.name ?? field.name
  const base = args.text('defaultBase') ?? ''
  if (prefix === '' || (base !== '' && !/^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/$/.test(base))) {
    cx.refuse(`this kind of \`${args.fn}()\``, args.span)
    return frame
  }
  const value = asText(cx.field(frame, field.name, field.span))
  const record = call('record.of_uri', [value, text(base)], args.span)
  return setMembers(
    frame,
    record,
    URI_PARTS.map((part) => [`${prefix}.${part}`, part] as const),
    cx,
  )
}

export const PARSERS: Builtins = {
  parsejson: {
    kind: 'events',
    names: ['field', 'prefix', 'exclude', 'include', 'handleNull', 'removePrefixes', 'excludeEmpty'],
    lower: lowerParseJson,
  },
  kvparse: {
    kind: 'events',
    names: ['field', 'separator', 'override', 'onDuplicate', 'prefix', 'excludeEmpty', 'separatorPadding'],
    lower: lowerPairs,
  },
  parsecsv: {
    kind: 'events',
    names: ['field', 'columns', 'delimiter', 'trim', 'excludeEmpty'],
    required: ['columns'],
    lower: lowerCsv,
  },
  parsexml: { kind: 'events', names: ['field', 'prefix', 'strict'], lower: lowerXml },
  parseuri: { kind: 'events', names: ['field', 'prefix', 'defaultBase'], required: ['field'], lower: lowerUri },
  parseurl: { kind: 'events', names: ['field'], lower: lowerUri },
}
