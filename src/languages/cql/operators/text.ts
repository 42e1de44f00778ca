import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { assign, type Frame, remove } from '../lower/frame.ts'
import { replaced } from '../lower/regex.ts'
import { regexArgument } from '../lower/regex-argument.ts'
import { asLong, asText, exists } from '../lower/value.ts'

function source(args: Arguments, frame: Frame, cx: Lowering, name = 'field'): Expr {
  const field = args.field(name)
  return asText(
    field === undefined ? cx.field(frame, '@rawstring', args.span) : cx.field(frame, field.name, field.span),
  )
}

function simple(fn: 'text.form_decode' | 'text.utf16_length', output: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field'],
    required: ['field'],
    lower: (args, frame, cx) => call(fn, [source(args, frame, cx)], args.span),
  }
}

/** library.humio.com/data-analysis/functions-urlencode.html: as java.net.URLEncoder writes it, a blank as `+`. */
function lowerUrlEncode(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  if (!args.has('type')) return call('text.form_encode', [source(args, frame, cx)], args.span)
  cx.refuse('`urlEncode(type=...)`, whose values are not documented,', args.raw('type')?.span ?? args.span)
  return undefined
}

/** Languages whose letters change case in their own way. */
const SPECIAL_LANGUAGES = /^(?:tr|az|lt)(?:[_-]|$)/i

/** library.humio.com/data-analysis/functions-lower.html and functions-upper.html */
function inCase(fn: 'text.lower' | 'text.upper', output: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field', 'locale', 'type'],
    required: ['field'],
    lower: (args, frame, cx) => (plainLanguage(args, cx) ? call(fn, [source(args, frame, cx)], args.span) : undefined),
  }
}

function plainLanguage(args: Arguments, cx: Lowering): boolean {
  const special = ['locale', 'type'].find((name) => SPECIAL_LANGUAGES.test(args.text(name) ?? ''))
  if (special !== undefined) cx.refuse(`this language of \`${args.fn}()\``, args.raw(special)?.span ?? args.span)
  return special === undefined
}

/** library.humio.com/data-analysis/functions-crypto-md5.html: of all fields one after another; a missing one adds nothing. */
function digest(fn: 'hash.md5' | 'hash.sha1' | 'hash.sha256', output: string): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field'],
    required: ['field'],
    lower: (args, frame, cx) => call(fn, [joined(args, frame, cx)], args.span),
  }
}

/** The values of the fields one after another; one that is missing adds nothing. */
function joined(args: Arguments, frame: Frame, cx: Lowering): Expr {
  const parts = args
    .fields('field')
    .map((f) => call('logic.coalesce', [asText(cx.field(frame, f.name, f.span)), text('')]))
  const [only] = parts
  if (only === undefined) return literal('string', '')
  return parts.length === 1 ? only : call('text.concat', parts, args.span)
}

/** library.humio.com/data-analysis/functions-replace.html: every match; `$1` stands for a group. */
function lowerReplace(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const regex = regexArgument(args, 'regex', cx, 'm')
  if (regex === undefined) return undefined
  const parameter = args.has('with') ? 'with' : 'replacement'
  const template = replacement(args.text(parameter) ?? '', regex.groups)
  if (template === undefined) {
    cx.refuse('this replacement', args.raw(parameter)?.span ?? args.span)
    return undefined
  }
  return replaced(source(args, frame, cx), regex, template, args.span)
}

/**
 * A replacement of java.util.regex.Matcher as RE2 writes it: `$1` is a group, `\\` makes the next character plain. Undefined
 * for a group that is not there, for one by name, and for what has nothing after it.
 */
function replacement(written: string, groups: number): string | undefined {
  let template = ''
  for (const [part, plain, place] of written.matchAll(/\\([\s\S])|\$(\d)|[\s\S]/g)) {
    if (place !== undefined) {
      if (Number(place) > groups || groups > 9) return undefined
      template += `\\${place}`
    } else if (plain === undefined && /[$\\]/.test(part)) return undefined
    else template += (plain ?? part).replace('\\', '\\\\')
  }
  return template
}

/** The value of an expression that counts characters. */
function count(args: Arguments, name: string, fallback: number, frame: Frame, cx: Lowering): Expr {
  const raw = args.raw(name)
  return raw === undefined ? long(fallback) : asLong(cx.expr(raw, frame))
}

function textOf(args: Arguments, name: string, frame: Frame, cx: Lowering): Expr | undefined {
  const raw = args.raw(name)
  return raw === undefined ? undefined : asText(cx.expr(raw, frame))
}

/** library.humio.com/data-analysis/functions-text-positionof.html: from 0; missing when there is none. */
function position(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const whole = textOf(args, 'string', frame, cx)
  const part = textOf(args, 'character', frame, cx)
  if (whole === undefined || part === undefined) return undefined
  const places = [count(args, 'begin', 0, frame, cx), count(args, 'occurrence', 1, frame, cx)]
  return call('graphemes.index_of', [whole, part, ...places], args.span)
}

/** library.humio.com/data-analysis/functions-text-substring.html: from `begin` up to before `end`; invalid places give nothing. */
function substring(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const whole = textOf(args, 'string', frame, cx)
  if (whole === undefined) return undefined
  const begin = count(args, 'begin', 0, frame, cx)
  const raw = args.raw('end')
  const size = call('graphemes.count', [whole])
  const end = raw === undefined ? size : asLong(cx.expr(raw, frame))
  const slice = call('graphemes.slice', [whole, begin, end], args.span)
  if (raw !== undefined) return slice
  // To the end of an empty text there is the empty text.
  const isNone = call('logic.and', [call('compare.eq', [whole, text('')]), call('compare.eq', [begin, long(0)])])
  return call('logic.case', [isNone, text(''), slice], args.span)
}

function editSettings(args: Arguments, cx: Lowering): readonly Expr[] | undefined {
  const most = args.number('maxDistance') ?? Number.NaN
  if (!Number.isInteger(most) || most < 1 || most > 100) {
    const span = args.raw('maxDistance')?.span ?? args.span
    cx.report.add('type/mismatch', span, {
      what: '`maxDistance`',
      expected: 'a whole number from 1 to 100',
      found: `\`${args.text('maxDistance') ?? ''}\``,
    })
    return undefined
  }
  const swaps = args.flag('allowTranspositions', true)
  const ignoreCase = args.flag('caseInsensitive', args.flag('ignoreCase', false))
  return [long(most), literal('boolean', swaps), literal('boolean', ignoreCase)]
}

const EDIT_NAMES = ['maxDistance', 'allowTranspositions', 'caseInsensitive', 'ignoreCase']

/** library.humio.com/data-analysis/functions-text-editdistanceasarray.html: an object for each reference. */
function lowerDistances(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const target = textOf(args, 'target', frame, cx)
  const settings = editSettings(args, cx)
  if (target === undefined || settings === undefined) return frame
  const name = (args.field('asArray')?.name ?? '_distance').replace(/\[\]$/, '')
  return args.list('references').reduce((f, item, i) => {
    const reference = asText(cx.expr(item, frame))
    const distance = call('text.edit_distance', [target, reference, ...settings], args.span)
    const given = call('logic.case', [exists(distance), reference, literal('string', null)])
    const named = assign(f, `${name}[${i}].reference`, given, old(f, `${name}[${i}].reference`, cx), cx.columns)
    return assign(named, `${name}[${i}].distance`, distance, old(f, `${name}[${i}].distance`, cx), cx.columns)
  }, frame)
}

/**
 * library.humio.com/data-analysis/functions-lowercase.html: values in place, names in any case of letters. `*` stands for
 * every field, and drops the old names.
 */
function lowerInPlace(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const include = args.choice('include', ['values', 'fields', 'both'])
  if (include === undefined || !plainLanguage(args, cx)) return frame
  const wanted = args.fields('field')
  const every = wanted.length === 1 && wanted[0]?.name === '*'
  if (!every && include === 'values') {
    return wanted.reduce((f, field) => {
      const value = cx.field(f, field.name, field.span)
      return assign(f, field.name, call('text.lower', [asText(value)]), old(f, field.name, cx), cx.columns)
    }, frame)
  }
  const lowered = new Set(wanted.map((field) => field.name.toLowerCase()))
  const found = [...cx.allFields(frame, args.span)].filter(([name]) => every || lowered.has(name.toLowerCase()))
  return found.reduce((f, [name, held]) => {
    const isText = held.type === 'string' || held.type === 'dynamic'
    const value = include === 'fields' || !isText ? held : call('text.lower', [asText(held)])
    const target = include === 'values' ? name : name.toLowerCase()
    const written = assign(f, target, value, old(f, target, cx), cx.columns)
    return every && target !== name ? remove(written, [name]) : written
  }, frame)
}

export const TEXTS: Builtins = {
  lower: inCase('text.lower', '_lower'),
  upper: inCase('text.upper', '_upper'),
  // library.humio.com/data-analysis/functions-text-length.html: in Java's characters.
  length: simple('text.utf16_length', '_length'),
  'crypto:md5': digest('hash.md5', '_md5'),
  'crypto:sha1': digest('hash.sha1', '_sha1'),
  'crypto:sha256': digest('hash.sha256', '_sha256'),
  urldecode: simple('text.form_decode', '_urldecode'),
  urlencode: {
    kind: 'value',
    output: '_urlencode',
    names: ['field', 'type'],
    required: ['field'],
    lower: lowerUrlEncode,
  },
  lowercase: { kind: 'events', names: ['field', 'include', 'locale'], required: ['field'], lower: lowerInPlace },
  concat: {
    kind: 'value',
    output: '_concat',
    names: ['field'],
    required: ['field'],
    lower: joined,
  },
  replace: {
    kind: 'value',
    output: (args) => args.field('field')?.name ?? '@rawstring',
    names: ['regex', 'with', 'field', 'replacement', 'flags'],
    required: ['regex'],
    lower: lowerReplace,
  },
  'text:length': {
    kind: 'value',
    output: '_length',
    names: ['string'],
    required: ['string'],
    lower: (args, frame, cx) => {
      const whole = textOf(args, 'string', frame, cx)
      return whole === undefined ? undefined : call('graphemes.count', [whole], args.span)
    },
  },
  'text:positionof': {
    kind: 'value',
    output: '_position',
    names: ['string', 'character', 'begin', 'occurrence'],
    required: ['string', 'character'],
    lower: position,
  },
  'text:substring': {
    kind: 'value',
    output: '_substring',
    names: ['string', 'begin', 'end'],
    required: ['string'],
    lower: substring,
  },
  'text:editdistance': {
    kind: 'value',
    output: '_distance',
    names: ['target', 'reference', ...EDIT_NAMES],
    required: ['target', 'reference', 'maxDistance'],
    lower: (args, frame, cx) => {
      const [target, reference] = ['target', 'reference'].map((name) => textOf(args, name, frame, cx))
      const settings = editSettings(args, cx)
      return target === undefined || reference === undefined || settings === undefined
        ? undefined
        : call('text.edit_distance', [target, reference, ...settings], args.span)
    },
  },
  'text:editdistanceasarray': {
    kind: 'events',
    names: ['target', 'references', 'asArray', ...EDIT_NAMES],
    required: ['target', 'references', 'maxDistance'],
    lower: lowerDistances,
  },
}
