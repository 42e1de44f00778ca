import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import { setArray } from '../lower/array.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { assign, type Frame } from '../lower/frame.ts'
import { asLong, asNumber, asReal, asText, exists } from '../lower/value.ts'

function fieldValue(args: Arguments, frame: Frame, cx: Lowering, name = 'field'): Expr {
  const field = args.field(name)
  return field === undefined ? cx.field(frame, '@rawstring', args.span) : cx.field(frame, field.name, field.span)
}

const CHARSETS = new Set(['utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1'])

/** The name of a character set in lower case; others are refused. */
function charsetOf(args: Arguments, cx: Lowering): string | undefined {
  const charset = (args.text('charset') ?? 'UTF-8').toLowerCase()
  if (CHARSETS.has(charset)) return charset
  cx.refuse(`the character set \`${args.text('charset')}\``, args.raw('charset')?.span ?? args.span)
  return undefined
}

/** The field that a function without `as` writes is the one that it reads. */
function inPlace(args: Arguments): string {
  return args.field('field')?.name ?? '@rawstring'
}

/** library.humio.com/data-analysis/functions-parseint.html: always unsigned; `endian` is for hexadecimal. */
function lowerParseInt(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const radix = args.number('radix') ?? 16
  const endian = (args.text('endian') ?? 'big').toLowerCase()
  if (!Number.isInteger(radix) || radix < 2 || radix > 36 || !/^(?:big|little)$/.test(endian)) {
    cx.refuse('this kind of `parseInt()`', args.span)
    return undefined
  }
  const settings = [long(radix), literal('boolean', endian === 'little' && radix === 16)]
  return call('decode.unsigned', [asText(fieldValue(args, frame, cx)), ...settings], args.span)
}

/** library.humio.com/data-analysis/functions-formatduration.html: whole numbers only. */
function lowerDuration(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const unit = args.text('from') ?? 'ms'
  const parts = args.number('precision') ?? 0
  if (!/^(?:d|h|m|s|ms|us|ns)$/.test(unit) || !Number.isInteger(parts) || parts < 0) {
    cx.refuse('this kind of `formatDuration()`', args.span)
    return undefined
  }
  const value = fieldValue(args, frame, cx)
  const number = asNumber(value)
  const whole = number.type === 'real' ? call('decode.integer', [asText(value)]) : number
  return call('time.units_text', [asLong(whole), text(unit), long(parts)], args.span)
}

/** `[[bit, name], ...]` */
function flagsOf(args: Arguments, parameter: string, cx: Lowering): readonly (readonly [number, string])[] | undefined {
  const pairs = args.list(parameter).map((item: Ast.Expr) => {
    const [place, name] = item.kind === 'array' ? item.items.map((i) => args.nameOf(i)?.name) : []
    return [Number(place ?? Number.NaN), name ?? ''] as const
  })
  const valid = pairs.every(([place, name]) => Number.isInteger(place) && place >= 0 && place < 64 && name !== '')
  const distinct = new Set(pairs.map(([place]) => place)).size === pairs.length
  if (valid && distinct) return pairs.toSorted((a, b) => a[0] - b[0])
  const expected = 'pairs of a bit from 0 to 63 and a name'
  const span = args.raw(parameter)?.span ?? args.span
  cx.report.add('type/mismatch', span, { what: `\`${parameter}\``, expected, found: 'something else' })
  return undefined
}

function bitNames(args: Arguments, parameter: string, frame: Frame, cx: Lowering) {
  const flags = flagsOf(args, parameter, cx)
  if (flags === undefined) return undefined
  const value = asText(fieldValue(args, frame, cx))
  const whole = call('decode.low_bits', [value])
  return { flags, list: call('bits.names', [whole, literal('dynamic', JSON.stringify(flags))], args.span) }
}

/** library.humio.com/data-analysis/functions-bitfield-extractflags.html */
function lowerFlags(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const read = bitNames(args, 'output', frame, cx)
  if (read === undefined) return frame
  const onlyTrue = args.flag('onlyTrue', false)
  return read.flags.reduce((f, [, name]) => {
    const isSet = call('texts.has', [read.list, text(name)], args.span)
    const unset = onlyTrue ? literal('string', null) : text('false')
    const value = call('logic.case', [isSet, text('true'), exists(read.list), unset, literal('string', null)])
    return assign(f, name, value, old(f, name, cx), cx.columns)
  }, frame)
}

function lowerFlagArray(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const read = bitNames(args, 'flagNames', frame, cx)
  if (read === undefined) return frame
  const target = (args.field('asArray')?.name ?? '_flags[]').replace(/\[\]$/, '')
  return setArray(frame, target, read.list, read.flags.length, true, cx)
}

/** library.humio.com/data-analysis/functions-geography-distance.html: on a sphere. */
function lowerDistance(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const places = ['lat1', 'lon1', 'lat2', 'lon2'].map((name) => asReal(fieldValue(args, frame, cx, name)))
  return call('geo.haversine_distance', places, args.span)
}

/** library.humio.com/data-analysis/functions-geohash.html */
function lowerGeohash(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const precision = args.number('precision') ?? 12
  if (!Number.isInteger(precision) || precision < 1 || precision > 18) {
    cx.refuse('this precision of `geohash()`', args.raw('precision')?.span ?? args.span)
    return undefined
  }
  const [lat, lon] = (['lat', 'lon'] as const).map((name) => {
    const field = args.field(name)
    return asReal(cx.field(frame, field?.name ?? `ip.${name}`, field?.span ?? args.span))
  })
  return lat === undefined || lon === undefined
    ? undefined
    : call('geo.geohash', [lon, lat, long(precision)], args.span)
}

/** library.humio.com/data-analysis/functions-writejson.html: fields whose names begin with one of the given. */
function lowerWriteJson(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const prefixes = args.has('field') ? args.texts('field') : ['@rawstring']
  if (prefixes.some((p) => p.replaceAll('[*]', '').includes('*'))) {
    cx.refuse('`writeJson()` with `*`', args.span)
    return undefined
  }
  const fields = cx.allFields(frame, args.span)
  const names = prefixes.flatMap((prefix) =>
    [...fields.keys()].filter((name) =>
      (prefix.includes('[*]') ? name.replace(/\[\d+\]/g, '[*]') : name).startsWith(prefix),
    ),
  )
  const members = [...new Set(names)].flatMap((name) => [
    text(name),
    asText(fields.get(name) ?? literal('string', null)),
  ])
  return call('record.nested', [call('dynamic.object', members)], args.span)
}

/** library.humio.com/data-analysis/functions-getfield.html: the field whose name is the value. */
function lowerGetField(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const raw = args.raw('source')
  if (raw === undefined) return undefined
  const name = asText(cx.expr(raw, frame))
  if (name.kind === 'literal' && typeof name.value === 'string') return cx.field(frame, name.value, raw.span)
  const fields = [...cx.allFields(frame, args.span)]
  const arms = fields.flatMap(([field, value]) => [call('compare.eq', [name, text(field)]), asText(value)])
  return arms.length === 0 ? undefined : call('logic.case', [...arms, literal('string', null)], args.span)
}

/** library.humio.com/data-analysis/functions-unit-convert.html */
function lowerUnit(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  if (args.flag('keepUnit', false)) {
    cx.refuse('`unit:convert(keepUnit=true)`', args.span)
    return undefined
  }
  const settings = ['from', 'to', 'unit'].map((name) => text(args.text(name) ?? ''))
  const binary = literal('boolean', args.flag('binary', false))
  return call('number.of_unit', [asText(fieldValue(args, frame, cx)), ...settings, binary], args.span)
}

/** library.humio.com/data-analysis/functions-subnet.html */
function lowerSubnet(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const bits = args.number('bits')
  if (bits === undefined || !Number.isInteger(bits) || bits < 0 || bits > 32) {
    cx.refuse('this number of `bits`', args.raw('bits')?.span ?? args.span)
    return undefined
  }
  return call('ip.ipv4_subnet', [asText(fieldValue(args, frame, cx)), long(bits)], args.span)
}

export const ENCODINGS: Builtins = {
  base64decode: {
    kind: 'value',
    output: '_base64Decode',
    names: ['field', 'charset'],
    required: ['field'],
    lower: (args, frame, cx) => {
      const charset = charsetOf(args, cx)
      const value = asText(fieldValue(args, frame, cx))
      return charset === undefined ? undefined : call('decode.base64', [value, text(charset)], args.span)
    },
  },
  base64encode: {
    kind: 'value',
    output: '_base64Encode',
    names: ['field', 'charset'],
    required: ['field'],
    lower: (args, frame, cx) => {
      const charset = charsetOf(args, cx)
      if (charset === 'utf-8') return call('hash.base64_encode', [asText(fieldValue(args, frame, cx))], args.span)
      if (charset !== undefined) cx.refuse('`base64Encode()` in another character set than UTF-8', args.span)
      return undefined
    },
  },
  parsehexstring: {
    kind: 'value',
    output: '_parsehexstring',
    names: ['field', 'charset'],
    required: ['field'],
    lower: (args, frame, cx) => {
      const charset = charsetOf(args, cx)
      const value = asText(fieldValue(args, frame, cx))
      return charset === undefined ? undefined : call('decode.hex', [value, text(charset)], args.span)
    },
  },
  parseint: {
    kind: 'value',
    output: inPlace,
    names: ['field', 'radix', 'endian'],
    required: ['field'],
    lower: lowerParseInt,
  },
  shannonentropy: {
    kind: 'value',
    output: '_shannonentropy',
    names: ['field'],
    lower: (args, frame, cx) => call('text.entropy', [asText(fieldValue(args, frame, cx))], args.span),
  },
  stripansicodes: {
    kind: 'value',
    output: inPlace,
    names: ['field'],
    lower: (args, frame, cx) => call('text.without_terminal_codes', [asText(fieldValue(args, frame, cx))], args.span),
  },
  formatduration: {
    kind: 'value',
    output: inPlace,
    names: ['field', 'from', 'precision'],
    required: ['field'],
    lower: lowerDuration,
  },
  'bitfield:extractflags': {
    kind: 'events',
    names: ['field', 'output', 'onlyTrue'],
    required: ['field', 'output'],
    lower: lowerFlags,
  },
  'bitfield:extractflagsasstring': {
    kind: 'value',
    output: '_flags',
    names: ['field', 'flagNames', 'separator'],
    required: ['field', 'flagNames'],
    lower: (args, frame, cx) => {
      const read = bitNames(args, 'flagNames', frame, cx)
      if (read === undefined) return undefined
      const joined = [
        read.list,
        text(args.text('separator') ?? ' '),
        text(''),
        text(''),
        long(0),
        literal('long', null),
      ]
      const none = call('logic.case', [exists(read.list), text(''), literal('string', null)])
      return call('logic.coalesce', [call('texts.joined', joined, args.span), none], args.span)
    },
  },
  'bitfield:extractflagsasarray': {
    kind: 'events',
    names: ['field', 'flagNames', 'asArray'],
    required: ['field', 'flagNames'],
    lower: lowerFlagArray,
  },
  'geography:distance': {
    kind: 'value',
    output: '_distance',
    names: ['lat1', 'lon1', 'lat2', 'lon2'],
    required: ['lat1', 'lon1', 'lat2', 'lon2'],
    lower: lowerDistance,
  },
  geohash: { kind: 'value', output: '_geohash', names: ['lat', 'lon', 'precision'], lower: lowerGeohash },
  writejson: { kind: 'value', output: '_json', names: ['field'], lower: lowerWriteJson },
  getfield: { kind: 'value', output: '_getField', names: ['source'], required: ['source'], lower: lowerGetField },
  'unit:convert': {
    kind: 'value',
    output: inPlace,
    names: ['field', 'from', 'to', 'unit', 'binary', 'keepUnit'],
    required: ['field'],
    lower: lowerUnit,
  },
  subnet: {
    kind: 'value',
    output: '_subnet',
    names: ['field', 'bits'],
    required: ['field', 'bits'],
    lower: lowerSubnet,
  },
}
