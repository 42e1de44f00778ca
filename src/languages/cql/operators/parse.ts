import { isZone } from '../../../functions/zone.ts'
import { boolean, call, type Expr, literal, long, text } from '../../../plan/expr.ts'
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

/** library.humio.com/data-analysis/functions-parseuri.html: nothing is decoded. The host has both names that its page gives it. */
function lowerUri(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const field = args.field('field')
  if (field === undefined) return frame
  const prefix = args.text('prefix') ?? field.name
  const base = args.text('defaultBase') ?? ''
  if (prefix === '' || (base !== '' && !/^(?:[A-Za-z][A-Za-z0-9+.-]*:)?\/\/$/.test(base))) {
    cx.refuse('this kind of `parseUri()`', args.span)
    return frame
  }
  const value = asText(cx.field(frame, field.name, field.span))
  const record = call('record.of_uri', [value, text(base)], args.span)
  const members = [...URI_PARTS.map((part) => [part, part] as const), ['host', 'hostname'] as const]
  return setMembers(
    frame,
    record,
    members.map(([name, member]) => [`${prefix}.${name}`, member] as const),
    cx,
  )
}

/** library.humio.com/data-analysis/functions-parseurl.html: as java.net.URI reads it. */
function lowerUrl(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const field = args.field('field') ?? { name: 'url', quoted: false, span: args.span }
  const prefix = args.as?.name ?? field.name
  const value = asText(cx.field(frame, field.name, field.span))
  const record = call('record.of_url', [value], args.span)
  const members = URI_PARTS.map((part) => (part === 'hostname' ? 'host' : part))
  return setMembers(
    frame,
    record,
    members.map((part) => [`${prefix}.${part}`, part] as const),
    cx,
  )
}

/** library.humio.com/data-analysis/functions-parsecef.html */
function lowerCef(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const settings = [
    text(args.text('headerprefix') ?? 'cef.'),
    text(args.text('prefix') ?? 'cef.ext.'),
    text(args.text('labelprefix') ?? 'cef.label.'),
    boolean(args.flag('keeplabels', false)),
  ]
  const record = call('record.of_cef', [sourceOf(args, frame, cx), ...settings], args.span)
  return putRecord(frame, record, 'replace', args.span, cx)
}

/** library.humio.com/data-analysis/functions-parseleef.html: with `parsetime`, `devTime` gives the time of the event. */
function lowerLeef(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const delimiter = args.text('delimiter') ?? '\t'
  if ([...delimiter].length !== 1) {
    cx.refuse('this delimiter', args.raw('delimiter')?.span ?? args.span)
    return frame
  }
  const zone = (args.text('timezone') ?? 'Z').replace(/^Z$/, 'UTC')
  if (!isZone(zone)) {
    cx.refuse('this time zone', args.raw('timezone')?.span ?? args.span)
    return frame
  }
  const extension = args.text('prefix') ?? 'leef.ext.'
  const settings = [
    text(delimiter),
    text(args.text('headerprefix') ?? 'leef.'),
    text(extension),
    text(args.text('labelprefix') ?? 'leef.label'),
    boolean(args.flag('keeplabels', false)),
  ]
  const record = call('record.of_leef', [sourceOf(args, frame, cx), ...settings], args.span)
  const parsed = putRecord(frame, record, 'replace', args.span, cx)
  if (!args.flag('parsetime', true)) return parsed
  const members = ['devTime', 'devTimeFormat'].map((name) =>
    asText(call('dynamic.member', [record, text(`${extension}${name}`)])),
  )
  const time = call('time.of_leef', [...members, text(zone)], args.span)
  return assign(parsed, '@timestamp', time, old(parsed, '@timestamp', cx), cx.columns)
}

/** library.humio.com/data-analysis/functions-parsefixedwidth.html */
function lowerFixedWidth(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const names = args.texts('columns')
  const widths = args.texts('widths').map(Number)
  const span = args.raw('widths')?.span ?? args.span
  if (widths.length !== names.length || !widths.every((w) => Number.isInteger(w) && w > 0)) {
    const expected = 'a whole number for each of `columns`'
    cx.report.add('type/mismatch', span, { what: '`widths`', expected, found: `${widths.length} of ${names.length}` })
    return frame
  }
  const settings = [listOf(names), literal('dynamic', JSON.stringify(widths)), boolean(args.flag('trim', true))]
  const record = call('record.of_widths', [sourceOf(args, frame, cx), ...settings], args.span)
  return setMembers(
    frame,
    record,
    names.filter((n) => n !== '').map((n) => [n, n] as const),
    cx,
  )
}

/** library.humio.com/data-analysis/functions-json-prettyprint.html: text that is no JSON stays, but for `strict`. */
function lowerPrettyJson(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const step = args.number('step') ?? 2
  if (!Number.isInteger(step) || step < 2 || step > 100) {
    cx.refuse('this `step`', args.raw('step')?.span ?? args.span)
    return undefined
  }
  const source = sourceOf(args, frame, cx)
  const printed = call('json.indented', [source, long(step)], args.span)
  return args.flag('strict', false) ? printed : call('logic.coalesce', [printed, source], args.span)
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
  parseurl: { kind: 'events', names: ['field'], lower: lowerUrl },
  parsecef: {
    kind: 'events',
    names: ['field', 'headerprefix', 'prefix', 'labelprefix', 'keeplabels'],
    lower: lowerCef,
  },
  parseleef: {
    kind: 'events',
    names: ['field', 'delimiter', 'headerprefix', 'prefix', 'labelprefix', 'keeplabels', 'parsetime', 'timezone'],
    lower: lowerLeef,
  },
  parsefixedwidth: {
    kind: 'events',
    names: ['field', 'columns', 'widths', 'trim'],
    required: ['columns', 'widths'],
    lower: lowerFixedWidth,
  },
  'json:prettyprint': {
    kind: 'value',
    output: (args) => args.field('field')?.name ?? '@rawstring',
    names: ['field', 'step', 'strict'],
    lower: lowerPrettyJson,
  },
}
