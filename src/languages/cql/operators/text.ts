import { call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { assign, type Frame } from '../lower/frame.ts'
import { compileRegex } from '../lower/regex.ts'
import { asLong, asText } from '../lower/value.ts'

function source(args: Arguments, frame: Frame, cx: Lowering, name = 'field'): Expr {
  const field = args.field(name)
  return asText(
    field === undefined ? cx.field(frame, '@rawstring', args.span) : cx.field(frame, field.name, field.span),
  )
}

function simple(
  fn:
    | 'text.percent_decode'
    | 'text.percent_encode'
    | 'text.lower'
    | 'text.upper'
    | 'text.length'
    | 'hash.md5'
    | 'hash.sha1'
    | 'hash.sha256',
  output: string,
): Builtins[string] {
  return {
    kind: 'value',
    output,
    names: ['field'],
    required: ['field'],
    lower: (args, frame, cx) => call(fn, [source(args, frame, cx)], args.span),
  }
}

/** library.humio.com/data-analysis/functions-replace.html: every match; `$1` stands for a group. */
function lowerReplace(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const raw = args.raw('regex')
  const pattern = raw?.kind === 'regex' ? raw.pattern : args.text('regex')
  if (raw === undefined || pattern === undefined) return undefined
  const flags = args.text('flags') ?? (raw.kind === 'regex' ? raw.flags : '')
  const regex = compileRegex(pattern, flags.includes('m') ? flags : `${flags}m`, raw.span, cx.report)
  if (regex === undefined) return undefined
  const template = (args.text('with') ?? '').replace(/\\/g, '\\\\').replace(/\$(\d)/g, '\\$1')
  return call('regex.replace_all', [source(args, frame, cx), text(regex.pattern), text(template)], args.span)
}

function position(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const whole = args.raw('string')
  const character = args.text('character')
  if (whole === undefined || character === undefined) return undefined
  const occurrence = args.number('occurrence') ?? 1
  const held = asText(cx.expr(whole, frame))
  if (occurrence === 1) return call('text.index_of', [held, text(character)], args.span)
  if (character === '' || !Number.isInteger(occurrence) || occurrence < 1) {
    cx.refuse('this kind of `text:positionOf()`', args.span)
    return undefined
  }
  return call('text.index_of_nth', [held, text(character), long(occurrence)], args.span)
}

/** library.humio.com/data-analysis/functions-text-substring.html: from `begin` up to before `end`. */
function substring(args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const whole = args.raw('string')
  if (whole === undefined) return undefined
  const held = asText(cx.expr(whole, frame))
  const place = (name: string, fallback: Expr): Expr => {
    const raw = args.raw(name)
    return raw === undefined ? fallback : call('number.greatest', [asLong(cx.expr(raw, frame)), long(0)])
  }
  const begin = place('begin', long(0))
  const end = place('end', call('text.length', [held]))
  const count = call('number.greatest', [call('number.subtract', [end, begin]), long(0)])
  return call('text.substring', [held, begin, count], args.span)
}

/** library.humio.com/data-analysis/functions-lowercase.html: in place. */
function lowerInPlace(args: Arguments, frame: Frame, cx: Lowering): Frame {
  if ((args.text('include') ?? 'values') !== 'values') {
    cx.refuse('`lowercase()` of field names', args.span)
    return frame
  }
  return args.fields('field').reduce((f, field) => {
    const value = cx.field(f, field.name, field.span)
    return assign(f, field.name, call('text.lower', [asText(value)]), old(f, field.name, cx), cx.columns)
  }, frame)
}

export const TEXTS: Builtins = {
  lower: simple('text.lower', '_lower'),
  upper: simple('text.upper', '_upper'),
  length: simple('text.length', '_length'),
  'crypto:md5': simple('hash.md5', '_md5'),
  'crypto:sha1': simple('hash.sha1', '_sha1'),
  'crypto:sha256': simple('hash.sha256', '_sha256'),
  urldecode: simple('text.percent_decode', '_urldecode'),
  urlencode: simple('text.percent_encode', '_urlencode'),
  lowercase: { kind: 'events', names: ['field', 'include'], required: ['field'], lower: lowerInPlace },
  concat: {
    kind: 'value',
    output: '_concat',
    names: ['field'],
    required: ['field'],
    // A field that is missing adds nothing.
    lower: (args, frame, cx) => {
      const parts = args
        .fields('field')
        .map((f) => call('logic.coalesce', [asText(cx.field(frame, f.name, f.span)), text('')]))
      return parts.length === 0 ? literal('string', '') : call('text.concat', parts, args.span)
    },
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
      const raw = args.raw('string')
      return raw === undefined ? undefined : call('text.length', [asText(cx.expr(raw, frame))], args.span)
    },
  },
  'text:positionof': {
    kind: 'value',
    output: '_positionOf',
    names: ['string', 'character', 'occurrence'],
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
}
