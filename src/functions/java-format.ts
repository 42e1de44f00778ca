import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

/** One conversion: flags among `-+ #0,`, a width, a precision, `h` for 32 bits, and the type. */
interface Conversion {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly isShort: boolean
  readonly type: string
}

const CONVERSION = /^([-+ #0,]*)(\d{0,4})(?:\.(\d{0,3}))?(h?)([a-zA-Z])$/

function conversionOf(written: string): Conversion | undefined {
  const [, flags = '', width = '', precision, short = '', type] = CONVERSION.exec(written) ?? []
  if (type === undefined) return undefined
  const digits = precision === undefined ? undefined : Number(precision)
  return { flags, width: Number(width), precision: digits, isShort: short !== '', type }
}

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** A whole number of 64 bits; a text with a fraction is none, but for a fraction of 0. */
function wholeOf(text: string): bigint | undefined {
  if (!NUMBER.test(text)) return undefined
  const [, digits] = /^\s*([+-]?\d+)(?:\.0*)?\s*$/.exec(text) ?? []
  const value = digits === undefined ? Number(text) : BigInt(digits)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined
  return BigInt.asIntN(64, value) === value ? value : undefined
}

/** The digits of a decimal number that is not negative, and the place of its point among them. */
function decimalOf(value: number): { readonly digits: string; readonly point: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: whole + fraction, point: whole.length + Number(exponent) }
}

/** So many digits after the point; halves of the shortest decimal text go away from zero. */
function fixed(value: number, decimals: number): string {
  const { digits, point } = decimalOf(value)
  const kept = point + decimals
  const all = kept <= 0 ? '0'.repeat(1 - kept) + digits : digits.padEnd(kept + 1, '0')
  const cut = Math.max(kept, 0) + (kept <= 0 ? 1 - kept : 0)
  const head = BigInt(`0${all.slice(0, cut)}`) + (Number(all.charAt(cut) || '0') >= 5 ? 1n : 0n)
  const text = head.toString().padStart(decimals + 1, '0')
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

/** `1.5e+02` with so many digits after the point. */
function scientific(value: number, decimals: number): string {
  if (value === 0) return `${fixed(0, decimals)}e+00`
  const { digits, point } = decimalOf(value)
  const significant = digits.replace(/^0+/, '')
  let exponent = point - 1 - (digits.length - significant.length)
  const [whole = '', rest = ''] = [significant.charAt(0), significant.slice(1)]
  let mantissa = fixed(Number(`${whole}.${rest === '' ? '0' : rest}`), decimals)
  if (mantissa.startsWith('10')) {
    exponent += 1
    mantissa = decimals === 0 ? '1' : `1.${'0'.repeat(decimals)}`
  }
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function general(value: number, precision: number): string {
  const rounded = value === 0 ? 0 : Number(scientific(value, precision - 1))
  if (rounded !== 0 && (rounded < 1e-4 || rounded >= 10 ** precision)) return scientific(value, precision - 1)
  const exponent = rounded === 0 ? 0 : Math.floor(Math.log10(rounded))
  return fixed(value, Math.max(0, precision - 1 - exponent))
}

function grouped(digits: string): string {
  const [whole = '', ...rest] = digits.split('.')
  return [whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ','), ...rest].join('.')
}

/** Sign, padding and grouping of a number's digits. */
function signed(digits: string, isNegative: boolean, prefix: string, { flags, width }: Conversion): string {
  const sign = isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const body = flags.includes(',') ? grouped(digits) : digits
  const head = sign + prefix
  if (flags.includes('0') && !flags.includes('-')) return head + body.padStart(width - head.length, '0')
  return justified(head + body, flags, width)
}

function justified(text: string, flags: string, width: number): string {
  return flags.includes('-') ? text.padEnd(width) : text.padStart(width)
}

const RADIX: Readonly<Record<string, number>> = { o: 8, x: 16, X: 16 }
const PREFIX: Readonly<Record<string, string>> = { o: '0', x: '0x', X: '0X' }

function integer(text: string, conversion: Conversion): string | null {
  const whole = wholeOf(text)
  if (whole === undefined) return null
  const { flags, precision, type, isShort } = conversion
  const radix = RADIX[type]
  const bits = isShort ? 32 : 64
  const value = radix === undefined ? (isShort ? BigInt.asIntN(32, whole) : whole) : BigInt.asUintN(bits, whole)
  const size = value < 0n ? -value : value
  const written = size.toString(radix ?? 10).padStart(precision ?? 1, '0')
  const digits = precision === 0 && size === 0n ? '' : type === 'X' ? written.toUpperCase() : written
  const prefix = flags.includes('#') && size !== 0n ? (PREFIX[type] ?? '') : ''
  return signed(digits, value < 0n, prefix, conversion)
}

function real(text: string, conversion: Conversion): string | null {
  if (!NUMBER.test(text)) return null
  const value = Number(text)
  if (!Number.isFinite(value)) return null
  const { flags, precision = 6, type } = conversion
  const size = Math.abs(value)
  const kind = type.toLowerCase()
  const written =
    kind === 'f'
      ? fixed(size, precision)
      : kind === 'e'
        ? scientific(size, precision)
        : general(size, Math.min(9, Math.max(6, precision)))
  const pointed = flags.includes('#') && !written.includes('.') ? written.replace(/(?=e|$)/, '.') : written
  const digits = type === kind ? pointed : pointed.toUpperCase()
  return signed(digits, value < 0 || Object.is(value, -0), '', conversion)
}

function convert(text: string, conversion: Conversion): string | null {
  const { flags, width, precision, type } = conversion
  switch (type) {
    case 's':
      return justified(precision === undefined ? text : [...text].slice(0, precision).join(''), flags, width)
    case 'c':
    case 'C': {
      const first = [...text][0] ?? ''
      return justified(type === 'C' ? first.toUpperCase() : first, flags, width)
    }
    case 'b':
    case 'B': {
      const truth = text === 'false' ? 'false' : 'true'
      return justified(type === 'B' ? truth.toUpperCase() : truth, flags, width)
    }
    case 'd':
    case 'i':
    case 'o':
    case 'x':
    case 'X':
      return integer(text, conversion)
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return real(text, conversion)
    default:
      return null
  }
}

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

export const JAVA_FORMATS = defineHostFunctions({
  'text.convert': {
    doc: 'The text of a value by one conversion of java.util.Formatter without its `%` (a literal): flags `-+ #0,`, width, precision, `h` for 32 bits, and one of `sbBcCdioxXfFeEgG`. A precision of whole numbers is their least number of digits. Null for a value that the conversion does not take.',
    params: ['string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([value, written]) => {
      const conversion = conversionOf(text(written))
      return conversion === undefined ? null : convert(text(value), conversion)
    },
    cases: [
      [['ab', '-5s'], 'ab   '],
      [['abcdef', '6.3s'], '   abc'],
      [['12345', ',d'], '12,345'],
      [['-1234567.5', ',.2f'], '-1,234,567.50'],
      [['7', '03.0f'], '007'],
      [['0.5', '.0f'], '1'],
      [['0.125', '.2f'], '0.13'],
      [['1e-7', '.3f'], '0.000'],
      [['-1', 'hX'], 'FFFFFFFF'],
      [['255', '#x'], '0xff'],
      [['8', 'o'], '10'],
      [['9007199254740993', 'd'], '9007199254740993'],
      [['5', '.3i'], '005'],
      [['42', '+d'], '+42'],
      [['42', ' 6d'], '    42'],
      [['176.54', 'e'], '1.765400e+02'],
      [['9.9999', '.2E'], '1.00E+01'],
      [['123456789', 'g'], '1.23457e+08'],
      [['0.00012345678', 'g'], '0.000123457'],
      [['3', '#.0f'], '3.'],
      [['yes', 'B'], 'TRUE'],
      [['éa', 'C'], 'É'],
      [['x', 'd'], null],
      [['1.5', 'd'], null],
      [['1,000', 'f'], null],
      [['x', 'q'], null],
      [[null, 's'], null],
    ],
  },
})
