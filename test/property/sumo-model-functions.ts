import { type Expression, stringValue } from '../../src/languages/sumo/ast.ts'
import {
  between,
  boolean,
  Dropped,
  finite,
  number,
  numberOf,
  regexOf,
  type Type,
  type Typed,
  text,
  textOf,
  unsaid,
  type Value,
} from './sumo-model-values.ts'

/** A code unit without its other. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const BLANK = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/

/** The functions of values but `if`. */
export function ofFunction(name: string, args: readonly Expression[], values: readonly Typed[]): Typed {
  const [first] = args
  if (name === 'replace') return replace(args, values)
  const [value = unsaid(`${name} of nothing`)] = values
  const ofTexts = (fn: (texts: readonly string[]) => Value, type: Type = 'text'): Typed => ({
    type,
    of: (row) => {
      const texts = values.flatMap((arg) => textOf(arg.of(row)) ?? [])
      return texts.length < values.length ? null : fn(texts)
    },
  })
  const ofNumbers = (fn: (numbers: readonly number[]) => number | null): Typed =>
    number((row) => {
      const numbers = values.flatMap((arg) => numberOf(arg.of(row)) ?? [])
      const result = numbers.length < values.length ? null : fn(numbers)
      return result === null ? null : finite(result)
    })
  const one = (texts: readonly string[], i = 0): string => texts[i] ?? unsaid('too few arguments')
  const two = (numbers: readonly number[], i = 0): number => numbers[i] ?? unsaid('too few arguments')
  switch (name) {
    case 'isnull':
      return boolean((row) => value.of(row) === null)
    case 'isempty':
      return boolean((row) => (textOf(value.of(row)) ?? '') === '')
    case 'isblank':
      return boolean((row) => BLANK.test(textOf(value.of(row)) ?? ''))
    case 'isnumeric':
      return boolean((row) => isJavaNumber(textOf(value.of(row)) ?? ''))
    case 'concat':
      return text((row) => values.map((arg) => textOf(arg.of(row)) ?? '').join(''))
    case 'contains':
      return ofTexts((of) => (one(of, 1) === '' ? one(of) === '' : one(of).includes(one(of, 1))), 'boolean')
    case 'indexof':
      return ofTexts((of) => one(of).indexOf(one(of, 1)), 'number')
    case 'length':
      return number((row) => (textOf(value.of(row)) ?? '').length)
    case 'tolowercase':
      return ofTexts((of) => one(of).toLowerCase())
    case 'touppercase':
      return ofTexts((of) => one(of).toUpperCase())
    case 'tostring':
      return ofTexts((of) => one(of))
    case 'trim':
      return ofTexts((of) => one(of).replace(/^[\0-\x20]+|[\0-\x20]+$/g, ''))
    case 'substring':
      // Offsets that are written out and out of order are refused.
      if (
        Number(args[1]?.kind === 'number' ? args[1].text : 0) > Number(args[2]?.kind === 'number' ? args[2].text : 99)
      )
        return unsaid('substring')
      return text((row) => {
        const of = textOf(value.of(row))
        const [from, to] = [values[1], values[2]].map((arg) => (arg === undefined ? undefined : numberOf(arg.of(row))))
        if (of === null || from === null || to === null) return null
        const start = Math.trunc(from ?? 0)
        const end = Math.trunc(to ?? of.length)
        if (start < 0 || start >= of.length || end < start) return null
        return of.slice(start, end).replace(HALF, '\ufffd')
      })
    case 'format': {
      const template = first?.kind === 'string' ? stringValue(first.raw) : unsaid('format')
      const given = values.slice(1)
      return text((row) => {
        const texts = given.map((arg) => {
          const of = textOf(arg.of(row))
          if (of === null) throw new Dropped()
          return of
        })
        let at = 0
        return template.replace(/%s/g, () => texts[at++] ?? unsaid('too few values'))
      })
    }
    case 'num':
    case 'number':
    case 'double':
      return ofNumbers((of) => two(of))
    case 'long':
    case 'tolong':
    case 'int':
    case 'toint':
      return ofNumbers((of) => Math.trunc(two(of)))
    case 'abs':
      return ofNumbers((of) => Math.abs(two(of)))
    case 'ceil':
      return ofNumbers((of) => Math.ceil(two(of)))
    case 'floor':
      return ofNumbers((of) => Math.floor(two(of)))
    case 'round':
      return ofNumbers((of) => {
        const scale = 10 ** two([...of, 0], 1)
        const scaled = two(of) * scale
        return of.length > 1 && scaled < 0 && scaled % 1 === -0.5
          ? unsaid('half of a negative number')
          : Math.round(scaled) / scale
      })
    case 'sqrt':
      return ofNumbers((of) => Math.sqrt(two(of)))
    case 'pow':
      return ofNumbers((of) => two(of) ** two(of, 1))
    case 'max':
      return ofNumbers((of) => Math.max(two(of), two(of, 1)))
    case 'min':
      return ofNumbers((of) => Math.min(two(of), two(of, 1)))
    case 'isprivateip':
    case 'ispublicip':
    case 'isreservedip':
      return boolean((row) => {
        const address = addressOf(textOf(value.of(row)))
        if (address === null) throw new Dropped()
        const inside = (networks: readonly string[]): boolean => networks.some((of) => isIn(address, of))
        if (name === 'isprivateip') return inside(PRIVATE)
        return inside([...PRIVATE, ...RESERVED]) === (name === 'isreservedip')
      })
    case 'isvalidipv4':
      return boolean((row) => addressOf(textOf(value.of(row))) !== null)
    case 'ipv4tonumber':
      return number((row) => addressOf(textOf(value.of(row))))
    case 'comparecidrprefix': {
      const length = Number(args[2]?.kind === 'number' ? args[2].text : unsaid(name))
      return boolean((row) => {
        const [a, b] = [0, 1].map((i) => addressOf(textOf(values[i]?.of(row) ?? null)))
        return a === null || b === null
          ? null
          : Math.floor((a ?? 0) / 2 ** (32 - length)) === Math.floor((b ?? 0) / 2 ** (32 - length))
      })
    }
    case 'base64encode':
      return ofTexts((of) => Buffer.from(one(of), 'utf8').toString('base64'))
    case 'urlencode':
      return ofTexts((of) => new URLSearchParams([['', one(of)]]).toString().slice(1))
    case 'dectohex':
      return ofTexts((of) => (/^\d{1,9}$/.test(one(of)) ? Number(one(of)).toString(16).toUpperCase() : unsaid(name)))
    default:
      return unsaid(name)
  }
}

/** RFC 1918, and what RFC 5735 reserves beside it, as far as the tests go. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']
const RESERVED = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4']

function addressOf(text: string | null): number | null {
  const octets = text?.split('.') ?? []
  const isValid = octets.length === 4 && octets.every((of) => /^(0|[1-9]\d{0,2})$/.test(of) && Number(of) < 256)
  return isValid ? octets.reduce((all, of) => all * 256 + Number(of), 0) : null
}

function isIn(address: number, network: string): boolean {
  const [start = '', length] = network.split('/')
  const size = 2 ** (32 - Number(length))
  return Math.floor(address / size) === Math.floor((addressOf(start) ?? 0) / size)
}

/** Decimal, with an exponent and a type after it; a leading zero begins an octal number. */
function isJavaNumber(of: string): boolean {
  if (/^[+-]?0\d+$/.test(of)) return /^[+-]?0[0-7]+$/.test(of)
  return /^[+-]?(\d+|\d+\.\d*|\.\d+)([eE][+-]?\d+)?$/.test(of)
}

function replace(args: readonly Expression[], values: readonly Typed[]): Typed {
  const pattern = args[1]
  const [value, from, to] = values
  if (pattern === undefined || value === undefined || from === undefined || to === undefined) return unsaid('replace')
  if (pattern.kind !== 'regex') {
    return text((row) => {
      const [of, search, put] = [value, from, to].map((arg) => textOf(arg.of(row)))
      if (of === null || search === null || put === null) return null
      if (of === undefined || search === undefined || put === undefined) return unsaid('replace')
      return search === '' ? of : of.split(search).join(put)
    })
  }
  const regex = regexOf(between(pattern.raw), 'g')
  return text((row) => {
    const [of, put] = [textOf(value.of(row)), textOf(to.of(row))]
    if (of === null || put === null) return null
    return of.replace(regex, (...found: readonly unknown[]) =>
      put.replace(/\$\{(\w+)\}|\$(\d)/g, (_, name: string | undefined, place: string | undefined) => {
        const groups = found.at(-1)
        if (name === undefined) return String(found[Number(place)] ?? '')
        return typeof groups === 'object' && groups !== null
          ? String(Object.entries(groups).find(([of]) => of === name)?.[1] ?? '')
          : unsaid('a group')
      }),
    )
  })
}
