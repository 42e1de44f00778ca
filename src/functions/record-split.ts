import { writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

interface Marks {
  readonly delimiter: string
  readonly quote: string
  readonly mark: string
}

/** The values between the delimiters. */
function splitQuoted(source: string, { delimiter, quote, mark }: Marks): readonly string[] {
  const values: string[] = []
  let value = ''
  let open = false
  /** A quote opens only where nothing but blanks stands before it. */
  let bare = false
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at)
    const next = source.charAt(at + 1)
    if (char === mark && next !== '' && (next === quote || next === mark || next === delimiter)) {
      value += next
      bare = true
      at += 1
    } else if (char === quote && open) {
      if (next === quote) {
        value += quote
        at += 1
      } else open = false
    } else if (char === quote && !bare) {
      open = true
      bare = true
      value = ''
    } else if (char === delimiter && !open) {
      values.push(value)
      value = ''
      bare = false
    } else {
      value += char
      bare ||= !/\s/.test(char)
    }
  }
  values.push(value)
  return values
}

/** Texts of values that a character parts, some of them in quotes. */
export const RECORD_SPLIT = defineHostFunctions({
  'record.split_quoted': {
    doc: 'text, delimiter, quote, escape (each one character): the values between the delimiters, as an array of texts. Quotes around a value hide delimiters and go, with the blanks before them; a doubled quote inside is one. The escape before a delimiter, a quote or itself goes, and what follows it is plain.',
    params: ['string', 'string', 'string', 'string'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, delimiter, quote, mark]) =>
      writeDynamic(splitQuoted(text(source), { delimiter: text(delimiter), quote: text(quote), mark: text(mark) })),
    cases: [
      [['a,"b,c",,"d ""e"""', ',', '"', '\\'], '["a","b,c","","d \\"e\\""]'],
      [['a\\,b,C:\\x\\\\y,\\"q\\"', ',', '"', '\\'], '["a,b","C:\\\\x\\\\y","\\"q\\""]'],
      [['1: \n"a:b"c:d"e"', ':', '"', '\\'], '["1","a:bc","d\\"e\\""]'],
      [["'a b' c", ' ', "'", '\\'], '["a b","c"]'],
      [['a,"b', ',', '"', '\\'], '["a","b"]'],
      [['a,', ',', '"', '\\'], '["a",""]'],
      [['', ',', '"', '\\'], '[""]'],
      [[null, ',', '"', '\\'], null],
    ],
  },
})
